"""Dates and periods, at the precision that a document states them with."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import BeforeValidator, PlainSerializer

from actionplans.model.values import scalar, wrong


class PartialDate(NamedTuple):
    """A day, a month or a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        month, day = (1 if part is None else part for part in self[1:])
        return date(self.year, month, day)

    @property
    def last(self) -> date:
        """The last day that it covers."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            following = (self.year + self.month // 12, self.month % 12 + 1)
            return date(*following, 1) - timedelta(days=1)
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        """ISO 8601: `2022-05-24`, `2022-05` or `2022`."""
        return "-".join(f"{part:02d}" for part in self if part is not None)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse ISO 8601.

        Raises:
            ValueError: the text is not of that form, or there is no such day.
        """
        match = re.fullmatch(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?", text)
        if not match:
            raise ValueError(text)
        parsed = cls(*(int(part) for part in match.groups() if part))
        _ = parsed.first  # raises ValueError for a day that does not exist
        return parsed


def _parse_date(value: object) -> object:
    text = scalar(value)
    if text is None:
        return value
    try:
        return PartialDate.parse(text)
    except ValueError:
        kind = "no-such-date" if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else "bad-date"
        raise wrong(kind, text) from None


Date = Annotated[PartialDate, BeforeValidator(_parse_date), PlainSerializer(str, return_type=str)]
"""A day, a month or a year, written as in ISO 8601."""


def _parse_day(value: object) -> object:
    text = scalar(value)
    if text is None:
        return value
    try:
        parsed = PartialDate.parse(text)
    except ValueError:
        raise wrong("bad-day", text) from None
    if parsed.day is None:
        raise wrong("bad-day", text)
    return parsed.first


Day = Annotated[date, BeforeValidator(_parse_day), PlainSerializer(str, return_type=str)]
"""A day, written as in ISO 8601."""


class Tense(StrEnum):
    """Where a time lies, seen from a day."""

    AHEAD = "ahead"
    NOW = "now"
    OVER = "over"


class Span(NamedTuple):
    """The time from the first day of `start` to the last day of `end`."""

    start: PartialDate
    end: PartialDate

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.start.year, self.end.year + 1)

    def tense(self, day: date) -> Tense:
        """Where it lies, seen from a day: it runs on its first day and on its last."""
        if day < self.start.first:
            return Tense.AHEAD
        return Tense.OVER if day > self.end.last else Tense.NOW

    def __str__(self) -> str:
        """ISO 8601 interval."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


def _parse_period(value: object) -> object:
    text = scalar(value)
    if text is None:
        return value
    years = re.fullmatch(r"(\d{4})-(\d{4})", text)
    parts = list(years.groups()) if years else text.split("/")
    try:
        start, end = (PartialDate.parse(part) for part in (parts * 2 if len(parts) == 1 else parts))
    except ValueError:
        raise wrong("bad-period", text) from None
    if start.first > end.last:
        raise wrong("backward-period", text)
    return Span(start, end)


Period = Annotated[Span, BeforeValidator(_parse_period), PlainSerializer(str, return_type=str)]
"""A period: `2021-2024`, `2016`, or two ISO dates with `/` between."""
