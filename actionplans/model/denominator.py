"""What an amount is divided by: how many live in an area, or dwellings, in a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.partnership import Figure, Measure, Partnership


@dataclass(frozen=True, slots=True)
class Denominator:
    """A number of residents or dwellings, added from the figures of an area."""

    value: Decimal
    figures: tuple[Figure, ...]

    @property
    def approximate(self) -> bool:
        """Whether any of its figures is only about right."""
        return any(figure.approximate for figure in self.figures)


def denominator(
    partnership: Partnership, measure: Measure, year: int, parents: Mapping[str, str | None]
) -> Denominator | None:
    """The figures that count the area as it was in a year, added; None where there are none.

    A figure counts where every place that it covers, or a place around it, belongs to the area in
    that year, for the area of one period is not the area of another. `parents` gives the place that
    each place lies in.
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
    chosen = _apart(figures, year, parents)
    return Denominator(sum((f.value for f in chosen), Decimal(0)), chosen) if chosen else None


def _apart(
    figures: list[Figure], year: int, parents: Mapping[str, str | None]
) -> tuple[Figure, ...]:
    """Figures of which none counts what another counts already.

    The nearest in time come first, then those of the widest places; a figure is left out where one
    of its places is, holds or lies in a place that was counted.
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
        own = set(figure.covers)
        inside = any(_within(place, counted, parents) for place in own)
        around = any(_within(place, own, parents) for place in counted)
        if not inside and not around:
            chosen.append(figure)
    return tuple(figure for figure in figures if figure in chosen)


def _within(place: str, places: set[str], parents: Mapping[str, str | None]) -> bool:
    here: str | None = place
    for _ in range(len(parents) + 1):
        if here is None or here in places:
            break
        here = parents.get(here)
    return here in places


def _depth(place: str, parents: Mapping[str, str | None]) -> int:
    """How many places a place lies in, one within the other."""
    depth, around = 0, parents.get(place)
    while around is not None and depth < len(parents):
        depth, around = depth + 1, parents.get(around)
    return depth
