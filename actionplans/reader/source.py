"""Decodes the text of a content file, and splits it into front matter and body."""

import hashlib
import re
from dataclasses import dataclass

from actionplans.cached import cached_property
from actionplans.problems import Location, Problem

#: Far more than anybody writes on a page; a larger file is a mistake or an attack.
MAX_BYTES = 1_000_000

_FENCE = "---"

BAD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are not allowed in YAML, XML or HTML, and those that override the direction of
the following text, so that readers see something else than search engines do. The marks that
right-to-left scripts need (U+200E, U+200F, U+061C) are allowed."""

#: Characters that only YAML and layout programs treat as line breaks; spaces take their place.
_SEPARATORS = "\x85\u2028\u2029"


@dataclass(frozen=True)
class SourceText:
    """The text of a file, split into front matter and body."""

    file: str
    """The path below the content folder, with `/`."""

    header: str
    """The YAML of the front matter, or of a whole YAML file."""

    header_line: int
    """The line of the file on which `header` begins."""

    body: str = ""
    """The Markdown after the front matter."""

    body_line: int = 1
    """The line of the file on which `body` begins."""

    @cached_property
    def digest(self) -> str:
        """A digest of all of it."""
        parts = (self.file, self.header_line, self.header, self.body_line, self.body)
        return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()

    def locate(self, offset: int) -> Location:
        """The position of a character of the body, by its offset from 0."""
        above = self.body[:offset]
        column = offset - above.rfind("\n")
        return Location(self.file, self.body_line + above.count("\n"), column)

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The lines of front matter and body, with their numbers."""
        return [
            *enumerate(self.header.split("\n"), self.header_line),
            *(enumerate(self.body.split("\n"), self.body_line) if self.body else ()),
        ]


def too_large(file: str, size: int) -> Problem:
    """The problem of a file of more than `MAX_BYTES`; `size` is in bytes."""
    limit = MAX_BYTES // 1000
    return Problem.error("file-too-large", Location(file), size=size // 1000, limit=limit)


def decode(file: str, content: bytes) -> str | Problem:
    """Decode a file, without a byte order mark and with `\n` as line break.

    Returns the problem `file-too-large`, `not-utf8` or `bad-character` if the text is unusable.
    """
    if len(content) > MAX_BYTES:
        return too_large(file, len(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before) - before.rfind(b"\n")
        return Problem.error("not-utf8", Location(file, before.count(b"\n") + 1, column))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for separator in _SEPARATORS:
        text = text.replace(separator, " ")
    if match := BAD_CHARACTER.search(text):
        above = text[: match.start()]
        column = len(above) - above.rfind("\n")
        return Problem.error("bad-character", Location(file, above.count("\n") + 1, column))
    return text


def split(file: str, text: str) -> SourceText | Problem:
    """Split a text into front matter and body, at the two lines of three hyphens.

    Empty lines above them do no harm. Returns the problem `no-front-matter` or
    `unclosed-front-matter` if one of the two is missing.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != _FENCE:
        return Problem.error("no-front-matter", Location(file))
    for number, line in enumerate(lines[first + 1 :], first + 1):
        if line.rstrip() == _FENCE:
            header, body = lines[first + 1 : number], lines[number + 1 :]
            return SourceText(file, "\n".join(header), first + 2, "\n".join(body), number + 2)
    return Problem.error("unclosed-front-matter", Location(file, first + 1))
