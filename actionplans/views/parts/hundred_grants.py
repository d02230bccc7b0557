"""The grants that a hundred squares stand for: those of a year of a plan, known to be whole."""

from collections.abc import Mapping
from functools import partial

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.parts.grant_words import grant_words
from actionplans.views.parts.hundred_squares import Captions, hundred_kroner
from actionplans.views.parts.standing import in_tense
from actionplans.views.parts.year_sums import plan_grants


def whole_year(context: ViewContext, plan: Entry[Plan]) -> int | None:
    """The plan's reference year; None where its grants are not whole, or some are below 0."""
    year = context.library.reference_year(plan)
    grants = plan_grants(context, plan).get(year) if year else None
    if grants is None or not grants.is_complete:
        return None
    amounts = (line.grant.get(year) for line in context.library.lines(plan) if year)
    return None if any(isinstance(it, int) and it < 0 for it in amounts) else year


def grants_captions(
    context: ViewContext, plan: Entry[Plan], year: int, first: str, caption: str, rest: str
) -> Captions:
    """What surrounds the grants of a year, of whose table `first` is the head of the groups."""
    grants = plan_grants(context, plan)[year]
    words: Mapping[str, object] = {
        **grant_words(context, plan.record, years=[year]),
        "hundred": hundred_kroner(context),
        "year": year,
    }
    total = "hundred-total-provisional" if grants.is_provisional else "hundred-total"
    return Captions(
        title=partial(_grants_title, context, plan, words),
        open_title=context.text("hundred-grants-open", **words),
        lead=context.text("hundred-grants-lead", **words),
        rest=rest,
        subtitle=context.text(total, total=context.kroner(grants.amount), **words),
        caption=caption,
        first=first,
        source=plan.record.source.title,
        is_final=not grants.is_provisional,
    )


def _grants_title(
    context: ViewContext, plan: Entry[Plan], words: Mapping[str, object], parts: str
) -> str:
    return in_tense(context, "hundred-grants", plan, parts=parts, **words)
