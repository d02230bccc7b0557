"""An activity in short: the figure at its top, and the facts beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Fact, Link
from actionplans.views.parts.activity_list import activity_row
from actionplans.views.parts.change_notes import last_updated
from actionplans.views.parts.connections import continues
from actionplans.views.parts.contact import contact_fact
from actionplans.views.parts.progress import reports_on
from actionplans.views.parts.target_groups import group_link


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The figure that stands at the top."""

    value: str
    label: str


def key_figures(context: ViewContext, entry: Entry[Activity]) -> Iterator[KeyFigure]:
    """What the plan grants the activity in the plan's own year."""
    row = activity_row(context, entry)
    if row.amount is not None:
        label = context.granted_in(context.library.plan_of(entry).record)
        yield KeyFigure(_worded(context, row.amount), label)


def _worded(context: ViewContext, cell: Cell) -> str:
    return context.text("no-amount-short") if cell.caveat else cell.text


def facts(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    """What a reader asks first: for whom, where, who, how it goes, and what it belongs to."""
    record = entry.record
    if record.target_groups:
        groups = dict.fromkeys(_groups(context, record))
        yield Fact(context.text("for-whom"), tuple(groups))
    if record.places:
        yield Fact(context.text("where"), context.place_names(record.places))
    for field, label in (("responsible", "responsible"), ("partners", "partners")):
        parties = context.parties(getattr(record, field))
        if parties:
            yield Fact(context.text(label), tuple(Link(p.name, p.address) for p in parties))
    if record.contact:
        yield contact_fact(context, record.contact)
    for report in reports_on(context, entry):
        state = Link(report.on_track, f"{report.report.address}#del-aktiviteter")
        yield Fact(context.text("how-it-goes"), (state,), report.date)
    if record.topics:
        topics = tuple(context.link(context.library.topics[id]) for id in record.topics)
        yield Fact(context.text("topics"), topics)
    earlier = tuple(reason.link for reason in continues(context, entry))
    if earlier:
        yield Fact(context.text("continues"), earlier)
    plan = context.library.plan_of(entry)
    whole = Link(context.text("whole-page"), context.whole_address(plan))
    yield Fact(context.text("part-of-plan"), (context.link(plan), whole))
    yield from last_updated(context, entry)


def _groups(context: ViewContext, record: Activity) -> Iterator[Link]:
    """Whom it is for: by the groups that have a page, else in the document's own words."""
    for target in record.target_groups:
        ages = context.text("ages", ages=str(target.ages).replace("-", "–")) if target.ages else ""
        for group in target.groups:
            link = group_link(context, group)
            text = f"{link.text}, {ages}" if ages and len(target.groups) == 1 else link.text
            yield Link(text, link.address)
        if not target.groups:
            yield Link(target.who)
