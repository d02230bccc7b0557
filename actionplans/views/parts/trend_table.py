"""The table of a partnership's indicators: from and to, a slope, the trend and the target."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.indicator import Indicator, Measurement, Progress
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Part
from actionplans.views.parts.indicators import indicators_of, is_measured
from actionplans.views.parts.slope import Slope, slope
from actionplans.views.parts.trend import target_verdict, target_words, trend, trend_summary


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A measured value with its date, as words and for a file."""

    text: str
    date: str
    number: Decimal
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRow:
    """An indicator in the table."""

    link: Link
    """Its title, and the place where its values stand."""

    unit: str
    trend: Verdict
    place: str | None = None
    """Where it is measured; None where that is not stated."""

    earlier: DatedValue | None = None
    later: DatedValue | None = None
    """None where there is one value only, or none."""

    slope: Slope | None = None
    target: str | None = None
    """None where no target is stated, nor that there is none."""

    outcome: Verdict | None = None
    """Whether the target is reached; None where that cannot be told."""

    missing: tuple[str, ...] = ()
    """The years whose values the source lacks, in the words of the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendTable(Part):
    """Indicators with their trends."""

    title: str
    """How many move as they should, in a sentence."""

    subject: str
    """Whose indicators they are."""

    rows: tuple[TrendRow, ...]
    csv: str | None = None
    """The address of the same table as a file; None where another page has it."""

    @property
    def children(self) -> tuple[Part, ...]:
        """The slopes in its rows."""
        return tuple(row.slope for row in self.rows if row.slope)


def trend_table(
    context: ViewContext, partnership: Entry[Partnership], csv: str | None = None
) -> TrendTable | None:
    """The table of a partnership's indicators; None where nothing is measured.

    Args:
        context: the site.
        partnership: the partnership.
        csv: the address of the same table as a file, where this page has it.
    """
    if not is_measured(context, partnership.id):
        return None
    rows = tuple(_row(context, entry) for entry in indicators_of(context, partnership.id))
    title = trend_summary(context, [row.trend for row in rows])
    return TrendTable(title=title, subject=partnership.record.title, rows=rows, csv=csv)


def _row(context: ViewContext, entry: Entry[Indicator]) -> TrendRow:
    record = entry.record
    earlier, later = _ends(record)
    return TrendRow(
        link=context.link(entry),
        unit=record.unit,
        place=record.measured_in,
        earlier=_dated(context, earlier),
        later=_dated(context, later),
        slope=slope(context, record),
        trend=trend(context, record),
        target=target_words(context, record),
        outcome=target_verdict(context, record),
        missing=tuple(_missing_years(record)),
    )


def _ends(record: Indicator) -> tuple[Measurement | None, Measurement | None]:
    """The two values that are compared, or else the earliest and the newest; None without two."""
    compared, measured = record.compared(), record.own_measurements
    if isinstance(compared, Progress):
        return compared.baseline, compared.latest
    latest = measured[-1] if measured else None
    return (measured[0] if len(measured) > 1 else None), latest


def _dated(context: ViewContext, measurement: Measurement | None) -> DatedValue | None:
    if measurement is None:
        return None
    return DatedValue(
        text=context.figures.number(measurement.value),
        date=context.date(measurement.date),
        number=measurement.value,
        iso=str(measurement.date),
    )


def _missing_years(record: Indicator) -> Sequence[str]:
    """What the source lacks of the values of a year that the content names."""
    return [it.what for it in record.missing if re.search(r"\b(?:19|20)\d\d\b", it.what)]
