"""Budgets of activities: the tables of their items, and what these say of the overview."""

from collections.abc import Iterable, Sequence
from typing import Any

from actionplans.importing.blocks import Block
from actionplans.importing.doubts import Doubt
from actionplans.importing.figures import Cell, YearRow, YearTable, year_table
from actionplans.importing.headings import alike
from actionplans.importing.vocabulary import Vocabulary, plain
from actionplans.locale.notation import Notation

#: How alike an item's name and the title of a line of the overview are where they are the same.
_SAME = 0.95


def amounts_of(row: YearRow) -> dict[int, int | str | None]:
    """The amounts of a row, for front matter; empty where none is placed."""
    return dict(row.amounts)


def doubts_of_row(row: YearRow, block: Block) -> Iterable[Doubt]:
    """What a person has to look at in a row: notes, and cells that are not understood."""
    for year, cell in row.cells.items():
        if cell.amount is None and not cell.is_certain:
            yield Doubt("import-unread-cell", block, row=row.label, year=year, cell=cell.written)
        elif not cell.is_certain:
            yield Doubt(
                "import-glued-note",
                block,
                row=row.label,
                year=year,
                cell=cell.written,
                amount=cell.amount or 0,
                note=cell.note,
            )
        elif cell.note:
            yield Doubt(
                "import-noted-cell",
                block,
                row=row.label,
                year=year,
                cell=cell.written,
                note=cell.note,
            )
    for cell in row.unplaced:
        yield Doubt("import-unplaced-amount", block, row=row.label, cell=cell.written)


def doubts_of_table(table: YearTable, block: Block) -> Iterable[Doubt]:
    """What a person has to look at in a table."""
    for row in (*table.rows, *((table.total,) if table.total else ())):
        yield from doubts_of_row(row, block)
    for row in table.placed:
        written = " ".join(cell.written for cell in row.cells.values() if cell.written)
        years = ", ".join(str(year) for year, cell in row.cells.items() if cell.written)
        yield Doubt("import-placed-amount", block, row=row.label, cell=written, years=years)
    for remark in table.remarks:
        yield Doubt("import-table-remark", block, text=remark)
    if table.scale > 1:
        yield Doubt("import-scaled-table", block, scale=table.scale)


def budget_items(table: YearTable, words: Vocabulary) -> list[dict[str, Any]]:
    """The items of a budget's table, for front matter."""
    return [
        {"name": row.label, "kind": cost_kind(row.label, words), "amounts": amounts_of(row)}
        for row in table.rows
        if row.label and row.cells
    ]


def cost_kind(name: str, words: Vocabulary) -> str | None:
    """What the money of an item is spent on, by the beginning of its name; None if unsure."""
    text = plain(name)
    kinds = {kind for word, kind in words.costs.items() if text.startswith(word)}
    return kinds.pop() if len(kinds) == 1 else None


def budget_table(block: Block, words: Vocabulary, notation: Notation) -> YearTable | None:
    """A block as a budget's table; None where it is none."""
    return year_table(block.rows, words, notation) if block.rows else None


def rows_in_budget(
    items: Sequence[dict[str, Any]], rows: Sequence[YearRow], free: Iterable[int]
) -> dict[int, int]:
    """The rows of an overview that are items of a budget too: same title, same amounts.

    Args:
        items: the items, as `budget_items` gives them.
        rows: the rows of the overview.
        free: the indices of the rows that no activity has.

    Returns:
        The index of the row of each such item, by the item's index.
    """
    found: dict[int, int] = {}
    for index, item in enumerate(items):
        for number in free:
            row = rows[number]
            is_same = alike(str(item["name"]), row.label) >= _SAME and _stated(
                item["amounts"]
            ) == _stated(row.amounts)
            if is_same and number not in found.values():
                found[index] = number
                break
    return found


def _stated(amounts: dict[int, Any]) -> dict[int, Any]:
    return {year: amount for year, amount in amounts.items() if amount is not None}


def has_amount(cells: Iterable[Cell]) -> bool:
    """Whether some cell states an amount."""
    return any(cell.amount is not None for cell in cells)
