"""A plan's grants by year, and links to the pages that break them down."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.money import Line, Sum, add, add_by_year, years_of
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class YearSum:
    """The sum of a plan's grants in a year."""

    year: str
    amount: str
    provisional: str | None


@dataclass(frozen=True, slots=True)
class YearSums(Part):
    """The sums of a plan's grants, year by year."""

    items: tuple[YearSum, ...]


def budget_link(context: ViewContext, plan: Entry[Plan]) -> Link | None:
    """The link to a plan's budget page; None where its overview states no amounts."""
    if not years_of(line.line.grant for line in context.library.overview(plan)):
        return None
    return Link(context.text("whole-budget"), context.budget_address(plan))


def year_sums(context: ViewContext, entry: Entry[Plan]) -> tuple[YearSum, ...]:
    """The sums of all lines of a plan's overview, by year; years without an amount are left out."""
    lines = (line.line for line in context.library.overview(entry))
    return sums_of_lines(context, entry.record, lines)


def sums_of_lines(context: ViewContext, plan: Plan, lines: Iterable[Line]) -> tuple[YearSum, ...]:
    """The sums of lines of a plan's overview, by year; years without an amount are left out."""
    provisional = context.text("provisional")
    return tuple(
        YearSum(
            str(year),
            context.kroner(granted.amount),
            provisional if year in plan.provisional_years else None,
        )
        for year, granted in add_by_year(line.grant for line in lines).items()
        if granted.is_stated
    )


def granted_in_year(context: ViewContext, plan: Entry[Plan], year: int) -> Sum:
    """The sum of all lines of a plan's overview in a year."""
    return add(line.line.grant.get(year) for line in context.library.overview(plan))


def changes_link(context: ViewContext, entry: Entry[Plan]) -> Link | None:
    """The link to the comparison of a plan's years; None where it has fewer than two."""
    if len(year_sums(context, entry)) < 2:
        return None
    return Link(context.text("changes-page"), changes_address(context, entry))


def changes_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """The address of the comparison of a plan's years."""
    return f"{plan.id}/{context.language.address('year-on-year')}/"
