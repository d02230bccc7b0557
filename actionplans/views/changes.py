"""What changed in a plan's grants from one year to the next, computed from its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from actionplans.library import OverviewLine
from actionplans.model.money import Movement, add, movement, years_of
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.amounts import money
from actionplans.views.parts import Cell, Contents, Link, View
from actionplans.views.plan import Standing, changes_address, standing
from actionplans.views.shared import Shared


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


@dataclass(frozen=True, slots=True)
class ChangesView(View):
    """Everything on the page of what changed."""

    plan: Link
    standing: Standing
    contents: tuple[Contents, ...]
    steps: tuple[YearStep, ...]


def changes_view(shared: Shared, entry: Entry[Plan]) -> ChangesView:
    """What changed from each year of a plan to the next."""
    lines = shared.library.overview(entry)
    years = _stated_years(lines)
    pairs = pairwise(years)
    steps = tuple(_step(shared, entry, lines, *pair) for pair in pairs)
    return ChangesView(
        title=shared.text("changes-title", plan=entry.record.title),
        address=changes_address(shared, entry),
        description=shared.text("changes-description", plan=entry.record.title),
        breadcrumbs=(*shared.breadcrumbs(entry), shared.link(entry)),
        partnership=shared.library.partnership_of(entry).id,
        draft=entry.record.draft,
        plan=shared.link(entry),
        standing=standing(shared, entry),
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
    shared: Shared, entry: Entry[Plan], lines: list[OverviewLine], earlier: int, later: int
) -> YearStep:
    before = add(line.line.grant.get(earlier) for line in lines).amount
    after = add(line.line.grant.get(later) for line in lines).amount
    way = "unchanged" if before == after else ("more" if after > before else "less")
    provisional = later in entry.record.provisional_years
    return YearStep(
        id=f"fra-{earlier}-til-{later}",
        heading=shared.text("from-to", start=earlier, end=later),
        earlier=str(earlier),
        later=str(later),
        summary=shared.text(
            f"total-{way}",
            earlier=earlier,
            later=later,
            before=shared.kroner(before),
            after=shared.kroner(after),
            difference=shared.kroner(abs(after - before)),
        ),
        provisional=shared.text("provisional-years", years=later) if provisional else None,
        groups=tuple(_groups(shared, lines, earlier, later)),
    )


def _groups(
    shared: Shared, lines: list[OverviewLine], earlier: int, later: int
) -> Iterator[MovementGroup]:
    moved: dict[Movement, list[MovedLine]] = {}
    for line in lines:
        grant = line.line.grant
        way = movement(grant.get(earlier), grant.get(later))
        if way is not None:
            moved.setdefault(way, []).append(_moved(shared, line, earlier, later))
    for way in Movement:
        if way in moved:
            heading = shared.text(f"movement-{way}", count=len(moved[way]))
            yield MovementGroup(heading, tuple(moved[way]))


def _moved(shared: Shared, line: OverviewLine, earlier: int, later: int) -> MovedLine:
    before, after = line.line.grant.get(earlier), line.line.grant.get(later)
    title = line.line.title or (line.activity.record.title if line.activity else "")
    address = shared.address(line.activity) if line.activity else None
    difference = None
    if isinstance(before, int) and isinstance(after, int) and before != after:
        sign = "+" if after > before else "−"
        difference = f"{sign}{shared.kroner(abs(after - before))}"
    return MovedLine(Link(title, address), money(shared, before), money(shared, after), difference)
