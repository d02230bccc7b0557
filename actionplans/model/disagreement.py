"""Discrepancies, gaps and corrections: recorded and published, never silently corrected."""

from collections.abc import Hashable
from enum import StrEnum
from typing import ClassVar

from actionplans.model.dates import Date
from actionplans.model.record import Record
from actionplans.model.values import Text


class DisagreementKind(StrEnum):
    """The kinds of statements that do not fit together."""

    CONTRADICTION = "contradiction"
    """Statements that cannot all be true."""

    UNCLEAR = "unclear"
    """Statements that may fit together, but of which the sources do not say how."""

    MISSED_GOAL = "missed-goal"
    """A goal, and a result that falls short of it."""


class Stated(Record):
    """One of several values that do not fit together, with its source."""

    value: Text
    source: Text


class Disagreement(Record):
    """Statements of one or more sources that do not fit together."""

    kind: DisagreementKind | None = None
    """None if nobody has said which; it counts as a contradiction only where it is called one."""

    about: Text
    """The subject of the statements."""

    values: tuple[Stated, ...]
    explanation: Text | None = None
    consequence: Text | None = None
    """What would be otherwise, were the other value the right one."""

    @property
    def identity(self) -> Hashable:
        """What it shares with a note of the same on another page: its subject and its values."""
        return self.about, frozenset((stated.value, stated.source) for stated in self.values)


class Missing(Record):
    """Something that a source lacks: a map, a chart, a figure."""

    shorthand: ClassVar[str | None] = "what"
    what: Text
    note: Text | None = None


class ChangeKind(StrEnum):
    """The kinds of changes: new information, or a correction of an error."""

    UPDATE = "update"
    CORRECTION = "correction"


class Change(Record):
    """A dated, public note of a correction or an update."""

    date: Date
    kind: ChangeKind | None = None
    """None if nobody has said which."""

    text: Text
