"""A plan's grants by year, and links to the pages that break them down."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.model.grants import YearGrants, grants_by_year
from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.sums import stated_years
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.grant_words import marks


@dataclass(frozen=True, slots=True)
class YearSum:
    """The sum of a plan's grants in a year."""

    year: str
    amount: str
    caveat: str | None
    """What is to be said beside it; None where it is the whole, and decided."""


@dataclass(frozen=True, slots=True)
class YearSums(Part):
    """The sums of a plan's grants, year by year."""

    items: tuple[YearSum, ...]


def budget_link(context: ViewContext, plan: Entry[Plan]) -> Link | None:
    """The link to a plan's budget page; None where its overview states no amounts."""
    if not stated_years(line.grant for line in context.library.lines(plan)):
        return None
    return Link(context.text("whole-budget"), context.budget_address(plan))


def plan_grants(context: ViewContext, plan: Entry[Plan]) -> dict[int, YearGrants]:
    """A plan's grants of each year for which its overview states an amount."""
    return grants_by_year(plan.record, context.library.lines(plan))


def year_sums(context: ViewContext, entry: Entry[Plan]) -> tuple[YearSum, ...]:
    """The sums of all lines of a plan's overview, by year; years without an amount are left out."""
    return sums_of_lines(context, entry, context.library.lines(entry))


def sums_of_lines(
    context: ViewContext, plan: Entry[Plan], lines: Sequence[Line]
) -> tuple[YearSum, ...]:
    """The sums of lines of a plan's overview, by year; years without an amount are left out."""
    grants = grants_by_year(plan.record, context.library.lines(plan), lines)
    return tuple(
        YearSum(
            str(year),
            context.kroner(found.amount),
            ", ".join(marks(context, plan.record, year, found)) or None,
        )
        for year, found in grants.items()
    )


def changes_link(context: ViewContext, entry: Entry[Plan]) -> Link | None:
    """The link to the comparison of a plan's years; None where it has fewer than two."""
    if len(year_sums(context, entry)) < 2:
        return None
    return Link(context.text("changes-page"), changes_address(context, entry))


def changes_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """The address of the comparison of a plan's years."""
    return f"{plan.id}/{context.language.address('year-on-year')}/"
