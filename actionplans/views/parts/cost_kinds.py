"""The activities' budget items of a plan by kind of cost."""

from actionplans.model.money import BudgetItem, CostKind
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import budgeted_in
from actionplans.model.sums import Sum, add, add_by_year, stated_years, total
from actionplans.model.values import Amounts
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Row, YearHead
from actionplans.views.parts.money_table import MoneyTable, sum_row


def kind_table(context: ViewContext, entry: Entry[Plan], caption: str) -> MoneyTable | None:
    """The activities' budget items by kind of cost and year; None where none states an amount.

    Those of which the document says no kind come last.
    """
    items = budget_items(context, entry)
    years = stated_years(item.amounts for item in items)
    if not years:
        return None
    tables: dict[CostKind | None, list[Amounts]] = {}
    for item in items:
        tables.setdefault(item.kind, []).append(item.amounts)
    sizes = {
        kind: add(amount for table in found for amount in table.values()).amount
        for kind, found in tables.items()
    }
    rows = (
        sum_row(context, kind_name(context, kind), add_by_year(tables[kind]), years)
        for kind in sorted(tables, key=lambda kind: (kind is None, -(sizes[kind] or 0)))
    )
    sums = {year: items_in(context, entry, year) for year in years}
    return MoneyTable(
        caption=caption,
        first=context.label(BudgetItem, "kind"),
        years=tuple(_head(context, year, found, entry) for year, found in sums.items()),
        rows=tuple(Row(row.label, row.cells) for row in rows),
        sums=(sum_row(context, context.text("sum-of-items"), sums, years),),
        csv=f"{context.budget_address(entry)}{context.language.address('kinds-file')}.csv",
    )


def _head(context: ViewContext, year: int, found: Sum, plan: Entry[Plan]) -> YearHead:
    """The head of a year, with the number of items that state an amount if not all do."""
    marks = [context.text("provisional")] if year in plan.record.provisional_years else []
    if found.unstated:
        marks.append(items_stated(context, found))
    is_own = year == context.library.reference_year(plan)
    return YearHead(str(year), ", ".join(marks) or None, is_own=is_own)


def budget_items(context: ViewContext, plan: Entry[Plan]) -> list[BudgetItem]:
    """The budget items of a plan's activities, in the order of those."""
    return [item for a in context.library.activities_of(plan) for item in a.record.budget]


def items_in(context: ViewContext, plan: Entry[Plan], year: int) -> Sum:
    """The sum of the budget items of a plan's activities in a year."""
    return total(budgeted_in(a.record, year) for a in context.library.activities_of(plan))


def items_stated(context: ViewContext, found: Sum) -> str:
    """The number of items that state an amount, of all of them."""
    return context.text("items-stated", stated=found.stated, count=found.stated + found.unstated)


def kind_name(context: ViewContext, kind: CostKind | None) -> str:
    """The name of a kind of cost at the start of a line, or that none is stated."""
    if kind is None:
        return context.text("kind-unstated")
    return context.language.label("CostKind", kind).capitalize()
