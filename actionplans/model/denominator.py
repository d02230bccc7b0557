"""Denominators of amounts: the number of residents or dwellings of an area in a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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


class Uncountable(StrEnum):
    """The reasons for which an area with counts has no denominator in a year."""

    UNDATED = "undated"
    """No count says what year it is of."""

    PARTLY_UNDATED = "partly-undated"
    """Some counts are of other years, and some do not say what year they are of."""

    OTHER_YEAR = "other-year"
    """Every count says that it is of another year."""

    PARTIAL = "partial"
    """The counts of the year leave out places of the area."""


def denominator(
    partnership: Partnership, measure: Measure, year: int, parents: Mapping[str, str | None]
) -> Denominator | Uncountable | None:
    """The sum of the figures of a year that describe the area as it was then.

    The area changes from period to period: a figure is used if every place that it covers belongs
    to the area in that year, directly or as part of a larger place. Together they cover all of it.

    Args:
        partnership: the partnership with the area and its figures.
        measure: residents or dwellings.
        year: the calendar year.
        parents: the id of the place that each place is part of, by the place's id.

    Returns:
        The denominator, or the reason that there is none; None without any count.
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
    same_year = [figure for figure in figures if figure.year == year]
    if not same_year:
        return _why_not_of_the_year(figures) if figures else None
    chosen = _without_overlap(same_year, parents)
    counted = {place for figure in chosen for place in figure.covers}
    if not all(_is_counted(place, counted, parents) for place in belonging):
        return Uncountable.PARTIAL
    return Denominator(sum((f.value for f in chosen), Decimal(0)), chosen)


def _why_not_of_the_year(figures: Iterable[Figure]) -> Uncountable:
    """Why none of some figures is known to be of a year: a figure without one may be of any."""
    are_dated = {figure.year is not None for figure in figures}
    if False not in are_dated:
        return Uncountable.OTHER_YEAR
    return Uncountable.PARTLY_UNDATED if True in are_dated else Uncountable.UNDATED


def _without_overlap(
    figures: list[Figure], parents: Mapping[str, str | None]
) -> tuple[Figure, ...]:
    """The figures left when those that count the same places twice are removed.

    Figures of the largest places are preferred. A figure is removed if one of its places is,
    contains or is part of a place that is already counted.
    """
    order = sorted(
        figures,
        key=lambda figure: (
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


def _is_counted(place: str, counted: set[str], parents: Mapping[str, str | None]) -> bool:
    """Whether a place is counted, alone or within a larger one, or else every part of it is."""
    if _within(place, counted, parents):
        return True
    parts = {part for part in parents if part != place and _within(part, {place}, parents)}
    smallest = parts - {parents[part] for part in parts}
    return bool(smallest) and all(_within(part, counted, parents) for part in smallest)


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
