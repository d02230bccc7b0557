"""The grant of a year outside tables: an amount and its label, or words that there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.grants import grants_by_year
from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.sums import add
from actionplans.model.values import Ended
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, State
from actionplans.views.parts.grant_words import caveats, ends_in, granted_in, lines_stated
from actionplans.views.parts.year_sums import plan_grants


@dataclass(frozen=True, slots=True)
class YearlyGrant:
    """A plan's grant of its reference year, in words."""

    amount: Cell
    """The amount; without one, the sentence that says so."""

    label: str | None
    """What the amount is; None where there is none."""


def grant_of(context: ViewContext, entry: Entry[Activity]) -> YearlyGrant | None:
    """The grant to an activity; None where it has no line of its own, or its plan no money."""
    plan = context.library.plan_of(entry)
    return grant_of_lines(context, plan, entry.record.overview_lines)


def grant_of_lines(
    context: ViewContext, plan: Entry[Plan], lines: Sequence[Line]
) -> YearlyGrant | None:
    """The grants of lines in their plan's reference year; None without lines or such a year.

    Of several lines the stated amounts are added, and the label says how many they are.
    """
    year = context.library.reference_year(plan)
    if not lines or year is None:
        return None
    amounts = [line.grant.get(year) for line in lines]
    found = add(amounts)
    if found.amount is not None:
        label = granted_in(context, plan.record, year)
        if found.unstated:
            grants = grants_by_year(plan.record, context.library.lines(plan), lines)[year]
            if not grants.is_complete:
                label = f"{label} ({lines_stated(context, grants)})"
        return YearlyGrant(Cell(context.kroner(found.amount), amount=found.amount), label)
    if all(isinstance(amount, Ended) for amount in amounts):
        return YearlyGrant(Cell(ends_in(context, plan.record, year), State.ENDED), None)
    return YearlyGrant(Cell(context.text("unstated-in", year=year), State.UNSTATED), None)


def plan_grant(context: ViewContext, plan: Entry[Plan]) -> YearlyGrant | None:
    """The sum of a plan's grants in its reference year; None where none is stated for it."""
    year = context.library.reference_year(plan)
    grants = plan_grants(context, plan)
    if year is None or year not in grants:
        return None
    found = grants[year]
    label = granted_in(context, plan.record, year)
    if reservations := ", ".join(caveats(context, found)):
        label = f"{label} ({reservations})"
    return YearlyGrant(Cell(context.kroner(found.amount), amount=found.amount), label)
