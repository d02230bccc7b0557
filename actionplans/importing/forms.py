"""Forms: tables that lay a text out, with the names of sections in cells, as headings and texts."""

import re
from collections.abc import Iterator, Sequence

from actionplans.importing.blocks import Block, Kind
from actionplans.importing.vocabulary import Vocabulary

#: Rows with the name of a section in the first of two cells: so many make a form.
_MIN_NAMED = 2

_ITEM = re.compile(r"([•●○▪■◦‣\uf000-\uf0ff–-]|\d{1,3}[.)]|[a-z][.)])\s+(\S.*)")

Row = tuple[str, ...]


def unfold(block: Block, words: Vocabulary) -> Iterator[Block]:
    """A block; a form as the texts in it, and a table in parts around the headings within it."""
    if block.kind is not Kind.TABLE:
        yield block
        return
    rows = block.rows
    is_layout = all(_stated(row) <= 1 for row in rows)
    named = sum(1 for row in rows if _is_named(row, words))
    table: list[Row] = []
    for row in rows:
        is_heading = _stated(row) == 1 and words.section(_first(row)) is not None
        if is_layout or is_heading or (named >= _MIN_NAMED and _is_named(row, words)):
            yield from _table(block, table)
            table = []
            yield from _texts(block, row, words)
        else:
            table.append(row)
    yield from _table(block, table)


def _stated(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


def _first(row: Row) -> str:
    return next((cell.strip() for cell in row if cell.strip()), "")


def _is_named(row: Row, words: Vocabulary) -> bool:
    """Whether a row is the name of a section, and its text."""
    filled = [cell.strip() for cell in row if cell.strip()]
    is_pair = len(filled) == 2 and bool(row[0].strip())
    return is_pair and words.section(filled[0]) is not None and words.section(filled[1]) is None


def _table(block: Block, rows: Sequence[Row]) -> Iterator[Block]:
    if rows:
        yield block.as_kind(Kind.TABLE, rows=tuple(rows))


def _texts(block: Block, row: Row, words: Vocabulary) -> Iterator[Block]:
    """The lines of a row's cells as paragraphs and items."""
    for number, cell in enumerate(cell for cell in row if cell.strip()):
        lines = [line.strip() for line in cell.split("\n") if line.strip()]
        for line in lines:
            if item := _ITEM.fullmatch(line):
                yield block.as_kind(Kind.ITEM, text=item[2], marker=item[1], rows=())
                continue
            is_name = number == 0 and len(lines) == 1 and words.section(line) is not None
            is_bold = block.is_bold or is_name
            yield block.as_kind(Kind.PARAGRAPH, text=line, rows=(), is_bold=is_bold)
