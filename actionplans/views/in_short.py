"""An activity in short: the figure at its top, and the facts beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.connections import continues
from actionplans.views.contact import contact_fact
from actionplans.views.parts import Cell, Fact, Link
from actionplans.views.report import reports_on
from actionplans.views.rows import activity_row
from actionplans.views.shared import Shared
from actionplans.views.target_group import group_link
from actionplans.views.updates import last_updated


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The figure that stands at the top."""

    value: str
    label: str


def key_figures(shared: Shared, entry: Entry[Activity]) -> Iterator[KeyFigure]:
    """What the plan grants the activity in the plan's own year."""
    row = activity_row(shared, entry)
    if row.amount is not None:
        label = shared.granted_in(shared.library.plan_of(entry).record)
        yield KeyFigure(_worded(shared, row.amount), label)


def _worded(shared: Shared, cell: Cell) -> str:
    return shared.text("no-amount-short") if cell.caveat else cell.text


def facts(shared: Shared, entry: Entry[Activity]) -> Iterator[Fact]:
    """What a reader asks first: for whom, where, who, how it goes, and what it belongs to."""
    record = entry.record
    if record.target_groups:
        groups = dict.fromkeys(_groups(shared, record))
        yield Fact(shared.text("for-whom"), tuple(groups))
    if record.places:
        yield Fact(shared.text("where"), shared.place_names(record.places))
    for field, label in (("responsible", "responsible"), ("partners", "partners")):
        parties = shared.parties(getattr(record, field))
        if parties:
            yield Fact(shared.text(label), tuple(Link(p.name, p.address) for p in parties))
    if record.contact:
        yield contact_fact(shared, record.contact)
    for report in reports_on(shared, entry):
        state = Link(report.on_track, f"{report.report.address}#del-aktiviteter")
        yield Fact(shared.text("how-it-goes"), (state,), report.date)
    if record.topics:
        topics = tuple(shared.link(shared.library.topics[id]) for id in record.topics)
        yield Fact(shared.text("topics"), topics)
    earlier = tuple(reason.link for reason in continues(shared, entry))
    if earlier:
        yield Fact(shared.text("continues"), earlier)
    plan = shared.library.plan_of(entry)
    whole = Link(shared.text("whole-page"), shared.whole_address(plan))
    yield Fact(shared.text("part-of-plan"), (shared.link(plan), whole))
    yield from last_updated(shared, entry)


def _groups(shared: Shared, record: Activity) -> Iterator[Link]:
    """Whom it is for: by the groups that have a page, else in the document's own words."""
    for target in record.target_groups:
        ages = shared.text("ages", ages=str(target.ages).replace("-", "–")) if target.ages else ""
        for group in target.groups:
            link = group_link(shared, group)
            text = f"{link.text}, {ages}" if ages and len(target.groups) == 1 else link.text
            yield Link(text, link.address)
        if not target.groups:
            yield Link(target.who)
