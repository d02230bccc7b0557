"""How it goes with the aims: an indicator, what it was measured at, and what it is held against."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.disagreement import Disagreement, Missing
from actionplans.model.record import Record, Reference
from actionplans.model.values import Date, Number, Slug, Text


class Direction(StrEnum):
    """Which way is better."""

    DOWN = "down"
    UP = "up"
    KEEP = "keep"
    """Not to get worse."""

    WATCH = "watch"
    """Followed without a target."""


class Measurement(Record):
    """A value measured at a place and a time."""

    place: Annotated[Slug, Reference("place")] | None = None
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


class Break(Record):
    """From here on the series cannot be compared with what came before."""

    date: Date
    reason: Text


class Indicator(Record):
    """Something that is measured again and again."""

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
    part_of: Annotated[Slug, Reference("indicator")] | None = None
    """The indicator that this one is a share of or a summand in."""

    source: Text
    caveats: tuple[Text, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()


class Indicators(Record):
    """The indicators of one partnership."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Indicator, ...] = ()
