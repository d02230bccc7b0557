"""A plan's money broken down by year, by focus area, and by kind of cost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from actionplans.model.money import BudgetItem, CostKind, Sum, add, add_by_year, years_of
from actionplans.model.plan import Plan
from actionplans.overview import OverviewLine
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Row
from actionplans.views.page import Part
from actionplans.views.parts.bar_chart import (
    Bar,
    BarChart,
    BarGroup,
    YearAmount,
    largest_title,
    year_amount,
    year_bar,
    yearly_chart,
)
from actionplans.views.parts.money_table import MoneyTable, sum_row, year_heads
from actionplans.views.parts.plan_overview import printed_sums


def _area_sums(
    context: ViewContext, entry: Entry[Plan], lines: list[OverviewLine]
) -> Iterator[tuple[Link, int | None, dict[int, Sum]]]:
    """Each focus area with its shape and its sums by year; lines outside any area come last."""
    for area in entry.record.focus_areas:
        grants = [line.line.grant for line in lines if line.main_area == area.id]
        if grants:
            tag = context.focus_tag(entry, area.id)
            yield Link(tag.title, tag.address), tag.shape, add_by_year(grants)
    rest = [line.line.grant for line in lines if line.main_area is None]
    if rest:
        yield Link(context.text("no-focus-area")), None, add_by_year(rest)


def focus_table(context: ViewContext, entry: Entry[Plan], caption: str) -> MoneyTable:
    """A plan's grants by focus area and year; each area links to its activities."""
    lines = context.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    rows = tuple(
        Row(link, sum_row(context, link.text, sums, years).cells, shape=shape)
        for link, shape, sums in _area_sums(context, entry, lines)
    )
    total = add_by_year(line.line.grant for line in lines)
    return MoneyTable(
        caption=caption,
        first=context.text("focus-area"),
        years=year_heads(context, years, entry.record),
        rows=rows,
        sums=(sum_row(context, context.text("computed-sum"), total, years),),
        csv=f"{context.budget_address(entry)}{context.language.address('focus-file')}.csv",
    )


def focus_chart(context: ViewContext, entry: Entry[Plan], name: str = "") -> BarChart | None:
    """Bars of the focus areas, by year where there are several; None without any money."""
    lines = context.library.overview(entry)
    areas = list(_area_sums(context, entry, lines))
    totals = [
        (link.text, sum(granted.amount for granted in sums.values())) for link, _, sums in areas
    ]
    total = sum(amount for _, amount in totals)
    if not total or not entry.record.focus_areas:
        return None
    years = [year for year, granted in _totals(lines).items() if granted.is_stated]
    period = context.figures.years(years)
    title = largest_title(context, totals, period, context.text("no-focus-area"))
    subtitle = [context.text("focus-chart-subtitle", period=period, total=context.kroner(total))]
    if set(years) & set(entry.record.provisional_years):
        subtitle.append(context.text("hollow-bars"))
    groups = _area_bars(context, entry.record, areas, years)
    single = len(years) == 1
    return BarChart(
        title=f"{name}: {title}" if name else title,
        subtitle=" ".join(subtitle),
        bars=tuple(_single_bar(group) for group in groups) if single else (),
        source=entry.record.source.title,
        groups=() if single else groups,
    )


def _area_bars(
    context: ViewContext,
    plan: Plan,
    areas: Sequence[tuple[Link, int | None, dict[int, Sum]]],
    years: Sequence[int],
) -> tuple[BarGroup, ...]:
    """A group for each focus area with a bar for each year, all drawn to the same scale."""
    amounts = [granted.amount for _, _, sums in areas for granted in sums.values()]
    return tuple(
        BarGroup(
            label=link,
            bars=tuple(
                replace(year_bar(context, item, max(amounts)), shape=shape)
                for item in _year_amounts(plan, sums, years)
            ),
            shape=shape,
        )
        for link, shape, sums in areas
    )


def _single_bar(group: BarGroup) -> Bar:
    """The only bar of a group, with the label of the group."""
    return replace(group.bars[0], label=group.label.text, address=group.label.address)


def _totals(lines: Sequence[OverviewLine]) -> dict[int, Sum]:
    return add_by_year(line.line.grant for line in lines)


def _year_amounts(
    plan: Plan, sums: Mapping[int, Sum], years: Iterable[int]
) -> tuple[YearAmount, ...]:
    return tuple(year_amount(plan, year, sums.get(year, Sum(0, 0))) for year in years)


def by_year(context: ViewContext, entry: Entry[Plan]) -> tuple[Part, ...]:
    """The grants of each year as a chart and a table; nothing where fewer than two are stated."""
    record, lines = entry.record, context.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    totals = _totals(lines)
    chart = yearly_chart(context, _year_amounts(record, totals, years), record.source.title)
    if chart is None:
        return ()
    computed = sum_row(context, context.text("computed-sum"), totals, years)
    printed = printed_sums(context, record, years)
    table = MoneyTable(
        caption=context.text("by-year-caption"),
        first=context.text("sum"),
        years=year_heads(context, years, record),
        rows=tuple(replace(row, emphasis=None) for row in (computed, *printed)),
        csv=f"{context.budget_address(entry)}{context.language.address('years-file')}.csv",
    )
    return chart, table


def kind_table(context: ViewContext, entry: Entry[Plan], caption: str) -> MoneyTable | None:
    """The activities' budget items by kind of cost and year; None without any."""
    items = [item for a in context.library.activities_of(entry) for item in a.record.budget]
    years = years_of(item.amounts for item in items)
    if not items or not years:
        return None
    kinds = dict.fromkeys(item.kind for item in items)
    tables = {kind: [item.amounts for item in items if item.kind is kind] for kind in kinds}
    order = sorted(kinds, key=lambda kind: -add(v for t in tables[kind] for v in t.values()).amount)
    rows = tuple(
        sum_row(
            context,
            context.language.label("CostKind", kind).capitalize(),
            add_by_year(tables[kind]),
            years,
        )
        for kind in order
    )
    total = add_by_year(item.amounts for item in items)
    return MoneyTable(
        caption=caption,
        first=context.label(BudgetItem, "kind"),
        years=year_heads(context, years, entry.record),
        rows=tuple(Row(row.label, row.cells) for row in rows),
        sums=(sum_row(context, context.text("sum-of-items"), total, years),),
        csv=f"{context.budget_address(entry)}{context.language.address('kinds-file')}.csv",
    )


def wages_chart(context: ViewContext, plan: Entry[Plan], name: str) -> BarChart | None:
    """Bars of wages and of all other costs in the plan's reference year, from the budget items.

    Args:
        context: the site.
        plan: the plan; without items for that year, None is returned.
        name: the plan's name, for the title.
    """
    year = plan.record.reference_year
    sums = _sums_by_kind(context, plan, year)
    total = sum(spent.amount for spent in sums.values())
    if not total:
        return None
    wages = sums[CostKind.WAGES].amount if CostKind.WAGES in sums else 0
    bars = []
    for key, amount in (("wages", wages), ("not-wages", total - wages)):
        share = context.figures.percent(100 * amount / total)
        value = f"{context.kroner(amount)} ({share})"
        bars.append(Bar(label=context.text(key), value=value, share=amount / total))
    share = context.figures.percent(100 * wages / total)
    return BarChart(
        title=context.text("wages-title", name=name, share=share),
        subtitle=context.text("wages-subtitle", year=year, total=context.kroner(total)),
        bars=tuple(bars),
        source=plan.record.source.title,
    )


def _sums_by_kind(context: ViewContext, plan: Entry[Plan], year: int) -> dict[CostKind, Sum]:
    items = [item for a in context.library.activities_of(plan) for item in a.record.budget]
    kinds = dict.fromkeys(item.kind for item in items)
    sums = {kind: add(p.amounts.get(year) for p in items if p.kind is kind) for kind in kinds}
    return {kind: spent for kind, spent in sums.items() if spent.is_stated}
