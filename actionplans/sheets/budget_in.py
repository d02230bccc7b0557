"""A budget sheet that came back: which figures were changed in it, and in which file they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.record import Path
from actionplans.problems import Location, Problem, Suggestions
from actionplans.reader import Entry
from actionplans.sheets.amounts import Amount, AmountError, amount_of, shown_amount
from actionplans.sheets.budget_fields import FIELD, ITEM, BudgetRow, Figures, budget_rows, titles
from actionplans.sheets.headings import ID, keys_by_title, understood
from actionplans.sheets.placed import Placed, Row, plain_title, unusable
from actionplans.sheets.raw import RawSheet
from actionplans.sheets.rows import activity_of
from actionplans.sheets.table import sheet_name

_FIRST_YEAR, _LAST_YEAR = 1900, 2099

RowKey = tuple[str, str]
"""The address of an activity, and what the row is called."""


@dataclass(slots=True)
class BudgetChanges:
    """What a budget sheet changes."""

    is_found: bool = False
    figures: dict[Entry[Activity], dict[Path, Figures]] = field(default_factory=dict)
    """The figures that rows are to have, where they are not what they were."""

    problems: list[Problem] = field(default_factory=list)


def read_budget(sheets: Sequence[RawSheet], library: Library) -> BudgetChanges:
    """Read the budget sheet among the sheets of a workbook.

    A figure is changed where it is another than the sheet had when it went out, and than the file
    has. Where the file has been changed since, to another figure, both are told, and none is lost.
    """
    keys = keys_by_title(titles(it) for it in understood(library.language))

    def key_of(title: str) -> str | None:
        return keys.get(plain_title(title)) or _year(title)

    found = BudgetChanges()
    kept = {sheet_name(it.text("sheet-budget-before")) for it in understood(library.language)}
    before: dict[RowKey, dict[int, Amount]] = {}
    written: Placed | None = None
    for sheet in sheets:
        it = Placed.of(sheet, key_of, ID)
        if it is None or FIELD not in it.columns or (written and sheet.name not in kept):
            if sheet.cells and not sheet.is_hidden:
                location = Location(sheet.name, sheet.cells[0].row, sheet.cells[0].column)
                found.problems.append(Problem.warning("sheet-not-read", location))
        elif sheet.name in kept:
            before = _as_sent(it, library)
        else:
            written = it
    if written:
        found.is_found = True
        found.problems += written.problems
        _Reader(library, found, before).read(written)
    return found


def _year(title: str) -> str | None:
    """The year that a title is; None where it is none."""
    text = title.strip()
    is_year = text.isascii() and text.isdecimal() and len(text) == len(str(_LAST_YEAR))
    return text if is_year and _FIRST_YEAR <= int(text) <= _LAST_YEAR else None


def _years_of(columns: dict[str, int]) -> list[int]:
    return sorted(int(key) for key in columns if _year(key))


def _as_sent(placed: Placed, library: Library) -> dict[RowKey, dict[int, Amount]]:
    """The figures that the sheet had when it went out, as far as they can be read."""
    sent: dict[RowKey, dict[int, Amount]] = {}
    for row in placed.rows:
        amounts = sent.setdefault((row.written(ID), plain_title(row.written(FIELD))), {})
        for year in _years_of(placed.columns):
            try:
                amounts[year] = amount_of(row.cells.get(str(year)), library.language)
            except AmountError:
                continue
    return sent


class _Reader:
    def __init__(
        self, library: Library, found: BudgetChanges, before: dict[RowKey, dict[int, Amount]]
    ) -> None:
        self._library = library
        self._found = found
        self._before = before
        self._suggestions = Suggestions()
        self._seen: dict[RowKey, int] = {}

    def read(self, placed: Placed) -> None:
        """Read every row."""
        years = _years_of(placed.columns)
        for row in placed.rows:
            filled = [str(year) for year in years if row.written(str(year))]
            is_filled = bool(filled or row.written(FIELD))
            activity, problems = activity_of(row, self._library, self._suggestions, is_filled)
            self._found.problems += problems
            if activity is None:
                continue
            known = self._row(row, activity)
            if known is not None:
                self._read_row(row, activity, known, years)

    def _row(self, row: Row, activity: Entry[Activity]) -> BudgetRow | None:
        """The figures of the activity that a row is about; None where there are none such."""
        name = plain_title(row.written(FIELD))
        key = (str(activity.id), name)
        if first := self._seen.get(key):
            self._report_twice(row, first)
            return None
        self._seen[key] = row.number
        for language in understood(self._library.language):
            for it in budget_rows(_record(activity), language):
                if plain_title(it.name) == name:
                    return it if self._is_same_item(row, it) else None
        rows = tuple(it.name for it in budget_rows(_record(activity), self._library.language))
        self._found.problems.append(
            Problem.error("sheet-unknown-row", row.at(FIELD), value=row.written(FIELD), rows=rows)
        )
        return None

    def _report_twice(self, row: Row, first: int) -> None:
        location = row.at(ID)
        value = f"{row.written(ID)}, {row.written(FIELD)}"
        self._found.problems.append(
            Problem.error("sheet-row-twice", location, value=value, row=first)
        )

    def _is_same_item(self, row: Row, known: BudgetRow) -> bool:
        written = " ".join(row.written(ITEM).split())
        if not written or not known.label or written == " ".join(known.label.split()):
            return True
        self._found.problems.append(
            Problem.error(
                "sheet-other-item",
                row.at(ITEM),
                value=written,
                expected=known.label,
                row=known.name,
            )
        )
        return False

    def _read_row(
        self, row: Row, activity: Entry[Activity], known: BudgetRow, years: list[int]
    ) -> None:
        sent = self._before.get((str(activity.id), plain_title(row.written(FIELD))))
        after = dict(known.amounts)
        for year in years:
            written = self._amount(row, year)
            now = known.amounts.get(year)
            was = sent.get(year) if sent is not None else now
            if isinstance(written, Problem):
                self._found.problems.append(written)
            elif written in (was, now):
                continue
            elif now != was:
                self._found.problems.append(self._conflict(row, year, written, now))
            else:
                after[year] = written
        if after != dict(known.amounts):
            self._found.figures.setdefault(activity, {})[known.path] = after

    def _amount(self, row: Row, year: int) -> Amount | Problem:
        key = str(year)
        if problem := next(unusable(row, key), None):
            return problem
        try:
            return amount_of(row.cells.get(key), self._library.language)
        except AmountError:
            example = self._library.language.text("sheet-amount-example")
            return Problem.error(
                "sheet-bad-amount", row.at(key), value=row.written(key), example=example
            )

    def _conflict(self, row: Row, year: int, written: Amount, now: Amount) -> Problem:
        return Problem.error(
            "sheet-changed-since",
            row.at(str(year)),
            value=self._shown(written),
            now=self._shown(now),
        )

    def _shown(self, amount: Amount) -> str:
        return str("–" if amount is None else shown_amount(amount, self._library.language))


def _record(activity: Entry[Activity]) -> Activity:
    """The activity as it is written: a library drops references that lead nowhere."""
    record = activity.document.record
    assert isinstance(record, Activity)
    return record
