"""Checks for civil registration numbers, in the content and in the names of its files."""

import re
from collections.abc import Iterator
from pathlib import Path

from actionplans.checks.positions import Positions
from actionplans.checks.subject import Subject
from actionplans.privacy.cpr import cpr_numbers
from actionplans.privacy.unmarked import FILL
from actionplans.problems import Location, Problem
from actionplans.reader import Document

#: Endings of attachments that are text. Binary formats (Office, PDF, pictures) are not searched.
_TEXTS = frozenset({"txt", "csv", "tsv", "svg"})
#: Endings of data formats, which contain long identifiers and coordinates.
_DATA = frozenset({"json", "geojson", "ics", "xml"})

#: Coordinates in a drawing, whose long runs of digits mean nothing to readers.
_COORDINATES = re.compile(r"""\b(?:d|points|transform)\s*=\s*(?:"[^"]*+"|'[^']*+')""")

#: Bytes of an attachment that are searched, at most.
_MAX_BYTES = 2_000_000


def check(subject: Subject) -> Iterator[Problem]:
    """Find anything that could be a Danish civil registration number, also in drafts."""
    for document in subject.documents:
        yield from subject.in_file(_in_document, document)
    for media in subject.content.media:
        ending = media.file.rpartition(".")[2].lower()
        if ending in _TEXTS | _DATA:
            text = _text(media.path)
            if ending == "svg":
                text = _COORDINATES.sub(lambda match: FILL * len(match[0]), text)
            yield from _numbers(Positions(media.file, text), bare=ending in _TEXTS - {"svg"})
    for folder, outline in subject.content.outlines.items():
        yield from _numbers(Positions(f"{folder}/area.geojson", outline), bare=False)
    yield from _names(subject)


def _in_document(document: Document) -> Iterator[Problem]:
    source = document.source
    yield from _numbers(Positions(source.file, source.header, source.header_line))
    yield from _numbers(Positions(source.file, source.body, source.body_line))


def _numbers(text: Positions, *, bare: bool = True) -> Iterator[Problem]:
    for offset in cpr_numbers(text.text, bare=bare):
        yield Problem.error("cpr-number", text.at(offset))


def _text(path: Path) -> str:
    """The start of a file as text, in any encoding; empty if it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES)
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
    """Yield names of files and folders with such numbers, each once."""
    content = subject.content
    files = {document.file for document in content.documents}
    files |= {media.file for media in content.media} | content.unread
    reported: set[str] = set()
    for file in sorted(files):
        parts = file.split("/")
        for depth, name in enumerate(parts, 1):
            path = "/".join(parts[:depth])
            if path not in reported and cpr_numbers(name):
                reported.add(path)
                yield Problem.error("cpr-number-in-name", Location(path))
