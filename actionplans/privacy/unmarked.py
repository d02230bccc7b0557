"""A text as its reader sees it, with every character still at its own offset.

Markup, escapes and invisible characters can stand inside a number or an address and change nothing
of what a page shows. Here they are blanked with `FILL`, never removed: what is found in the result
stands at the same offset in the text as written. Time is linear in the length of the text.
"""

import html
import re
import unicodedata
from functools import cache

FILL = "\0"
"""Stands for what a reader does not see. No text that is published holds this character."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
#: Escapes of YAML and JSON in double quotes, and of addresses.
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|_)|%([2-7][0-9a-fA-F])"
)
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*+)?[^<>]*+>")
_LINK = re.compile(r"\](?:\([^()\n]*+\))?|\[")
#: Tags that set what is before apart from what is after.
_BLOCKS = frozenset({"td", "th", "tr", "li", "dd", "dt", "p", "div", "table", "ul", "ol", "dl"})

_MARKUP = "*_`~\\"
_DASHES = "\u2212\u2043\u02d7\u207b\u208b"
_SLASHES = "\u2044\u2215"
_DOTS = "\u00b7\u2022\u2027\u2219\u22c5"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"


#: What may be read as something else; the commonest letters are not.
_ODD = re.compile(r"[*_`~\\\x01-\x09\x0b-\x1f]|[^\x00-\x7fæøåÆØÅéÉäöüÄÖÜß«»“”’…§]")


@cache
def _read_as(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign in _MARKUP or category in ("Cf", "Mn", "Me"):
        return FILL
    if sign == "\n" or "!" <= sign <= "~":
        return sign
    if category in ("Zs", "Zl", "Zp", "Cc") or sign in _BLANKS:
        return FILL if sign == FILL else " "
    if category == "Pd" or sign in _DASHES:
        return "-"
    if sign in _SLASHES:
        return "/"
    if sign in _DOTS:
        return "."
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    plain = unicodedata.normalize("NFKC", sign)
    return plain if category != "No" and len(plain) == 1 and plain.isascii() else sign


def unmarked(text: str, *, tags: bool = False) -> str:
    """The text with escapes resolved, invisible characters blanked, and dashes and digits plain.

    Args:
        text: Markdown, HTML, YAML, JSON or plain.
        tags: whether HTML tags, comments and the addresses of links are blanked too. What they hold
            is not found then, so that both ways must be tried.
    """
    if tags:
        text = _LINK.sub(_blank, _TAG.sub(_blank_tag, _without_comments(text)))
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "\\" in text or "%" in text:
        text = _ESCAPE.sub(_escape, text)
    return _ODD.sub(lambda found: _read_as(found[0]), text)


def _padded(sign: str, found: re.Match[str]) -> str:
    return sign + FILL * (len(found[0]) - len(sign))


def _blank(found: re.Match[str]) -> str:
    return FILL * len(found[0])


def _blank_tag(found: re.Match[str]) -> str:
    name = (found[1] or "").lstrip("/").lower()
    return _padded(" " if name == "br" else "|" if name in _BLOCKS else FILL, found)


def _without_comments(text: str) -> str:
    parts, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[done:start], FILL * (end + 3 - start)]
        done = end + 3
    return "".join([*parts, text[done:]])


def _entity(found: re.Match[str]) -> str:
    shown = html.unescape(found[0])
    return _padded(shown, found) if len(shown) == 1 else found[0]


def _escape(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3] or found[4]
    code = int(digits, 16) if digits else ord(" ")
    return _padded(chr(code), found) if code <= 0x10FFFF else found[0]
