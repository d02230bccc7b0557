"""Mail addresses and telephone numbers in texts, distinguished from other numbers by context."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from actionplans.privacy.unmarked import FILL, unmarked


class ContactDetail(NamedTuple):
    """A mail address or a telephone number in a text."""

    offset: int
    """Its offset in the text, in characters."""

    plain: str
    """The address in lower case, or the digits of the number; the same for all its spellings."""


# Mail addresses

_AT = re.compile(r"@| ?[(\[](?:at|snabel-?a)[)\]] ?", re.IGNORECASE)
_SPELLED = re.compile(r"[(\[](?:at|AT|At|[Ss]nabel)")
#: Read backward from the sign, at most as far as a mail address reaches (RFC 5321).
_LOCAL_BACKWARD = re.compile(rf"[\w+'{FILL}-][\w.+'{FILL}-]{{0,63}}+")
_DOMAIN = re.compile(rf"(?:[\w{FILL}-]{{1,63}}+\.){{1,8}}(?P<top>[^\W\d_]{{2,24}})")
#: Endings of file names: `map@2x.png` is no mail address.
_FILE_ENDINGS = frozenset(
    ("avif", "css", "gif", "htm", "html", "jpeg", "jpg", "js", "md", "pdf", "png", "svg", "txt")
) | {"webp", "yml"}


def mail_addresses(text: str) -> Iterator[ContactDetail]:
    """Every mail address in a text, in order."""
    view = unmarked(text)
    if not ("@" in view or _SPELLED.search(view)):
        return
    for at_sign in _AT.finditer(view):
        before = view[max(0, at_sign.start() - 64) : at_sign.start()]
        local = _LOCAL_BACKWARD.match(before[::-1])
        domain = _DOMAIN.match(view, at_sign.end())
        if not local or not domain or domain["top"].lower() in _FILE_ENDINGS:
            continue
        name = before[len(before) - local.end() :].lstrip(f"{FILL}.'")
        if name:
            start = at_sign.start() - len(name)
            address = f"{text[start : at_sign.start()]}@{domain[0]}"
            yield ContactDetail(start, address.replace(FILL, "").casefold())


# Telephone numbers

_F = f"{FILL}*+"
_N = f"(?:[0-9]{_F})"
_SPACE = f"[ ]{_F}[ ]?{_F}"

#: Eight digits in pairs, with the same separator between them.
_PAIRS = "|".join(f"{_N}(?:{s}{_N}{{2}}){{3}}(?!{s}[0-9])" for s in (_SPACE, rf"\.{_F}", f"-{_F}"))
_INTERNATIONAL = re.compile(
    rf"[+0](?:(?<=\+)(?<![\w+].)|0(?<![\w.,+-]..))[ (]?{_F}[1-9]{_F}"
    rf"(?:[ .()/{FILL}-]{{0,4}}[0-9]){{6,14}}+(?![0-9])"
)
_GROUPED = re.compile(
    rf"[1-9](?<![\w+.,/-].)(?={_F}(?P<rest>{_PAIRS}|{_N}{{3}}{_SPACE}{_N}{{4}}(?!{_SPACE}[0-9]))(?![\w]))"
)
_SOLID = re.compile(rf"[1-9](?<![\w+.,/-].)(?={_F}(?P<rest>{_N}{{7}})(?!\w|[.,-]\d))")

_PHONE_WORD = re.compile(
    r"tlf|telefon|\btel\b|mobil|\bring|\bsms|phone|\bcall|\bkontakt|whatsapp|signal|\bpå nummer",
    re.IGNORECASE,
)
#: Numbers after these words are registers' and cases', not telephones'.
_OTHER_NUMBERS = re.compile(
    r"(?:\b(?:cvr|se|ean|gln|p|j|konto|reg|nr|no|id|f2|ref|isbn|issn|doi)|cvr-?nr|cvr-?nummer"
    r"|\b(?:sag|case|journal|dok|edoc|esdh|acadre|sbsys|matr|ordre|faktura|version)[a-zæøå]{0,20}"
    r"|[a-z]-(?:nr|nummer)|#)\Z",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(r"\s?(?:kr\b|kroner|dkk|eur|€|%|mio\b|mia\b|,-|m2|m²)", re.IGNORECASE)
_THOUSANDS = re.compile(r"\+\d{1,3}(?:\.\d{3})+")
_PUNCTUATION = " .,:;–-\"'(|"
_COUNTRY = "45"
_LENGTH = 8
_PLAUSIBLE = range(8, 16)


def phone_numbers(text: str, *, prose: bool = True) -> Iterator[ContactDetail]:
    """Every telephone number in a text, in order: Danish ones, and those with a country code.

    Args:
        text: Markdown, HTML or YAML.
        prose: whether eight digits in a row are a number without a word that says so; not among
            fields, where they are amounts.
    """
    view = unmarked(text)
    numbers: list[ContactDetail] = []

    def blank_international(match: re.Match[str]) -> str:
        written = match[0].replace(FILL, "")
        if not _is_international(match, written):
            return match[0]
        numbers.append(ContactDetail(match.start(), plain_number(written)))
        return "+" * len(match[0])

    view = _INTERNATIONAL.sub(blank_international, view)
    for match in _GROUPED.finditer(view):
        written = match[0] + match["rest"].replace(FILL, "")
        if _is_phone(match) and not _is_series(written):
            numbers.append(ContactDetail(match.start(), _digits(written)))
    for match in _SOLID.finditer(view):
        digits = _digits(match[0] + match["rest"])
        if _is_phone(match) and not _is_date(digits) and _is_announced(match, prose):
            numbers.append(ContactDetail(match.start(), digits))
    yield from sorted(numbers)


def plain_number(written: str) -> str:
    """The digits of a telephone number, without the country code of Denmark."""
    digits = _digits(written).removeprefix("00")
    danish = digits.startswith(_COUNTRY) and len(digits) == len(_COUNTRY) + _LENGTH
    return digits.removeprefix(_COUNTRY) if danish else digits


def _digits(written: str) -> str:
    return "".join(char for char in written if char.isdecimal())


def _before(view: str, start: int, length: int) -> str:
    """The text before an offset, on the same line."""
    return view[max(0, start - length) : start].replace(FILL, "").rpartition("\n")[2]


def _after(view: str, end: int) -> str:
    return view[end : end + 8].replace(FILL, "")


def _is_international(match: re.Match[str], written: str) -> bool:
    view = match.string
    if len(_digits(written).removeprefix("00")) not in _PLAUSIBLE:
        return False
    money = _THOUSANDS.fullmatch(written) or _MONEY_AFTER.match(_after(view, match.end()))
    return not money and not _in_address(view, match.start())


def _is_phone(match: re.Match[str]) -> bool:
    """Whether nothing around eight digits says that they are something else."""
    view, start = match.string, match.start()
    before = _before(view, start, 60)
    label = before.rstrip(_PUNCTUATION)[-30:]
    if _PHONE_WORD.search(label[-12:]):
        return True
    label_of_list = before.rstrip(f"{_PUNCTUATION}0123456789")[-30:]
    return not (
        _MONEY_AFTER.match(_after(view, match.end("rest")))
        or _OTHER_NUMBERS.search(label)
        or _OTHER_NUMBERS.search(label_of_list)
        or _in_address(view, start)
    )


def _is_announced(match: re.Match[str], prose: bool) -> bool:
    """Whether eight digits in a row stand where a telephone number would."""
    view, start = match.string, match.start()
    if _PHONE_WORD.search(_before(view, start, 40)):
        return True
    return prose and match[0] != "1" and "|" not in _before(view, start, 300)


def _in_address(view: str, start: int) -> bool:
    before = _before(view, start, 300)
    word = before[max(before.rfind(char) for char in ' <>"(') + 1 :]
    return "://" in word or "www." in word


def _is_date(digits: str) -> bool:
    """Whether eight digits are a day of these centuries: `20220524`, `24052022`."""
    year_first = (digits[:4], digits[4:6], digits[6:])
    day_first = (digits[4:], digits[2:4], digits[:2])
    for year, month, day in (year_first, day_first):
        with suppress(ValueError):
            if 1900 <= date(int(year), int(month), int(day)).year < 2100:
                return True
    return False


def _is_series(written: str) -> bool:
    """Whether numbers are two years, two round numbers, or four that increase in small steps."""
    parts = [int(part) for part in re.findall("[0-9]+", written)]
    if len(parts) == 2:
        years = all(1900 <= part < 2100 for part in parts)
        return years or all(part % 100 == 0 for part in parts)
    steps = {later - earlier for earlier, later in pairwise(parts)}
    return len(steps) == 1 and 0 < max(steps) <= 10
