"""The table of an indicator's measured values: a row for each place, a column for each date."""

from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.indicator import Indicator, Measurement
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredValue:
    """One measured value."""

    text: str
    number: Decimal
    """The same, for a data file."""

    is_baseline: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A place's measured values, a cell for each date; None where nothing was measured."""

    place: str
    """The place in words, also where none is stated."""

    cells: tuple[MeasuredValue | None, ...]


@dataclass(frozen=True, slots=True)
class MeasuredDate:
    """The head of a date's column."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTable(Part):
    """Measured values by place and date."""

    caption: str
    first: str
    """The head of the first column."""

    unit: str
    dates: tuple[MeasuredDate, ...]
    rows: tuple[MeasuredRow, ...]
    csv: str
    """The address of the same table as a file."""


def measured_table(context: ViewContext, entry: Entry[Indicator], csv: str) -> MeasuredTable | None:
    """The table of an indicator's measured values; None where nothing was measured.

    Args:
        context: the site.
        entry: the indicator.
        csv: the address of the same table as a file.
    """
    record = entry.record
    if not record.measurements:
        return None
    dates = sorted({m.date for m in record.measurements}, key=lambda date: (date.first, date.last))
    values: dict[str, dict[object, MeasuredValue]] = {}
    for measurement in record.measurements:
        place = place_name(context, entry.record, measurement)
        row = values.setdefault(place or context.text("place-not-stated"), {})
        row[measurement.date] = _value(context, measurement)
    return MeasuredTable(
        caption=context.text("measured-caption", title=record.title, unit=record.unit),
        first=context.label(Measurement, "place"),
        unit=record.unit,
        dates=tuple(MeasuredDate(context.date(date), str(date)) for date in dates),
        rows=tuple(
            MeasuredRow(name, tuple(row.get(date) for date in dates))
            for name, row in values.items()
        ),
        csv=csv,
    )


def _value(context: ViewContext, measurement: Measurement) -> MeasuredValue:
    text = context.figures.number(measurement.value)
    label = context.label(Indicator, "source")
    source = f"{label}: {measurement.source}" if measurement.source else None
    return MeasuredValue(
        text=text,
        number=measurement.value,
        is_baseline=measurement.baseline,
        note=" ".join(filter(None, (measurement.note, source))) or None,
    )


def place_name(context: ViewContext, indicator: Indicator, measurement: Measurement) -> str | None:
    """The name of the place of a measurement, or of its indicator; None where none is stated."""
    if measurement.place:
        return context.library.places[measurement.place].record.name
    return indicator.measured_in
