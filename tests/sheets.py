"""Workbooks as people send them back: what they do to one, and what their programs make of it."""

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

_HEAD = 1


def changed(content: bytes, doings: list[dict[str, Any]]) -> bytes:
    """A workbook after what somebody did to it, one thing after another; see `sheets.yml`."""
    book = openpyxl.load_workbook(BytesIO(content))
    for doing in doings:
        known = [name for name in doing if name in _DOINGS]
        assert known, doing
        _DOINGS[known[0]](book, doing)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(book: Any, doing: dict[str, Any]) -> Any:
    row, title = doing["at"]
    return book.worksheets[0].cell(_HEAD + row, _column(book, title))


def _column(book: Any, title: str) -> int:
    (found,) = (it.column for it in book.worksheets[0][_HEAD] if str(it.value) == title)
    assert isinstance(found, int)
    return found


def _put(book: Any, doing: dict[str, Any]) -> None:
    if "column" in doing or "sheet" in doing:
        return
    cell = _cell(book, doing)
    cell.value = doing["put"]
    if doing["put"] is not None:
        cell.data_type = "s"


def _number(book: Any, doing: dict[str, Any]) -> None:
    _cell(book, doing).value = doing["number"]


def _formula(book: Any, doing: dict[str, Any]) -> None:
    _cell(book, doing).value = f"={doing['formula']}"


def _date(book: Any, doing: dict[str, Any]) -> None:
    cell = _cell(book, doing)
    cell.value, cell.number_format = datetime.combine(doing["date"], datetime.min.time()), "d/m"


def _flag(book: Any, doing: dict[str, Any]) -> None:
    _cell(book, doing).value = doing["flag"]


def _failure(book: Any, doing: dict[str, Any]) -> None:
    cell = _cell(book, doing)
    cell.value, cell.data_type = doing["failure"], "e"


def _rows(book: Any) -> list[list[Any]]:
    return [[it.value for it in row] for row in book.worksheets[0].iter_rows()]


def _rewrite(book: Any, rows: list[list[Any]]) -> None:
    sheet = book.worksheets[0]
    sheet.delete_rows(1, sheet.max_row)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def _reverse(book: Any, doing: dict[str, Any]) -> None:
    head, *rows = _rows(book)
    if doing["reverse"] == "rows":
        _rewrite(book, [head, *reversed(rows)])
    else:
        _rewrite(book, [list(reversed(row)) for row in (head, *rows)])


def _top(book: Any, doing: dict[str, Any]) -> None:
    _rewrite(book, [[doing["top"]], [], *_rows(book)])


def _drop(book: Any, doing: dict[str, Any]) -> None:
    book.worksheets[0].delete_cols(_column(book, doing["drop"]))


def _append(book: Any, doing: dict[str, Any]) -> None:
    sheet = book.worksheets[0]
    row = sheet.max_row + 1
    for title, value in doing["append"].items():
        sheet.cell(row, _column(book, title)).value = value


def _swap(book: Any, doing: dict[str, Any]) -> None:
    sheet, column = book.worksheets[0], _column(book, doing["swap"])
    first, second = (sheet.cell(row, column) for row in (_HEAD + 1, _HEAD + 2))
    first.value, second.value = second.value, first.value
    for cell in (first, second):
        cell.data_type = "s"


def _merge(book: Any, doing: dict[str, Any]) -> None:
    column = _column(book, doing["merge"])
    book.worksheets[0].merge_cells(
        start_row=_HEAD + 1, end_row=_HEAD + 2, start_column=column, end_column=column
    )


def _hide(book: Any, doing: dict[str, Any]) -> None:
    book.worksheets[0].row_dimensions[_HEAD + doing["hide"]].hidden = True


def _add_column(book: Any, doing: dict[str, Any]) -> None:
    sheet = book.worksheets[0]
    column = sheet.max_column + 1
    sheet.cell(_HEAD, column).value = doing["column"]
    if "put" in doing:
        sheet.cell(_HEAD + 1, column).value = doing["put"]


def _add_sheet(book: Any, doing: dict[str, Any]) -> None:
    book.create_sheet(doing["sheet"])["B2"] = doing["put"]


def _only(book: Any, doing: dict[str, Any]) -> None:
    assert doing["only"] == "first"
    for sheet in book.worksheets[1:]:
        book.remove(sheet)


_DOINGS: dict[str, Callable[[Any, dict[str, Any]], None]] = {
    "column": _add_column,
    "sheet": _add_sheet,
    "put": _put,
    "number": _number,
    "formula": _formula,
    "date": _date,
    "flag": _flag,
    "failure": _failure,
    "reverse": _reverse,
    "top": _top,
    "drop": _drop,
    "append": _append,
    "swap": _swap,
    "merge": _merge,
    "hide": _hide,
    "only": _only,
}

_INLINE = re.compile(r'<c ([^>]*)t="inlineStr"([^>]*)><is><t([^>]*)>([^<]*)</t></is></c>')
_SHARED = "xl/sharedStrings.xml"
_MANIFEST = "[Content_Types].xml"
_OVERRIDE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def with_shared_strings(content: bytes) -> bytes:
    """A workbook with its texts in a list of their own, as Excel and LibreOffice save it."""
    texts: list[str] = []

    def shared(match: re.Match[str]) -> str:
        texts.append(match[4])
        return f'<c {match[1]}t="s"{match[2]}><v>{len(texts) - 1}</v></c>'

    out = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name.startswith("xl/worksheets/"):
                after.writestr(name, _INLINE.sub(shared, before.read(name).decode()))
            elif name == _MANIFEST:
                after.writestr(name, before.read(name).replace(b"</Types>", _OVERRIDE))
            elif name != _SHARED:
                after.writestr(name, before.read(name))
        items = "".join(f'<si><t xml:space="preserve">{it}</t></si>' for it in texts)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        after.writestr(_SHARED, f'{head}<sst xmlns="{main}">{items}</sst>')
    assert texts
    return out.getvalue()
