"""Places: where I live, and what happens there, over all plans and years."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.parts import ActivityGroup, Link, View
from actionplans.views.rows import grouped_by_plan
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class PlaceView(View):
    """Everything on a place's page."""

    kind: str
    summary: str | None
    aliases: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    groups: tuple[ActivityGroup, ...]
    nearby: tuple[ActivityGroup, ...]
    """What happens in the places within it."""

    partnerships: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the index."""

    link: Link
    kind: str
    count: str


@dataclass(frozen=True, slots=True)
class District:
    """A place with the places that lie in it."""

    heading: str
    lines: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class PlacesView(View):
    """The index of places."""

    districts: tuple[District, ...]


def _index(shared: Shared) -> Link:
    return Link(shared.text("places"), shared.page("places"))


def _activities(shared: Shared, entry: Entry[Place]) -> list[Entry[Activity]]:
    return [
        cast(Entry[Activity], link.source)
        for link in shared.library.links_to(entry, "places")
        if link.source.kind == "activity"
    ]


def _within(shared: Shared, entry: Entry[Place]) -> Iterator[Entry[Place]]:
    """The places that lie in a place, and in those."""
    for link in shared.library.links_to(entry, "part_of"):
        inner = cast(Entry[Place], link.source)
        yield inner
        yield from _within(shared, inner)


def activities_within(shared: Shared, entry: Entry[Place]) -> set[str]:
    """The ids of what happens in a place and in the places that lie in it."""
    places = (entry, *_within(shared, entry))
    return {activity.id for place in places for activity in _activities(shared, place)}


def place_view(shared: Shared, entry: Entry[Place]) -> PlaceView:
    """The page of one place."""
    record = entry.record
    here = _activities(shared, entry)
    inside = list(_within(shared, entry))
    seen = {activity.id for activity in here}
    near = {a.id: a for place in inside for a in _activities(shared, place) if a.id not in seen}
    parts = [link.source for link in shared.library.links_to(entry, "part_of")]
    areas = shared.library.links_to(entry, "areas", "boundaries")
    return PlaceView(
        title=record.name,
        address=shared.address(entry),
        description=record.description or shared.text("place-description", name=record.name),
        breadcrumbs=(shared.home(), _index(shared)),
        partnership=None,
        draft=False,
        kind=shared.language.word("PlaceKind", record.kind),
        summary=record.description,
        aliases=record.aliases,
        part_of=shared.link(shared.library.places[record.part_of]) if record.part_of else None,
        parts=tuple(
            sorted(
                (shared.link(part) for part in parts),
                key=lambda link: shared.language.collate(link.text),
            )
        ),
        groups=grouped_by_plan(shared, here),
        nearby=grouped_by_plan(shared, list(near.values())),
        partnerships=tuple(dict.fromkeys(shared.link(link.source) for link in areas)),
    )


def places_view(shared: Shared) -> PlacesView:
    """The index of places, under the place that each lies in."""
    groups: dict[str, list[Entry[Place]]] = {}
    for entry in shared.library.places.values():
        parent = entry.record.part_of
        name = shared.library.places[parent].record.name if parent else ""
        groups.setdefault(name, []).append(entry)
    order = sorted(groups, key=lambda name: (not name, shared.language.collate(name)))
    return PlacesView(
        title=shared.text("places"),
        address=shared.page("places"),
        description=shared.text("places-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        districts=tuple(
            District(name or shared.text("other-places"), tuple(_lines(shared, groups[name])))
            for name in order
        ),
    )


def _lines(shared: Shared, entries: list[Entry[Place]]) -> Iterator[PlaceLine]:
    for entry in sorted(entries, key=lambda e: shared.language.collate(e.record.name)):
        yield PlaceLine(
            shared.link(entry),
            shared.language.word("PlaceKind", entry.record.kind),
            shared.text("activity-count", count=len(activities_within(shared, entry))),
        )
