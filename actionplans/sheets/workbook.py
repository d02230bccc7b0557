"""Writes tables as an `.xlsx`: the same tables give the same bytes, and no text is ever run."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from actionplans import __version__
from actionplans.reader.source import BAD_CHARACTER
from actionplans.sheets.failure import SheetError
from actionplans.sheets.table import Column, Table, Use, Value, sheet_name

MAX_CELL = 32_767
"""The most characters of a cell."""

#: Characters that begin a formula where somebody opens a text to change it.
_FORMULA = re.compile(r"\s*+[=+\-@\t＝＋－＠]")

#: The first date that a zip file can have; what a workbook says of when it was made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_WHEN = re.compile(rb"(<dcterms:\w+[^<>]*+>)[^<>]*+(</dcterms:)")

_GREY, _HEAD = "F2F2F2", "D9E2EC"

#: Rows beyond the last one in which words can be chosen too.
_SPARE = 200


def workbook(tables: Sequence[Table], words_name: str) -> bytes:
    """Tables as an `.xlsx`, each on a sheet of its own.

    Args:
        tables: the tables.
        words_name: the name of the sheet that keeps the words to choose from.

    Raises:
        SheetError: the library that writes it is not installed.
    """
    try:
        import openpyxl  # an extra, which no build needs
    except ImportError:
        raise SheetError("sheets-extra-missing") from None
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = f"actionplans {__version__}"
    words = _Words(words_name)
    for table in tables:
        _write(book.create_sheet(sheet_name(table.name)), table, words)
    words.write(book)
    out = BytesIO()
    book.save(out)
    return _reproducible(out.getvalue())


class _Words:
    """The lists of words, each in a column of a sheet that is not shown."""

    def __init__(self, name: str) -> None:
        self._name = sheet_name(name)
        self._lists: list[tuple[str, ...]] = []

    def range(self, words: tuple[str, ...]) -> str:
        """Where a list stands, as a formula."""
        from openpyxl.utils import get_column_letter

        if words not in self._lists:
            self._lists.append(words)
        letter = get_column_letter(self._lists.index(words) + 1)
        return f"'{self._name}'!${letter}$1:${letter}${len(words)}"

    def write(self, book: Any) -> None:
        """Write the sheet, where there are words."""
        if not self._lists:
            return
        sheet = book.create_sheet(self._name)
        sheet.sheet_state = "hidden"
        for column, words in enumerate(self._lists, 1):
            for row, word in enumerate(words, 1):
                _put(sheet.cell(row, column), word)


def _write(sheet: Any, table: Table, words: _Words) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(table.columns, 1):
        head = sheet.cell(1, number)
        _put(head, column.title)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        is_locked = table.is_kept or column.use is Use.FIXED
        for row, values in enumerate(table.rows, 2):
            cell = sheet.cell(row, number)
            cell.number_format = "#,##0" if column.use is Use.AMOUNT else "@"
            _put(cell, values.get(column.key))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=is_locked)
            if is_locked:
                cell.fill = PatternFill("solid", fgColor=_GREY)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        if not is_locked:
            _guide(sheet, number, column, len(table.rows) + 1, words)
    _settle(sheet, table)


def _guide(sheet: Any, number: int, column: Column, last: int, words: _Words) -> None:
    """Let staff choose among a column's words, and tell them what belongs there."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(allow_blank=True)
    if column.words:
        rule = DataValidation("list", formula1=words.range(column.words), allow_blank=True)
        rule.showErrorMessage = True
        rule.errorStyle = "warning" if column.is_open else "stop"
        rule.errorTitle, rule.error = column.title[:32], ", ".join(column.words)[:255]
    elif not column.help:
        return
    if column.help:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = column.title[:32], column.help[:255]
    letter = get_column_letter(number)
    rule.add(f"{letter}2:{letter}{last + _SPARE}")
    sheet.add_data_validation(rule)


def _settle(sheet: Any, table: Table) -> None:
    """How a sheet is shown, printed and locked: columns can be made wider, rows be sought."""
    fixed = next((n for n, it in enumerate(table.columns) if it.use is not Use.FIXED), 0)
    sheet.freeze_panes = sheet.cell(2, min(fixed, 3) + 1)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.formatCells = False


def _put(cell: Any, value: Value) -> None:
    """Put a value into a cell; a text is never anything else than a text."""
    if value is None or value == "":
        return
    if isinstance(value, int):
        cell.value = value
        return
    text = BAD_CHARACTER.sub("", value)[:MAX_CELL]
    cell.value = text
    cell.data_type = "s"
    if _FORMULA.match(text):
        cell.quotePrefix = True


def _reproducible(content: bytes) -> bytes:
    """A workbook without the times at which it was made."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(out, "w") as archive:
        for name, part in _parts(made):
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, part)
    return out.getvalue()


def _parts(made: ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in made.namelist():
        part = made.read(name)
        yield name, _WHEN.sub(rb"\g<1>2000-01-01T00:00:00Z\2", part) if name == _CORE else part
