"""Reads PDFs: ruled tables, headings by their size, paragraphs by the space between lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from actionplans.importing.amount_rows import find_table
from actionplans.importing.blocks import Block, Kind, Rows, Scan
from actionplans.importing.contents import ContentsList
from actionplans.importing.failure import DocumentError
from actionplans.importing.mending import joined, mend
from actionplans.importing.pdf_lines import PageLine, margin_lines, page_lines
from actionplans.importing.source_lines import Line
from actionplans.importing.vocabulary import Vocabulary

_MAX_PAGES = 1_000

#: A heading is this much larger than the text; a gap between paragraphs, than that of lines.
_LARGER, _GAP = 1.12, 1.45
_MAX_LEVEL = 5

#: What a line lacks to be full, as a part of the width of the text.
_SHORT = 0.12

_BULLET = re.compile(r"([-•●○◦▪▫■□‣·–\uf000-\uf0ff])\s*(\S.*)|(o)\s+(\S.*)")
_NUMBERED = re.compile(r"(\d{1,3}[.)]|[a-z][.)])\s+(\S.*)")


def read_pdf(path: Path, words: Vocabulary) -> Scan:
    """Read a PDF.

    Raises:
        DocumentError: it cannot be read.
    """
    import pdfplumber  # an extra, which no build needs
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as document:
            if len(document.pages) > _MAX_PAGES:
                raise DocumentError("import-too-much", file=path.name)
            title = (document.metadata or {}).get("Title")
            pages = [_page(page, number) for number, page in enumerate(document.pages, 1)]
    except PdfminerException as error:
        is_locked = any(isinstance(it, PDFPasswordIncorrect) for it in error.args)
        kind = "import-encrypted" if is_locked else "import-unreadable"
        raise DocumentError(kind, file=path.name) from None
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        AssertionError,
        RecursionError,
    ):
        raise DocumentError("import-unreadable", file=path.name) from None
    blocks = _Reader(pages, words).blocks()
    return Scan(mend(blocks, words), str(title).strip() or None if isinstance(title, str) else None)


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    lines: list[PageLine]
    tables: list[tuple[float, Rows]]
    """The tables, each with its top."""

    pictures: int


def _page(page: Any, number: int) -> _Page:
    """What is on a page. What was read is forgotten again, for a page takes megabytes."""
    found = [it for it in page.find_tables() if len(it.rows) > 1 or len(it.cells) > 1]
    tables = [(float(it.bbox[1]), _rows(it)) for it in found]
    boxes = [it.bbox for it, (_, rows) in zip(found, tables, strict=True) if rows]
    rest = page.filter(lambda thing: not _is_inside(thing, boxes)) if boxes else page
    words = rest.extract_words(extra_attrs=["size", "fontname"], x_tolerance_ratio=0.15)
    lines = page_lines([it for it in words if it["text"].strip()], number)
    read = _Page(
        number, float(page.height), lines, [it for it in tables if it[1]], len(page.images)
    )
    page.close()
    return read


def _rows(table: Any) -> Rows:
    rows = (
        tuple((cell or "").strip() for cell in row) for row in table.extract(x_tolerance_ratio=0.15)
    )
    return tuple(row for row in rows if any(row))


def _is_inside(thing: dict[str, Any], boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    if thing.get("object_type") != "char":
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


class _Reader:
    """Puts the lines of all pages together."""

    def __init__(self, pages: Sequence[_Page], words: Vocabulary) -> None:
        self._pages = pages
        self._words = words
        lines = [line for page in pages for line in page.lines]
        self._margins = margin_lines([(page.height, page.lines) for page in pages])
        sizes = Counter[float]()
        for line in lines:
            sizes[line.size] += len(line.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = sorted({it.size for it in lines if it.size > _LARGER * self._size}, reverse=True)
        self._levels = {size: min(at, _MAX_LEVEL) for at, size in enumerate(larger, 1)}
        self._width = max((it.right for it in lines if it.size == self._size), default=0.0)
        self._left = min((it.left for it in lines if it.size == self._size), default=0.0)
        self._pitch = self._usual_pitch(lines)
        self._contents = ContentsList(words)
        self._count = 0

    def _usual_pitch(self, lines: Sequence[PageLine]) -> float:
        """The usual distance between the tops of lines of a paragraph."""
        steps = Counter[float]()
        for one, other in pairwise(lines):
            if one.page == other.page and one.size == other.size == self._size:
                steps[round(other.top - one.top, 0)] += 1
        positive = {step: count for step, count in steps.items() if step > 0}
        return max(positive, key=lambda it: positive[it]) if positive else 1.2 * self._size

    def blocks(self) -> Iterator[Block]:
        """The blocks of all pages."""
        for page in self._pages:
            self._count = 0
            tables = list(page.tables)
            lines: list[PageLine] = []
            for line in page.lines:
                while tables and tables[0][0] < line.top:
                    yield from self._text(lines)
                    lines = []
                    yield self._block(Kind.TABLE, page.number, rows=tables.pop(0)[1])
                if id(line) in self._margins:
                    yield self._block(Kind.FURNITURE, page.number, line.text.strip())
                else:
                    lines.append(line)
            yield from self._text(lines)
            for _, rows in tables:
                yield self._block(Kind.TABLE, page.number, rows=rows)
            if page.pictures:
                yield self._block(Kind.PICTURE, page.number, str(page.pictures))

    def _block(self, kind: Kind, page: int, text: str = "", **values: Any) -> Block:
        self._count += 1
        return Block(kind=kind, text=text, page=page, line=self._count, **values)

    def _text(self, lines: Sequence[PageLine]) -> Iterator[Block]:
        """The blocks of lines that stand together on a page."""
        plain_lines = [Line(line.text, number) for number, line in enumerate(lines)]
        at = 0
        while at < len(lines):
            line = lines[at]
            table = (
                find_table(plain_lines, at, self._words)
                if line.size <= _LARGER * self._size
                else None
            )
            if table:
                rows, at = table
                yield self._block(Kind.TABLE, line.page, rows=rows)
            elif self._contents.takes(line.text):
                yield self._block(Kind.CONTENTS, line.page, line.text.strip())
                at += 1
            else:
                end = self._end(lines, at)
                yield from self._paragraph(lines[at:end])
                at = end

    def _end(self, lines: Sequence[PageLine], start: int) -> int:
        """The line after the paragraph that begins on a line."""
        at = start + 1
        while at < len(lines) and self._goes_on(lines[at - 1], lines[at]):
            at += 1
        return at

    def _goes_on(self, line: PageLine, following: PageLine) -> bool:
        text = following.text.strip()
        is_other = abs(line.size - following.size) > 0.5 or line.is_bold != following.is_bold
        is_far = following.top - line.top > _GAP * max(self._pitch, line.height)
        is_level = line.size in self._levels
        if is_other or is_far or _BULLET.match(text) or self._words.section(text):
            return False
        if is_level:
            return True
        is_short = line.right < self._width - _SHORT * (self._width - self._left)
        in_sentence = not line.text.rstrip().endswith((".", ":", ";", "!", "?"))
        if _NUMBERED.match(text) and not in_sentence:
            return False
        if self._words.section(line.text.strip()) or self._words.labelled(text):
            return False
        return not is_short or (in_sentence and text[:1].islower())

    def _paragraph(self, lines: Sequence[PageLine]) -> Iterator[Block]:
        first = lines[0]
        text = first.text.strip()
        for line in lines[1:]:
            text = joined(text, line.text.strip())
        level = self._levels.get(first.size, 0)
        if level:
            yield self._block(Kind.HEADING, first.page, text, level=level, is_bold=first.is_bold)
            return
        bullet = _BULLET.fullmatch(text)
        numbered = _NUMBERED.fullmatch(text)
        if bullet and not first.is_bold:
            marker, rest = (bullet[1], bullet[2]) if bullet[1] else (bullet[3], bullet[4])
            yield self._block(Kind.ITEM, first.page, rest, marker=marker)
        elif numbered and not self._words.section(text):
            marker, rest = numbered[1], numbered[2]
            yield self._block(Kind.ITEM, first.page, rest, marker=marker, is_bold=first.is_bold)
        else:
            yield from self._plain_paragraph(text, first)

    def _plain_paragraph(self, text: str, first: PageLine) -> Iterator[Block]:
        if labelled := self._words.labelled(text):
            label, text = labelled
            yield self._block(Kind.PARAGRAPH, first.page, label, is_bold=True)
        yield self._block(Kind.PARAGRAPH, first.page, text, is_bold=first.is_bold)
