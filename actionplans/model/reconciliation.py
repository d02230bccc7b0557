"""Every figure that a document prints, held against the one that its own parts give.

Three levels (see "Figures" in the README): the posts against the total printed under them, that
total against the grant, and the grants against the sum that the plan prints.
"""

from collections.abc import Iterable, Iterator

from actionplans.model.activity import Activity
from actionplans.model.money import Compared, Comparison, Line, add_by_year, compare
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts


def granted(lines: Iterable[Line]) -> Amounts:
    """What overview lines grant together, by year; a year in which none states an amount is out."""
    sums = add_by_year(line.grant for line in lines)
    return {year: found.amount for year, found in sums.items() if found.is_stated}


def budgeted(activity: Activity) -> Amounts:
    """What an activity's posts give together, by year; a year in which none states one is out."""
    sums = add_by_year(post.amounts for post in activity.budget)
    return {year: found.amount for year, found in sums.items() if found.is_stated}


def reconcile_activity(activity: Activity) -> Iterator[Comparison]:
    """Posts against the printed total, and the budget against the grant, year by year."""
    posts, total = budgeted(activity), activity.printed_total
    if posts and total:
        yield from compare(Compared.ITEMS, posts, total, activity.explanations)
    stated = {year: amount for year, amount in total.items() if isinstance(amount, int)}
    budget, grant = posts | stated, granted(activity.overview_lines)
    if budget and grant:
        yield from compare(Compared.TOTAL, budget, grant, activity.explanations)


def reconcile_plan(plan: Plan, lines: Iterable[Line]) -> Iterator[Comparison]:
    """The grants of all overview lines against the sum and the frame that the plan prints."""
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
        yield Comparison(Compared.FUNDING, None, total, plan.printed_funding, reason)
