"""Indicators of progress: measurements over time, targets, and comparisons between years."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.address import Scope
from actionplans.model.dates import Date
from actionplans.model.disagreement import Disagreement, Missing
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Number, Slug, Text


class Direction(StrEnum):
    """The direction in which an indicator should move."""

    DOWN = "down"
    UP = "up"
    KEEP = "keep"
    """It should not rise."""

    WATCH = "watch"
    """It is monitored without a target."""


class Measurement(Record):
    """The value of an indicator at a date, in the partnership's area or at another place."""

    place: Annotated[Text, RefersTo("place")] | None = None
    """The id of the place; None is the partnership's own area."""

    date: Date
    value: Number
    baseline: bool = False
    note: Text | None = None


class Target(Record):
    """The target of an indicator: a rule in words, with a number if there is one."""

    rule: Text
    value: Number | None = None
    due: Date | None = None


class ComparedValues(Record):
    """A document's statement on the difference between two measurements."""

    between: Text
    difference: Number | None = None
    """The printed difference, in the indicator's unit."""

    significant: bool | None = None
    note: Text | None = None

    @property
    def years(self) -> tuple[int, int] | None:
        """The two years named in `between`, earlier first; None if there are not exactly two."""
        years = sorted({int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", self.between)})
        return (years[0], years[1]) if len(years) == 2 else None


class Break(Record):
    """A break in a time series: values after it are not comparable with those before."""

    date: Date
    reason: Text


class Indicator(Record):
    """A quantity that is measured repeatedly."""

    type_name: ClassVar[str] = "indicator"
    scope: ClassVar[Scope] = Scope.PARTNERSHIP

    id: Slug
    title: Text
    unit: Text
    direction: Direction
    description: Text | None = None
    target: Target | None = None
    measurements: tuple[Measurement, ...] = ()
    comparisons: tuple[ComparedValues, ...] = ()
    breaks: tuple[Break, ...] = ()
    numerator: Text | None = None
    denominator: Text | None = None
    part_of: Annotated[Text, RefersTo("indicator")] | None = None
    """The indicator that this one is a share of, or adds to."""

    source: Text
    caveats: tuple[Text, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def area_measurements(self) -> tuple[Measurement, ...]:
        """The measurements of the partnership's own area, the earliest first."""
        of_area = (measurement for measurement in self.measurements if measurement.place is None)
        return tuple(sorted(of_area, key=lambda measurement: measurement.date.first))

    def difference(self, earlier: int, later: int) -> Decimal | None:
        """The rise of the area's value between two years; None if a year has no measurement."""
        values = {m.date.year: m.value for m in self.area_measurements}
        if earlier not in values or later not in values:
            return None
        return values[later] - values[earlier]

    def progress(self) -> "Progress | None":
        """The newest measurement compared with the baseline.

        None if no measurement is marked as the baseline, none is newer, or the series has a break
        between the two.
        """
        measurements = self.area_measurements
        baseline = next((m for m in measurements if m.baseline), None)
        if baseline is None or measurements[-1] is baseline:
            return None
        latest = measurements[-1]
        if any(baseline.date.last < b.date.first <= latest.date.last for b in self.breaks):
            return None
        return Progress(direction=self.direction, baseline=baseline, latest=latest)


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """The change of an indicator from its baseline to its newest measurement."""

    direction: Direction
    baseline: Measurement
    latest: Measurement

    @property
    def difference(self) -> Decimal:
        """The rise of the value, in the indicator's unit; negative for a fall."""
        return self.latest.value - self.baseline.value

    @property
    def wanted(self) -> bool | None:
        """Whether it moved in the desired direction; None for an indicator that is only watched."""
        return {
            Direction.DOWN: self.difference < 0,
            Direction.UP: self.difference > 0,
            Direction.KEEP: self.difference <= 0,
        }.get(self.direction)


class Indicators(Record):
    """The indicators of one partnership."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Indicator, ...] = ()
