"""The sheet of budgets: a row for each line of money of an activity, a column a year."""

from collections.abc import Iterator

from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.sheets.amounts import shown_amount
from actionplans.sheets.budget_fields import FIELD, ITEM, KIND, BudgetRow, budget_rows, titles
from actionplans.sheets.choice import chosen_activities
from actionplans.sheets.headings import ID, NUMBER, TITLE
from actionplans.sheets.table import Column, Table, Use, Value

_WIDTHS = {ID: 32, NUMBER: 7, TITLE: 32, FIELD: 14, ITEM: 40, KIND: 14}
_AMOUNT_WIDTH = 13

#: Years of a period that get a column without a figure in any of them.
_MOST_YEARS = 12


def budget_tables(library: Library, plans: list[Entry[Plan]]) -> list[Table]:
    """The sheet to write in, and the same figures as they are now.

    The second one tells, when the sheet comes back, what was changed in it, and what in the files.

    Args:
        library: all records, drafts included.
        plans: the plans.
    """
    language = library.language
    found = [
        (activity, row)
        for _, activity in chosen_activities(library, plans)
        for row in _rows(activity, language)
    ]
    periods = (plan.record.period for plan in plans)
    years = {year for _, row in found for year in row.amounts}
    years |= {year for period in periods if period for year in period.years[:_MOST_YEARS]}
    columns = (*_columns(language), *map(_year_column, sorted(years)))
    rows = [_row(activity, row, language) for activity, row in found]
    names = (language.text("sheet-budget"), language.text("sheet-budget-before"))
    return [
        Table(name=name, columns=columns, rows=rows, is_kept=number > 0)
        for number, name in enumerate(names)
    ]


def _rows(activity: Entry[Activity], language: Language) -> Iterator[BudgetRow]:
    record = activity.document.record  # as it is written: see `Library`, which drops references
    assert isinstance(record, Activity)
    return budget_rows(record, language)


def _columns(language: Language) -> Iterator[Column]:
    for key, title in titles(language).items():
        yield Column(key=key, title=title, width=_WIDTHS[key])


def _year_column(year: int) -> Column:
    return Column(key=str(year), title=str(year), use=Use.AMOUNT, width=_AMOUNT_WIDTH)


def _row(activity: Entry[Activity], row: BudgetRow, language: Language) -> dict[str, Value]:
    fixed: dict[str, Value] = {
        ID: str(activity.id),
        NUMBER: activity.record.number,
        TITLE: activity.record.title,
        FIELD: row.name,
        ITEM: row.label,
        KIND: row.kind,
    }
    amounts = {str(year): shown_amount(it, language) for year, it in row.amounts.items()}
    return fixed | amounts
