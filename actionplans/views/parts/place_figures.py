"""Three figures of a place, as documents state them: measurements, residents, dwellings."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from actionplans.model.geography import areas_with, belongs_in
from actionplans.model.indicator import Indicator, Measurement
from actionplans.model.partnership import Figure, Measure
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed

_MOST = 3

#: The counts that describe a place to those who live there, in their order.
_COUNTS = (Measure.RESIDENTS, Measure.DWELLINGS, Measure.ESTATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFigure:
    """A figure of a place."""

    value: str
    label: Link
    where: str
    """What it is a figure of, and when, as far as that is stated; may be empty."""

    others: str
    """The same measured at the same time at places around; may be empty."""

    source: str | None


@dataclass(frozen=True, slots=True)
class PlaceFigures(Part):
    """Figures of a place, with their sources."""

    items: tuple[PlaceFigure, ...]


def place_figures(context: ViewContext, entry: Entry[Place]) -> PlaceFigures | None:
    """Up to three figures of a place; None where no document states any.

    One measurement, then counts of residents and dwellings, then more of both. What is of the place
    alone comes before what is of an area that it belongs to, or of several places together.
    """
    measured = [*_measured_here(context, entry), *_measured_in_area(context, entry)]
    counted = [*_counted(context, entry, alone=True), *_counted(context, entry, alone=False)]
    ordered = chain(measured[:1], counted[: _MOST - 1], measured[1:], counted[_MOST - 1 :])
    return listed(PlaceFigures, islice(ordered, _MOST))


def _measured_here(context: ViewContext, entry: Entry[Place]) -> Iterator[PlaceFigure]:
    """The newest measurement of each indicator that was measured at the place."""
    for indicator in context.library.all(Indicator).values():
        own = [it for it in indicator.record.measurements if it.place == entry.id]
        if newest := _newest(own):
            yield _measurement(context, entry, indicator, newest, None)


def _measured_in_area(context: ViewContext, entry: Entry[Place]) -> Iterator[PlaceFigure]:
    """The newest measurement of each indicator that says in words where it is measured.

    Of partnerships to whose area the place is stated to belong in the year of the measurement, and
    not as a secondary focus only.
    """
    for indicator in context.library.all(Indicator).values():
        newest = _newest(indicator.record.own_measurements)
        where = indicator.record.measured_in
        if newest and where and _is_in_area(context, entry, indicator, newest.date.year):
            yield _measurement(context, entry, indicator, newest, where)


def _is_in_area(
    context: ViewContext, entry: Entry[Place], indicator: Entry[Indicator], year: int
) -> bool:
    partnership = context.library.partnership_of(indicator).record
    areas = areas_with(partnership, entry.id, context.site.whereabouts.places)
    years = range(year, year + 1)
    return any(not area.secondary and belongs_in(area, years) for area in areas)


def _newest(measurements: list[Measurement] | tuple[Measurement, ...]) -> Measurement | None:
    """The newest of some measurements; None where it shares its time with another."""
    if not measurements:
        return None
    *earlier, latest = sorted(measurements, key=lambda it: (it.date.last, it.date.first))
    is_shared = any(it.date.last >= latest.date.first for it in earlier)
    return None if is_shared else latest


def _measurement(
    context: ViewContext,
    entry: Entry[Place],
    indicator: Entry[Indicator],
    measurement: Measurement,
    where: str | None,
) -> PlaceFigure:
    record, number = indicator.record, context.figures.number
    around = context.site.whereabouts.places.around(entry.id)
    others = [
        f"{context.library.places[id].record.name} {number(it.value)}"
        for id in around
        for it in record.measurements
        if it.place == id and it.date == measurement.date
    ]
    return PlaceFigure(
        value=f"{number(measurement.value)} {record.unit}",
        label=context.link(indicator),
        where=", ".join(filter(None, (where, context.date(measurement.date)))),
        others=" · ".join(others),
        source=measurement.source or record.source,
    )


def _counted(context: ViewContext, entry: Entry[Place], *, alone: bool) -> Iterator[PlaceFigure]:
    """The counts of a place alone, or of several places together that it is one of."""
    figures = [
        figure
        for partnership in context.library.partnerships.values()
        for figure in partnership.record.figures
        if entry.id in figure.covers and (len(set(figure.covers)) == 1) is alone
    ]
    for measure in _COUNTS:
        yield from (_count(context, it, alone=alone) for it in figures if it.measure is measure)


def _count(context: ViewContext, figure: Figure, *, alone: bool) -> PlaceFigure:
    about = context.text("about") if figure.approximate else ""
    names = [context.library.places[id].record.name for id in dict.fromkeys(figure.covers)]
    together = context.text("figure-together", places=context.figures.listing(names))
    year = str(figure.year) if figure.year is not None else None
    return PlaceFigure(
        value=figure.as_printed or f"{about}{context.figures.number(figure.value)}",
        label=Link(context.language.label("Measure", figure.measure)),
        where=", ".join(filter(None, (None if alone else together, year))),
        others="",
        source=figure.source,
    )
