"""The plain values of a plan, read from text as it is written: amounts, numbers, dates, periods.

A reader hands over every scalar as the text that stands in the file, so that `335.000` is three
hundred and thirty-five thousand and `2022-02-30` can be told to be no date.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BeforeValidator, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

from actionplans.model.record import Words


class Ended(StrEnum):
    """The amount of a year in which an activity no longer runs (`udgår`)."""

    ENDED = "ended"


def _wrong(kind: str, value: object, **inputs: Any) -> PydanticCustomError:
    """An error that the reader turns into the problem of that kind."""
    return PydanticCustomError(kind, "{value}", {"value": str(value), **inputs})


_WHOLE = re.compile(r"(?P<sign>-?)(?P<digits>\d{1,3}(?:\.\d{3})+|\d+)")


def parse_kroner(value: object) -> object:
    """Read whole kroner as staff write them: `335000` or `335.000`, both 335000.

    Raises:
        PydanticCustomError: `bad-amount`, `negative-amount`.
    """
    if not isinstance(value, str):
        return value
    found = _WHOLE.fullmatch(value)
    if not found or len(found["digits"]) > 15:
        raise _wrong("bad-amount", value)
    if found["sign"]:
        raise _wrong("negative-amount", value)
    return int(found["digits"].replace(".", ""))


def parse_amount(value: object) -> object:
    """Read one amount of a year: kroner, or that the year's activity has ended."""
    return Ended.ENDED if value == "ended" else parse_kroner(value)


def parse_year(value: object) -> object:
    """Read a year of four digits.

    Raises:
        PydanticCustomError: `bad-year`.
    """
    if isinstance(value, str):
        if not re.fullmatch(r"(19|20)\d\d", value):
            raise _wrong("bad-year", value)
        return int(value)
    return value


def parse_number(value: object) -> object:
    """Read a number: `1.500`, `8,75`, `-2`. A dot groups thousands, a comma starts decimals.

    Raises:
        PydanticCustomError: `bad-number`.
    """
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", value) or len(value) > 20:
        raise _wrong("bad-number", value)
    return Decimal(value.replace(".", "").replace(",", "."))


def parse_count(value: object) -> object:
    """Read a whole number that is not negative.

    Raises:
        PydanticCustomError: `bad-number`.
    """
    number = parse_number(value)
    if isinstance(number, Decimal):
        if number < 0 or number != int(number):
            raise _wrong("bad-number", value)
        return int(number)
    return number


Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that is not empty."""

Kroner = Annotated[int, BeforeValidator(parse_kroner)]
"""Whole kroner."""

Amount = Annotated[int | Ended | None, Words("Amount"), BeforeValidator(parse_amount)]
"""Whole kroner; `Ended`; or None, which is that the document states no amount."""

Year = Annotated[int, BeforeValidator(parse_year)]
"""A calendar year."""

Amounts = dict[Year, Amount]
"""Amounts by year. A year that is missing is stated as little as one whose amount is None."""

Number = Annotated[
    Decimal, BeforeValidator(parse_number), PlainSerializer(str, return_type=str, when_used="json")
]
"""A number that may have decimals and a sign."""

Count = Annotated[int, BeforeValidator(parse_count)]
"""A whole number from 0 up."""


class PartialDate(NamedTuple):
    """A day, a month or a year: as exact as the document is."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        return date(self.year, self.month or 1, self.day or 1)

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
        """Read ISO 8601.

        Raises:
            ValueError: it is not of that form, or there is no such day.
        """
        found = re.fullmatch(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?", text)
        if not found:
            raise ValueError(text)
        when = cls(*(int(part) for part in found.groups() if part))
        _ = when.first
        return when


def _parse_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return PartialDate.parse(value)
    except ValueError:
        raise _wrong("bad-date", value) from None


Date = Annotated[PartialDate, BeforeValidator(_parse_date), PlainSerializer(str, return_type=str)]
"""A day, a month or a year, written as in ISO 8601."""


class Span(NamedTuple):
    """A stretch of time from the first day of `start` to the last day of `end`."""

    start: PartialDate
    end: PartialDate

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.start.year, self.end.year + 1)

    def __str__(self) -> str:
        """ISO 8601 interval."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


def _parse_period(value: object) -> object:
    if not isinstance(value, str):
        return value
    years = re.fullmatch(r"(\d{4})-(\d{4})", value)
    parts = list(years.groups()) if years else value.split("/")
    try:
        start, end = (PartialDate.parse(part) for part in (parts * 2 if len(parts) == 1 else parts))
    except ValueError:
        raise _wrong("bad-period", value) from None
    if start.first > end.last:
        raise _wrong("backward-period", value)
    return Span(start, end)


Period = Annotated[Span, BeforeValidator(_parse_period), PlainSerializer(str, return_type=str)]
"""A period: `2021-2024`, `2016`, or two ISO dates with `/` between."""


class AgeSpan(NamedTuple):
    """Ages in whole years, both ends counted in; None is open."""

    youngest: int | None
    oldest: int | None

    def __str__(self) -> str:
        if self.oldest is None:
            return f"{self.youngest}+"
        if self.youngest is None:
            return f"-{self.oldest}"
        return (
            str(self.youngest) if self.youngest == self.oldest else f"{self.youngest}-{self.oldest}"
        )


def _parse_ages(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d{1,3})?\s*(?:([-–+])\s*(\d{1,3})?)?", value)
    if not found or not (found[1] or found[3]) or (found[2] == "+" and found[3]):
        raise _wrong("bad-age", value)
    youngest = int(found[1]) if found[1] else None
    oldest = int(found[3]) if found[3] else (youngest if not found[2] else None)
    if found[2] in ("-", "–") and not found[3]:
        raise _wrong("bad-age", value)
    if youngest is not None and oldest is not None and youngest > oldest:
        raise _wrong("bad-age", value)
    return AgeSpan(youngest, oldest)


Ages = Annotated[AgeSpan, BeforeValidator(_parse_ages), PlainSerializer(str, return_type=str)]
"""An age span: `13-15`, `18+`, `-18`, `16`."""


def _parse_slug(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise _wrong("bad-id", value)
    return value


Slug = Annotated[str, BeforeValidator(_parse_slug)]
"""An id: lower case a–z, digits and single hyphens, as it stands in addresses."""


def _parse_web(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"https?://[^\s\"<>]+\.[^\s\"<>]+", value):
        raise _wrong("bad-address", value)
    return value


Web = Annotated[str, BeforeValidator(_parse_web)]
"""A web address with http:// or https://."""


def _parse_mail(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[a-zA-Z]{2,}", value):
        raise _wrong("bad-mail", value)
    return value


Mail = Annotated[str, BeforeValidator(_parse_mail)]
"""A mail address."""


def _parse_colour(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise _wrong("bad-colour", value)
    return value.lower() if isinstance(value, str) else value


Colour = Annotated[str, BeforeValidator(_parse_colour)]
"""A colour as `#rrggbb`, in lower case."""
