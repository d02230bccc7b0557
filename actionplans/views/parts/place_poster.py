"""Posters of places: what can be announced there, on one sheet for the notice board."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, present, section
from actionplans.views.parts.offers import offers
from actionplans.views.parts.places import nearness_anchor, nearness_heading
from actionplans.views.parts.poster import has_poster, sender, whom_to_ask
from actionplans.views.parts.qr_code import QrCode, qr_code
from actionplans.views.parts.timeline import step_line
from actionplans.whereabouts import Nearby, Nearness

#: The most activities and headings over them that a sheet has room for.
_MAX_LINES = 9

#: The most places that a line names, and the letters of what it says of when; of more nothing.
_MAX_PLACES, _MAX_LETTERS = 3, 70

_Group = tuple[Nearby, list[Entry[Activity]]]
"""Activities that belong to a place in the same way."""

_AT_THE_PLACE = frozenset({Nearness.HERE, Nearness.WITHIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePoster(Part):
    """The activities of a place, each in a line or two, on one sheet in big type."""

    title: str
    lead: str
    groups: tuple[Part, ...]
    """The activities, by how closely they belong to the place."""

    more: str | None
    """The sentence on how many there are besides; None where all are here."""

    facts: tuple[Fact, ...]
    sender: str | None
    """The sentence that names who is responsible for the site; None where that is not stated."""

    code: QrCode | None

    @property
    def children(self) -> tuple[Part, ...]:
        """The activities and the code."""
        return (*self.groups, *present(self.code))


def place_poster(context: ViewContext, place: Entry[Place]) -> PlacePoster:
    """The poster of a place: its activities that can be announced, the nearest first."""
    found = list(_announced(context, place))
    shown = list(_on_sheet(found))
    more = sum(len(activities) for _, activities in found) - sum(len(it) for _, it in shown)
    is_here = all(group.nearness in _AT_THE_PLACE for group, _ in shown)
    asked = whom_to_ask(context, place)
    return PlacePoster(
        title=place.record.name,
        lead=context.text("place-poster-here" if is_here else "place-poster-area"),
        groups=present(*(_group(context, place, *group) for group in shown)),
        more=context.text("place-poster-more", count=more) if more else None,
        facts=(asked,) if asked else (),
        sender=sender(context),
        code=qr_code(context, context.address(place)),
    )


def has_place_poster(context: ViewContext, place: Entry[Place]) -> bool:
    """Whether any activity of a place can be announced, see `has_poster`."""
    return any(has_poster(context, it) for it in context.site.whereabouts.all_of(place))


def place_poster_link(context: ViewContext, place: Entry[Place]) -> Paragraph | None:
    """The link to a place's poster; None without a poster."""
    if not has_place_poster(context, place):
        return None
    return paragraph(Link(context.text("poster-link"), place_poster_address(context, place)))


def place_poster_address(context: ViewContext, place: Entry[Place]) -> str:
    """The address of a place's poster."""
    return context.page("place-poster", place)


def _announced(context: ViewContext, place: Entry[Place]) -> Iterator[_Group]:
    """The activities of a place that can be announced, by how they belong to it."""
    for group in context.site.whereabouts.nearby(place):
        activities = [it for it in group.activities if has_poster(context, it)]
        if activities:
            yield group, activities


def _on_sheet(groups: Iterable[_Group]) -> Iterator[_Group]:
    """What a sheet has room for, a line for each heading and each activity."""
    left = _MAX_LINES
    for group, activities in groups:
        shown = activities[: max(left - 1, 0)]
        left -= 1 + len(shown)
        if shown:
            yield group, shown


def _group(
    context: ViewContext, place: Entry[Place], group: Nearby, activities: list[Entry[Activity]]
) -> Section | None:
    details: dict[str, str] = {
        it.id: line for it in activities if (line := _where_and_when(context, place, it))
    }
    return section(
        nearness_anchor(context, group),
        nearness_heading(context, group),
        offers(context, activities, details),
    )


def _where_and_when(
    context: ViewContext, place: Entry[Place], entry: Entry[Activity]
) -> str | None:
    """Where else an activity is than at the place, and when, as far as a line has room for it."""
    record = entry.record
    said = []
    if record.places != (place.id,) and 0 < len(record.places) <= _MAX_PLACES:
        names = [name.text for name in context.place_names(record.places)]
        said.append(context.figures.listing(names))
    steps = [step_line(context, step) for step in record.timeline]
    if len(steps) == 1 and len(steps[0]) <= _MAX_LETTERS:
        said += steps
    return " · ".join(said) or None
