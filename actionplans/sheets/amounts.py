"""Amounts as people type them into a cell: `1.200.000`, `300 t.kr.`, `udgår`."""

import re
from decimal import Decimal
from typing import TypeAlias

from actionplans.locale import Language
from actionplans.model.values import Ended
from actionplans.sheets.raw import Cell, Kind

Amount: TypeAlias = int | Ended | None
"""Whole kroner, the word for what has ended, or nothing stated."""

MOST = 10**15
"""No amount has more digits, see `model.values`."""

#: Words behind a number, and what they multiply it by.
_UNITS = (
    (re.compile(r"(?:t\.? ?kr\.?|tusinde?(?: kr\.?| kroner)?|thousand(?: kr\.?)?)"), 1_000),
    (re.compile(r"(?:mio\.?|millione?r?|million)(?: kr\.?| kroner)?|mkr\.?"), 1_000_000),
    (re.compile(r"(?:kr\.?|kroner|dkk)(?: ?,-)?|,-"), 1),
)
_NUMBER = re.compile(r"([-−]? ?[\d.,' ]*\d)(.*)")
_CURRENCY_FIRST = re.compile(r"(?:kr\.?|dkk) ?(?=[-−\d])")
_BLANKS = re.compile(r"\s+")


class AmountError(ValueError):
    """It is no amount of whole kroner."""


def amount_of(cell: Cell | None, language: Language) -> Amount:
    """The amount that a cell states; None where it is empty.

    Args:
        cell: a cell with a number or a text.
        language: the language of the notation and the words.

    Raises:
        AmountError: it is something else.
    """
    if cell is None or not cell.text.strip():
        return None
    if cell.kind is Kind.NUMBER:
        return _whole(Decimal(cell.text))
    if cell.kind is not Kind.TEXT:
        raise AmountError
    text = _BLANKS.sub(" ", cell.text).strip().lower()
    if language.value_for_word("Amount", text) == Ended.ENDED:
        return Ended.ENDED
    found = _NUMBER.fullmatch(_CURRENCY_FIRST.sub("", text, count=1))
    if found is None:
        raise AmountError
    number = language.notation.parse(found[1].replace(" ", ""))
    if number is None:
        raise AmountError
    return _whole(number * _factor(found[2].strip()))


def _factor(unit: str) -> int:
    """What a number is multiplied by for the words behind it.

    Raises:
        AmountError: they are no unit of money.
    """
    if not unit:
        return 1
    for pattern, factor in _UNITS:
        if pattern.fullmatch(unit):
            return factor
    raise AmountError


def _whole(number: Decimal) -> int:
    if not number.is_finite() or abs(number) >= MOST or number != int(number):
        raise AmountError
    return int(number)


def shown_amount(amount: Amount, language: Language) -> str | int | None:
    """An amount as it stands in a cell."""
    return language.word("Amount", amount) if isinstance(amount, Ended) else amount
