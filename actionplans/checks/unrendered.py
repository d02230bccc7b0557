"""Checks for Markdown that readers would see as it is written, or that means something else."""

import re
from collections.abc import Callable, Iterator

from actionplans.checks.subject import Subject
from actionplans.model.record import TextField, markdown_texts
from actionplans.problems import Location, Problem
from actionplans.reader import Document
from actionplans.text.source_lines import text_lines

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]++)\](:)?")

#: Bullets that Word and web pages have; U+F0B7 is Word's own. None is Markdown's.
_BULLET = re.compile(r"[ \t]*+([•●○◦▪▫■□‣⁃·\uf0b7])[ \t\xa0]")
_BOLD = re.compile(r" {0,3}(\*\*|__)(?=\S)[^*_]{1,80}[^*_.\s]\1[ \t]*")
_TAB = re.compile(r"\S[^\t]*+(\t)(?=.*\S)")
_ADDRESS = re.compile(r"(?<![\w\"'=/.@])((?:https?://|www\.(?=\w))[^\s<>\"'()\[\]]++)")

#: What follows an address in the text of a link.
_LINK_TEXT_END = re.compile(r"[^\[\]]*+\]\(")
_RULE = re.compile(r"\s*+\|?+\s*+:?+-++:?+\s*+(?:\|\s*+:?+-++:?+\s*+)*+\|?+\s*+")
_ROW = re.compile(r" {0,3}\|.*[^|\s].*\|[ \t]*+$")

_FIRST_LEVEL = 2
"""The level of a text's first heading: the title of the page is above it."""


Lines = list[tuple[int, str]]
"""Lines of a text with their numbers, counted from 0."""

Locate = Callable[[int, int], Location]
"""The position of a line and a column of a text, both counted from 0."""


def check(subject: Subject) -> Iterator[Problem]:
    """Find what was pasted, notes without a text, headings that jump or are none, raw tables."""
    for document in subject.documents:
        yield from subject.in_file(_in_document, document)


def _in_document(document: Document) -> Iterator[Problem]:
    yield from _in_body(document)
    for text in markdown_texts(document.record):
        yield from _in_field(document, text)


def _in_body(document: Document) -> Iterator[Problem]:
    def locate(line: int, column: int) -> Location:
        return Location(document.file, document.source.body_line + line, column + 1)

    return _problems(document.body, locate)


def _in_field(document: Document, text: TextField) -> Iterator[Problem]:
    """Yield a problem of each kind, where the field begins."""

    def locate(_line: int, _column: int) -> Location:
        return document.locate(*text.path)

    yield from {problem.kind: problem for problem in _problems(text.text, locate)}.values()


def _problems(text: str, locate: Locate) -> Iterator[Problem]:
    lines = list(text_lines(text))
    yield from _pasted(lines, locate)
    yield from _notes_without_text(lines, locate)
    yield from _jumps(lines, locate)
    yield from _bold_headings(lines, locate)
    yield from _raw_tables(lines, locate)


def _pasted(lines: Lines, locate: Locate) -> Iterator[Problem]:
    """Bullets and tabs of other programs, and addresses that are no links."""
    for number, line in lines:
        if bullet := _BULLET.match(line):
            yield Problem.warning("pasted-bullet", locate(number, bullet.start(1)), value=bullet[1])
        elif tab := _TAB.match(line):
            yield Problem.warning("pasted-tab", locate(number, tab.start(1)))
        for address in _ADDRESS.finditer(line):
            if _LINK_TEXT_END.match(line, address.end()):
                continue
            value = address[1].rstrip(".,:;!?*_|")
            target = f"https://{value}" if value.startswith("www.") else value
            location = locate(number, address.start(1))
            yield Problem.warning("bare-address", location, value=value, target=target)


def _notes_without_text(lines: Lines, locate: Locate) -> Iterator[Problem]:
    """References to footnotes of which there is no text."""
    notes = [(note, number, line) for number, line in lines for note in _FOOTNOTE.finditer(line)]
    seen = {note[1] for note, _, line in notes if note[2] and not line[: note.start()].strip()}
    for note, number, _ in notes:
        if note[1] not in seen:
            seen.add(note[1])
            yield Problem.warning("note-without-text", locate(number, note.start()), value=note[1])


def _jumps(lines: Lines, locate: Locate) -> Iterator[Problem]:
    """Headings more than a level below the one above."""
    level = _FIRST_LEVEL - 1
    for number, line in lines:
        if heading := _HEADING.match(line):
            if len(heading[1]) > level + 1:
                location = locate(number, heading.start(1))
                yield Problem.warning("heading-jump", location, signs="#" * (level + 1))
            level = len(heading[1])


def _bold_headings(lines: Lines, locate: Locate) -> Iterator[Problem]:
    """Bold lines that stand by themselves above a paragraph, as a heading does."""
    texts = dict(lines)
    for number, line in lines:
        stands_alone = not any(texts.get(number + step, "").strip() for step in (-1, 1))
        if stands_alone and _BOLD.fullmatch(line) and number + 1 in texts:
            yield Problem.warning("bold-heading", locate(number, len(line) - len(line.lstrip())))


def _raw_tables(lines: Lines, locate: Locate) -> Iterator[Problem]:
    """Tables without the rule below their heads, or without a blank line above."""
    block: Lines = []
    for number, line in [*lines, (len(lines), "")]:
        if line.strip():
            block.append((number, line))
            continue
        rows = [number for number, row in block if _ROW.match(row)]
        has_rule = len(block) > 1 and "|" in block[0][1] and _RULE.fullmatch(block[1][1])
        if rows and not has_rule:
            yield Problem.warning("raw-table", locate(rows[0], 0))
        block = []
