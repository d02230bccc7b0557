"""The budget across partnerships: by year, by kind of cost, by resident, every figure traceable."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.denominator import denominator
from actionplans.model.money import CostKind, Sum, add, years_of
from actionplans.model.partnership import Measure, Partnership
from actionplans.model.plan import Plan, PlanKind
from actionplans.reader import Entry
from actionplans.views.amounts import cell, sum_row
from actionplans.views.bars import Bar, BarChart, Pictured, year_amount, year_chart
from actionplans.views.breakdown import focus_chart, focus_table, kind_table
from actionplans.views.money import other_funding
from actionplans.views.parts import (
    Cell,
    Contents,
    Link,
    MoneyTable,
    Note,
    Row,
    TableNote,
    View,
    YearHead,
)
from actionplans.views.shared import Shared


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


@dataclass(frozen=True, slots=True)
class AcrossView(View):
    """Everything on the page."""

    contents: tuple[Contents, ...]
    by_year: MoneyTable | None
    charts: tuple[BarChart, ...]
    by_focus: tuple[Pictured, ...]
    by_kind: tuple[Pictured, ...]
    ratios: tuple[Ratio, ...]
    agreements: tuple[Agreed, ...]


def counting_plan(shared: Shared, partnership: Entry[Partnership], year: int) -> Entry[Plan] | None:
    """The plan whose grants count for a year: the newest edition that states any for it."""
    for plan in shared.library.plans_of(partnership):
        if plan.record.kind is PlanKind.AGREEMENT:
            continue
        if _granted(shared, plan, year).is_stated:
            return plan
    return None


def _granted(shared: Shared, plan: Entry[Plan], year: int) -> Sum:
    return add(line.line.grant.get(year) for line in shared.library.overview(plan))


def across_view(shared: Shared) -> AcrossView:
    """The budget across all partnerships."""
    partnerships = list(shared.library.partnerships.values())
    plans = [plan for p in partnerships for plan in shared.library.plans_of(p)]
    years = years_of(line.line.grant for plan in plans for line in shared.library.overview(plan))
    newest = [plan for p in partnerships if (plan := _newest(shared, p, years))]
    by_kind = tuple(found for plan in newest if (found := _by_kind(shared, plan)))
    ratios = tuple(_ratios(shared, partnerships))
    agreements = tuple(_agreements(shared, plans))
    sections = (
        ("del-aar", "across-by-year", years),
        ("del-indsatsomraader", "by-focus-area", newest),
        ("del-arter", "by-kind", by_kind),
        ("del-pr-beboer", "per-head", ratios),
        ("del-aftaler", "agreements", agreements),
    )
    return AcrossView(
        title=shared.text("across-title"),
        address=shared.page("across"),
        description=shared.text("across-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        contents=tuple(Contents(id, shared.text(text)) for id, text, there in sections if there),
        by_year=_by_year(shared, partnerships, years) if years else None,
        charts=tuple(_year_charts(shared, partnerships, years)),
        by_focus=tuple(_by_focus(shared, plan) for plan in newest),
        by_kind=by_kind,
        ratios=ratios,
        agreements=agreements,
    )


def _newest(
    shared: Shared, partnership: Entry[Partnership], years: tuple[int, ...]
) -> Entry[Plan] | None:
    for year in reversed(years):
        if plan := counting_plan(shared, partnership, year):
            return plan
    return None


def _by_year(
    shared: Shared, partnerships: list[Entry[Partnership]], years: tuple[int, ...]
) -> MoneyTable:
    """A row a partnership; each amount from the plan that counts for the year."""
    rows = []
    total: dict[int, list[int]] = {year: [] for year in years}
    provisional: set[int] = set()
    for partnership in partnerships:
        cells: list[Cell] = []
        for year in years:
            plan = counting_plan(shared, partnership, year)
            amount = _granted(shared, plan, year).amount if plan else None
            if amount is not None:
                total[year].append(amount)
            if plan and year in plan.record.provisional_years:
                provisional.add(year)
            cells.append(cell(shared, amount))
        if any(c.caveat is None for c in cells):
            newest = _newest(shared, partnership, years)
            address = shared.budget_address(newest) if newest else shared.address(partnership)
            link = Link(partnership.record.title, address)
            rows.append(Row(link, tuple(cells)))
    sums = {year: add(amounts) for year, amounts in total.items()}
    caveat = shared.text("partly-provisional")
    return MoneyTable(
        caption=shared.text("across-caption"),
        first=shared.text("partnership"),
        years=tuple(YearHead(str(year), caveat if year in provisional else None) for year in years),
        rows=tuple(rows),
        sums=(sum_row(shared, shared.text("computed-sum"), sums, years),),
        notes=(TableNote("", shared.text("newest-counts")),),
        csv=f"{shared.page('across')}{shared.language.address('years-file')}.csv",
    )


def _year_charts(
    shared: Shared, partnerships: list[Entry[Partnership]], years: tuple[int, ...]
) -> Iterator[BarChart]:
    """A chart a partnership: its bars are the years, each leading to the plan that counts."""
    for partnership in partnerships:
        found = [(y, p) for y in years if (p := counting_plan(shared, partnership, y))]
        amounts = [
            year_amount(
                plan.record,
                year,
                _granted(shared, plan, year),
                Link(plan.record.title, shared.budget_address(plan)),
            )
            for year, plan in found
        ]
        source = shared.figures.listing(
            list(dict.fromkeys(plan.record.source.title for _, plan in found))
        )
        if chart := year_chart(shared, amounts, source, partnership.record.title):
            yield chart


def _year(plan: Entry[Plan]) -> int:
    return plan.record.plan_year or plan.record.period.end.year


def _name(shared: Shared, plan: Entry[Plan]) -> str:
    return f"{shared.library.partnership_of(plan).record.title}, {plan.record.title}"


def _by_focus(shared: Shared, plan: Entry[Plan]) -> Pictured:
    name = _name(shared, plan)
    table = focus_table(shared, plan, shared.text("focus-area-of", name=name))
    return Pictured(focus_chart(shared, plan, name), table)


def _by_kind(shared: Shared, plan: Entry[Plan]) -> Pictured | None:
    table = kind_table(shared, plan, shared.text("kind-of", name=_name(shared, plan)))
    return Pictured(_wages(shared, plan), table) if table else None


def _posts(shared: Shared, plan: Entry[Plan]) -> dict[CostKind, Sum]:
    year = _year(plan)
    posts = [post for a in shared.library.activities_of(plan) for post in a.record.budget]
    kinds = dict.fromkeys(post.kind for post in posts)
    sums = {kind: add(p.amounts.get(year) for p in posts if p.kind is kind) for kind in kinds}
    return {kind: found for kind, found in sums.items() if found.is_stated}


def _wages(shared: Shared, plan: Entry[Plan]) -> BarChart | None:
    """Wages against everything else, of the posts that activities state for the plan's year."""
    sums = _posts(shared, plan)
    total = sum(found.amount for found in sums.values())
    if not total:
        return None
    wages = sums[CostKind.WAGES].amount if CostKind.WAGES in sums else 0
    bars = []
    for key, amount in (("wages", wages), ("not-wages", total - wages)):
        share = shared.figures.percent(100 * amount / total)
        value = f"{shared.kroner(amount)} ({share})"
        bars.append(Bar(shared.text(key), value, amount / total))
    title = shared.text(
        "wages-title",
        name=_name(shared, plan),
        share=shared.figures.percent(100 * wages / total),
    )
    subtitle = shared.text("wages-subtitle", year=_year(plan), total=shared.kroner(total))
    return BarChart(title, subtitle, tuple(bars), plan.record.source.title)


def _ratios(shared: Shared, partnerships: list[Entry[Partnership]]) -> Iterator[Ratio]:
    """Grants of a plan's year per resident and per dwelling of the area as it was in that year."""
    parents = {id: entry.record.part_of for id, entry in shared.library.places.items()}
    for partnership in partnerships:
        for plan in shared.library.plans_of(partnership):
            year = _year(plan)
            granted = _granted(shared, plan, year)
            if plan.record.kind is PlanKind.AGREEMENT or not granted.is_stated:
                continue
            for measure in (Measure.RESIDENTS, Measure.DWELLINGS):
                below = denominator(partnership.record, measure, year, parents)
                if below is None:
                    continue
                amount = shared.kroner(round(granted.amount / below.value))
                about = shared.text("about") if below.approximate else ""
                number = shared.figures.number(below.value)
                yield Ratio(
                    partnership=shared.link(partnership),
                    plan=Link(plan.record.title, shared.budget_address(plan)),
                    text=shared.text(f"per-{measure}", amount=f"{about}{amount}", year=year),
                    inputs=shared.text(
                        f"divided-{measure}",
                        amount=shared.kroner(granted.amount),
                        number=f"{about}{number}",
                    ),
                    source=shared.figures.listing(
                        list(dict.fromkeys(_figure_source(shared, f) for f in below.figures))
                    ),
                )


def _figure_source(shared: Shared, figure: object) -> str:
    year = getattr(figure, "year", None)
    source = str(getattr(figure, "source", ""))
    return f"{source}, {year}" if year else f"{source} ({shared.text('year-not-stated')})"


def _agreements(shared: Shared, plans: list[Entry[Plan]]) -> Iterator[Agreed]:
    for plan in plans:
        if plan.record.kind is PlanKind.AGREEMENT and plan.record.funding:
            total = sum(item.amount for item in plan.record.funding)
            yield Agreed(
                shared.link(plan),
                shared.link(shared.library.partnership_of(plan)),
                shared.kroner(total),
                other_funding(shared, plan.record.funding, granted=False),
            )
