"""The facts box: labels, each with links or a note as its value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, listed, section
from actionplans.views.parts.change_notes import last_updated
from actionplans.views.parts.connections import continues
from actionplans.views.parts.contact import contact_facts
from actionplans.views.parts.documents import document_link
from actionplans.views.parts.parties import party_items
from actionplans.views.parts.progress_fact import progress_fact
from actionplans.views.parts.target_groups import group_link
from actionplans.views.parts.timeline import timeline_fact
from actionplans.views.parts.whole_plan_link import whole_plan_link

#: The links of a fact, at most; a section has all of them.
_MAX_LINKS = 5


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
    record, label = entry.record, context.label
    limit = _MAX_LINKS if standalone else None

    def capped(links: Iterable[Link], anchor: str) -> tuple[Link, ...]:
        return _capped(context, tuple(links), f"{context.address(entry)}#{anchor}", limit)

    if record.target_groups:
        groups = dict.fromkeys(_groups(context, record))
        anchor = context.field_anchor(Activity, "target_groups")
        yield Fact(label(Activity, "target_groups"), capped(groups, anchor))
    if record.places:
        links = capped(context.place_names(record.places), context.anchor("places"))
        yield Fact(label(Activity, "places"), links)
    yield from timeline_fact(context, entry)
    for field in ("responsible", "partners"):
        who = [Link(p.name, p.address) for p in party_items(context, getattr(record, field))]
        if field == "partners":
            who += [Link(partners.who) for partners in record.unnamed_partners]
        if who:
            yield Fact(label(Activity, field), capped(who, context.anchor("responsible")))
    yield from contact_facts(context, entry)
    yield from progress_fact(context, entry)
    if record.topics:
        topics = tuple(context.link(context.library.topics[id]) for id in record.topics)
        yield Fact(label(Activity, "topics"), topics)
    earlier = tuple(reason.link for reason in continues(context, entry))
    if earlier:
        yield Fact(label(Activity, "continues"), earlier)
    if part_of := tuple(_part_of(context, entry, standalone=standalone)):
        yield Fact(context.text("part-of-plan"), part_of)
    yield from last_updated(context, entry)


def all_places(context: ViewContext, entry: Entry[Activity]) -> Section | None:
    """The section with all places of an activity; None where its facts have them all."""
    places = context.place_names(entry.record.places)
    if len(places) <= _MAX_LINKS:
        return None
    anchor, heading = context.anchor("places"), context.label(Activity, "places")
    return section(anchor, heading, Links(places))


def _capped(
    context: ViewContext, links: tuple[Link, ...], rest: str, limit: int | None
) -> tuple[Link, ...]:
    """The first links and a way to the rest, where there are more than the limit."""
    if limit is None or len(links) <= limit:
        return links
    first = links[: limit - 1]
    count = len(links) - len(first)
    return (*first, Link(context.text("and-more", count=count), rest))


def _part_of(context: ViewContext, entry: Entry[Activity], *, standalone: bool) -> Iterator[Link]:
    """The activity that it is a part of, if any, and its plan where the page is not the plan's."""
    if whole := context.library.activities.get(entry.record.part_of or ""):
        yield context.link(whole)
    if standalone:
        plan = context.library.plan_of(entry)
        yield context.link(plan)
        yield whole_plan_link(context, plan)
        document = document_link(context, plan, plan.record.source, context.text("the-document"))
        if document.address:
            yield document


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
