"""Amounts and tables of money."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actionplans.model.money import Sum
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts, Ended
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link, Row, State, TableNote, YearHead
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class MoneyTable(Part):
    """Amounts by year."""

    caption: str
    first: str
    """The head of the first column."""

    years: tuple[YearHead, ...]
    rows: tuple[Row, ...]
    sums: tuple[Row, ...] = ()
    notes: tuple[TableNote, ...] = ()
    numbered: bool = False
    """Whether rows have a number column."""

    csv: str | None = None
    """The address of the same table as a file."""


def cell(context: ViewContext, amount: int | Ended | None, mark: str | None = None) -> Cell:
    """One amount: kroner, not stated, or ended."""
    if isinstance(amount, Ended):
        return Cell(context.language.label("Amount", amount), State.ENDED, mark)
    if amount is None:
        return Cell("–", State.UNSTATED, mark, context.text("unstated"))
    return Cell(context.figures.number(amount), State.AMOUNT, mark, amount=amount)


def cells(
    context: ViewContext,
    amounts: Amounts,
    years: Iterable[int],
    marks: Mapping[int, str] | None = None,
) -> tuple[Cell, ...]:
    """The amounts of a row, a cell for each year of the table."""
    return tuple(cell(context, amounts.get(year), (marks or {}).get(year)) for year in years)


def sum_row(context: ViewContext, label: str, sums: Mapping[int, Sum], years: Iterable[int]) -> Row:
    """A row of sums that were computed here."""
    cells = tuple(
        cell(context, sums[year].amount if year in sums and sums[year].is_stated else None)
        for year in years
    )
    return Row(Link(label), cells, emphasis="computed")


def year_heads(context: ViewContext, years: Sequence[int], plan: Plan) -> tuple[YearHead, ...]:
    """The heads of a table's year columns, provisional ones marked."""
    provisional = set(plan.provisional_years)
    return tuple(
        YearHead(str(year), context.text("provisional") if year in provisional else None)
        for year in years
    )


def money(context: ViewContext, amount: int | Ended | None) -> Cell:
    """One amount that stands alone, with its unit."""
    if isinstance(amount, int):
        return Cell(context.kroner(amount), amount=amount)
    return cell(context, amount)
