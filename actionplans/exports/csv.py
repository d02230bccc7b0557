"""The tables of pages as files for spreadsheets and programs: RFC 4180, with raw numbers.

UTF-8 with a byte order mark: people open these in a spreadsheet, and without the mark Excel reads
`æ` as two other letters. A file is made of the very table that its page shows.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from io import StringIO

from actionplans.locale import Language
from actionplans.views.measured import MeasuredTable
from actionplans.views.parts import MoneyTable, Row, State

Table = MoneyTable | MeasuredTable

#: What makes a spreadsheet take a text for a formula, and run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def tables_of(view: object) -> Iterator[Table]:
    """Every table of a view that is published as a file too, however deep it lies."""
    if isinstance(view, Table):
        if view.csv:
            yield view
    elif isinstance(view, tuple):
        for item in view:
            yield from tables_of(item)
    elif is_dataclass(view):
        for field in fields(view):
            yield from tables_of(getattr(view, field.name))


def table_csv(table: Table, language: Language) -> bytes:
    """A table as a file: a line of heads, then a line a row, what is said besides last."""
    remarks = language.text("remarks")
    if isinstance(table, MoneyTable):
        return _written(_money(table, language, remarks))
    return _written(_measured(table, language, remarks))


def _money(table: MoneyTable, language: Language, remarks: str) -> Iterator[list[str]]:
    numbers = [language.text("number")] if table.numbered else []
    heads = [f"{head.year} ({head.caveat})" if head.caveat else head.year for head in table.years]
    yield [*numbers, table.first, *heads, remarks]
    notes = {note.mark: note.text for note in table.notes}
    for row in (*table.rows, *table.sums):
        yield [
            *([_text(row.number or "")] if table.numbered else []),
            _text(row.label.text),
            *("" if cell.amount is None else str(cell.amount) for cell in row.cells),
            _text(" ".join(_remarks(row, table, notes))),
        ]


def _remarks(row: Row, table: MoneyTable, notes: dict[str, str]) -> Iterator[str]:
    if row.mark:
        yield notes[row.mark]
    for head, cell in zip(table.years, row.cells, strict=True):
        if cell.state is State.ENDED:
            yield f"{head.year}: {cell.text}."
        if cell.mark:
            yield f"{head.year}: {notes[cell.mark]}"


def _measured(table: MeasuredTable, language: Language, remarks: str) -> Iterator[list[str]]:
    yield [table.first, language.text("unit"), *(date.iso for date in table.dates), remarks]
    for row in table.rows:
        notes = [
            f"{date.iso}: {cell.note}"
            for date, cell in zip(table.dates, row.cells, strict=True)
            if cell and cell.note
        ]
        numbers = (f"{cell.number:f}" if cell else "" for cell in row.cells)
        yield [_text(row.place), _text(table.unit), *numbers, _text(" ".join(notes))]


def _text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _written(lines: Iterable[Sequence[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")
