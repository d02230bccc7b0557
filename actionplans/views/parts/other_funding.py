"""Money from other sources, which is not included in any sum."""

from collections.abc import Iterable

from actionplans.model.money import Funding
from actionplans.model.plan import Plan
from actionplans.views.context import ViewContext
from actionplans.views.elements import Note
from actionplans.views.page import listed
from actionplans.views.parts.grant_words import grant_words
from actionplans.views.parts.notes import Notes


def other_funding(
    context: ViewContext, plan: Plan, funding: Iterable[Funding], *, granted: bool = True
) -> Notes | None:
    """Money from other sources, which is in no sum, a sentence each; None without any.

    With `granted`, the plan states grants too, and a sentence says whether the money is part of
    them, where the document does.
    """
    notes = []
    for item in funding:
        who = (
            context.organisation(item.organisation).record.name
            if item.organisation
            else item.source or ""
        )
        amount = funding_amount(context, item)
        within = _within(context, plan, item) if granted else None
        remarks = [within, item.note]
        text = f"{who}: {amount}" if who else amount
        notes.append(Note(text, " ".join(filter(None, remarks)) or None))
    return listed(Notes, notes)


def funding_amount(context: ViewContext, funding: Funding) -> str:
    """The amount of a contribution and the years that it is for, where they are stated."""
    amount = context.kroner(funding.amount)
    return f"{amount}, {context.figures.years(funding.period.years)}" if funding.period else amount


def _within(context: ViewContext, plan: Plan, item: Funding) -> str | None:
    """Whether an amount is part of the grant, in words; None where the document does not say."""
    if item.within_grant is None:
        return None
    key = "within-grant" if item.within_grant else "outside-grant"
    return context.text(key, **grant_words(context, plan, years=()))
