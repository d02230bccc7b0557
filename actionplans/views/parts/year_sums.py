"""What a plan grants by year, with links to the pages that break it down."""

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
    """What a plan grants in a year."""

    year: str
    amount: str
    provisional: str | None


@dataclass(frozen=True, slots=True)
class YearSums(Part):
    """What a plan grants, year by year."""

    items: tuple[YearSum, ...]


def budget_link(context: ViewContext, plan: Entry[Plan]) -> Link | None:
    """The link to a plan's budget page; None where its overview states no money."""
    if not years_of(line.line.grant for line in context.library.overview(plan)):
        return None
    return Link(context.text("whole-budget"), context.budget_address(plan))


def year_sums(context: ViewContext, entry: Entry[Plan]) -> tuple[YearSum, ...]:
    """What all lines of the overview grant together, by year; years without an amount are out."""
    lines = (line.line for line in context.library.overview(entry))
    return sums_of_lines(context, entry.record, lines)


def sums_of_lines(context: ViewContext, plan: Plan, lines: Iterable[Line]) -> tuple[YearSum, ...]:
    """What lines of a plan's overview grant together, by year; years without an amount are out."""
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
    """What all lines of a plan's overview grant together in a year."""
    return add(line.line.grant.get(year) for line in context.library.overview(plan))


def changes_link(context: ViewContext, entry: Entry[Plan]) -> Link | None:
    """The page of what changed from year to year, where there is more than one year."""
    if len(year_sums(context, entry)) < 2:
        return None
    return Link(context.text("changes-page"), changes_address(context, entry))


def changes_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """The address of the page of what changed in a plan."""
    return f"{plan.id}/{context.language.address('year-on-year')}/"
