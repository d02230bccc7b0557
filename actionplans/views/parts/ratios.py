"""Grants per resident and per dwelling, with the figures that they are computed from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.denominator import denominator
from actionplans.model.partnership import Figure, Measure, Partnership
from actionplans.model.plan import Plan, PlanKind
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.year_sums import granted_in_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """An amount divided by a number, with both of them."""

    partnership: Link
    plan: Link
    text: str
    inputs: str
    source: str


@dataclass(frozen=True, slots=True)
class Ratios(Part):
    """Amounts divided by numbers."""

    items: tuple[Ratio, ...]


def grant_ratios(
    context: ViewContext, partnerships: Iterable[Entry[Partnership]]
) -> Iterator[Ratio]:
    """Grants of each plan's reference year per resident and per dwelling of the area.

    The numbers of residents and dwellings are those of the same year. Agreements, and plans that
    state no grant for their year, have no ratio.
    """
    for partnership in partnerships:
        for plan in context.library.plans_of(partnership):
            if plan.record.kind is not PlanKind.AGREEMENT:
                for measure in (Measure.RESIDENTS, Measure.DWELLINGS):
                    if ratio := _ratio(context, partnership, plan, measure):
                        yield ratio


def _ratio(
    context: ViewContext, partnership: Entry[Partnership], plan: Entry[Plan], measure: Measure
) -> Ratio | None:
    """The grant of a plan's reference year per unit; None where a figure is missing."""
    year = plan.record.reference_year
    granted = granted_in_year(context, plan, year)
    parents = {id: entry.record.part_of for id, entry in context.library.places.items()}
    below = denominator(partnership.record, measure, year, parents)
    if not granted.is_stated or below is None:
        return None
    amount = context.kroner(round(granted.amount / below.value))
    about = context.text("about") if below.approximate else ""
    number = context.figures.number(below.value)
    sources = dict.fromkeys(_figure_source(context, figure) for figure in below.figures)
    return Ratio(
        partnership=context.link(partnership),
        plan=Link(plan.record.title, context.budget_address(plan)),
        text=context.text(f"per-{measure}", amount=f"{about}{amount}", year=year),
        inputs=context.text(
            f"divided-{measure}",
            amount=context.kroner(granted.amount),
            number=f"{about}{number}",
        ),
        source=context.figures.listing(list(sources)),
    )


def _figure_source(context: ViewContext, figure: Figure) -> str:
    if figure.year:
        return f"{figure.source}, {figure.year}"
    return f"{figure.source} ({context.text('year-not-stated')})"
