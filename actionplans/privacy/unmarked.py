"""A text as its reader sees it, with every character at its original offset.

Markup, escapes and invisible characters can be inside a number or an address without changing what
a page shows. Here they are blanked with `FILL`, never removed: an offset in the result is the same
in the text as written. Time is linear in the length of the text.
"""

import html
import re
import unicodedata
from functools import cache

FILL = "\0"
"""Replaces what a reader does not see. No published text has this character."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
#: Escapes of YAML and JSON in double quotes, and of addresses.
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|_)|%([2-7][0-9a-fA-F])"
)
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*+)?[^<>]*+>")
_LINK = re.compile(r"\](?:\([^()\n]*+\))?|\[")
#: Elements that separate the text before them from the text after.
_BLOCKS = frozenset({"td", "th", "tr", "li", "dd", "dt", "p", "div", "table", "ul", "ol", "dl"})

_MARKUP = "*_`~\\"
_DASHES = "\u2212\u2043\u02d7\u207b\u208b"
_SLASHES = "\u2044\u2215"
_DOTS = "\u00b7\u2022\u2027\u2219\u22c5"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"


#: Characters that may be read as others: all but the commonest letters.
_UNUSUAL = re.compile(r"[*_`~\\\x01-\x09\x0b-\x1f]|[^\x00-\x7fæøåÆØÅéÉäöüÄÖÜß«»“”’…§]")


@cache
def _read_as(char: str) -> str:
    """The character that a reader takes another for; `FILL` where it is invisible."""
    category = unicodedata.category(char)
    if char in _MARKUP or category in ("Cf", "Mn", "Me"):
        return FILL
    if char == "\n" or "!" <= char <= "~":
        return char
    if category in ("Zs", "Zl", "Zp", "Cc") or char in _BLANKS:
        return FILL if char == FILL else " "
    if category == "Pd" or char in _DASHES:
        return "-"
    if char in _SLASHES:
        return "/"
    if char in _DOTS:
        return "."
    if category == "Nd":
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKC", char)
    return plain if category != "No" and len(plain) == 1 and plain.isascii() else char


def unmarked(text: str, *, tags: bool = False) -> str:
    """The text with escapes resolved, invisible characters blanked, and dashes and digits plain.

    Args:
        text: Markdown, HTML, YAML, JSON or plain.
        tags: whether HTML tags, comments and the addresses of links are blanked too. Their content
            is not found then, so that a search must try both.
    """
    if tags:
        text = _LINK.sub(_blank, _TAG.sub(_blank_tag, _without_comments(text)))
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "\\" in text or "%" in text:
        text = _ESCAPE.sub(_escape, text)
    return _UNUSUAL.sub(lambda match: _read_as(match[0]), text)


def _padded(text: str, match: re.Match[str]) -> str:
    """A text of the same length as a match."""
    return text + FILL * (len(match[0]) - len(text))


def _blank(match: re.Match[str]) -> str:
    return FILL * len(match[0])


def _blank_tag(match: re.Match[str]) -> str:
    name = (match[1] or "").lstrip("/").lower()
    return _padded(" " if name == "br" else "|" if name in _BLOCKS else FILL, match)


def _without_comments(text: str) -> str:
    parts, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[done:start], FILL * (end + 3 - start)]
        done = end + 3
    return "".join([*parts, text[done:]])


def _entity(match: re.Match[str]) -> str:
    char = html.unescape(match[0])
    return _padded(char, match) if len(char) == 1 else match[0]


def _escape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3] or match[4]
    code = int(digits, 16) if digits else ord(" ")
    return _padded(chr(code), match) if code <= 0x10FFFF else match[0]
