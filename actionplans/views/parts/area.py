"""The area of a partnership: its outline and its places."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.geojson import outline
from actionplans.model.partnership import Area, Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.area_figures import area_figures
from actionplans.views.parts.link_sentence import link_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Part):
    """The outline of an area as a picture; width and height are in the units of its path."""

    title: str
    width: int
    height: int
    path: str
    """Its rings as a single SVG path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPlace:
    """A place of the area, and the years in which it belonged to it."""

    link: Link
    kind: str
    years: str | None
    note: str | None
    secondary: bool


@dataclass(frozen=True, slots=True)
class AreaPlaces(Part):
    """The places of an area."""

    items: tuple[AreaPlace, ...]


def area_parts(context: ViewContext, entry: Entry[Partnership]) -> Iterator[Part | None]:
    """What is stated of the area of a partnership: its outline, places, borders and figures."""
    record = entry.record
    yield _outline(context, entry)
    yield listed(AreaPlaces, (_place(context, area) for area in record.areas))
    yield link_sentence(context.text("bordered-by"), context.place_names(record.boundaries))
    yield area_figures(context, record)


def _outline(context: ViewContext, entry: Entry[Partnership]) -> Outline | None:
    geojson = context.site.outline_of(entry.id)
    if not geojson:
        return None
    drawn = outline(geojson)
    title = context.text("map-of", name=entry.record.title)
    return Outline(title=title, width=drawn.width, height=drawn.height, path=drawn.path)


def _place(context: ViewContext, area: Area) -> AreaPlace:
    place = context.library.places[area.place]
    kind = context.language.label("PlaceKind", place.record.kind)
    return AreaPlace(
        link=context.link(place),
        kind=kind,
        years=area_years(context, area),
        note=area.note,
        secondary=area.secondary,
    )


def area_years(context: ViewContext, area: Area) -> str | None:
    """The years in which a place belongs to an area; None where none are stated."""
    if area.since and area.until:
        return f"{area.since}–{area.until}"
    bounds = (
        ("since", area.since),
        ("known-since", area.known_since if area.since is None else None),
        ("until", area.until),
    )
    return ", ".join(context.text(key, year=year) for key, year in bounds if year) or None
