"""Denominators of amounts: the number of residents or dwellings of an area in a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.partnership import Figure, Measure, Partnership


@dataclass(frozen=True, slots=True)
class Denominator:
    """A number of residents or dwellings: the sum of figures of an area."""

    value: Decimal
    figures: tuple[Figure, ...]

    @property
    def approximate(self) -> bool:
        """Whether any of its figures is approximate."""
        return any(figure.approximate for figure in self.figures)


def denominator(
    partnership: Partnership, measure: Measure, year: int, parents: Mapping[str, str | None]
) -> Denominator | None:
    """The sum of the figures that describe the area as it was in a year; None without any.

    The area changes from period to period: a figure is used if every place that it covers belongs
    to the area in that year, directly or as part of a larger place.

    Args:
        partnership: the partnership with the area and its figures.
        measure: residents or dwellings.
        year: the calendar year.
        parents: the id of the place that each place is part of, by the place's id.
    """
    belonging = {
        area.place
        for area in partnership.areas
        if not area.secondary and (area.since or 0) <= year <= (area.until or 9999)
    }
    figures = [
        figure
        for figure in partnership.figures
        if figure.measure is measure
        and figure.value > 0
        and figure.covers
        and all(_within(place, belonging, parents) for place in figure.covers)
    ]
    chosen = _without_overlap(figures, year, parents)
    return Denominator(sum((f.value for f in chosen), Decimal(0)), chosen) if chosen else None


def _without_overlap(
    figures: list[Figure], year: int, parents: Mapping[str, str | None]
) -> tuple[Figure, ...]:
    """The figures left when those that count the same places twice are removed.

    Figures nearest in time are preferred, then those of the largest places. A figure is removed if
    one of its places is, contains or is part of a place that is already counted.
    """
    order = sorted(
        figures,
        key=lambda figure: (
            abs(year - (figure.year or year)),
            min(_depth(place, parents) for place in figure.covers),
            -len(figure.covers),
        ),
    )
    chosen: list[Figure] = []
    for figure in order:
        counted = {place for other in chosen for place in other.covers}
        covered = set(figure.covers)
        inside = any(_within(place, counted, parents) for place in covered)
        around = any(_within(place, covered, parents) for place in counted)
        if not inside and not around:
            chosen.append(figure)
    return tuple(figure for figure in figures if figure in chosen)


def _within(place: str, places: set[str], parents: Mapping[str, str | None]) -> bool:
    """Whether a place is one of some places, or part of one."""
    ancestor: str | None = place
    for _ in range(len(parents) + 1):
        if ancestor is None or ancestor in places:
            break
        ancestor = parents.get(ancestor)
    return ancestor in places


def _depth(place: str, parents: Mapping[str, str | None]) -> int:
    """The number of ancestors of a place."""
    depth, ancestor = 0, parents.get(place)
    while ancestor is not None and depth < len(parents):
        depth, ancestor = depth + 1, parents.get(ancestor)
    return depth
