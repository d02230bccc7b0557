"""Denominators of amounts: the number of residents or dwellings of an area in a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from actionplans.model.geography import belongs_in
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
    """No counts of the year are stated to be of just the area."""

    UNCLEAR_AREA = "unclear-area"
    """Nothing says whether some place belonged to the area in the year."""


def denominator(
    partnership: Partnership, measure: Measure, year: int, parents: Mapping[str, str | None]
) -> Denominator | Uncountable | None:
    """The sum of the figures of a year that describe the area as it was then.

    The area changes from period to period: a figure is used if every place that it covers belongs
    to the area in that year, directly or as part of a larger place. Together they cover all of it:
    each place of the area, itself or a larger one that it is part of. Figures of all the parts of a
    place that are registered are not of the place, for it may have others.

    Args:
        partnership: the partnership with the area and its figures.
        measure: residents or dwellings.
        year: the calendar year.
        parents: the id of the place that each place is part of, by the place's id.

    Returns:
        The denominator, or the reason that there is none; None without any count.
    """
    area = _area_in(partnership, year)
    counts = [figure for figure in partnership.figures if figure.measure is measure]
    figures = [
        figure
        for figure in counts
        if figure.value > 0
        and figure.covers
        and all(_within(place, area.inside | area.unclear, parents) for place in figure.covers)
    ]
    same_year = [figure for figure in figures if figure.year == year]
    if not same_year:
        return _why_not_of_the_year(counts, year) if figures else None
    if area.unclear:
        return Uncountable.UNCLEAR_AREA
    if any(_within(place, area.inside, parents) for place in area.outside):
        return Uncountable.PARTIAL
    chosen = _without_overlap(same_year, parents)
    if _are_all_of(area.inside, chosen, parents):
        return Denominator(sum((f.value for f in chosen), Decimal(0)), chosen)
    maybe = _without_overlap([f for f in figures if f.year in (year, None)], parents)
    is_whole = _are_all_of(area.inside, maybe, parents)
    return Uncountable.PARTLY_UNDATED if is_whole else Uncountable.PARTIAL


@dataclass(frozen=True, slots=True)
class _AreaInYear:
    """The places that an area names, by what is stated of them in a year."""

    inside: set[str]
    unclear: set[str]
    """Those that may belong to it or not."""

    outside: set[str]
    """Those that belong to it in other years only."""


def _area_in(partnership: Partnership, year: int) -> _AreaInYear:
    """The area of a partnership in a year."""
    years = range(year, year + 1)
    belongs = [
        (area.place, belongs_in(area, years)) for area in partnership.areas if not area.secondary
    ]
    inside = {place for place, is_in in belongs if is_in}
    unclear = {place for place, is_in in belongs if is_in is None} - inside
    outside = {place for place, _ in belongs} - inside - unclear
    return _AreaInYear(inside, unclear, outside)


def _why_not_of_the_year(counts: Iterable[Figure], year: int) -> Uncountable:
    """Why no count of the area is known to be of a year: one without a year may be of any."""
    years = {count.year for count in counts}
    if year in years:
        return Uncountable.PARTIAL
    if None not in years:
        return Uncountable.OTHER_YEAR
    return Uncountable.UNDATED if years == {None} else Uncountable.PARTLY_UNDATED


def _are_all_of(
    places: set[str], figures: Iterable[Figure], parents: Mapping[str, str | None]
) -> bool:
    """Whether figures cover each of some places, alone or within a larger one."""
    covered = {place for figure in figures for place in figure.covers}
    return all(_within(place, covered, parents) for place in places)


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
