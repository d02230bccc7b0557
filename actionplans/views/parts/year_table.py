"""A plan's grants of each year, as a chart with its table."""

from dataclasses import replace

from actionplans.model.plan import Plan
from actionplans.model.sums import add_by_year, years_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part
from actionplans.views.parts.grant_words import grant_words
from actionplans.views.parts.money_table import MoneyTable, overview_heads, sum_row
from actionplans.views.parts.plan_overview import printed_sums
from actionplans.views.parts.year_bars import YearAmount, yearly_chart
from actionplans.views.parts.year_sums import plan_grants


def by_year(context: ViewContext, entry: Entry[Plan]) -> tuple[Part, ...]:
    """The grants of each year as a chart and a table; nothing where fewer than two are stated."""
    record, lines = entry.record, context.library.lines(entry)
    amounts = [
        YearAmount(year=year, plan=record, grants=grants)
        for year, grants in plan_grants(context, entry).items()
    ]
    chart = yearly_chart(context, amounts, record.source.title)
    if chart is None:
        return ()
    years = years_of(line.grant for line in lines)
    totals = add_by_year(line.grant for line in lines)
    computed = sum_row(context, context.text("computed-sum"), totals, years)
    printed = printed_sums(context, record, years)
    table = MoneyTable(
        caption=context.text("by-year-caption", **grant_words(context, record, years=years)),
        first=context.text("sum"),
        years=overview_heads(context, years, entry),
        rows=tuple(replace(row, emphasis=None) for row in (computed, *printed)),
        csv=f"{context.budget_address(entry)}{context.language.address('years-file')}.csv",
    )
    return chart, table
