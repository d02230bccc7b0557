"""The picture of a place: what it lies in, what lies beside it, and what lies in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from actionplans.geojson import outline
from actionplans.model.geography import areas_with
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.area import Outline
from actionplans.views.parts.boxes import WIDTH, Box, nested

#: The most boxes of a kind; the rest are counted, and of what is around the nearest are drawn.
_MAX_AROUND = 5
_MAX_BESIDE = 8
_MAX_WITHIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMap(Part):
    """A place in what it lies in, as nested boxes; width and height are in their units."""

    title: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    """Each before those in it."""


def place_map(context: ViewContext, entry: Entry[Place]) -> PlaceMap | None:
    """The picture of a place; None where it lies in nothing and nothing lies in it."""
    places, tree = context.library.places, context.site.whereabouts.places
    around = [places[id] for id in reversed(tree.around(entry.id)) if id != entry.id]
    within = [places[id] for id in tree.parts(entry.id)]
    beside = [places[id] for id in tree.beside(entry.id)]
    if not around and not within:
        return None
    own = context.link(entry)
    boxes = nested(
        [context.link(it) for it in around[-_MAX_AROUND:]],
        Link(own.text, lang=own.lang),
        _links(context, within, _MAX_WITHIN, context.address(entry)),
        _links(context, beside, _MAX_BESIDE, context.address(around[-1]) if around else ""),
    )
    return PlaceMap(
        title=_title(context, entry, around, within),
        width=WIDTH,
        height=max(box.bottom for box in boxes) + 1,
        boxes=boxes,
    )


def _title(
    context: ViewContext,
    entry: Entry[Place],
    around: Sequence[Entry[Place]],
    within: Collection[Entry[Place]],
) -> str:
    """What the place lies in, the nearest first, or else how many places lie in it."""
    if not around:
        return context.text("lies-around", name=entry.record.name, count=len(within))
    outer = context.figures.listing([context.link(it).text for it in reversed(around)])
    return context.text("lies-in-all", name=entry.record.name, outer=outer)


def _links(
    context: ViewContext, entries: Sequence[Entry[Place]], most: int, all_at: str
) -> tuple[Link, ...]:
    """Links to places in alphabetical order, to those with activities before all others.

    Where they are more than one more than `most`, the last link counts the rest and leads to the
    list of all.
    """
    whereabouts = context.site.whereabouts
    count = most if len(entries) > most + 1 else len(entries)
    chosen = sorted(entries, key=lambda it: not whereabouts.all_of(it))[:count]
    links = context.by_alphabet(chosen)
    if rest := len(entries) - len(chosen):
        text = context.text("and-other-places", count=rest)
        return (*links, Link(text, f"{all_at}#{context.anchor('places')}"))
    return links


def area_outline(context: ViewContext, entry: Entry[Place]) -> Outline | None:
    """The outline of the area that a place belongs to, coarsely drawn; None without any."""
    for partnership in context.library.partnerships.values():
        geojson = context.site.outline_of(partnership.id)
        places = context.site.whereabouts.places
        if geojson and areas_with(partnership.record, entry.id, places):
            drawn = outline(geojson, WIDTH)
            title = context.text("map-of", name=partnership.record.title)
            return Outline(title=title, width=drawn.width, height=drawn.height, path=drawn.path)
    return None
