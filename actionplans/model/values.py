"""Types of scalar values, parsed from text as written: amounts, numbers, ages, addresses.

The reader passes every scalar as the text in the file, so that `335.000` is read as three hundred
and thirty-five thousand, and `2022-02-30` can be reported as no date.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, NamedTuple
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from actionplans.locale.notation import DANISH, Notation
from actionplans.media.filetypes import MAX_SEGMENT
from actionplans.model.record import Rendered, Words


class Ended(StrEnum):
    """The amount of a year after an activity has ended (`udgår`)."""

    ENDED = "ended"


def wrong(kind: str, value: object, **inputs: Any) -> PydanticCustomError:
    """A validation error that the reader turns into a problem of the same kind."""
    return PydanticCustomError(kind, "{value}", {"value": str(value), **inputs})


def scalar(value: object) -> str | None:
    """The text of a scalar; None for any other value, which is parsed already.

    Raises:
        PydanticCustomError: `value-expected`, for a list or mapping instead of a single value.
    """
    if isinstance(value, list | dict):
        raise wrong("value-expected", "")
    return value if isinstance(value, str) else None


#: No budget has more digits; a longer number is a typing mistake.
_MAX_DIGITS = 15


def parse_kroner(value: object, notation: Notation = DANISH) -> object:
    """Parse whole kroner: `335000` or `335.000`, both 335000.

    Args:
        value: the text, or a value that is parsed already.
        notation: that of the content's language; in English `335,000`.

    Raises:
        PydanticCustomError: `bad-amount`, `negative-amount`.
    """
    kroner = _parse_signed_kroner(value, notation)
    if isinstance(kroner, int) and kroner < 0:
        raise wrong("negative-amount", value)
    return kroner


def parse_amount(value: object, notation: Notation = DANISH) -> object:
    """Parse the amount of a year: kroner, `-5.000` where money is taken back, or `Ended`.

    Raises:
        PydanticCustomError: `bad-amount`.
    """
    return Ended.ENDED if value == "ended" else _parse_signed_kroner(value, notation)


def _parse_signed_kroner(value: object, notation: Notation) -> object:
    text = scalar(value)
    if text is None:
        return value
    kroner = notation.parse(text)
    if kroner is None or kroner.as_tuple().exponent or len(str(abs(kroner))) > _MAX_DIGITS:
        raise wrong("bad-amount", text)
    return int(kroner)


def parse_year(value: object) -> object:
    """Parse a year of four digits, from 1900 to 2099.

    Raises:
        PydanticCustomError: `bad-year`.
    """
    text = scalar(value)
    if text is not None:
        if not re.fullmatch(r"(19|20)\d\d", text):
            raise wrong("bad-year", text)
        return int(text)
    return value


def parse_number(value: object, notation: Notation = DANISH) -> object:
    """Parse a number as the content's language writes it: in Danish `1.500`, `8,75`, `-2`.

    Raises:
        PydanticCustomError: `bad-number`.
    """
    text = scalar(value)
    if text is None:
        return value
    number = notation.parse(text)
    if number is None or len(text) > 20:
        raise wrong("bad-number", text)
    return number


def parse_quantity(value: object, notation: Notation = DANISH) -> object:
    """Parse a number that is not negative.

    Raises:
        PydanticCustomError: `bad-number`.
    """
    number = parse_number(value, notation)
    if isinstance(number, Decimal) and number < 0:
        raise wrong("bad-number", value)
    return number


def parse_count(value: object, notation: Notation = DANISH) -> object:
    """Parse a whole number that is not negative.

    Raises:
        PydanticCustomError: `bad-number`.
    """
    number = parse_number(value, notation)
    if isinstance(number, Decimal):
        if number < 0 or number != int(number):
            raise wrong("bad-number", value)
        return int(number)
    return number


def _in_notation(parse: Callable[[object, Notation], object]) -> BeforeValidator:
    """A validator that parses numbers in the `notation` of the context: the content's language."""

    def validate(value: object, validation: ValidationInfo) -> object:
        return parse(value, (validation.context or {}).get("notation", DANISH))

    return BeforeValidator(validate)


Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that is not empty."""

FileName = Annotated[Text, AfterValidator(partial(normalize, "NFC"))]
"""The name of a file, in Unicode normalization form C."""

SearchWord = Annotated[Text, AfterValidator(partial(normalize, "NFC"))]
"""A word that readers may search by: no page shows it, and it is not searched for names."""

Markdown = Annotated[Text, Rendered()]
"""Text in Markdown."""

Kroner = Annotated[int, _in_notation(parse_kroner)]
"""Whole kroner."""

Amount = Annotated[int | Ended | None, Words("Amount"), _in_notation(parse_amount)]
"""Whole kroner, below 0 where money is taken back; `Ended`; or None, if none is stated."""

Year = Annotated[int, BeforeValidator(parse_year)]
"""A calendar year."""

Amounts = dict[Year, Amount]
"""Amounts by year. A missing year means the same as an amount of None."""

Number = Annotated[
    Decimal, _in_notation(parse_number), PlainSerializer(str, return_type=str, when_used="json")
]
"""A number that may have decimals and a sign."""

Quantity = Annotated[
    Decimal, _in_notation(parse_quantity), PlainSerializer(str, return_type=str, when_used="json")
]
"""A number from 0 up that may have decimals: an average of 7,5."""

Count = Annotated[int, _in_notation(parse_count)]
"""A whole number from 0 up."""


class AgeSpan(NamedTuple):
    """Ages in whole years, both ends included; None is no limit."""

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
    text = scalar(value)
    if text is None:
        return value
    match = re.fullmatch(r"(\d{1,3})?\s*(?:([-–+])\s*(\d{1,3})?)?", text)
    if not match or not (match[1] or match[3]) or (match[2] == "+" and match[3]):
        raise wrong("bad-age", text)
    youngest = int(match[1]) if match[1] else None
    oldest = int(match[3]) if match[3] else (youngest if not match[2] else None)
    if match[2] in ("-", "–") and not match[3]:
        raise wrong("bad-age", text)
    if youngest is not None and oldest is not None and youngest > oldest:
        raise wrong("bad-age", text)
    return AgeSpan(youngest, oldest)


Ages = Annotated[AgeSpan, BeforeValidator(_parse_ages), PlainSerializer(str, return_type=str)]
"""An age span: `13-15`, `18+`, `-18`, `16`."""


def _parse_slug(value: object) -> object:
    text = scalar(value)
    if text is not None and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise wrong("bad-id", text)
    if text is not None and len(text) > MAX_SEGMENT:
        raise wrong("long-id", text)
    return value


Slug = Annotated[str, BeforeValidator(_parse_slug)]
"""An id, as used in addresses: lower-case a–z, digits and single hyphens."""


def is_web(text: str) -> bool:
    """Whether a text is a web address with http:// or https://."""
    return bool(re.fullmatch(r"https?://[^\s\"<>.]+(\.[^\s\"<>.]*)+", text))


def _parse_web(value: object) -> object:
    text = scalar(value)
    if text is not None and not is_web(text):
        raise wrong("bad-address", text)
    return value


Web = Annotated[str, BeforeValidator(_parse_web)]
"""A web address with http:// or https://."""


def is_mail(text: str) -> bool:
    """Whether a text is a mail address."""
    return bool(re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[a-zA-Z]{2,}", text))


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number, of three digits at least: `+45 12 34 56 78`, `112`."""
    return bool(re.fullmatch(r"\+?[\d ()./-]+", text)) and 3 <= sum(map(str.isdigit, text)) <= 15


def _parse_mail(value: object) -> object:
    text = scalar(value)
    if text is not None and not is_mail(text):
        raise wrong("bad-mail", text)
    return value


Mail = Annotated[str, BeforeValidator(_parse_mail)]
"""A mail address."""


def _parse_colour(value: object) -> object:
    text = scalar(value)
    if text is not None and not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise wrong("bad-colour", text)
    return text.lower() if text is not None else value


Colour = Annotated[str, BeforeValidator(_parse_colour)]
"""A colour as `#rrggbb`, in lower case."""
