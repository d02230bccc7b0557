"""The facts box: labels, each with links or a note as its value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from actionplans.model.activity import Activity
from actionplans.model.party import Party
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, listed, section
from actionplans.views.parts.change_notes import last_updated
from actionplans.views.parts.connections import continues
from actionplans.views.parts.contact import contact_facts, unreachable_contact
from actionplans.views.parts.documents import at_page, document_link
from actionplans.views.parts.parties import party_items
from actionplans.views.parts.progress_fact import progress_fact, shown_status, sole_status
from actionplans.views.parts.target_groups import group_link
from actionplans.views.parts.timeline import timeline_fact
from actionplans.views.parts.whole_plan_link import whole_plan_link

#: The links of a fact, at most; a section has all of them.
_MAX_LINKS = 5


@dataclass(frozen=True, slots=True)
class Facts(Part):
    """A list of labels with their values."""

    items: tuple[Fact, ...]
    found_as: str = "facts"
    """The name of its text in the search index, which keeps one of a page by each name."""


def activity_facts(context: ViewContext, entry: Entry[Activity]) -> Facts | None:
    """What readers ask of an activity first: for whom, where, when, by whom, and how it went.

    A single status is in the head.
    """
    progress: Iterable[Fact] = ()
    if not sole_status(context, entry):
        is_in_head = shown_status(context, entry) is not None
        progress = progress_fact(context, entry, with_own=not is_in_head)
    return listed(Facts, (*_first_facts(context, entry, limit=_MAX_LINKS), *progress))


def see_also(context: ViewContext, entry: Entry[Activity]) -> Facts | None:
    """The facts about an activity's page and its document: topics, its plan, the last update."""
    return listed(partial(Facts, found_as="see-also"), _document_facts(context, entry))


def nested_facts(context: ViewContext, entry: Entry[Activity]) -> Facts | None:
    """All facts of an activity, as the page of its whole plan has them."""
    return listed(Facts, _nested_facts(context, entry))


def _first_facts(
    context: ViewContext, entry: Entry[Activity], *, limit: int | None
) -> Iterator[Fact]:
    record, label = entry.record, context.label

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
    if responsible := _parties(context, record.responsible):
        links = capped(responsible, context.anchor("responsible"))
        yield Fact(label(Activity, "responsible"), links)


def _document_facts(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    plan = context.library.plan_of(entry)
    yield from _topics(context, entry)
    part_of = (*_whole(context, entry), *_plan_links(context, plan, entry.record.source_page))
    yield Fact(context.text("part-of-plan"), part_of)
    yield from unreachable_contact(context, entry)
    yield from last_updated(context, entry)


def _nested_facts(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    record, label = entry.record, context.label
    yield from _first_facts(context, entry, limit=None)
    yield from progress_fact(context, entry)
    unnamed = (Link(partners.who) for partners in record.unnamed_partners)
    if partners := (*_parties(context, record.partners), *unnamed):
        yield Fact(label(Activity, "partners"), partners)
    yield from contact_facts(context, entry)
    yield from _topics(context, entry)
    if earlier := tuple(reason.link for reason in continues(context, entry)):
        yield Fact(label(Activity, "continues"), earlier)
    if whole := tuple(_whole(context, entry)):
        yield Fact(context.text("part-of-plan"), whole)
    yield from last_updated(context, entry)


def _parties(context: ViewContext, parties: Sequence[Party]) -> list[Link]:
    return [Link(party.name, party.address) for party in party_items(context, parties)]


def _topics(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    if topics := entry.record.topics:
        links = tuple(context.link(context.library.topics[id]) for id in topics)
        yield Fact(context.label(Activity, "topics"), links)


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


def _whole(context: ViewContext, entry: Entry[Activity]) -> Iterator[Link]:
    """The activity that an activity is a part of, if any."""
    if whole := context.library.activities.get(entry.record.part_of or ""):
        yield context.link(whole)


def _plan_links(context: ViewContext, plan: Entry[Plan], page: int | None) -> Iterator[Link]:
    """A plan, the page of all of it, and its document where that has an address.

    Args:
        context: the site.
        plan: the plan.
        page: the page of the document to lead to, where it is known.
    """
    yield context.link(plan)
    yield whole_plan_link(context, plan)
    text = context.text("the-document-at", page=page) if page else context.text("the-document")
    document = at_page(document_link(context, plan, plan.record.source, text), page)
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
