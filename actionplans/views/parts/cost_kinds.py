"""The activities' budget items of a plan by kind of cost."""

from fractions import Fraction

from actionplans.model.money import BudgetItem, CostKind
from actionplans.model.plan import Plan
from actionplans.model.sums import Sum, add, add_by_year, shares, stated_years
from actionplans.model.values import Amounts
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Row, YearHead
from actionplans.views.parts.bar_chart import Bar, BarChart
from actionplans.views.parts.money_table import MoneyTable, sum_row


def kind_table(context: ViewContext, entry: Entry[Plan], caption: str) -> MoneyTable | None:
    """The activities' budget items by kind of cost and year; None where none states an amount."""
    items = _items(context, entry)
    years = stated_years(item.amounts for item in items)
    if not years:
        return None
    tables: dict[CostKind, list[Amounts]] = {}
    for item in items:
        tables.setdefault(item.kind, []).append(item.amounts)
    sizes = {
        kind: add(amount for table in found for amount in table.values()).amount
        for kind, found in tables.items()
    }
    rows = (
        sum_row(context, _name(context, kind), add_by_year(tables[kind]), years)
        for kind in sorted(tables, key=lambda kind: -(sizes[kind] or 0))
    )
    total = add_by_year(item.amounts for item in items)
    return MoneyTable(
        caption=caption,
        first=context.label(BudgetItem, "kind"),
        years=tuple(_head(context, year, total[year], entry.record) for year in years),
        rows=tuple(Row(row.label, row.cells) for row in rows),
        sums=(sum_row(context, context.text("sum-of-items"), total, years),),
        csv=f"{context.budget_address(entry)}{context.language.address('kinds-file')}.csv",
    )


def _head(context: ViewContext, year: int, total: Sum, plan: Plan) -> YearHead:
    """The head of a year, with the number of items that state an amount if not all do."""
    marks = [context.text("provisional")] if year in plan.provisional_years else []
    if total.unstated:
        count = total.stated + total.unstated
        marks.append(context.text("lines-stated", stated=total.stated, count=count))
    return YearHead(str(year), ", ".join(marks) or None)


def wages_chart(context: ViewContext, plan: Entry[Plan], name: str) -> BarChart | Paragraph | None:
    """Bars of wages and of all other costs in the plan's reference year, from the budget items.

    Only items with an amount for the year are counted, and the others are named. Where money is
    taken back there is no share, which a sentence says.

    Args:
        context: the site.
        plan: the plan; None is returned where no item states an amount for that year, or only 0.
        name: the plan's name, for the title.
    """
    year = context.library.reference_year(plan)
    items = _items(context, plan)
    stated = [(i.kind, a) for i in items if year and isinstance(a := i.amounts.get(year), int)]
    if not any(amount for _, amount in stated):
        return None
    if shares([amount for _, amount in stated]) is None:
        return paragraph(context.text("wages-unknown", name=name, year=year))
    wages = sum(amount for kind, amount in stated if kind is CostKind.WAGES)
    total = sum(amount for _, amount in stated)
    subtitle = [context.text("wages-subtitle", year=year, total=context.kroner(total))]
    if unstated := sum(year not in item.amounts or item.amounts[year] is None for item in items):
        subtitle.append(context.text("wages-unstated", count=unstated, year=year))
    return BarChart(
        title=context.text(
            "wages-title", name=name, share=_share(context, wages, total), year=year
        ),
        subtitle=" ".join(subtitle),
        bars=tuple(
            Bar(
                label=context.text(key),
                value=f"{context.kroner(amount)} ({_share(context, amount, total)})",
                share=amount / total,
            )
            for key, amount in (("wages", wages), ("not-wages", total - wages))
        ),
        source=plan.record.source.title,
    )


def _share(context: ViewContext, amount: int, total: int) -> str:
    return context.figures.share(Fraction(amount, total))


def _items(context: ViewContext, plan: Entry[Plan]) -> list[BudgetItem]:
    return [item for a in context.library.activities_of(plan) for item in a.record.budget]


def _name(context: ViewContext, kind: CostKind) -> str:
    return context.language.label("CostKind", kind).capitalize()
