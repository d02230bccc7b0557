"""What a plan grants by year, with links to the pages that break it down."""

from dataclasses import dataclass

from actionplans.model.money import add_by_year, years_of
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
    """The way to a plan's budget page; None where its overview states no money."""
    if not years_of(line.line.grant for line in context.library.overview(plan)):
        return None
    return Link(context.text("whole-budget"), context.budget_address(plan))


def year_sums(context: ViewContext, entry: Entry[Plan]) -> tuple[YearSum, ...]:
    """What all lines of the overview grant together, by year; years without an amount are out."""
    sums = add_by_year(line.line.grant for line in context.library.overview(entry))
    provisional = context.text("provisional")
    return tuple(
        YearSum(
            str(year),
            context.kroner(found.amount),
            provisional if year in entry.record.provisional_years else None,
        )
        for year, found in sums.items()
        if found.is_stated
    )


def changes_link(context: ViewContext, entry: Entry[Plan]) -> Link | None:
    """The page of what changed from year to year, where there is more than one year."""
    if len(year_sums(context, entry)) < 2:
        return None
    return Link(context.text("changes-page"), changes_address(context, entry))


def changes_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """The address of the page of what changed in a plan."""
    return f"{plan.id}/{context.language.address('year-on-year')}/"
