"""The facts box: labels, each with links or a note as its value."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.change_notes import last_updated
from actionplans.views.parts.connections import continues
from actionplans.views.parts.contact import activity_contact
from actionplans.views.parts.parties import party_items
from actionplans.views.parts.progress_fact import progress_fact
from actionplans.views.parts.target_groups import group_link
from actionplans.views.parts.whole_plan_link import whole_plan_link


@dataclass(frozen=True, slots=True)
class Facts(Part):
    """A list of labels with their values."""

    items: tuple[Fact, ...]


def activity_facts(
    context: ViewContext, entry: Entry[Activity], *, standalone: bool = True
) -> Facts | None:
    """The essential facts of an activity: target groups, places, organisations, progress.

    Args:
        context: the site.
        entry: the activity.
        standalone: whether the activity has the page to itself, which then names its plan too.
    """
    return listed(Facts, _activity_facts(context, entry, standalone=standalone))


def _activity_facts(
    context: ViewContext, entry: Entry[Activity], *, standalone: bool
) -> Iterator[Fact]:
    record = entry.record
    if record.target_groups:
        groups = dict.fromkeys(_groups(context, record))
        yield Fact(context.label(Activity, "target_groups"), tuple(groups))
    if record.places:
        yield Fact(context.label(Activity, "places"), context.place_names(record.places))
    for field in ("responsible", "partners"):
        who = [Link(p.name, p.address) for p in party_items(context, getattr(record, field))]
        if field == "partners":
            who += [Link(partners.who) for partners in record.unnamed_partners]
        if who:
            yield Fact(context.label(Activity, field), tuple(who))
    if record.contact:
        yield activity_contact(context, entry, record.contact)
    yield from progress_fact(context, entry)
    if record.topics:
        topics = tuple(context.link(context.library.topics[id]) for id in record.topics)
        yield Fact(context.label(Activity, "topics"), topics)
    earlier = tuple(reason.link for reason in continues(context, entry))
    if earlier:
        yield Fact(context.label(Activity, "continues"), earlier)
    if part_of := tuple(_part_of(context, entry, standalone=standalone)):
        yield Fact(context.text("part-of-plan"), part_of)
    yield from last_updated(context, entry)


def _part_of(context: ViewContext, entry: Entry[Activity], *, standalone: bool) -> Iterator[Link]:
    """The activity that it is a part of, if any, and its plan where the page is not the plan's."""
    if whole := context.library.activities.get(entry.record.part_of or ""):
        yield context.link(whole)
    if standalone:
        plan = context.library.plan_of(entry)
        yield context.link(plan)
        yield whole_plan_link(context, plan)


def _groups(context: ViewContext, record: Activity) -> Iterator[Link]:
    """The target groups: links to those that have a page, else the document's own words."""
    for target in record.target_groups:
        ages = context.ages(target.ages) if target.ages else ""
        for group in target.groups:
            link = group_link(context, group)
            text = f"{link.text}, {ages}" if ages and len(target.groups) == 1 else link.text
            yield Link(text, link.address)
        if not target.groups:
            yield Link(target.who)
