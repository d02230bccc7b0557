"""The lines of a plan's overview that moved the same direction from one year to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from actionplans.library import Library
from actionplans.model.dates import Tense
from actionplans.model.grants import YearGrants
from actionplans.model.movement import Movement, had_money, movement
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts
from actionplans.overview import OverviewLine
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link
from actionplans.views.page import Part
from actionplans.views.parts.amounts import money
from actionplans.views.parts.standing import tense_of
from actionplans.views.parts.year_sums import plan_grants


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """A line of the overview in two years."""

    link: Link
    earlier: Cell
    later: Cell
    difference: str | None
    """None where an amount is not stated for both years, or is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementTable(Part):
    """Lines whose grants moved the same direction from one year to another."""

    label: str
    """The accessible name of the scroll area."""

    caption: str
    earlier: str
    """The head of the first year's column."""

    later: str
    rows: tuple[MovementRow, ...]

    @property
    def has_differences(self) -> bool:
        """Whether any line has another amount, so that the table has a column for it."""
        return any(row.difference for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearStep:
    """Two years of a plan that follow each other among those with amounts, and what moved."""

    earlier: int
    later: int
    grants: tuple[YearGrants, YearGrants]
    """Those of the earlier and of the later year."""

    last_settled: int
    """The last year of which nothing says that amounts may come.

    While the plan is known not to be over, it is the last complete one.
    """

    moves: tuple[tuple[OverviewLine, Movement], ...]
    """The lines of which the later year says something, or no longer does."""


def year_steps(context: ViewContext, plan: Entry[Plan]) -> Iterator[YearStep]:
    """The steps from each year for which a plan states an amount to the next."""
    grants = plan_grants(context, plan)
    plan_year = context.library.reference_year(plan)
    may_get_more = tense_of(context, plan) in (Tense.AHEAD, Tense.NOW)
    settled = [year for year, found in grants.items() if found.is_complete or not may_get_more]
    for earlier, later in pairwise(grants):
        found = [
            (line, _line_movement(context.library, line, earlier, later, plan_year))
            for line in context.library.overview(plan)
        ]
        yield YearStep(
            earlier=earlier,
            later=later,
            grants=(grants[earlier], grants[later]),
            last_settled=max(settled, default=min(grants)),
            moves=tuple((line, move) for line, move in found if move),
        )


def movement_tables(context: ViewContext, step: YearStep) -> Iterator[MovementTable]:
    """A table for each direction in which lines moved, and for those of which it is not known."""
    rows: dict[Movement, list[MovementRow]] = {}
    for line, move in step.moves:
        rows.setdefault(move, []).append(_row(context, line, step.earlier, step.later))
    period = context.text("from-to", start=step.earlier, end=step.later)
    for move in Movement:
        if move in rows:
            caption = _caption(context, step, move, len(rows[move]))
            yield MovementTable(
                label=f"{period}: {caption}",
                caption=caption,
                earlier=str(step.earlier),
                later=str(step.later),
                rows=tuple(rows[move]),
            )


def _caption(context: ViewContext, step: YearStep, move: Movement, count: int) -> str:
    inputs = {"count": count, "earlier": step.earlier, "later": step.later}
    if move is Movement.NOT_AFTER and step.later > step.last_settled:
        return context.text("movement-not-after-yet", **inputs)
    return context.text(f"movement-{move}", **inputs)


def _line_movement(
    library: Library, line: OverviewLine, earlier: int, later: int, plan_year: int | None
) -> Movement | None:
    """The movement of a line, in whose past the activities count that its activity continues.

    What a plan calls new is so in the plan's own year: of another year the plan does not say it.
    """
    grant = line.line.grant
    return movement(
        grant.get(earlier),
        grant.get(later),
        had_money=had_money([grant, *_earlier_editions(library, line)], later),
        is_new=line.line.is_new and later == plan_year,
    )


def _earlier_editions(library: Library, line: OverviewLine) -> Iterator[Amounts]:
    """The grants to all activities that the line's activity continues, near or far."""
    following = [line.activity] if line.activity else []
    seen = {entry.id for entry in following}
    while following:
        entry = following.pop()
        for item in entry.record.continues:
            before = library.find(type(entry.record), item.activity, entry)
            if before and before.id not in seen:
                seen.add(before.id)
                following.append(before)
                yield from (line.grant for line in before.record.overview_lines)


def _row(context: ViewContext, line: OverviewLine, earlier: int, later: int) -> MovementRow:
    before, after = line.line.grant.get(earlier), line.line.grant.get(later)
    difference = None
    if isinstance(before, int) and isinstance(after, int) and before != after:
        difference = context.figures.signed_kroner(after - before)
    return MovementRow(
        link=Link(line.title, context.address(line.activity) if line.activity else None),
        earlier=money(context, before),
        later=money(context, after),
        difference=difference,
    )
