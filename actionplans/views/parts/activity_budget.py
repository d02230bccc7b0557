"""The budget of an activity: its items, its grant, and its lines of the plan's overview."""

from collections.abc import Mapping, Sequence

from actionplans.model.activity import Activity
from actionplans.model.grants import grants_by_year
from actionplans.model.money import BudgetItem
from actionplans.model.reconciliation import budgeted
from actionplans.model.sums import add_by_year, years_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Row
from actionplans.views.parts.amounts import cells
from actionplans.views.parts.cost_kinds import items_stated
from actionplans.views.parts.grant_words import grant_words, lines_stated
from actionplans.views.parts.money_table import MoneyTable, TableNotes, sum_row, year_heads


def activity_table(context: ViewContext, entry: Entry[Activity]) -> MoneyTable | None:
    """An activity's budget items, their sum, the printed total and the grant; None without any."""
    record = entry.record
    grants = [line.grant for line in record.overview_lines]
    tables = [*(item.amounts for item in record.budget), record.printed_total, *grants]
    years = years_of(tables)
    if not years:
        return None
    notes = TableNotes()
    rows = tuple(
        Row(
            mark=notes.sign(item.note),
            label=Link(item.name),
            cells=cells(context, item.amounts, years, notes.signs(item.notes)),
        )
        for item in record.budget
    )
    sums = []
    if rows:
        sums.append(_items_row(context, record, years, notes))
    if record.printed_total:
        total = cells(context, record.printed_total, years)
        sums.append(Row(Link(context.label(Activity, "printed_total")), total, emphasis="printed"))
    if any(grants):
        sums.append(_grant_row(context, entry, years, notes))
    plan = context.library.plan_of(entry)
    return MoneyTable(
        caption=_caption(context, record, grant_words(context, plan.record, years=years)),
        first=context.label(BudgetItem, "name") if rows else context.text("amount"),
        years=year_heads(context, years, plan),
        rows=rows,
        sums=tuple(sums),
        notes=notes.listed,
    )


def _items_row(
    context: ViewContext, record: Activity, years: Sequence[int], notes: TableNotes
) -> Row:
    """The sums of the budget items, with a note where an item of the year is silent."""
    sums = budgeted(record)
    silent = {
        year: items_stated(context, found)
        for year, found in sums.items()
        if found.amount is not None and found.unstated
    }
    label = context.text("sum-of-items")
    return sum_row(context, label, sums, years, notes.signs(silent))


def _caption(context: ViewContext, record: Activity, words: Mapping[str, str]) -> str:
    """What a table has: the activity's budget, its grant in the overview, or both."""
    if not record.budget and not record.printed_total:
        return context.text("grant", **words)
    has_grant = any(line.grant for line in record.overview_lines)
    return context.text("budget-caption" if has_grant else "budget-alone", **words)


def _grant_row(
    context: ViewContext, entry: Entry[Activity], years: Sequence[int], notes: TableNotes
) -> Row:
    """The grant as the overview states it; of several lines the sums, with notes on silence."""
    plan, lines = context.library.plan_of(entry), entry.record.overview_lines
    label = Link(context.text("grant", **grant_words(context, plan.record, years=years)))
    if len(lines) > 1:
        sums = add_by_year(line.grant for line in lines)
        grants = grants_by_year(plan.record, context.library.lines(plan), lines)
        silent = {
            year: lines_stated(context, found)
            for year, found in grants.items()
            if not found.is_complete
        }
        return sum_row(context, label.text, sums, years, notes.signs(silent))
    (line,) = lines
    mark = notes.sign(line.note)
    amounts = cells(context, line.grant, years, notes.signs(line.notes))
    return Row(label, amounts, mark=mark, emphasis="printed")


def overview_lines(context: ViewContext, entry: Entry[Activity]) -> MoneyTable | None:
    """The overview lines of an activity that has more than one; None for any other."""
    lines = entry.record.lines
    years = years_of(line.grant for line in lines)
    if len(lines) < 2 or not years:
        return None
    notes = TableNotes()
    rows = tuple(
        Row(
            mark=notes.sign(line.note),
            label=Link(line.title or entry.record.title),
            cells=cells(context, line.grant, years, notes.signs(line.notes)),
            number=line.number,
        )
        for line in lines
    )
    return MoneyTable(
        caption=context.label(Activity, "lines"),
        first=context.text("line"),
        years=year_heads(context, years, context.library.plan_of(entry)),
        rows=rows,
        notes=notes.listed,
        numbered=True,
    )
