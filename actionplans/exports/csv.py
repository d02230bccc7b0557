"""The tables of pages as CSV files: RFC 4180, with raw numbers.

UTF-8 with a byte order mark: people open these in a spreadsheet, and without the mark Excel reads
`æ` as two other letters. A file is made of the very table that its page shows. The separator is the
comma, as open data has it: programs expect it, and a spreadsheet asks.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from actionplans.locale import Language
from actionplans.views.elements import Row, State
from actionplans.views.page import View
from actionplans.views.parts.measured_table import MeasuredTable
from actionplans.views.parts.money_table import MoneyTable
from actionplans.views.parts.promise_list import PromiseFile
from actionplans.views.parts.trend_table import DatedValue, TrendTable

Table = MoneyTable | MeasuredTable | TrendTable | PromiseFile

#: The characters that begin a formula, with their full-width and superscript forms.
_FORMULA_SIGNS = "=+@\\-" + "＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌−"
#: Characters that programs skip before it: spaces, characters without width, quotation marks.
_SKIPPED = r"[ \xa0\xad\"\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff\0]*+"
#: Characters that a cell can begin after: a Danish Excel splits at `;`, quotation marks or not.
_SEPARATORS = "\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029;,"
_FORMULA = re.compile(
    rf"(?:\A|(?<=[{_SEPARATORS}]))(?={_SKIPPED}[{_FORMULA_SIGNS}])|\A(?=[\t\n\v\f\r])"
)


def tables_of(view: View) -> Iterator[Table]:
    """The tables of a page that are published as CSV too."""
    for part in view.walk():
        if isinstance(part, Table) and part.csv:
            yield part


def table_csv(table: Table, language: Language) -> bytes:
    """A table as a CSV file: a header, then a line per row, with its remarks in the last column."""
    remarks = language.text("remarks")
    if isinstance(table, MoneyTable):
        return _encoded(_money_lines(table, language, remarks))
    if isinstance(table, TrendTable):
        return _encoded(_trend_lines(table, language, remarks))
    if isinstance(table, PromiseFile):
        return _encoded(_promise_lines(table, language, remarks))
    return _encoded(_measured_lines(table, language, remarks))


def _money_lines(table: MoneyTable, language: Language, remarks: str) -> Iterator[list[str]]:
    numbers = [language.field_label("Activity", "number")] if table.numbered else []
    heads = [f"{head.year} ({head.caveat})" if head.caveat else head.year for head in table.years]
    yield [_text(head) for head in (*numbers, table.first, *heads, remarks)]
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


def _measured_lines(table: MeasuredTable, language: Language, remarks: str) -> Iterator[list[str]]:
    heads = [
        table.first,
        language.field_label("Indicator", "unit"),
        *(date.iso for date in table.dates),
        remarks,
    ]
    yield [_text(head) for head in heads]
    for row in table.rows:
        notes = [
            f"{date.iso}: {cell.note}"
            for date, cell in zip(table.dates, row.cells, strict=True)
            if cell and cell.note
        ]
        numbers = (f"{cell.number:f}" if cell else "" for cell in row.cells)
        yield [_text(row.place), _text(table.unit), *numbers, _text(" ".join(notes))]


def _trend_lines(table: TrendTable, language: Language, remarks: str) -> Iterator[list[str]]:
    date, start, end = language.text("date"), language.text("from"), language.text("to")
    yield [
        _text(head)
        for head in (
            language.text("measure"),
            language.field_label("Measurement", "place"),
            language.field_label("Indicator", "unit"),
            f"{start} ({date})",
            start,
            f"{end} ({date})",
            end,
            language.text("trends"),
            language.field_label("Indicator", "target"),
            remarks,
        )
    ]
    for row in table.rows:
        notes = [row.outcome.text] if row.outcome else []
        notes += [language.text("missing-years", what=what) for what in row.missing]
        yield [
            _text(row.link.text),
            _text(row.place or ""),
            _text(row.unit),
            *_dated(row.earlier),
            *_dated(row.later),
            _text(row.trend.text),
            _text(row.target or ""),
            _text(" ".join(notes)),
        ]


def _promise_lines(table: PromiseFile, language: Language, remarks: str) -> Iterator[list[str]]:
    yield [
        _text(head)
        for head in (
            language.text("promise-column-plan"),
            language.text("activity"),
            language.text("promise-column-what"),
            language.text("promise-column-at-least"),
            language.text("promise-column-at-most"),
            language.text("promise-column-target"),
            language.field_label("Indicator", "unit"),
            language.text("promise-column-due"),
            language.text("promise-column-count"),
            language.text("promise-column-expected"),
            language.text("promise-column-counted-unit"),
            language.text("promise-column-report-date"),
            language.text("promise-column-verdict"),
            remarks,
        )
    ]
    for row in table.rows:
        promised, told = (row.at_least, row.at_most, row.target), (row.count, row.expected)
        yield [
            *map(_text, (row.plan, row.activity, row.what)),
            *map(_number, promised),
            _text(row.unit or ""),
            row.due or "",
            *map(_number, told),
            _text(row.counted_unit or ""),
            row.report_date or "",
            _text(row.meter.verdict),
            _text(" ".join(row.meter.remarks)),
        ]


def _number(value: Decimal | None) -> str:
    """A number as it is stated; empty where it is not."""
    return "" if value is None else f"{value:f}"


def _dated(value: DatedValue | None) -> tuple[str, str]:
    """The date and the number of a value; empty without one."""
    return (value.iso, f"{value.number:f}") if value else ("", "")


def _text(text: str) -> str:
    """A text that no spreadsheet runs as a formula, wherever it splits the line."""
    return _FORMULA.sub("'", text)


def _encoded(lines: Iterable[Sequence[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")
