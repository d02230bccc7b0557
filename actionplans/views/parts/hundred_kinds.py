"""Every hundred kroner of the activities' budget items of a plan by kind of cost."""

from collections.abc import Iterable

from actionplans.model.money import BudgetItem, CostKind
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.cost_kinds import budget_items, items_in, kind_name
from actionplans.views.parts.hundred_cells import plain_cell
from actionplans.views.parts.hundred_squares import (
    Captions,
    HundredShare,
    HundredSquares,
    hundred_kroner,
    hundred_squares,
)
from actionplans.views.parts.standing import in_tense
from actionplans.views.parts.year_sums import plan_grants


def by_kind(context: ViewContext, plan: Entry[Plan]) -> HundredSquares | None:
    """The activities' budget items of the plan's reference year by kind of cost.

    None where an item does not state its amount or its kind, and where money is taken back.
    """
    year = context.library.reference_year(plan)
    if year is None or items_in(context, plan, year).unstated:
        return None
    stated = _stated_items(budget_items(context, plan), year)
    sums: dict[CostKind, int] = {}
    for kind, amount in stated:
        if kind is None or amount < 0:
            return None
        sums[kind] = sums.get(kind, 0) + amount
    words = {"hundred": hundred_kroner(context), "year": year}
    captions = Captions(
        title=lambda parts: in_tense(context, "hundred-kinds", plan, parts=parts, **words),
        open_title=context.text("hundred-kinds-open", year=year),
        lead=context.text("hundred-kinds-lead", **words),
        rest="hundred-to-rest",
        subtitle=_kinds_subtitle(context, plan, year, sum(sums.values())),
        caption=context.text("by-kind"),
        first=context.label(BudgetItem, "kind"),
        source=plan.record.source.title,
        is_final=year not in plan.record.provisional_years,
    )
    kinds = list(CostKind)
    shares = [
        HundredShare(
            label=Link(kind_name(context, kind)),
            name=context.language.label("CostKind", kind),
            amount=amount,
            words="hundred-to",
            cell=plain_cell(kinds.index(kind)),
        )
        for kind, amount in sums.items()
    ]
    return hundred_squares(context, captions, shares)


def _stated_items(items: Iterable[BudgetItem], year: int) -> list[tuple[CostKind | None, int]]:
    """The kinds and amounts of the items that state an amount for a year."""
    return [(it.kind, a) for it in items if isinstance(a := it.amounts.get(year), int)]


def _kinds_subtitle(context: ViewContext, plan: Entry[Plan], year: int, total: int) -> str:
    """The total of the items, and that of the grants where it is known to be another."""
    notes = [context.text("hundred-total-kinds", year=year, total=context.kroner(total))]
    grants = plan_grants(context, plan).get(year)
    if grants and grants.is_complete and grants.amount != total:
        notes.append(context.text("hundred-total-differs", total=context.kroner(grants.amount)))
    return " ".join(notes)
