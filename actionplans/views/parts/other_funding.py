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

    With `granted`, the plan states grants too, and a sentence says whether it is part of them
    where that is stated.
    """
    notes = []
    for item in funding:
        who = (
            context.organisation(item.organisation).record.name
            if item.organisation
            else item.source or ""
        )
        parts = [f"{who}: {context.kroner(item.amount)}".removeprefix(": ")]
        if item.period:
            parts.append(context.figures.years(item.period.years))
        remarks = []
        if granted and item.within_grant is not None:
            key = "within-grant" if item.within_grant else "outside-grant"
            remarks.append(context.text(key, **grant_words(context, plan)))
        if item.note:
            remarks.append(item.note)
        notes.append(Note(", ".join(parts), " ".join(remarks) or None))
    return listed(Notes, notes)
