"""Deliverables: the outputs that an activity is to deliver."""

from decimal import Decimal
from typing import ClassVar

from actionplans.model.dates import Date
from actionplans.model.record import Record
from actionplans.model.values import Number, Slug, Text


class Deliverable(Record):
    """An output that an activity is to deliver, countable or at least visible."""

    shorthand: ClassVar[str | None] = "what"
    id: Slug | None = None
    """The name by which status reports tell it; None where its place or words do."""

    what: Text
    at_least: Number | None = None
    at_most: Number | None = None
    target: Number | None = None
    """A number that is neither a minimum nor a maximum."""

    unit: Text | None = None
    per: Text | None = None
    """The unit of repetition: week, event, year."""

    due: Date | None = None

    @property
    def floor(self) -> Decimal | None:
        """The least number that keeps it, above 0; None where it has none, or only a ceiling."""
        number = self.target if self.at_least is None else self.at_least
        return number if number is not None and number > 0 else None
