"""Persons: no civil registration number stands anywhere in the content, or in its names."""

import re
from collections.abc import Iterator
from pathlib import Path

from actionplans.checks.positions import Positions
from actionplans.checks.subject import Subject
from actionplans.privacy.cpr import cpr_numbers
from actionplans.privacy.unmarked import FILL
from actionplans.problems import Location, Problem

#: Attachments that are text. What is packed (Office files, PDFs, pictures) is not opened.
_TEXTS = frozenset({"txt", "csv", "tsv", "svg"})
#: Text for programs, full of long identifiers and coordinates.
_DATA = frozenset({"json", "geojson", "ics", "xml"})

#: Coordinates in a drawing, long rows of digits that nobody reads.
_COORDINATES = re.compile(r"""\b(?:d|points|transform)\s*=\s*(?:"[^"]*+"|'[^']*+')""")

#: So much of an attachment is read, in bytes.
_MOST_READ = 2_000_000


def check(subject: Subject) -> Iterator[Problem]:
    """Anything that could be a Danish civil registration number, drafts not excepted."""
    for document in subject.documents:
        source = document.source
        yield from _numbers(Positions(source.file, source.header, source.header_line))
        yield from _numbers(Positions(source.file, source.body, source.body_line))
    for media in subject.content.media:
        ending = media.file.rpartition(".")[2].lower()
        if ending in _TEXTS | _DATA:
            text = _text(media.path)
            if ending == "svg":
                text = _COORDINATES.sub(lambda found: FILL * len(found[0]), text)
            yield from _numbers(Positions(media.file, text), bare=ending in _TEXTS - {"svg"})
    for folder, outline in subject.content.outlines.items():
        yield from _numbers(Positions(f"{folder}/area.geojson", outline), bare=False)
    yield from _names(subject)


def _numbers(text: Positions, *, bare: bool = True) -> Iterator[Problem]:
    for offset in cpr_numbers(text.text, bare=bare):
        yield Problem.error("cpr-number", text.at(offset))


def _text(path: Path) -> str:
    """The beginning of a file, in whichever encoding; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_READ)
    except OSError:
        return ""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _names(subject: Subject) -> Iterator[Problem]:
    """The names of files and folders, each told once."""
    content = subject.content
    files = {document.file for document in content.documents}
    files |= {media.file for media in content.media} | content.unread
    told: set[str] = set()
    for file in sorted(files):
        parts = file.split("/")
        for depth, name in enumerate(parts, 1):
            path = "/".join(parts[:depth])
            if path not in told and cpr_numbers(name):
                told.add(path)
                yield Problem.error("cpr-number-in-name", Location(path))
