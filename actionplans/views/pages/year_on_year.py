"""What changed in a plan's grants from one year to the next, computed from its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from actionplans.model.money import Movement, add, movement, years_of
from actionplans.model.plan import Plan
from actionplans.overview import OverviewLine
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Contents, Link
from actionplans.views.page import View
from actionplans.views.parts.amounts import money
from actionplans.views.parts.standing import Standing, standing
from actionplans.views.parts.year_sums import changes_address


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A line of the overview in two years."""

    link: Link
    earlier: Cell
    later: Cell
    difference: str | None


@dataclass(frozen=True, slots=True)
class MovementGroup:
    """The lines that moved one way."""

    heading: str
    lines: tuple[MovedLine, ...]


@dataclass(frozen=True, slots=True)
class YearStep:
    """What changed from one year to the next."""

    id: str
    heading: str
    earlier: str
    later: str
    summary: str
    provisional: str | None
    groups: tuple[MovementGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnYearView(View):
    """Everything on the page of what changed."""

    plan: Link
    standing: Standing
    contents: tuple[Contents, ...]
    steps: tuple[YearStep, ...]


def year_on_year_view(context: ViewContext, entry: Entry[Plan]) -> YearOnYearView:
    """What changed from each year of a plan to the next."""
    lines = context.library.overview(entry)
    years = _stated_years(lines)
    pairs = pairwise(years)
    steps = tuple(_step(context, entry, lines, *pair) for pair in pairs)
    return YearOnYearView(
        title=context.text("changes-title", plan=entry.record.title),
        address=changes_address(context, entry),
        description=context.text("changes-description", plan=entry.record.title),
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=context.library.partnership_of(entry).id,
        draft=entry.record.draft,
        plan=context.link(entry),
        standing=standing(context, entry),
        contents=tuple(Contents(step.id, step.heading) for step in steps),
        steps=steps,
    )


def _stated_years(lines: list[OverviewLine]) -> list[int]:
    tables = [line.line.grant for line in lines]
    return [
        year
        for year in years_of(tables)
        if any(isinstance(table.get(year), int) for table in tables)
    ]


def _step(
    context: ViewContext, entry: Entry[Plan], lines: list[OverviewLine], earlier: int, later: int
) -> YearStep:
    before = add(line.line.grant.get(earlier) for line in lines).amount
    after = add(line.line.grant.get(later) for line in lines).amount
    way = "unchanged" if before == after else ("more" if after > before else "less")
    provisional = later in entry.record.provisional_years
    return YearStep(
        id=f"fra-{earlier}-til-{later}",
        heading=context.text("from-to", start=earlier, end=later),
        earlier=str(earlier),
        later=str(later),
        summary=context.text(
            f"total-{way}",
            earlier=earlier,
            later=later,
            before=context.kroner(before),
            after=context.kroner(after),
            difference=context.kroner(abs(after - before)),
        ),
        provisional=context.text("provisional-years", years=later) if provisional else None,
        groups=tuple(_groups(context, lines, earlier, later)),
    )


def _groups(
    context: ViewContext, lines: list[OverviewLine], earlier: int, later: int
) -> Iterator[MovementGroup]:
    moved: dict[Movement, list[MovedLine]] = {}
    for line in lines:
        grant = line.line.grant
        way = movement(grant.get(earlier), grant.get(later))
        if way is not None:
            moved.setdefault(way, []).append(_moved(context, line, earlier, later))
    for way in Movement:
        if way in moved:
            heading = context.text(f"movement-{way}", count=len(moved[way]))
            yield MovementGroup(heading, tuple(moved[way]))


def _moved(context: ViewContext, line: OverviewLine, earlier: int, later: int) -> MovedLine:
    before, after = line.line.grant.get(earlier), line.line.grant.get(later)
    address = context.address(line.activity) if line.activity else None
    difference = None
    if isinstance(before, int) and isinstance(after, int) and before != after:
        sign = "+" if after > before else "−"
        difference = f"{sign}{context.kroner(abs(after - before))}"
    return MovedLine(
        Link(line.title, address), money(context, before), money(context, after), difference
    )
