"""The budget across partnerships: by year, by kind of cost, by resident, every figure traceable."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.denominator import denominator
from actionplans.model.money import CostKind, Sum, add, years_of
from actionplans.model.partnership import Figure, Measure, Partnership
from actionplans.model.plan import Plan, PlanKind
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Contents, Link, Note, Row, TableNote, YearHead
from actionplans.views.page import Notes, View
from actionplans.views.parts.amounts import MoneyTable, cell, sum_row
from actionplans.views.parts.bar_chart import (
    Bar,
    BarChart,
    ChartWithTable,
    year_amount,
    yearly_chart,
)
from actionplans.views.parts.budget_breakdown import focus_chart, focus_table, kind_table
from actionplans.views.parts.money_table import other_funding


@dataclass(frozen=True, slots=True)
class Ratio:
    """An amount divided by a number, with both."""

    partnership: Link
    plan: Link
    text: str
    inputs: str
    source: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What an agreement is funded with; it is in no other sum."""

    agreement: Link
    partnership: Link
    total: str
    funding: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedBudgetView(View):
    """Everything on the page."""

    contents: tuple[Contents, ...]
    by_year: MoneyTable | None
    charts: tuple[BarChart, ...]
    by_focus: tuple[ChartWithTable, ...]
    by_kind: tuple[ChartWithTable, ...]
    ratios: tuple[Ratio, ...]
    agreements: tuple[Agreed, ...]


def counting_plan(
    context: ViewContext, partnership: Entry[Partnership], year: int
) -> Entry[Plan] | None:
    """The plan whose grants count for a year: the newest edition that states any for it."""
    for plan in context.library.plans_of(partnership):
        if plan.record.kind is PlanKind.AGREEMENT:
            continue
        if _granted(context, plan, year).is_stated:
            return plan
    return None


def _granted(context: ViewContext, plan: Entry[Plan], year: int) -> Sum:
    return add(line.line.grant.get(year) for line in context.library.overview(plan))


def combined_budget_view(context: ViewContext) -> CombinedBudgetView:
    """The budget across all partnerships."""
    partnerships = list(context.library.partnerships.values())
    plans = [plan for p in partnerships for plan in context.library.plans_of(p)]
    years = years_of(line.line.grant for plan in plans for line in context.library.overview(plan))
    newest = [plan for p in partnerships if (plan := _newest(context, p, years))]
    by_kind = tuple(found for plan in newest if (found := _by_kind(context, plan)))
    ratios = tuple(_ratios(context, partnerships))
    agreements = tuple(_agreements(context, plans))
    sections = (
        ("del-aar", "across-by-year", years),
        ("del-indsatsomraader", "by-focus-area", newest),
        ("del-arter", "by-kind", by_kind),
        ("del-pr-beboer", "per-head", ratios),
        ("del-aftaler", "agreements", agreements),
    )
    return CombinedBudgetView(
        title=context.text("across-title"),
        address=context.page("combined-budget"),
        description=context.text("across-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        contents=tuple(Contents(id, context.text(text)) for id, text, there in sections if there),
        by_year=_by_year(context, partnerships, years) if years else None,
        charts=tuple(_year_charts(context, partnerships, years)),
        by_focus=tuple(_by_focus(context, plan) for plan in newest),
        by_kind=by_kind,
        ratios=ratios,
        agreements=agreements,
    )


def _newest(
    context: ViewContext, partnership: Entry[Partnership], years: tuple[int, ...]
) -> Entry[Plan] | None:
    for year in reversed(years):
        if plan := counting_plan(context, partnership, year):
            return plan
    return None


def _by_year(
    context: ViewContext, partnerships: list[Entry[Partnership]], years: tuple[int, ...]
) -> MoneyTable:
    """A row a partnership; each amount from the plan that counts for the year."""
    rows = []
    total: dict[int, list[int]] = {year: [] for year in years}
    provisional: set[int] = set()
    for partnership in partnerships:
        cells: list[Cell] = []
        for year in years:
            plan = counting_plan(context, partnership, year)
            amount = _granted(context, plan, year).amount if plan else None
            if amount is not None:
                total[year].append(amount)
            if plan and year in plan.record.provisional_years:
                provisional.add(year)
            cells.append(cell(context, amount))
        if any(c.caveat is None for c in cells):
            newest = _newest(context, partnership, years)
            address = context.budget_address(newest) if newest else context.address(partnership)
            link = Link(partnership.record.title, address)
            rows.append(Row(link, tuple(cells)))
    sums = {year: add(amounts) for year, amounts in total.items()}
    caveat = context.text("partly-provisional")
    return MoneyTable(
        caption=context.text("across-caption"),
        first=context.text("partnership"),
        years=tuple(YearHead(str(year), caveat if year in provisional else None) for year in years),
        rows=tuple(rows),
        sums=(sum_row(context, context.text("computed-sum"), sums, years),),
        notes=(TableNote("", context.text("newest-counts")),),
        csv=f"{context.page('combined-budget')}{context.language.address('years-file')}.csv",
    )


def _year_charts(
    context: ViewContext, partnerships: list[Entry[Partnership]], years: tuple[int, ...]
) -> Iterator[BarChart]:
    """A chart a partnership: its bars are the years, each leading to the plan that counts."""
    for partnership in partnerships:
        found = [(y, p) for y in years if (p := counting_plan(context, partnership, y))]
        amounts = [
            year_amount(
                plan.record,
                year,
                _granted(context, plan, year),
                Link(plan.record.title, context.budget_address(plan)),
            )
            for year, plan in found
        ]
        source = context.figures.listing(
            list(dict.fromkeys(plan.record.source.title for _, plan in found))
        )
        if chart := yearly_chart(context, amounts, source, partnership.record.title):
            yield chart


def _name(context: ViewContext, plan: Entry[Plan]) -> str:
    return f"{context.library.partnership_of(plan).record.title}, {plan.record.title}"


def _by_focus(context: ViewContext, plan: Entry[Plan]) -> ChartWithTable:
    name = _name(context, plan)
    table = focus_table(context, plan, context.text("focus-area-of", name=name))
    return ChartWithTable(focus_chart(context, plan, name), table)


def _by_kind(context: ViewContext, plan: Entry[Plan]) -> ChartWithTable | None:
    table = kind_table(context, plan, context.text("kind-of", name=_name(context, plan)))
    return ChartWithTable(_wages(context, plan), table) if table else None


def _posts(context: ViewContext, plan: Entry[Plan]) -> dict[CostKind, Sum]:
    year = plan.record.reference_year
    posts = [post for a in context.library.activities_of(plan) for post in a.record.budget]
    kinds = dict.fromkeys(post.kind for post in posts)
    sums = {kind: add(p.amounts.get(year) for p in posts if p.kind is kind) for kind in kinds}
    return {kind: found for kind, found in sums.items() if found.is_stated}


def _wages(context: ViewContext, plan: Entry[Plan]) -> BarChart | None:
    """Wages against everything else, of the posts that activities state for the plan's year."""
    sums = _posts(context, plan)
    total = sum(found.amount for found in sums.values())
    if not total:
        return None
    wages = sums[CostKind.WAGES].amount if CostKind.WAGES in sums else 0
    bars = []
    for key, amount in (("wages", wages), ("not-wages", total - wages)):
        share = context.figures.percent(100 * amount / total)
        value = f"{context.kroner(amount)} ({share})"
        bars.append(Bar(context.text(key), value, amount / total))
    title = context.text(
        "wages-title",
        name=_name(context, plan),
        share=context.figures.percent(100 * wages / total),
    )
    subtitle = context.text(
        "wages-subtitle", year=plan.record.reference_year, total=context.kroner(total)
    )
    return BarChart(title, subtitle, tuple(bars), plan.record.source.title)


def _ratios(context: ViewContext, partnerships: list[Entry[Partnership]]) -> Iterator[Ratio]:
    """Grants of a plan's year per resident and per dwelling of the area as it was in that year."""
    parents = {id: entry.record.part_of for id, entry in context.library.places.items()}
    for partnership in partnerships:
        for plan in context.library.plans_of(partnership):
            year = plan.record.reference_year
            granted = _granted(context, plan, year)
            if plan.record.kind is PlanKind.AGREEMENT or not granted.is_stated:
                continue
            for measure in (Measure.RESIDENTS, Measure.DWELLINGS):
                below = denominator(partnership.record, measure, year, parents)
                if below is None:
                    continue
                amount = context.kroner(round(granted.amount / below.value))
                about = context.text("about") if below.approximate else ""
                number = context.figures.number(below.value)
                yield Ratio(
                    partnership=context.link(partnership),
                    plan=Link(plan.record.title, context.budget_address(plan)),
                    text=context.text(f"per-{measure}", amount=f"{about}{amount}", year=year),
                    inputs=context.text(
                        f"divided-{measure}",
                        amount=context.kroner(granted.amount),
                        number=f"{about}{number}",
                    ),
                    source=context.figures.listing(
                        list(dict.fromkeys(_figure_source(context, f) for f in below.figures))
                    ),
                )


def _figure_source(context: ViewContext, figure: Figure) -> str:
    year = figure.year or context.text("year-not-stated")
    return f"{figure.source}, {year}" if figure.year else f"{figure.source} ({year})"


def _agreements(context: ViewContext, plans: list[Entry[Plan]]) -> Iterator[Agreed]:
    for plan in plans:
        if plan.record.kind is PlanKind.AGREEMENT and plan.record.funding:
            total = sum(item.amount for item in plan.record.funding)
            yield Agreed(
                context.link(plan),
                context.link(context.library.partnership_of(plan)),
                context.kroner(total),
                _items(other_funding(context, plan.record.funding, granted=False)),
            )


def _items(notes: Notes | None) -> tuple[Note, ...]:
    return notes.items if notes else ()
