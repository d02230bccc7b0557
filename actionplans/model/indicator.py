"""Indicators of progress: measurements over time, targets, and comparisons between years."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.address import Scope
from actionplans.model.dates import Date, PartialDate
from actionplans.model.disagreement import Disagreement, Missing
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Number, Slug, Text


class Direction(StrEnum):
    """The direction in which an indicator should move."""

    DOWN = "down"
    UP = "up"
    NOT_UP = "not-up"
    NOT_DOWN = "not-down"
    KEEP = "keep"
    """It should stay what it is, neither more nor less."""

    WATCH = "watch"
    """The document says that it is monitored without a target."""

    def wants(self, difference: Decimal) -> bool | None:
        """Whether a rise, negative for a fall, is what is wanted; None if it is only watched."""
        return {
            Direction.DOWN: difference < 0,
            Direction.NOT_UP: difference <= 0,
            Direction.UP: difference > 0,
            Direction.NOT_DOWN: difference >= 0,
            Direction.KEEP: difference == 0,
        }.get(self)


class Bound(StrEnum):
    """What the number of a target is."""

    AT_MOST = "at-most"
    AT_LEAST = "at-least"
    EXACTLY = "exactly"


_BOUNDS = {
    Direction.DOWN: Bound.AT_MOST,
    Direction.NOT_UP: Bound.AT_MOST,
    Direction.UP: Bound.AT_LEAST,
    Direction.NOT_DOWN: Bound.AT_LEAST,
    Direction.KEEP: Bound.EXACTLY,
}


class Measurement(Record):
    """The value of an indicator at a date, where the indicator is measured or at another place."""

    place: Annotated[Text, RefersTo("place")] | None = None
    """The id of the place; None is where the indicator says that it is measured, if it does."""

    date: Date
    value: Number
    baseline: bool = False
    source: Text | None = None
    """The source of this value, if it is not the indicator's."""

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


class Obstacle(StrEnum):
    """What keeps the newest measurement of an indicator from being compared with a baseline."""

    UNMEASURED = "unmeasured"
    SINGLE = "single"
    NO_BASELINE = "no-baseline"
    NEW_BASELINE = "new-baseline"
    """The newest measurement is a baseline itself."""

    SHARED_DATE = "shared-date"
    """Another measurement may be just as new."""

    BREAK = "break"


class Indicator(Record):
    """A quantity that is measured repeatedly."""

    type_name: ClassVar[str] = "indicator"
    scope: ClassVar[Scope] = Scope.PARTNERSHIP

    id: Slug
    title: Text
    unit: Text
    direction: Direction | None = None
    description: Text | None = None
    target: Target | None = None
    measured_in: Text | None = None
    """Where it is measured, in the document's words: of measurements that name no place."""

    measurements: tuple[Measurement, ...] = ()
    comparisons: tuple[ComparedValues, ...] = ()
    breaks: tuple[Break, ...] = ()
    numerator: Text | None = None
    denominator: Text | None = None
    part_of: Annotated[Text, RefersTo("indicator")] | None = None
    """The indicator that this one is a share of, or adds to."""

    source: Text | None = None
    caveats: tuple[Text, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def own_measurements(self) -> tuple[Measurement, ...]:
        """The measurements that name no other place, the earliest first."""
        own = (measurement for measurement in self.measurements if measurement.place is None)
        return tuple(sorted(own, key=lambda measurement: measurement.date.first))

    def difference(self, earlier: int, later: int) -> Decimal | None:
        """The rise of its own value between two years; None unless each has one measurement."""
        values: list[Decimal] = []
        for year in (earlier, later):
            measured = [m.value for m in self.own_measurements if m.date.year == year]
            if len(measured) != 1:
                return None
            values += measured
        return values[1] - values[0]

    def significance(self, progress: "Progress") -> bool | None:
        """Whether the document calls the difference of two measurements significant.

        None where it does not say, or not of just these years.
        """
        years = progress.baseline.date.year, progress.latest.date.year
        found = (item.significant for item in self.comparisons if item.years == years)
        return next(found, None)

    def compared(self) -> "Progress | Obstacle":
        """The newest measurement compared with the newest baseline, or what prevents that."""
        measurements = self.own_measurements
        if len(measurements) < 2:
            return Obstacle.SINGLE if measurements else Obstacle.UNMEASURED
        baseline = next((m for m in reversed(measurements) if m.baseline), None)
        *earlier, latest = measurements
        if baseline is None or latest.baseline:
            return Obstacle.NEW_BASELINE if baseline else Obstacle.NO_BASELINE
        if any(m.date.last >= latest.date.first for m in earlier):
            return Obstacle.SHARED_DATE
        is_broken = self.break_between(baseline, latest)
        return Obstacle.BREAK if is_broken else Progress(baseline, latest)

    def break_between(self, earlier: Measurement, later: Measurement) -> Break | None:
        """The break that keeps two measurements from being compared, if there is one."""
        between = (b for b in self.breaks if earlier.date.last < b.date.first <= later.date.last)
        return next(between, None)

    def progress(self) -> "Progress | None":
        """The newest measurement compared with the newest baseline; None if they cannot be."""
        compared = self.compared()
        return compared if isinstance(compared, Progress) else None

    @property
    def goal(self) -> "Goal | None":
        """The number of the target; None without a number or a desired direction."""
        target, bound = self.target, _BOUNDS.get(self.direction) if self.direction else None
        if target is None or target.value is None or bound is None:
            return None
        return Goal(bound, target.value, target.due)


@dataclass(frozen=True, slots=True)
class Progress:
    """The change of an indicator from its baseline to its newest measurement."""

    baseline: Measurement
    latest: Measurement

    @property
    def difference(self) -> Decimal:
        """The rise of the value, in the indicator's unit; negative for a fall."""
        return self.latest.value - self.baseline.value


@dataclass(frozen=True, slots=True)
class Goal:
    """A number that an indicator should reach."""

    bound: Bound
    value: Decimal
    due: PartialDate | None

    def is_reached_by(self, progress: Progress) -> bool:
        """Whether the newest measurement is as the goal asks."""
        value = progress.latest.value
        match self.bound:
            case Bound.AT_MOST:
                return value <= self.value
            case Bound.AT_LEAST:
                return value >= self.value
            case Bound.EXACTLY:
                return value == self.value

    def is_due_after(self, progress: Progress) -> bool:
        """Whether there is more time for it than to the newest measurement."""
        return self.due is not None and progress.latest.date.last < self.due.last


class Indicators(Record):
    """The indicators of one partnership."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Indicator, ...] = ()
