"""The index of places."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.places import activities_within


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView(View):
    """The index of places."""

    districts: tuple[District, ...]


def places_view(context: ViewContext) -> PlacesView:
    """The index of places, under the place that each lies in."""
    groups: dict[str, list[Entry[Place]]] = {}
    for entry in context.library.places.values():
        parent = entry.record.part_of
        name = context.library.places[parent].record.name if parent else ""
        groups.setdefault(name, []).append(entry)
    order = sorted(groups, key=lambda name: (not name, context.language.sort_key(name)))
    return PlacesView(
        title=context.text("places"),
        address=context.page("places"),
        description=context.text("places-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        districts=tuple(
            District(name or context.text("other-places"), tuple(_lines(context, groups[name])))
            for name in order
        ),
    )


def _lines(context: ViewContext, entries: list[Entry[Place]]) -> Iterator[PlaceLine]:
    for entry in sorted(entries, key=lambda e: context.language.sort_key(e.record.name)):
        yield PlaceLine(
            context.link(entry),
            context.language.label("PlaceKind", entry.record.kind),
            context.text("activity-count", count=len(activities_within(context, entry))),
        )
