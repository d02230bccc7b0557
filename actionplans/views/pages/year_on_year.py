"""The year-on-year comparison of a plan's grants, computed from its figures."""

from itertools import pairwise

from actionplans.model.money import add, years_of
from actionplans.model.plan import Plan
from actionplans.overview import OverviewLine
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, View, present, section
from actionplans.views.parts.movement_table import movement_tables
from actionplans.views.parts.standing import standing
from actionplans.views.parts.year_sums import changes_address


def year_on_year_view(context: ViewContext, entry: Entry[Plan]) -> View:
    """The comparison of each year of a plan with the next."""
    lines = context.library.overview(entry)
    title = context.text("changes-title", plan=entry.record.title)
    description = context.text("changes-description", plan=entry.record.title)
    years = pairwise(_stated_years(lines))
    return View(
        title=title,
        address=changes_address(context, entry),
        description=description,
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=context.library.partnership_of(entry).id,
        draft=entry.record.draft,
        head=(
            PageHead(belongs_to=context.link(entry), title=title, summary=description),
            standing(context, entry),
        ),
        sections=present(*(_step(context, entry, lines, *pair) for pair in years)),
    )


def _stated_years(lines: list[OverviewLine]) -> list[int]:
    """The years for which a line states an amount."""
    tables = [line.line.grant for line in lines]
    return [
        year
        for year in years_of(tables)
        if any(isinstance(table.get(year), int) for table in tables)
    ]


def _step(
    context: ViewContext, entry: Entry[Plan], lines: list[OverviewLine], earlier: int, later: int
) -> Section | None:
    """The section that compares two years; None where nothing moved."""
    return section(
        context.anchor("years", earlier=earlier, later=later),
        context.text("from-to", start=earlier, end=later),
        paragraph(_summary(context, entry.record, lines, earlier, later), "prose"),
        *movement_tables(context, lines, earlier, later),
    )


def _summary(
    context: ViewContext, plan: Plan, lines: list[OverviewLine], earlier: int, later: int
) -> str:
    """The movement of the total, and the remark that the later year is provisional, in words."""
    before = add(line.line.grant.get(earlier) for line in lines).amount
    after = add(line.line.grant.get(later) for line in lines).amount
    direction = "unchanged" if before == after else ("more" if after > before else "less")
    total = context.text(
        f"total-{direction}",
        earlier=earlier,
        later=later,
        before=context.kroner(before),
        after=context.kroner(after),
        difference=context.kroner(abs(after - before)),
    )
    if later not in plan.provisional_years:
        return total
    return f"{total} {context.text('provisional-years', years=later)}"
