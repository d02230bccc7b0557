"""Amounts of money in tables of years: what each cell states, as far as that is certain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations, product
from math import prod

from actionplans.importing.blocks import Rows
from actionplans.importing.vocabulary import Vocabulary, plain
from actionplans.locale.notation import Notation

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MAX_YEAR_CELL = 40
_HEADER_ROWS = 4

#: Thousands and millions: the words after which amounts are in these.
_SCALES = (
    (re.compile(r"\b(?:1\.?000|t\.?)\s?kr\b\.?|\btkr\b\.?|\bthousands?\b", re.IGNORECASE), 1_000),
    (re.compile(r"\bmio\b\.?|\bmillions?\b", re.IGNORECASE), 1_000_000),
)
_CURRENCY = re.compile(r"(?:,-)|(?:\bkr\.?(?:,-)?)|(?:\bdkk\b)|(?:\bkroner\b)|[€$£]", re.IGNORECASE)
_NOTE = re.compile(r"(?:\*+|\[\^?\w{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\)?)")
_NUMBER = re.compile(r"[-−–]?\s?\d[\d.,\s\xa0]*")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+\D*|0")
_LABEL = re.compile(
    r"(?:(?P<areas>[-–]|\d{1,2}(?:\s*(?:,|og|and|&|\s)\s*\d{1,2})*)\s+)?(?P<number>\d{1,3})\.\s*(?P<title>\D.*)"
)

#: Placements of a column's amounts that are tried at most.
_MAX_PLACEMENTS = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell states: kroner, `ended`, or nothing."""

    written: str
    amount: int | str | None = None
    note: str = ""
    """The mark of a note behind the amount."""

    is_certain: bool = True
    """Whether nothing else can be meant."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of a table of years."""

    label: str
    number: str
    areas: tuple[str, ...]
    """The numbers of the focus areas before it."""

    cells: dict[int, Cell]
    unplaced: tuple[Cell, ...] = ()
    """Amounts whose year the table does not tell."""

    @property
    def amounts(self) -> dict[int, int | str | None]:
        """What is stated for each year."""
        return {year: cell.amount for year, cell in self.cells.items()}


@dataclass(frozen=True, slots=True)
class YearTable:
    """A table with a column for each year."""

    years: tuple[int, ...]
    header: tuple[str, ...]
    """The texts of its header."""

    rows: tuple[YearRow, ...]
    total: YearRow | None = None
    remarks: tuple[str, ...] = ()
    """Rows that are a text and no amounts."""

    scale: int = 1
    placed: tuple[YearRow, ...] = field(default=())
    """Rows whose amounts are in the columns where the printed totals prove them to be."""


def year_table(rows: Rows, words: Vocabulary, notation: Notation) -> YearTable | None:
    """A table as one of amounts by year; None where its header has no years."""
    found = _header(rows)
    if not found:
        return None
    columns, count = found
    header = tuple(cell for row in rows[:count] for cell in row if cell)
    scale = next((value for pattern, value in _SCALES if pattern.search(" ".join(header))), 1)
    reader = _Reader(
        columns, _number_column(rows[:count], rows[count:], columns, words), words, notation, scale
    )
    read = [reader.row(row) for row in rows[count:]]
    remarks = tuple(row for row in read if isinstance(row, str))
    lines = [row for row in read if isinstance(row, YearRow)]
    totals = [row for row in lines if words.is_total(row.label)]
    table = YearTable(
        years=tuple(columns.values()),
        header=header,
        rows=tuple(row for row in lines if row not in totals),
        total=totals[0] if len(totals) == 1 else None,
        remarks=(*remarks, *(row.label for row in totals if len(totals) > 1)),
        scale=scale,
    )
    return _placed(table) if table.rows else None


def _header(rows: Rows) -> tuple[dict[int, int], int] | None:
    """The years by their columns, and the number of the header's rows."""
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        years = {
            column: int(found[0])
            for column, cell in enumerate(row)
            if len(cell) <= _MAX_YEAR_CELL and len(found := _YEAR.findall(cell)) == 1
        }
        if years and len(set(years.values())) == len(years) and 0 not in years:
            return years, number + 1
    return None


def _number_column(
    header: Rows, rows: Rows, columns: dict[int, int], words: Vocabulary
) -> int | None:
    """The column of the rows' numbers, left of the first year; None without one."""
    for column in range(min(columns)):
        if any(
            column < len(row) and plain(row[column]) in {plain(it) for it in words.number}
            for row in header
        ):
            return column
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        numbers = [cell for cell in cells if re.fullmatch(r"\d{1,3}\.?|[-–]", cell)]
        if min(columns) > 1 and len(numbers) > 1 and len(numbers) >= len(cells) - 1:
            return column
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    columns: dict[int, int]
    number: int | None
    words: Vocabulary
    notation: Notation
    scale: int

    def row(self, row: Sequence[str]) -> YearRow | str:
        """A row of amounts; the text of one that has only that."""
        first = min(self.columns)
        number = self._number(row)
        label = " ".join(
            cell for cell in row[:first] if cell and cell.rstrip(".") != number
        ).strip()
        cells = row[first:]
        if not any(cells) and not number:
            return label
        areas: tuple[str, ...] = ()
        if not number and (found := _LABEL.fullmatch(label)):
            number, label = found["number"], found["title"].strip()
            areas = tuple(re.findall(r"\d+", found["areas"] or ""))
        number = "" if number in self.words.unstated else number
        if self._is_shifted(row):
            return self._shifted(row, number, areas)
        read_cells = {
            year: self.cell(row[column])
            for column, year in self.columns.items()
            if column < len(row)
        }
        return YearRow(label, number, areas, read_cells)

    def _is_shifted(self, row: Sequence[str]) -> bool:
        """Whether a row has too few cells to say which years its amounts are of."""
        first = min(self.columns)
        is_short = len(row) < first + len(self.columns)
        return is_short and (first == 1 or any(_AMOUNT.fullmatch(cell) for cell in row[1:first]))

    def _shifted(self, row: Sequence[str], number: str, areas: tuple[str, ...]) -> YearRow:
        """Such a row. As many amounts as there are years are those of the years."""
        first = next((at for at, cell in enumerate(row) if at and _AMOUNT.fullmatch(cell)), 1)
        label = " ".join(cell for cell in row[:first] if cell.rstrip(".") != number).strip()
        if found := _LABEL.fullmatch(label):
            number, label = found["number"], found["title"].strip()
            areas = tuple(re.findall(r"\d+", found["areas"] or ""))
        read = [self.cell(cell) for cell in row[first:]]
        if len(read) == len(self.columns):
            return YearRow(
                label, number, areas, dict(zip(self.columns.values(), read, strict=True))
            )
        return YearRow(label, number, areas, {}, tuple(cell for cell in read if cell.written))

    def _number(self, row: Sequence[str]) -> str:
        """The number of a row, or the dash in its place; empty without one."""
        if self.number is None or self.number >= len(row):
            return ""
        text = row[self.number].rstrip(".")
        return text if text.isdigit() or text in self.words.unstated else ""

    def cell(self, written: str) -> Cell:
        return read_cell(written, self.words, self.notation, self.scale)


def read_cell(written: str, words: Vocabulary, notation: Notation, scale: int = 1) -> Cell:
    """What a cell states; not certain where something in it is not understood."""
    text = " ".join(written.split())
    if not text or text in words.unstated:
        return Cell(written)
    if plain(text) in words.ended:
        return Cell(written, "ended")
    if (dash := re.fullmatch(r"[-–—]\s*(\S{1,4})", text)) and _NOTE.fullmatch(dash[1]):
        return Cell(written, note=dash[1])
    for pattern, value in _SCALES:
        if pattern.search(text):
            scale, text = value, pattern.sub("", text)
    text = " ".join(_CURRENCY.sub(" ", text).split())
    for amount, note, is_certain in _readings(text, notation):
        kroner = amount * scale
        if kroner == int(kroner):
            return Cell(written, int(kroner), note, is_certain)
    return Cell(written, is_certain=False)


def _readings(text: str, notation: Notation) -> Iterator[tuple[Decimal, str, bool]]:
    """The amount and the mark of a note that a text can be read as, and whether that is certain."""
    number = _NUMBER.match(text)
    if not number:
        return
    digits = number[0].strip().replace("− ", "-").replace("- ", "-").replace("–", "-")
    rest = text[number.end() :].strip()
    if (amount := notation.parse(digits)) is not None and (not rest or _NOTE.fullmatch(rest)):
        yield amount, rest, True
    glued = re.fullmatch(r"(\d{1,3}(?:[.,\s]\d{3})+)\s?(\d{1,2})", digits)
    if glued and not rest and (amount := notation.parse(glued[1])) is not None:
        yield amount, glued[2], False


# Rows with fewer amounts than there are years


def _placed(table: YearTable) -> YearTable:
    """A table where amounts without a year have the one that only fits the printed totals."""
    open_rows = [row for row in table.rows if row.unplaced]
    if not open_rows or not table.total:
        return table
    fitting = _fitting(table, open_rows)
    if fitting is None:
        return table
    by_row = dict(zip(map(id, open_rows), fitting, strict=True))
    rows = tuple(by_row.get(id(row), row) for row in table.rows)
    return replace(table, rows=rows, placed=tuple(fitting))


def _fitting(table: YearTable, open_rows: Sequence[YearRow]) -> list[YearRow] | None:
    """The rows with their amounts placed; None where no placement fits, or several do."""
    choices = [list(combinations(table.years, len(row.unplaced))) for row in open_rows]
    if prod(map(len, choices)) > _MAX_PLACEMENTS:
        return None
    closed = [row for row in table.rows if not row.unplaced]
    found = None
    for years in product(*choices):
        rows = [
            replace(
                row,
                cells={y: Cell("") for y in table.years}
                | dict(zip(chosen, row.unplaced, strict=True)),
                unplaced=(),
            )
            for row, chosen in zip(open_rows, years, strict=True)
        ]
        if _adds_up(table, [*closed, *rows]):
            if found:
                return None
            found = rows
    return found


def _adds_up(table: YearTable, rows: Sequence[YearRow]) -> bool:
    assert table.total
    for year in table.years:
        printed = table.total.amounts.get(year)
        amounts = [row.amounts.get(year) for row in rows]
        if printed != sum(amount for amount in amounts if isinstance(amount, int)):
            return False
    return True
