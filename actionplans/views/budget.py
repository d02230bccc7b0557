"""The budget page of a plan: every line, every sum, and whether the figures add up."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.library import OverviewLine
from actionplans.model.money import Sum, add, add_by_year, years_of
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.agreeing import reckonings
from actionplans.views.amounts import sum_row, year_heads
from actionplans.views.money import other_funding, overview_table
from actionplans.views.parts import (
    Bar,
    BarChart,
    Contents,
    Link,
    MoneyTable,
    Note,
    Reckoning,
    Row,
    View,
)
from actionplans.views.plan import Standing, YearSum, standing, year_sums
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class ActivityReckoning:
    """How the figures of one activity come out."""

    activity: Link
    reckonings: tuple[Reckoning, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return all(reckoning.agrees for reckoning in self.reckonings)


@dataclass(frozen=True, slots=True)
class BudgetView(View):
    """Everything on a plan's budget page."""

    plan: Link
    partnership_link: Link
    standing: Standing
    sums: tuple[YearSum, ...]
    contents: tuple[Contents, ...]
    overview: MoneyTable
    overview_note: str | None
    provisional: str | None
    reckonings: tuple[Reckoning, ...]
    by_focus: MoneyTable
    focus_chart: BarChart | None
    by_kind: MoneyTable | None
    activities: tuple[ActivityReckoning, ...]
    differing: int
    funding: tuple[Note, ...]


def budget_view(shared: Shared, entry: Entry[Plan]) -> BudgetView:
    """The budget page of one plan."""
    record = entry.record
    lines = shared.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    activities = tuple(_activities(shared, entry))
    by_kind = _by_kind(shared, entry)
    title = shared.text("budget-title", plan=record.title)
    sections = (
        ("del-oversigt", "overview", True),
        ("del-indsatsomraader", "by-focus-area", True),
        ("del-arter", "by-kind", by_kind),
        ("del-regnskab", "do-figures-agree", activities),
        ("del-andre-penge", "other-funding", record.funding),
    )
    return BudgetView(
        title=title,
        address=shared.budget_address(entry),
        description=shared.text("budget-description", plan=record.title),
        breadcrumbs=(*shared.breadcrumbs(entry), shared.link(entry)),
        partnership=shared.library.partnership_of(entry).id,
        draft=record.draft,
        plan=shared.link(entry),
        partnership_link=shared.link(shared.library.partnership_of(entry)),
        standing=standing(shared, entry),
        sums=year_sums(shared, entry),
        contents=tuple(Contents(id, shared.text(text)) for id, text, there in sections if there),
        overview=overview_table(shared, entry, lines, years),
        overview_note=shared.html(record.overview_note, entry),
        provisional=_provisional(shared, record),
        reckonings=reckonings(shared, reconcile_plan(record, [line.line for line in lines])),
        by_focus=_by_focus(shared, entry, lines, years),
        focus_chart=_focus_chart(shared, entry, lines),
        by_kind=by_kind,
        activities=activities,
        differing=sum(not activity.agrees for activity in activities),
        funding=other_funding(shared, record.funding),
    )


def _provisional(shared: Shared, record: Plan) -> str | None:
    years = [str(year) for year in record.provisional_years]
    if not years:
        return None
    return shared.text("provisional-years", years=shared.figures.listing(years))


def _area_of(line: OverviewLine) -> str | None:
    """The focus area that a line is counted under: its first."""
    areas = line.line.focus_areas or (line.activity.record.focus_areas if line.activity else ())
    return areas[0] if areas else None


def _area_sums(
    shared: Shared, entry: Entry[Plan], lines: list[OverviewLine]
) -> Iterator[tuple[Link, int | None, dict[int, Sum]]]:
    """Each focus area with its shape and its sum by year; what stands in none comes last."""
    for area in entry.record.focus_areas:
        own = [line.line.grant for line in lines if _area_of(line) == area.id]
        if own:
            tag = shared.focus_tag(entry, area.id)
            yield Link(tag.title, tag.address), tag.shape, add_by_year(own)
    rest = [line.line.grant for line in lines if _area_of(line) is None]
    if rest:
        yield Link(shared.text("no-focus-area")), None, add_by_year(rest)


def _by_focus(
    shared: Shared, entry: Entry[Plan], lines: list[OverviewLine], years: tuple[int, ...]
) -> MoneyTable:
    rows = tuple(
        Row(link, sum_row(shared, link.text, sums, years).cells, shape=shape)
        for link, shape, sums in _area_sums(shared, entry, lines)
    )
    total = add_by_year(line.line.grant for line in lines)
    return MoneyTable(
        caption=shared.text("by-focus-area-caption"),
        first=shared.text("focus-area"),
        years=year_heads(shared, years, entry.record),
        rows=rows,
        sums=(sum_row(shared, shared.text("computed-sum"), total, years),),
    )


def _focus_chart(shared: Shared, entry: Entry[Plan], lines: list[OverviewLine]) -> BarChart | None:
    """Bars of the focus areas in the plan's year, titled by what they show."""
    year = entry.record.plan_year or entry.record.period.end.year
    sums = [
        (link, shape, by_year[year].amount)
        for link, shape, by_year in _area_sums(shared, entry, lines)
        if year in by_year and by_year[year].is_stated
    ]
    total = sum(amount for _, _, amount in sums)
    if not total:
        return None
    largest, _, most = max(sums, key=lambda item: item[2])
    share = shared.figures.percent(100 * most / total)
    return BarChart(
        title=shared.text("focus-chart-title", area=largest.text, share=share, year=year),
        subtitle=shared.text("focus-chart-subtitle", year=year, total=shared.kroner(total)),
        bars=tuple(
            Bar(link.text, shared.kroner(amount), amount / most, shape, link.address)
            for link, shape, amount in sums
        ),
        source=entry.record.source.title,
    )


def _by_kind(shared: Shared, entry: Entry[Plan]) -> MoneyTable | None:
    """What the activities' posts are spent on, by kind and year."""
    posts = [post for a in shared.library.activities_of(entry) for post in a.record.budget]
    years = years_of(post.amounts for post in posts)
    if not posts or not years:
        return None
    kinds = dict.fromkeys(post.kind for post in posts)
    tables = {kind: [post.amounts for post in posts if post.kind is kind] for kind in kinds}
    order = sorted(kinds, key=lambda kind: -add(v for t in tables[kind] for v in t.values()).amount)
    rows = tuple(
        sum_row(
            shared,
            shared.language.word("CostKind", kind).capitalize(),
            add_by_year(tables[kind]),
            years,
        )
        for kind in order
    )
    total = add_by_year(post.amounts for post in posts)
    return MoneyTable(
        caption=shared.text("by-kind-caption"),
        first=shared.text("kind-of-cost"),
        years=year_heads(shared, years, entry.record),
        rows=tuple(Row(row.label, row.cells) for row in rows),
        sums=(sum_row(shared, shared.text("sum-of-posts"), total, years),),
    )


def _activities(shared: Shared, entry: Entry[Plan]) -> Iterator[ActivityReckoning]:
    for activity in shared.library.activities_of(entry):
        found = reckonings(shared, reconcile_activity(activity.record))
        if found:
            yield ActivityReckoning(shared.link(activity), found)
