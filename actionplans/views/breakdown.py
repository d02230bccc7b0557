"""A plan's money broken down: by focus area, and by what it is spent on."""

from collections.abc import Iterator

from actionplans.library import OverviewLine
from actionplans.model.money import Sum, add, add_by_year, years_of
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.amounts import sum_row, year_heads
from actionplans.views.parts import Bar, BarChart, Link, MoneyTable, Row
from actionplans.views.shared import Shared


def area_of(line: OverviewLine) -> str | None:
    """The focus area that a line is counted under: its first."""
    areas = line.line.focus_areas or (line.activity.record.focus_areas if line.activity else ())
    return areas[0] if areas else None


def _area_sums(
    shared: Shared, entry: Entry[Plan], lines: list[OverviewLine]
) -> Iterator[tuple[Link, int | None, dict[int, Sum]]]:
    """Each focus area with its shape and its sum by year; what stands in none comes last."""
    for area in entry.record.focus_areas:
        own = [line.line.grant for line in lines if area_of(line) == area.id]
        if own:
            tag = shared.focus_tag(entry, area.id)
            yield Link(tag.title, tag.address), tag.shape, add_by_year(own)
    rest = [line.line.grant for line in lines if area_of(line) is None]
    if rest:
        yield Link(shared.text("no-focus-area")), None, add_by_year(rest)


def focus_table(shared: Shared, entry: Entry[Plan], caption: str) -> MoneyTable:
    """A plan's grants by focus area and year; each area leads to the activities behind it."""
    lines = shared.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    rows = tuple(
        Row(link, sum_row(shared, link.text, sums, years).cells, shape=shape)
        for link, shape, sums in _area_sums(shared, entry, lines)
    )
    total = add_by_year(line.line.grant for line in lines)
    return MoneyTable(
        caption=caption,
        first=shared.text("focus-area"),
        years=year_heads(shared, years, entry.record),
        rows=rows,
        sums=(sum_row(shared, shared.text("computed-sum"), total, years),),
    )


def focus_chart(shared: Shared, entry: Entry[Plan]) -> BarChart | None:
    """Bars of the focus areas in the plan's year, titled by what they show."""
    lines = shared.library.overview(entry)
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


def kind_table(shared: Shared, entry: Entry[Plan], caption: str) -> MoneyTable | None:
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
        caption=caption,
        first=shared.text("kind-of-cost"),
        years=year_heads(shared, years, entry.record),
        rows=tuple(Row(row.label, row.cells) for row in rows),
        sums=(sum_row(shared, shared.text("sum-of-posts"), total, years),),
    )
