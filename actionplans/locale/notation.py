"""Notation of numbers: the signs with which a language groups thousands and begins decimals."""

from dataclasses import dataclass
from decimal import Decimal

#: Blanks that group thousands are typed as any of these.
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"

_MINUS = frozenset("-\N{MINUS SIGN}")

#: No figure of a plan has more digits before or after the decimals begin.
_MAX_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Notation:
    """The signs with which a language writes numbers."""

    group: str
    """Between thousands: `.` in Danish, `,` in English, a blank in Swedish."""

    decimal: str
    """Before decimals."""

    def parse(self, text: str) -> Decimal | None:
        """A number in this notation, with or without groups; None for any other text.

        `1,500` is fifteen hundred in English, and one and a half in Danish.
        """
        is_negative = text[:1] in _MINUS
        whole, point, decimals = text[is_negative:].partition(self.decimal)
        group = " " if self.group in _BLANKS else self.group
        if group == " ":
            whole = whole.translate(dict.fromkeys(map(ord, _BLANKS), group))
        first, *thousands = whole.split(group)
        digits = "".join((first, *thousands))
        if not _is_digits(digits) or (point and not _is_digits(decimals)):
            return None
        if thousands and not (1 <= len(first) <= 3 and all(len(part) == 3 for part in thousands)):
            return None
        return Decimal(f"{'-' if is_negative else ''}{digits}{point and '.'}{decimals}")


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS


DANISH = Notation(group=".", decimal=",")
