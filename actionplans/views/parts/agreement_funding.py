"""The funding of an agreement, which is not included in any other sum."""

from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.notes import Notes
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.year_sums import budget_link


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFunding(Part):
    """The funding of an agreement: the total, and each contribution."""

    agreement: Link
    partnership: Link
    total: str
    contributions: Notes


def plans_with_money(context: ViewContext) -> list[Entry[Plan]]:
    """The plans that state grants, and the agreements that say what they are paid with."""
    return [it for it in context.library.plans.values() if states_money(context, it)]


def states_money(context: ViewContext, plan: Entry[Plan]) -> bool:
    """Whether a plan states grants, or is an agreement that says what it is paid with."""
    return bool(budget_link(context, plan) or agreement_funding(context, plan))


def agreement_funding(context: ViewContext, plan: Entry[Plan]) -> AgreementFunding | None:
    """The funding of an agreement; None for another kind of plan, and where none is stated."""
    contributions = other_funding(context, plan.record, plan.record.funding, granted=False)
    if not plan.record.is_agreement or contributions is None:
        return None
    return AgreementFunding(
        agreement=context.link(plan),
        partnership=context.link(context.library.partnership_of(plan)),
        total=context.kroner(sum(item.amount for item in plan.record.funding)),
        contributions=contributions,
    )
