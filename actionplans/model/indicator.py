"""How it goes with the aims: an indicator, what it was measured at, and what it is held against."""

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
    """Which way is better."""

    DOWN = "down"
    UP = "up"
    KEEP = "keep"
    """Not to rise."""

    WATCH = "watch"
    """Followed without a target."""


class Measurement(Record):
    """A value measured at a place and a time."""

    place: Annotated[Text, RefersTo("place")] | None = None
    """The place measured; none is the partnership's own area."""

    date: Date
    value: Number
    baseline: bool = False
    note: Text | None = None


class Target(Record):
    """What the indicator is to reach, as a rule in words, with a number where there is one."""

    rule: Text
    value: Number | None = None
    due: Date | None = None


class ComparedValues(Record):
    """What the document says of the difference between two measurements."""

    between: Text
    difference: Number | None = None
    """As printed, in the indicator's unit."""

    significant: bool | None = None
    note: Text | None = None

    @property
    def years(self) -> tuple[int, int] | None:
        """The two years that it names, earlier first; None where it names no two."""
        found = sorted({int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", self.between)})
        return (found[0], found[1]) if len(found) == 2 else None


class Break(Record):
    """From here on the series cannot be compared with what came before."""

    date: Date
    reason: Text


class Indicator(Record):
    """Something that is measured again and again."""

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
    """The indicator that this one is a share of or a summand in."""

    source: Text
    caveats: tuple[Text, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def own(self) -> tuple[Measurement, ...]:
        """The measurements of the partnership's own area, the earliest first."""
        found = [measurement for measurement in self.measurements if measurement.place is None]
        return tuple(sorted(found, key=lambda measurement: measurement.date.first))

    def difference(self, earlier: int, later: int) -> Decimal | None:
        """What the area's own value rose by from one year to another; None where one is missing."""
        values = {measurement.date.year: measurement.value for measurement in self.own}
        if earlier not in values or later not in values:
            return None
        return values[later] - values[earlier]

    def progress(self) -> "Progress | None":
        """The newest value against the baseline; None where it cannot be computed.

        The baseline is the measurement that says it is one, and it counts only where the series is
        not broken between it and the newest.
        """
        own = self.own
        first = next((measurement for measurement in own if measurement.baseline), None)
        if first is None or len(own) < 2 or own[-1] is first:
            return None
        if any(first.date.last < broken.date.first <= own[-1].date.last for broken in self.breaks):
            return None
        return Progress(self.direction, first, own[-1])


@dataclass(frozen=True, slots=True)
class Progress:
    """How an indicator has moved from its baseline, and whether that is the way it should."""

    direction: Direction
    baseline: Measurement
    latest: Measurement

    @property
    def difference(self) -> Decimal:
        """What the value rose by."""
        return self.latest.value - self.baseline.value

    @property
    def wanted(self) -> bool | None:
        """Whether it moved the wanted way; None where there is no target."""
        return {
            Direction.DOWN: self.difference < 0,
            Direction.UP: self.difference > 0,
            Direction.KEEP: self.difference <= 0,
        }.get(self.direction)


class Indicators(Record):
    """The indicators of one partnership."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Indicator, ...] = ()
