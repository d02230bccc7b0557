"""Danish civil registration numbers (CPR): ten digits, `DDMMYY` and a serial number.

Found in every spelling that people and word processors use, and distinguished from what looks
alike: amounts, telephone and case numbers, dates, identifiers in addresses. The check digit is no
help, for numbers that do not satisfy it have been issued since 2007.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from actionplans.privacy.unmarked import FILL, unmarked

MAX_FOUND = 100
"""The most numbers that are found in one text."""

#: Added to the day in a replacement number, which those get who have no number yet.
_REPLACEMENT = 60

#: The most characters between the two parts of a number.
_MAX_SEPARATOR = 12

_F = f"{FILL}*+"
_N = f"(?:[0-9]{_F})"
_MONTH = f"(?:0{_F}[1-9]{_F}|1{_F}[0-2]{_F})"
_SPACES = f"[ {FILL}]*+"
_SPACE = f"[ ]{_SPACES}"
_BREAK = f"\n[ {FILL}>#]*+"  # a quotation or a comment may continue there
_INNER = (rf"\.{_F}[ ]?{_F}", f"/{_F}", f"-{_F}", _SPACE)

#: The first digit of a number. The rest is a lookahead, so that the engine searches for a digit,
#: which is quick.
_FIRST = f"[0-36-9](?<![0-9].)(?={_F}"

#: The digits after the first of `010190`, `01.01.90`, `0101 90` and `010 190`.
_FRONT = "|".join(
    [
        f"(?P<six>{_N}{_MONTH}{_N}{{2}})",
        "(?P<dated>" + "|".join(f"{_N}{s}{_MONTH}{s}{_N}{{2}}" for s in _INNER) + ")",
        # With the century, people write it close to the date: `01.01.1990-1234`.
        "(?P<century>"
        + "|".join(f"{_N}{s}{_MONTH}{s}(?:1{_F}9|2{_F}0){_F}{_N}{{2}}" for s in ("", *_INNER))
        + ")",
        f"(?P<parted>{_N}{_MONTH}{_SPACE}{_N}{{2}}|{_N}{_SPACE}{_MONTH}{_N}{{2}}"
        # No American telephone number: they begin with 2 to 9.
        f"|(?<=[01]){_N}[01]{_F}{_SPACE}{_N}{{3}})",
    ]
)
_JOIN = (
    f"{_SPACES}(?:{_BREAK})?-[-{FILL}]*+{_SPACES}(?:{_BREAK})?"
    rf"|{_SPACES}{_BREAK}|{_SPACES}/{_SPACES}|{_SPACE}|\.{_F}"
)
_PARTED = re.compile(
    f"{_FIRST}(?P<rest>(?:{_FRONT})(?P<join>{_JOIN})"
    f"(?:{_N}{{4}}|(?P<pairs>{_N}{{2}}{_SPACE}{_N}{{2}})))(?![0-9]))"
)
_SOLID = re.compile(f"{_FIRST}(?P<rest>{_N}{_MONTH}{_N}{{6}})(?![0-9]))")

#: Tags and links, which can be within a number, but not the lists of YAML.
_SPLITTING = re.compile(r"<|\](?![\s,}\]])")

#: The word for it, after which ten digits are one with any spacing.
_NAMED = re.compile(
    r"(?:cpr|personn(?:umm?er|r\b)|civil registration)[^0-9\n]{0,30}+"
    rf"(?P<rest>(?:{_N}[-. /{FILL}]{{0,9}}){{9}}[0-9])(?!{_F}[0-9])",
    re.IGNORECASE,
)
#: Words after which ten digits are something else: production units, books, packages, articles.
_OTHER_NUMBERS = re.compile(
    r"(?:\bp-? ?(?:nr|nummer|numre|enhed)|produktionsenhed|isbn|\bean|\bgln|\bdoi)[a-z]{0,9}\Z",
    re.IGNORECASE,
)
#: Words right after which ten digits are an identifier of an administration.
_RECORD = re.compile(
    r"\b(?:faktura|ordre|rekvisition|konto|bfe|psp(?:-element)?"
    r"|(?:faktura|ordre|rekvisitions?|projekt|kontrakt|konto|ejendoms?|bfe)[- ]?"
    r"(?:nr|nummer|id))\Z",
    re.IGNORECASE,
)
#: Words for production units: a text with one may list their numbers, in a column for instance.
_UNITS = re.compile(r"\bp-? ?(?:nr\b|nummer|numre|enhed)|produktionsenhed", re.IGNORECASE)
#: Numbers of production units that begin like a day.
_UNIT = re.compile("10(?:0[1-9]|1[0-2])")
_ARTICLE = re.compile(r"\b10\.\d{4,9}/")
_MONEY_AFTER = re.compile(r"\s?(?:kr\b|kroner|dkk|eur|€|mio\b|mia\b|,-)", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"(?:kr\.?|dkk|eur|€) ?\Z", re.IGNORECASE)


def cpr_numbers(text: str, *, bare: bool = True) -> list[int]:
    """The offsets of what is probably a CPR number, in order; at most `MAX_FOUND`.

    Args:
        text: Markdown, HTML, YAML, JSON or plain.
        bare: whether ten digits in a row are one without the word before them; not in data files,
            which are full of other identifiers.
    """
    offsets = set(islice(_offsets(unmarked(text), bare), MAX_FOUND))
    if _SPLITTING.search(text):
        offsets.update(islice(_offsets(unmarked(text, tags=True), bare), MAX_FOUND))
    return sorted(offsets)[:MAX_FOUND]


def _offsets(view: str, bare: bool) -> Iterator[int]:
    lower = view.lower()
    has_word = "cpr" in lower or "personn" in lower or "civil reg" in lower
    for match in _NAMED.finditer(view) if has_word else ():
        if _is_day(match["rest"]):
            yield match.start("rest")
    for match in _PARTED.finditer(view):
        if _is_spelling(match) and _is_day(match[0] + match["rest"]) and _is_parted(match):
            yield match.start()
    units = bare and _UNITS.search(view)
    for match in _SOLID.finditer(view) if bare else ():
        digits = match[0] + match["rest"].replace(FILL, "")
        if units and _UNIT.match(digits):
            continue
        if _is_day(digits) and _is_solid(match):
            yield match.start()


def _is_day(text: str) -> bool:
    digits = "".join(filter(str.isdecimal, text))
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(2000 + year, month, day - _REPLACEMENT if day > _REPLACEMENT else day)
    except ValueError:
        return False
    return True


def _before(match: re.Match[str], length: int) -> str:
    return match.string[max(0, match.start() - length) : match.start()].replace(FILL, "")


def _after(match: re.Match[str]) -> str:
    end = match.end("rest")
    return match.string[end : end + 8].replace(FILL, "")


def _is_solid(match: re.Match[str]) -> bool:
    """Whether ten digits in a row are no part of something longer."""
    before, after = _before(match, 300), _after(match)
    if re.search(r"(?:[0-9+]|\d[.,:/-])\Z", before[-2:]) or re.match(r"[.,:/-]\d|\w|@", after):
        return False
    if _RECORD.search(before[-40:].rstrip(" .:")):
        return False
    return not (_in_address(before) or _is_something_else(before, after))


def _is_spelling(match: re.Match[str]) -> bool:
    """Whether the separator is one that people use."""
    join = match["join"].replace(FILL, "")
    if len(join) > _MAX_SEPARATOR:
        return False
    if match["century"]:
        serial = match["rest"].replace(FILL, "")[-4:]
        return join == "-" and not match["pairs"] and serial[:2] not in ("19", "20")
    if match["pairs"]:
        return "-" in join or (bool(match["six"]) and not join.strip(" "))
    return not match["parted"] or join.strip(" ") in ("", "-")


def _is_parted(match: re.Match[str]) -> bool:
    """Whether a day and a number with a separator are no part of something longer."""
    join = match["join"].replace(FILL, "")
    before, after = _before(match, 80), _after(match)
    if re.search(r"[0-9+]\Z", before[-2:]):
        return False
    return "-" in join or _is_alone(match, join, before, after)


def _is_alone(match: re.Match[str], join: str, before: str, after: str) -> bool:
    """Whether numbers without a hyphen between them are no part of an amount or a period."""
    year = match["rest"].replace(FILL, "")[-4:-2] in ("19", "20")
    if year and ("\n" in join or "/" in join or match["parted"]):
        return False
    if "\n" in join and re.match(r"\s*:", after):
        return False
    if not match["six"] and re.search(r"\d \Z", before[-2:]):
        return False
    if re.search(r"\d[.,]\Z", before[-2:]) or re.match(r"[.,-]\d", after):
        return False
    return not _is_something_else(before, after)


def _last_word(before: str) -> str:
    return before[max(before.rfind(char) for char in ' \n<>"') + 1 :]


def _in_address(before: str) -> bool:
    word = _last_word(before)
    return "://" in word or "www." in word


def _is_something_else(before: str, after: str) -> bool:
    """Whether the text around a number says that it is an amount or another identifier."""
    label = before[-80:].rstrip("0123456789 \n.,:;-")
    return bool(
        _OTHER_NUMBERS.search(label[-24:])
        or _ARTICLE.search(_last_word(before))
        or _MONEY_AFTER.match(after)
        or _MONEY_BEFORE.search(before[-6:])
    )
