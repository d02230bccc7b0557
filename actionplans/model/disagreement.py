"""Discrepancies, gaps and corrections: recorded and published, never silently corrected."""

from enum import StrEnum
from typing import ClassVar

from actionplans.model.dates import Date
from actionplans.model.record import Record
from actionplans.model.values import Text


class Stated(Record):
    """One of several contradictory values, with its source."""

    value: Text
    source: Text


class Disagreement(Record):
    """Statements of one or more sources that contradict each other."""

    about: Text
    """The subject of the statements."""

    values: tuple[Stated, ...]
    explanation: Text | None = None


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
    kind: ChangeKind = ChangeKind.UPDATE
    text: Text
