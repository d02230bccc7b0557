"""The grants of a plan year by year: how much of a year is stated, and which year represents it."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.sums import add, add_by_year, stated_years
from actionplans.model.values import Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGrants:
    """The grants of some lines of a plan's overview in a year for which one states an amount."""

    amount: int
    """Kroner: the sum of the stated amounts."""

    stated: int
    """The number of lines that state an amount."""

    lines: int
    """The number of lines that may have an amount: those of which nothing says otherwise."""

    is_confirmed: bool
    """Whether the plan prints the very sum of the year, so that nothing is missing from it."""

    is_provisional: bool
    """Whether the grants will be decided later."""

    @property
    def is_complete(self) -> bool:
        """Whether the sum is known to be the whole: no line is silent, or the plan prints it."""
        return self.is_confirmed or self.stated == self.lines

    @property
    def is_final(self) -> bool:
        """Whether it is complete and decided on, and can be compared with another year's."""
        return self.is_complete and not self.is_provisional


def grants_by_year(
    plan: Plan, overview: Iterable[Line], of: Iterable[Line] | None = None
) -> dict[int, YearGrants]:
    """The grants of each year for which a line states an amount, in order.

    Args:
        plan: the plan.
        overview: all lines of its overview, of which the plan prints the sums.
        of: the lines of which the grants are; all of the overview if None.
    """
    tables = [line.grant for line in overview]
    chosen = tables if of is None else [line.grant for line in of]
    confirmed = _confirmed_years(plan, tables)
    grants = {}
    for year in stated_years(chosen):
        found = add(table.get(year) for table in chosen)
        grants[year] = YearGrants(
            amount=found.amount or 0,
            stated=found.stated,
            lines=sum(_is_open(table, year, confirmed) for table in chosen),
            is_confirmed=year in confirmed,
            is_provisional=year in plan.provisional_years,
        )
    return grants


def reference_year(plan: Plan, overview: Iterable[Line]) -> int | None:
    """The year whose grants represent a plan; None where it states no amount for any.

    It is the year that the plan describes, if it says so, else the newest of its period for which
    a line states an amount; the newest of all where it states no period.
    """
    stated = stated_years(line.grant for line in overview)
    if plan.plan_year is not None and stated:
        return plan.plan_year
    years = [year for year in stated if plan.period is None or year in plan.period.years]
    return max(years, default=None)


def _confirmed_years(plan: Plan, tables: list[Amounts]) -> frozenset[int]:
    """The years of which the plan prints the very sum that its lines state."""
    sums = add_by_year(tables)
    printed = {y: amount for y, amount in plan.printed_sums.items() if isinstance(amount, int)}
    return frozenset(y for y, amount in printed.items() if y in sums and sums[y].amount == amount)


def _is_open(table: Amounts, year: int, confirmed: frozenset[int]) -> bool:
    """Whether a line may have an amount in a year, by the last thing known of it up to then.

    It may not if it has ended, or if the confirmed sum of the very year leaves it out. Nor may a
    line that had money, that the confirmed sum of a later year leaves out, and that has none again.
    """
    if year in confirmed:
        return isinstance(table.get(year), int)
    stated = {y: amount for y, amount in table.items() if amount is not None}
    last = max((y for y in stated if y <= year), default=None)
    if last is None:
        return True
    has_money_again = any(y > year for y in stated)
    is_left_out = any(last < y < year for y in confirmed)
    return isinstance(stated[last], int) and (has_money_again or not is_left_out)
