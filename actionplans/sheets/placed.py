"""Finds what was asked for in a sheet that came back: its columns by their titles, in any order."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from actionplans.locale.slug import plain_letters
from actionplans.problems import Location, Problem
from actionplans.sheets.raw import Cell, Kind, RawSheet

#: Rows above the titles that somebody may have put there.
_MAX_TOP = 20

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Row:
    """A row that came back: its cells by the keys of their columns."""

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]
    """Where every column of the sheet is, from 1."""

    def written(self, key: str) -> str:
        """What stands in a column, without blanks at its ends; empty where nothing does."""
        cell = self.cells.get(key)
        return cell.text.strip() if cell else ""

    def at(self, key: str) -> Location:
        """Where a column's cell is."""
        return Location(self.sheet, self.number, self.columns.get(key, 1))


@dataclass(slots=True)
class Placed:
    """A sheet whose columns were found."""

    name: str
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, sheet: RawSheet, key_of: Callable[[str], str | None], needed: str) -> Self | None:
        """A sheet as it was asked for; None where the column that tells its rows is missing.

        Args:
            sheet: the sheet.
            key_of: the key of the column with a title; None for a title of no column.
            needed: the column that tells what a row is about.
        """
        by_row: dict[int, dict[int, Cell]] = {}
        for cell in sheet.cells:
            by_row.setdefault(cell.row, {})[cell.column] = cell
        for number in sorted(by_row)[:_MAX_TOP]:
            titles = {at: key_of(cell.text) for at, cell in by_row[number].items()}
            if needed in titles.values():
                return cls(sheet.name)._filled(sheet, number, titles, by_row)
        return None

    def _filled(
        self,
        sheet: RawSheet,
        head: int,
        titles: Mapping[int, str | None],
        by_row: Mapping[int, Mapping[int, Cell]],
    ) -> Self:
        unknown: list[int] = []
        for at, key in titles.items():
            if key is None:
                unknown.append(at)
            elif key in self.columns:
                title = by_row[head][at].text
                self.problems.append(
                    Problem.error("sheet-column-twice", self.at(head, at), title=title)
                )
            else:
                self.columns[key] = at
        keys = {at: key for key, at in self.columns.items()}
        below = {number: cells for number, cells in by_row.items() if number > head}
        self._report_others(head, unknown, by_row[head], below)
        self._report_merged(sheet, head)
        for number, cells in sorted(below.items()):
            found = {keys[at]: cell for at, cell in cells.items() if at in keys}
            if found:
                self.rows.append(Row(self.name, number, found, self.columns))
            if found and number in sheet.hidden_rows:
                location = self.at(number, min(cells))
                self.problems.append(Problem.warning("sheet-hidden-row", location))
        return self

    def _report_others(
        self,
        head: int,
        unknown: Sequence[int],
        titles: Mapping[int, Cell],
        below: Mapping[int, Mapping[int, Cell]],
    ) -> None:
        """Report what stands in columns that are none of the sheet's."""
        known = set(self.columns.values())
        filled = sorted({at for cells in below.values() for at in cells} - known)
        for at in filled:
            count = sum(at in cells for cells in below.values())
            title = titles[at].text if at in titles else ""
            location = self.at(head, at)
            self.problems.append(
                Problem.error("sheet-other-column", location, title=title, count=count)
            )
        for at in unknown:
            if at not in filled:
                location = self.at(head, at)
                title = titles[at].text
                self.problems.append(Problem.warning("sheet-empty-column", location, title=title))

    def _report_merged(self, sheet: RawSheet, head: int) -> None:
        last = max(self.columns.values(), default=0)
        for first_row, last_row, first, last_column in sheet.merged:
            if last_row >= head and first <= last:
                cells = f"{cell_name(first_row, first)}:{cell_name(last_row, last_column)}"
                location = self.at(first_row, first)
                self.problems.append(Problem.error("sheet-merged", location, cells=cells))

    def at(self, row: int, column: int) -> Location:
        """Where a cell is."""
        return Location(self.name, row, column)


def plain_title(text: str) -> str:
    """A title without capitals, accents, punctuation and breaks, to find its column by."""
    return " ".join(re.findall(r"[^\W_]+", plain_letters(text)))


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets call it: `H12`."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def unusable(row: Row, key: str) -> Iterator[Problem]:
    """Yield what keeps a cell from being read as a text, whatever belongs in it."""
    cell = row.cells.get(key)
    if cell is None:
        return
    if cell.kind is Kind.FORMULA:
        yield Problem.error("sheet-formula", row.at(key), value=cell.text)
    elif cell.kind is Kind.FAILURE:
        yield Problem.error("sheet-failure", row.at(key), value=cell.text)
    elif cell.kind is Kind.FLAG:
        yield Problem.error("sheet-flag", row.at(key))
    elif cell.kind is Kind.DATE:
        yield Problem.error("sheet-date", row.at(key), value=cell.text)
