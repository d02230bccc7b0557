"""Every hundred kroner of a plan by who pays, as far as its document says it."""

from collections.abc import Sequence

from actionplans.model.money import Funding
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.hundred_cells import Hatching, plain_cell
from actionplans.views.parts.hundred_grants import grants_captions, whole_year
from actionplans.views.parts.hundred_squares import (
    Captions,
    HundredShare,
    HundredSquares,
    hundred_kroner,
    hundred_squares,
)
from actionplans.views.parts.standing import in_tense
from actionplans.views.parts.year_sums import plan_grants


def by_payer(context: ViewContext, plan: Entry[Plan]) -> HundredSquares | None:
    """A plan's money by who pays it, as far as the document says who.

    It is the funding of an agreement, or of a plan that states no grants; else the part of the
    grants of the reference year that the document says is paid by others. None where the document
    prints another total of the funding.
    """
    record = plan.record
    if not record.is_agreement and plan_grants(context, plan):
        return _payers_of_grants(context, plan)
    total = sum(item.amount for item in record.funding)
    if record.printed_funding not in (None, total):
        return None
    captions = Captions(
        title=lambda parts: in_tense(
            context, "hundred-funding", plan, parts=parts, hundred=hundred_kroner(context)
        ),
        open_title=context.text("hundred-funding-open"),
        lead=context.text("hundred-funding-lead", hundred=hundred_kroner(context)),
        rest="hundred-from-rest",
        subtitle=_funding_subtitle(context, record.funding, total),
        caption=context.text("by-payer"),
        first=context.text("hundred-payer"),
        source=record.source.title,
    )
    return hundred_squares(context, captions, _payers(context, record.funding))


def _payers_of_grants(context: ViewContext, plan: Entry[Plan]) -> HundredSquares | None:
    year = whole_year(context, plan)
    if year is None:
        return None
    within = [
        item
        for item in plan.record.funding
        if item.within_grant and item.period and list(item.period.years) == [year]
    ]
    rest = plan_grants(context, plan)[year].amount - sum(item.amount for item in within)
    if not within or rest < 0:
        return None
    captions = grants_captions(
        context,
        plan,
        year,
        context.text("hundred-payer"),
        context.text("by-payer"),
        "hundred-from-rest",
    )
    unsaid = Funding(amount=rest)
    return hundred_squares(context, captions, _payers(context, (*within, unsaid)))


def _payers(context: ViewContext, funding: Sequence[Funding]) -> list[HundredShare]:
    """The payers, each once; those of whom the document says nothing are one group."""
    contributions: dict[tuple[str | None, str | None], list[Funding]] = {}
    for item in funding:
        contributions.setdefault((item.organisation, item.source), []).append(item)
    return [
        _payer(context, organisation, source, items, number)
        for number, ((organisation, source), items) in enumerate(contributions.items())
    ]


def _payer(
    context: ViewContext,
    organisation: str | None,
    source: str | None,
    items: Sequence[Funding],
    number: int,
) -> HundredShare:
    amount = sum(item.amount for item in items)
    note = " ".join(dict.fromkeys(item.note for item in items if item.note)) or None
    if organisation is None and source is None:
        return HundredShare(
            label=Link(context.text("hundred-payer-unstated")),
            amount=amount,
            words="hundred-from-unstated",
            cell=Hatching.UNSTATED.value,
            is_last=True,
            note=note,
        )
    label = context.link(context.organisation(organisation)) if organisation else Link(source or "")
    return HundredShare(
        label=label,
        amount=amount,
        words="hundred-from" if organisation else "hundred-from-printed",
        cell=plain_cell(number),
        note=note,
    )


def _funding_subtitle(context: ViewContext, funding: Sequence[Funding], total: int) -> str:
    """The total of the funding, and the years that it is for where all of it states the same."""
    periods = {tuple(item.period.years) if item.period else () for item in funding}
    years = periods.pop() if len(periods) == 1 else ()
    inputs = {"total": context.kroner(total)}
    if not years:
        return context.text("hundred-total-funding", **inputs)
    return context.text("hundred-total-funding-years", years=context.figures.years(years), **inputs)
