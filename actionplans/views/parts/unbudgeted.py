"""Amounts of a plan's overview that no budget explains, so that nobody can check them."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.money import Compared, Comparison
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.parts.reconciliation import verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbudgeted:
    """The amounts of a plan's overview that no budget explains."""

    verdicts: tuple[Verdict, ...]
    """On amounts of activities whose budget has one for other years."""

    count: int
    """The number of those amounts."""

    sum: int
    """Of those amounts, in kroner."""

    without_budget: int
    """The number of amounts of lines that have no budget at all."""

    sum_without_budget: int
    """Of those amounts, in kroner."""


def unbudgeted(context: ViewContext, plan: Entry[Plan]) -> Unbudgeted:
    """The amounts of a plan's overview for which no budget states one. A granted 0 needs none."""
    found: list[Verdict] = []
    amounts: list[int] = []
    for activity in context.library.activities_of(plan):
        lacking = tuple(_lacking(activity.record))
        amounts.extend(comparison.printed or 0 for comparison in lacking)
        link = context.link(activity)
        budget = Link(link.text, f"{link.address}#{context.anchor('budget')}")
        found.extend(verdicts(context, plan.record, lacking, budget))
    bare = list(_without_budget(context, plan))
    return Unbudgeted(
        verdicts=tuple(found),
        count=len(amounts),
        sum=sum(amounts),
        without_budget=len(bare),
        sum_without_budget=sum(bare),
    )


def _lacking(record: Activity) -> Iterator[Comparison]:
    """The years of an activity that have a grant and no amount in its own budget."""
    for comparison in reconcile_activity(record):
        lacks_budget = comparison.computed is None and comparison.printed
        if comparison.compared is Compared.TOTAL and lacks_budget:
            yield comparison


def _without_budget(context: ViewContext, plan: Entry[Plan]) -> Iterator[int]:
    """The stated amounts of lines whose activity has no budget, or that have no activity."""
    for line in context.library.overview(plan):
        record = line.activity.record if line.activity else None
        if record and (record.budget or record.printed_total):
            continue
        yield from (
            amount for amount in line.line.grant.values() if isinstance(amount, int) and amount
        )
