"""Amounts as tables and lists show them."""

from collections.abc import Iterable, Mapping, Sequence

from actionplans.model.money import Sum
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts, Ended
from actionplans.views.parts import Cell, Link, Row, State, YearHead
from actionplans.views.shared import Shared


def cell(shared: Shared, amount: int | Ended | None, mark: str | None = None) -> Cell:
    """One amount: kroner, not stated, or ended."""
    if isinstance(amount, Ended):
        return Cell(shared.language.word("Amount", amount), State.ENDED, mark)
    if amount is None:
        return Cell("–", State.UNSTATED, mark, shared.text("unstated"))
    return Cell(shared.figures.number(amount), State.AMOUNT, mark, amount=amount)


def cells(
    shared: Shared, amounts: Amounts, years: Iterable[int], marks: Mapping[int, str] | None = None
) -> tuple[Cell, ...]:
    """The amounts of a row, a cell for each year of the table."""
    return tuple(cell(shared, amounts.get(year), (marks or {}).get(year)) for year in years)


def sum_row(shared: Shared, label: str, sums: Mapping[int, Sum], years: Iterable[int]) -> Row:
    """A row of sums that were computed here."""
    cells = tuple(
        cell(shared, sums[year].amount if year in sums and sums[year].is_stated else None)
        for year in years
    )
    return Row(Link(label), cells, emphasis="computed")


def year_heads(shared: Shared, years: Sequence[int], plan: Plan) -> tuple[YearHead, ...]:
    """The heads of a table's year columns, provisional ones marked."""
    provisional = set(plan.provisional_years)
    return tuple(
        YearHead(str(year), shared.text("provisional") if year in provisional else None)
        for year in years
    )


def money(shared: Shared, amount: int | Ended | None) -> Cell:
    """One amount that stands alone, with its unit."""
    if isinstance(amount, int):
        return Cell(shared.kroner(amount), amount=amount)
    return cell(shared, amount)
