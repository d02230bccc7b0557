"""The lines of a plain text, without the marks of Markdown and HTML that converters leave in it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans.reader.source import BAD_CHARACTER

_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|p|ul|ol|li|br|sup|sub|span|div|a|h[1-6]|table|thead|tbody|tr|td|th)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:</?(?:p|ul|ol|div|table|tr|h[1-6])\b[^<>]*>|<br\s*/?>|</li>)", re.IGNORECASE
)
_ITEM = re.compile(r"<li\b[^<>]*>\s*(?:[•\uf0b7]\s*)?", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]>", re.IGNORECASE)
_NOTE = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_BOLD = re.compile(
    r"<(?P<tag>b|strong)>(?P<inner>(?:(?!<b>|<strong>|</?p\b).)+?)</(?P=tag)>", re.IGNORECASE
)

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)[\s#]*$")

#: The digits that texts set above the line, and the plain ones.
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")

#: The longest text in bold at the beginning of a line that is taken for a heading of its own.
_MAX_HEADING = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text."""

    text: str
    number: int
    """Its number in the file, from 1; tags can make several lines of one."""

    page: int | None = None
    level: int = 0
    """Of a heading in Markdown, from 1; 0 for other lines."""

    is_bold: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text.strip()


def source_lines(text: str) -> Iterator[Line]:
    """The lines of a text, page by page where form feeds divide it."""
    number = 0
    has_pages = "\f" in text
    for page, part in enumerate(text.split("\f"), 1):
        for written in part.split("\n"):
            number += 1
            line = Line(BAD_CHARACTER.sub(" ", written), number, page if has_pages else None)
            yield from _without_marks(line)
        number -= 1  # a form feed ends no line


def _without_marks(line: Line) -> Iterator[Line]:
    if heading := _HEADING.match(line.text):
        line = replace(line, text=heading[2], level=len(heading[1]))
    for part in _without_tags(line):
        yield from _without_emphasis(part)


def _without_tags(line: Line) -> Iterator[Line]:
    """What a line of HTML shows, a line for each of its paragraphs and items."""
    if not _TAG.search(line.text):
        yield line
        return
    text = _NOTE.sub(lambda note: f"[^{note[1]}]", line.text)
    text = _CELL.sub("\t", _ITEM.sub("\n• ", _BREAK.sub("\n", text)))
    text = _BOLD.sub(r"**\g<inner>**", text)
    parts = [html.unescape(_TAG.sub("", part)).rstrip() for part in text.split("\n")]
    for part in filter(str.strip, parts):
        yield replace(line, text=part)


def _without_emphasis(line: Line) -> Iterator[Line]:
    """A line without asterisks; a beginning in bold that looks like a heading is a line itself."""
    text = line.text.strip()
    whole = _STRONG.fullmatch(text)
    if whole and "**" not in whole[1]:
        yield replace(line, text=_plain(whole[1]), is_bold=True)
        return
    start = _STRONG.match(text) if "\t" not in text else None
    rest = text[start.end() :].strip() if start else ""
    if start and rest and len(start[0]) < _MAX_HEADING and not start[1].rstrip().endswith(":"):
        yield replace(line, text=_plain(start[1]), is_bold=True)
        yield replace(line, text=_plain(rest))
        return
    yield replace(line, text=_plain(line.text))


def _plain(text: str) -> str:
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))


def raised_numbers(text: str) -> list[str]:
    """The numbers of notes that a text refers to by digits above the line."""
    return [found.translate(SUPERSCRIPTS) for found in _RAISED.findall(text)]


def with_references(text: str, labels: frozenset[str]) -> str:
    """A text with `[^2]` in the place of each `²` that there is a note for."""

    def reference(found: re.Match[str]) -> str:
        label = found[0].translate(SUPERSCRIPTS)
        return f"[^{label}]" if label in labels else found[0]

    return _RAISED.sub(reference, text)


def note_start(text: str) -> tuple[str, str] | None:
    """The label and the text of a note that begins a line: `² See …`, `[^2]: See …`."""
    if found := re.match(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[).]?\s*(\S.*)", text, re.DOTALL):
        return found[1].translate(SUPERSCRIPTS), found[2]
    if found := re.match(r"\[\^(\w{1,10})\]:?\s+(\S.*)", text, re.DOTALL):
        return found[1], found[2]
    return None
