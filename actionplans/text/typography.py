"""Typography of plain text: no-break spaces, dashes and quotation marks as a language has them.

One character takes the place of another: a text keeps its length, and every word its letters. Soft
hyphens come last, see `hyphenation`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self

from actionplans.locale import Language, capitalized
from actionplans.text.hyphenation import Hyphenation

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_DASH = "\N{EN DASH}"
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

#: A number with its decimals and thousands, or a time.
_NUMBER = r"\d++(?:[.,:]\d++)*+"
#: Two numbers with a hyphen between, in nothing longer: no date, case number, address or telephone.
_RANGE = re.compile(
    rf"(?<![\w\-–/@#:+=&?%~])(?<![\w/][.,])({_NUMBER}\.?)-({_NUMBER}\.?)"
    r"(?![\w/@=~]|[-–]\d|[.,:]\w|[ \n\xa0]\d\d(?!\d))"
)
_TIME = re.compile(r"([01]?\d|2[0-4])[.:][0-5]\d")
_ORDINAL = re.compile(r"\d{1,2}\.")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_SHORT_YEAR = re.compile(r"1[3-9]|[2-9]\d")
#: Characters of a number in a range; what is longer is none.
_LONGEST_NUMBER = 15
#: A hyphen for a dash; between two numbers it may belong to a case number.
_SPACED_HYPHEN = re.compile(r"(?:(?<=[^\s\d])[ \n]-(?=[ \n]\S)|(?<=\d)[ \n]-(?=[ \n][^\s\d]))")

#: Texts whose typography is remembered: amounts, labels and dates recur on every page.
_MOST_TEXTS = 4096

#: Marks that open and close, by kind; each kind closes only its own.
_KINDS = ('"', "“”„", "'", "‘’‚", "»«", "›‹")
_KIND_OF = {mark: kind for kind in _KINDS for mark in kind}
_SINGLE = frozenset(("'", "‘’‚", "›‹"))
_APOSTROPHES = frozenset("'’")
#: Marks that may be apostrophes where they are in no other quotation.
_AMBIGUOUS = frozenset("'‘‚")
_MARK = re.compile(f"[{''.join(_KIND_OF)}]")
#: Characters that an opening mark may follow.
_BEFORE_OPENING = frozenset(" \n\t\xa0([{/-–—")


@dataclass(frozen=True, eq=False)
class Typography:
    """The typographic rules of a language."""

    quotation_marks: str
    """The outer opening and closing mark, and those of a quotation within another."""

    after_number: re.Pattern[str]
    """The space after a number and the words that stay on its line: units, months."""

    before_number: re.Pattern[str]
    """The space between a word such as `nr.` and its number."""

    name_range: re.Pattern[str]
    """The hyphen between two months or weekdays."""

    hyphenation: Hyphenation | None
    """The division of long words; None for a language without a dictionary."""

    @classmethod
    def of(cls, language: Language) -> Self:
        """The rules of a language's catalogue."""
        months = [*_names(language, "months", "wide"), *_names(language, "months", "abbreviated")]
        names = [*months, *_names(language, "days", "wide")]
        units = _choice([*language.text("stays-after-a-number").split(), *months])
        words = _choice(language.text("stays-before-a-number").split())
        parts = language.text("parts-of-long-words").split()
        name = _choice([*names, *map(capitalized, names)])
        return cls(
            quotation_marks=language.text("quotation-marks"),
            after_number=re.compile(rf"(?<=\d)[.+]?(?:[ \n](?:{units})(?!\w))++"),
            before_number=re.compile(rf"(?<!\w)(?:{words})([ \n])(?=\d)"),
            name_range=re.compile(rf"(?<![\w-])(?:{name})-(?=(?:{name})(?![\w-]))"),
            hyphenation=Hyphenation.of(language.code, parts),
        )

    @lru_cache(maxsize=_MOST_TEXTS)  # noqa: B019, one object a language, which lives as long
    def typeset(self, text: str) -> str:
        """A text with the language's spaces, dashes and marks; of the same length.

        A text that has them already is left as it is.
        """
        signs = list(text)
        for match in _RANGE.finditer(text):
            if _is_range(match[1], match[2]):
                signs[match.end(1)] = _DASH
        for match in self.name_range.finditer(text):
            signs[match.end() - 1] = _DASH
        for match in _SPACED_HYPHEN.finditer(text):
            signs[match.end() - 1] = _DASH
        for match in self.before_number.finditer(text):
            signs[match.start(1)] = _NO_BREAK_SPACE
        for match in self.after_number.finditer(text):
            for position in range(match.start(), match.end()):
                if text[position] in " \n":
                    signs[position] = _NO_BREAK_SPACE
        for position, mark in _marks(text, self.quotation_marks):
            signs[position] = mark
        return "".join(signs)


def _names(language: Language, kind: str, width: str) -> Iterator[str]:
    """The names of months or weekdays in running text."""
    yield from getattr(language.locale, kind)["format"][width].values()


def _choice(words: list[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _is_range(first: str, second: str) -> bool:
    """Whether two numbers with a hyphen between them are a range, and not parts of another name."""
    if max(len(first), len(second)) > _LONGEST_NUMBER:
        return False
    if all(map(_TIME.fullmatch, (first, second))):
        return True
    if _ORDINAL.fullmatch(first):
        return bool(_ORDINAL.fullmatch(second))
    second = second.removesuffix(".")
    if first.endswith(".") or ":" in first + second:
        return False
    if re.fullmatch(r"\d{4,}", first) or re.fullmatch(r"\d{4,}", second):
        return _is_range_of_years(first, second)
    return _plain(first) and _plain(second) and _value(first) < _value(second)


def _is_range_of_years(first: str, second: str) -> bool:
    """Whether the numbers are years; the second may be short, where it is no month."""
    if _SHORT_YEAR.fullmatch(second):
        second = f"{first[:2]}{second}"
    return bool(_YEAR.fullmatch(first) and _YEAR.fullmatch(second) and first < second)


def _plain(number: str) -> bool:
    """Whether a number is written without leading zeros, as only a code has them."""
    return not re.match(r"0\d", number)


def _value(number: str) -> tuple[int, int]:
    """A number to compare, whether the language groups by full stops or by commas."""
    digits = re.sub(r"[.,](?=\d{3}(?!\d))", "", number)
    whole, _, rest = digits.replace(",", ".").partition(".")
    return int(whole), int(f"{rest.replace('.', ''):0<6}"[:6])


def _marks(text: str, wanted: str) -> Iterator[tuple[int, str]]:
    """The marks to put into a text, by position.

    Apostrophes always; quotation marks only where each has its counterpart, for one too many makes
    it uncertain which belong together.
    """
    apostrophes: list[int] = []
    pairs: list[tuple[int, int, int]] = []
    waiting: list[tuple[int, str]] = []
    opened, singles, certain = -1, 0, True
    for match in _MARK.finditer(text):
        position, kind = match.start(), _KIND_OF[match[0]]
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        is_free = not before or before in _BEFORE_OPENING or opened == position - 1
        may_be_apostrophe = match[0] in _APOSTROPHES
        if may_be_apostrophe and after.isalnum() and (before.isalnum() or after.isdigit()):
            apostrophes.append(position)
        elif is_free and after.strip():
            waiting.append((position, kind))
            opened, singles = position, singles + (kind in _SINGLE)
        elif waiting and waiting[-1][1] == kind and not is_free and not before.isspace():
            pairs.append((waiting.pop()[0], position, len(waiting)))
            singles -= kind in _SINGLE
        elif may_be_apostrophe and before.isalnum() and not singles:
            apostrophes.append(position)
        else:
            certain = False
    yield from ((position, _APOSTROPHE) for position in apostrophes)
    if certain and not waiting:
        for start, end, depth in pairs:
            if depth or text[start] not in _AMBIGUOUS:
                level = 2 * (depth % 2)
                yield start, wanted[level]
                yield end, wanted[level + 1]


@cache
def typography_of(code: str) -> Typography | None:
    """The rules of a language by its code; None where there is no catalogue for it."""
    try:
        return Typography.of(Language.load(code))
    except LookupError:
        return None
