"""Reads an `.xlsx` in a process with limits: cells as they were typed, and nothing is run."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile, ZipFile

from actionplans.guarded import answered, read_guarded
from actionplans.sheets.failure import SheetError
from actionplans.worker import Limits

MAX_BYTES = 20_000_000
"""Bytes of a workbook as it is stored."""

MAX_UNPACKED = 60_000_000
"""Bytes of all that is packed in it."""

MAX_PARTS = 2_000
MAX_CELLS = 400_000

_LIMITS = Limits(seconds=120, megabytes=3_000)

_MACROS = "vbaProject.bin"
_BOOK = "xl/workbook.xml"


class Kind(StrEnum):
    """What is in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FORMULA = "formula"
    FLAG = "flag"
    FAILURE = "failure"
    """A value that a spreadsheet could not reckon: `#REF!`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it."""

    row: int
    """Counted from 1."""

    column: int
    kind: Kind
    text: str
    """A number with a point before its decimals, a date as ISO 8601 has it."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it was saved."""

    name: str
    cells: tuple[Cell, ...]
    """The cells with something in them, row by row."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    """The first and the last row, the first and the last column of cells that are one."""

    hidden_rows: frozenset[int] = frozenset()
    is_hidden: bool = False

    def to_json(self) -> dict[str, Any]:
        """The same as a value that JSON can hold."""
        return asdict(self) | {
            "cells": [[it.row, it.column, it.kind, it.text] for it in self.cells],
            "hidden_rows": sorted(self.hidden_rows),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The sheet that `to_json` made a value of."""
        cells = tuple(Cell(row, at, Kind(kind), text) for row, at, kind, text in value["cells"])
        merged = tuple((a, b, c, d) for a, b, c, d in value["merged"])
        hidden = frozenset(value["hidden_rows"])
        return cls(value["name"], cells, merged, hidden, value["is_hidden"])


def read_workbook(path: Path) -> tuple[RawSheet, ...]:
    """The sheets of a workbook, read in a process with limits on time and memory.

    Raises:
        SheetError: it cannot be read.
        OSError: the file cannot be opened.
    """
    sheets = read_guarded(
        path,
        f"{__name__}:read_job",
        _LIMITS,
        SheetError,
        too_much="sheet-too-large",
        unreadable="sheet-unreadable",
    )
    return tuple(map(RawSheet.from_json, sheets))


def read_job(path: str) -> dict[str, Any]:
    """Read a workbook, as a job of a worker: sheets, or the text that says why there are none."""
    return answered(lambda: [sheet.to_json() for sheet in scan(Path(path))])


def scan(path: Path) -> tuple[RawSheet, ...]:
    """Read a workbook in this process.

    Raises:
        SheetError: it is none, is too large, or has macros.
    """
    _ensure_readable(path)
    try:
        import openpyxl  # an extra, which no build needs
    except ImportError:
        raise SheetError("sheets-extra-missing") from None
    book = openpyxl.load_workbook(path, keep_links=False)
    left = MAX_CELLS
    sheets = []
    for sheet in book.worksheets:
        read = _sheet(sheet)
        left -= len(read.cells)
        if left < 0:
            raise SheetError("sheet-too-large", file=path.name)
        sheets.append(read)
    return tuple(sheets)


def _ensure_readable(path: Path) -> None:
    """Look at what a workbook is packed of, before any of it is read.

    Raises:
        SheetError: it is none, is too large, has macros, or declares entities.
    """
    if path.stat().st_size > MAX_BYTES:
        raise SheetError("sheet-too-large", file=path.name)
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise SheetError("sheet-too-large", file=path.name)
            if any(name.endswith(_MACROS) for name in names):
                raise SheetError("sheet-macros", file=path.name)
            if _BOOK not in names or any(b"<!DOCTYPE" in archive.read(part) for part in parts):
                raise SheetError("sheet-unreadable", file=path.name)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise SheetError("sheet-unreadable", file=path.name) from None


def _sheet(sheet: Any) -> RawSheet:
    # Those that are there: a sheet with one cell far down has a million rows before it.
    cells = [read for _, it in sorted(sheet._cells.items()) if (read := _cell(it))]
    hidden = {number for number, it in sheet.row_dimensions.items() if it.hidden}
    return RawSheet(
        sheet.title,
        tuple(cells),
        tuple((it.min_row, it.max_row, it.min_col, it.max_col) for it in sheet.merged_cells.ranges),
        frozenset(hidden),
        sheet.sheet_state != "visible",
    )


_KINDS = {"n": Kind.NUMBER, "f": Kind.FORMULA, "d": Kind.DATE, "b": Kind.FLAG, "e": Kind.FAILURE}


def _cell(cell: Any) -> Cell | None:
    """A cell with something in it; None for any other."""
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    kind = _KINDS.get(cell.data_type, Kind.TEXT)
    return Cell(cell.row, cell.column, kind, _text(value))


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
