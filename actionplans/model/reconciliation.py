"""Reconciliation of printed figures with the figures that their parts give.

An activity has two comparisons (budget items with the total printed under them, that total with the
grant), a plan three (grants with the printed sum, grants with the budget ceiling, other funding
with its printed total). See `Compared`, and "Figures" in the README.
"""

from collections.abc import Iterable, Iterator

from actionplans.model.activity import Activity
from actionplans.model.money import Compared, Comparison, Line, add_by_year, compare
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts


def granted(lines: Iterable[Line]) -> Amounts:
    """The sums of overview lines' grants, by year; without years in which no amount is stated."""
    return _stated_sums(line.grant for line in lines)


def budgeted(activity: Activity) -> Amounts:
    """The sums of an activity's budget items, by year; without years in which none is stated."""
    return _stated_sums(item.amounts for item in activity.budget)


def _stated_sums(tables: Iterable[Amounts]) -> Amounts:
    sums = add_by_year(tables)
    return {year: total.amount for year, total in sums.items() if total.is_stated}


def reconcile_activity(activity: Activity) -> Iterator[Comparison]:
    """Compare the budget items with the printed total, and the budget with the grant, by year."""
    items, total = budgeted(activity), activity.printed_total
    if items and total:
        yield from compare(Compared.ITEMS, items, total, activity.explanations)
    stated = {year: amount for year, amount in total.items() if isinstance(amount, int)}
    budget, grant = items | stated, granted(activity.overview_lines)
    if budget and grant:
        yield from compare(Compared.TOTAL, budget, grant, activity.explanations)


def reconcile_plan(plan: Plan, lines: Iterable[Line]) -> Iterator[Comparison]:
    """Compare a plan's grants with its printed sum and ceiling, and its funding with its total.

    Args:
        plan: the plan.
        lines: all lines of its overview.
    """
    grants = granted(lines)
    for compared, printed in (
        (Compared.GRANTS, plan.printed_sums),
        (Compared.CEILING, plan.budget_ceiling),
    ):
        stated = {year: grants[year] for year in printed if year in grants}
        yield from compare(compared, stated, printed, plan.explanations)
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
