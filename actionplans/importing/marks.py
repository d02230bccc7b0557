"""The headings among a document's blocks, and its overview: each is found by the other."""

from dataclasses import replace

from actionplans.importing.blocks import Block
from actionplans.importing.figures import YearTable, year_table
from actionplans.importing.headings import (
    Headings,
    Role,
    alike,
    is_short,
    other_mark,
    share_a_word,
)
from actionplans.importing.vocabulary import Vocabulary, plain
from actionplans.locale.notation import Notation

#: Sections that an activity has, of those that only activities have: so many tell one.
_SECTIONS_OF_ACTIVITY, _SECTIONS_ALONE, _REPEATED = 2, 3, 2

#: Rows of an overview that are also titles of headings, and headings that are compared with them.
_MIN_TITLES, _MIN_NAMED, _MAX_HEADINGS, _MAX_ROWS = 2, 3, 2_000, 300


class Marks:
    """The headings among blocks, and the overview, each found with the help of the other."""

    def __init__(
        self, blocks: list[Block], words: Vocabulary, notation: Notation, contents: set[str]
    ) -> None:
        self._blocks = blocks
        headings = Headings(words)
        self.at = {at: mark for at in range(len(blocks)) if (mark := headings.read(blocks, at))}
        self._drop_second_blocks()
        self._of_contents(contents)
        self.rows: dict[int, int] = {}
        """The rows of the overview of the activities whose headings are at some block."""

        self.overview: Block | None = None
        self.table: YearTable | None = None
        self._find_overview(words, notation)
        self._by_structure(contents)
        self._by_order()
        self._mark_appendices(words)

    def _drop_second_blocks(self) -> None:
        for at, mark in list(self.at.items()):
            if mark.blocks > 1:
                self.at.pop(at + 1, None)

    def _by_order(self) -> None:
        """An activity without a row has the only one between its neighbours', if a word agrees."""
        order = [at for at in sorted(self.at) if self.at[at].role is Role.ACTIVITY]
        for index, at in enumerate(order):
            before = self.rows.get(order[index - 1]) if index else -1
            after = self.rows.get(order[index + 1]) if index + 1 < len(order) else None
            if at in self.rows or before is None or after is None or not self.table:
                continue
            taken = set(self.rows.values())
            between = [
                it
                for it in range(before + 1, after)
                if it not in taken and self.table.rows[it].number
            ]
            title = self.at[at].title
            if len(between) == 1 and share_a_word(title, self.table.rows[between[0]].label):
                self.rows[at] = between[0]
                self.at[at] = replace(self.at[at], number=self.table.rows[between[0]].number)

    def _mark_appendices(self, words: Vocabulary) -> None:
        for at, mark in self.at.items():
            first = plain(mark.title).partition(" ")[0].rstrip(":")
            self.at[at] = replace(mark, is_appendix=first in words.appendix)

    def _of_contents(self, contents: set[str]) -> None:
        """What the list of contents names is a heading, whatever it looks like."""
        for at, block in enumerate(self._blocks):
            if at not in self.at and is_short(block) and plain(block.text) in contents:
                self.at[at] = other_mark(block)

    # The overview

    def _find_overview(self, words: Vocabulary, notation: Notation) -> None:
        """The table whose rows are most often titles of headings, else that before activities."""
        best: tuple[int, int] = (0, 0)
        for block in self._blocks:
            table = year_table(block.rows, words, notation) if block.rows else None
            if not table or not self._is_money(table):
                continue
            rows = self._rows_by_heading(table)
            score = (len(rows), len(table.rows))
            is_overview = len(rows) >= _MIN_TITLES or (
                table.total and any(r.number for r in table.rows)
            )
            if is_overview and score > best:
                best, self.overview, self.table, self.rows = score, block, table, rows
        for at, row in self.rows.items():
            assert self.table
            mark = self.at.get(at) or other_mark(self._blocks[at])
            number = self.table.rows[row].number or mark.number
            self.at[at] = replace(mark, role=Role.ACTIVITY, number=number)

    def _is_money(self, table: YearTable) -> bool:
        cells = [cell for row in table.rows for cell in (*row.cells.values(), *row.unplaced)]
        return any(isinstance(cell.amount, int) and cell.amount >= 1000 for cell in cells)

    def _rows_by_heading(self, table: YearTable) -> dict[int, int]:
        """The rows whose titles are headings: the most alike first, each row and heading once."""
        candidates = self._candidates()
        found = sorted(
            (-likeness, at, row)
            for row, line in enumerate(table.rows[:_MAX_ROWS])
            for at, title in candidates[:_MAX_HEADINGS]
            if (likeness := alike(line.label, title))
        )
        rows: dict[int, int] = {}
        for _, at, row in found:
            if at not in rows and row not in rows.values():
                rows[at] = row
        return rows

    def _candidates(self) -> list[tuple[int, str]]:
        """The headings that may be titles in an overview, with these.

        Where activities are called so in their headings, no other heading is of one.
        """
        named = [(at, it.title) for at, it in self.at.items() if it.role is Role.ACTIVITY]
        if len(named) >= _MIN_NAMED:
            return named
        others = [(at, it.title) for at, it in self.at.items() if it.role is Role.OTHER]
        unmarked = [
            (at, block.text)
            for at, block in enumerate(self._blocks)
            if at not in self.at and is_short(block)
        ]
        return sorted([*named, *others, *unmarked])

    # Activities by what is below their headings

    def _by_structure(self, contents: set[str]) -> None:
        if not any(mark.role is Role.ACTIVITY for mark in self.at.values()):
            self._by_level()
        self._by_repetition(contents)

    def _by_level(self) -> None:
        """Headings of a level with the sections of an activity below, and none such within."""
        found: list[int] = []
        others = [
            at for at, mark in self.at.items() if mark.role is Role.OTHER and self._blocks[at].level
        ]
        for at in sorted(others, key=lambda it: -self._blocks[it].level):
            end = self._end_of_level(at)
            is_activity = len(self._fields(at + 1, end)) >= _SECTIONS_OF_ACTIVITY
            if is_activity and not any(at < inner < end for inner in found):
                found.append(at)
        for at in found:
            self.at[at] = replace(self.at[at], role=Role.ACTIVITY)

    def _end_of_level(self, at: int) -> int:
        level = self._blocks[at].level
        return next(
            (it for it in sorted(self.at) if it > at and 0 < self._blocks[it].level <= level),
            len(self._blocks),
        )

    def _fields(self, start: int, end: int) -> set[str]:
        marks = (mark for at, mark in self.at.items() if start <= at < end)
        return {mark.section.field for mark in marks if mark.section and mark.section.field}

    def _by_repetition(self, contents: set[str]) -> None:
        """Headings after which the sections of the activity before come once more."""
        order = sorted(self.at)
        before: set[str] = set()
        is_open = False
        for index, at in enumerate(order):
            mark = self.at[at]
            if mark.role is Role.SECTION and mark.section and mark.section.field:
                before.add(mark.section.field)
            elif mark.role in (Role.ACTIVITY, Role.FOCUS_AREA):
                before, is_open = set(), mark.role is Role.ACTIVITY
            elif mark.role is Role.OTHER:
                end = next(
                    (it for it in order[index + 1 :] if self.at[it].role is not Role.SECTION),
                    len(self._blocks),
                )
                after = self._fields(at + 1, end)
                again = len(after & before) >= _REPEATED
                if len(after) >= _SECTIONS_ALONE and (again or not is_open):
                    self.at[at] = replace(mark, role=Role.ACTIVITY)
                    before, is_open = set(), True
