"""Amounts of money: in kroner, not stated, or ended."""

from collections.abc import Iterable, Mapping

from actionplans.model.sums import Sum
from actionplans.model.values import Amounts, Ended
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, State


def cell(context: ViewContext, amount: int | Ended | None, mark: str | None = None) -> Cell:
    """One amount: kroner, not stated, or ended."""
    if isinstance(amount, Ended):
        return Cell(no_amount(context, is_ended=True), State.ENDED, mark)
    if amount is None:
        return Cell("–", State.UNSTATED, mark, no_amount(context, is_ended=False))
    return Cell(context.figures.number(amount), State.AMOUNT, mark, amount=amount)


def no_amount(context: ViewContext, *, is_ended: bool) -> str:
    """The words for what is no amount: it has ended, or none is stated."""
    return context.language.label("Amount", Ended.ENDED) if is_ended else context.text("unstated")


def cells(
    context: ViewContext,
    amounts: Amounts,
    years: Iterable[int],
    marks: Mapping[int, str] | None = None,
) -> tuple[Cell, ...]:
    """The amounts of a row, a cell for each year of the table."""
    return tuple(cell(context, amounts.get(year), (marks or {}).get(year)) for year in years)


def sum_cells(
    context: ViewContext,
    sums: Mapping[int, Sum],
    years: Iterable[int],
    marks: Mapping[int, str] | None = None,
) -> tuple[Cell, ...]:
    """The sums of a row, a cell for each year of the table."""
    return cells(context, {year: found.value for year, found in sums.items()}, years, marks)


def money(context: ViewContext, amount: int | Ended | None) -> Cell:
    """One amount in a table of single years, with its unit."""
    if isinstance(amount, int):
        return Cell(context.kroner(amount), amount=amount)
    return cell(context, amount)
