"""Reconciliation of printed figures with the figures that their parts give.

An activity has two comparisons (budget items with the total printed under them, that total with the
grant), a plan three (grants with the printed sum, grants with the budget ceiling, other funding
with its printed total). See `Compared`, and "Figures" in the handbook.
"""

from collections.abc import Iterable, Iterator, Mapping

from actionplans.model.activity import Activity
from actionplans.model.money import Compared, Comparison, Line, compare
from actionplans.model.plan import Plan
from actionplans.model.sums import Sum, add, add_by_year, without_silence, years_of


def granted(lines: Iterable[Line]) -> dict[int, Sum]:
    """The sums of overview lines' grants, by year."""
    return add_by_year(line.grant for line in lines)


def budgeted(activity: Activity) -> dict[int, Sum]:
    """The sums of an activity's budget items, by year."""
    years = years_of(item.amounts for item in activity.budget)
    return {year: budgeted_in(activity, year) for year in years}


def budgeted_in(activity: Activity, year: int) -> Sum:
    """The sum of an activity's budget items in a year."""
    found = add(item.amounts.get(year) for item in activity.budget)
    return without_silence(found, activity.printed_total.get(year))


def reconcile_activity(activity: Activity) -> Iterator[Comparison]:
    """Compare the budget items with the printed total, and the budget with the grant, by year."""
    items, total = budgeted(activity), add_by_year([activity.printed_total])
    if _are_stated(items) and total:
        yield from compare(Compared.ITEMS, items, total, activity.explanations)
    budget = items | {year: one for year, one in total.items() if one.amount is not None}
    grant = granted(activity.overview_lines)
    if _are_stated(budget) and _are_stated(grant):
        yield from compare(Compared.TOTAL, budget, grant, activity.explanations)


def _are_stated(sums: Mapping[int, Sum]) -> bool:
    return any(found.amount is not None for found in sums.values())


def reconcile_plan(plan: Plan, lines: Iterable[Line]) -> Iterator[Comparison]:
    """Compare a plan's grants with its printed sum and ceiling, and its funding with its total.

    Args:
        plan: the plan.
        lines: all lines of its overview.
    """
    grants = {
        year: without_silence(found, plan.printed_sums.get(year))
        for year, found in granted(lines).items()
    }
    for compared, printed in (
        (Compared.GRANTS, plan.printed_sums),
        (Compared.CEILING, plan.budget_ceiling),
    ):
        same_years = {year: grants[year] for year in printed if year in grants}
        yield from compare(compared, same_years, add_by_year([printed]), plan.explanations)
    if plan.printed_funding is not None and plan.funding:
        total = sum(item.amount for item in plan.funding)
        reason = next(
            (e.text for e in plan.explanations if e.explains(Compared.FUNDING, None)), None
        )
        yield Comparison(
            compared=Compared.FUNDING,
            year=None,
            computed=total,
            printed=plan.printed_funding,
            explanation=reason,
        )
