"""A content file's text: decoded, and its front matter told from its body."""

import re
from dataclasses import dataclass

from actionplans.problems import Location, Problem

#: No page a person writes comes near this; a bigger file is a mistake or an attack.
MAX_BYTES = 1_000_000

_FENCE = "---"

BAD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
"""What YAML, XML and HTML cannot hold, and what turns the direction of the text after it, so that
readers see something else than search engines and machines do. The marks that right-to-left
scripts need (U+200E, U+200F, U+061C) are not among them."""

#: Line breaks that only YAML and layout programs know; an editor shows them within a line.
_SEPARATORS = {0x85: " ", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, in its two parts."""

    file: str
    """Path below the content folder, with `/`."""

    header: str
    """The YAML."""

    header_line: int
    """The line of the file on which the YAML begins."""

    body: str = ""
    body_line: int = 1

    def locate(self, offset: int) -> Location:
        """Where a character of the body stands, counted from 0."""
        above = self.body[:offset]
        column = offset - above.rfind("\n")
        return Location(self.file, self.body_line + above.count("\n"), column)

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Every line that a person wrote, with its number."""
        return [
            *enumerate(self.header.split("\n"), self.header_line),
            *(enumerate(self.body.split("\n"), self.body_line) if self.body else ()),
        ]


def too_large(file: str, size: int) -> Problem:
    """What is told of a file of so many bytes, more than `MAX_BYTES`."""
    limit = MAX_BYTES // 1000
    return Problem.error("file-too-large", Location(file), size=size // 1000, limit=limit)


def decode(file: str, content: bytes) -> str | Problem:
    """The text of a file; a byte order mark and Windows' line ends are taken off.

    Returns the problem `file-too-large`, `not-utf8` or `bad-character` where it cannot be used.
    """
    if len(content) > MAX_BYTES:
        return too_large(file, len(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before) - before.rfind(b"\n")
        return Problem.error("not-utf8", Location(file, before.count(b"\n") + 1, column))
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SEPARATORS)
    if found := BAD_CHARACTER.search(text):
        above = text[: found.start()]
        column = len(above) - above.rfind("\n")
        return Problem.error("bad-character", Location(file, above.count("\n") + 1, column))
    return text


def split(file: str, text: str) -> Source | Problem:
    """Tell front matter from body, by the two lines of three hyphens.

    Returns the problem `no-front-matter` or `unclosed-front-matter` where it cannot be told.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Problem.error("no-front-matter", Location(file))
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            header, body = lines[1:number], lines[number + 1 :]
            return Source(file, "\n".join(header), 2, "\n".join(body), number + 2)
    return Problem.error("unclosed-front-matter", Location(file))
