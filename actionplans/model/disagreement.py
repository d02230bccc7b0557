"""What does not agree or is not there: recorded, shown, and never corrected in silence."""

from enum import StrEnum
from typing import ClassVar

from actionplans.model.dates import Date
from actionplans.model.record import Record
from actionplans.model.values import Text


class Stated(Record):
    """One of the values that disagree, and where it stands."""

    value: Text
    source: Text


class Disagreement(Record):
    """Two or more statements of a source, or of two sources, that cannot all be right."""

    about: Text
    """What they are about."""

    values: tuple[Stated, ...]
    explanation: Text | None = None


class Missing(Record):
    """Something that a source has lost or never had: a map, a chart, a figure."""

    shorthand: ClassVar[str | None] = "what"
    what: Text
    note: Text | None = None


class ChangeKind(StrEnum):
    """Whether something was wrong before, or there is just more to tell."""

    UPDATE = "update"
    CORRECTION = "correction"


class Change(Record):
    """A dated, public note of a correction or an update."""

    date: Date
    kind: ChangeKind = ChangeKind.UPDATE
    text: Text
