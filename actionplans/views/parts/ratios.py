"""Grants per resident and per dwelling, with the figures that they are computed from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.denominator import Denominator, Uncountable, denominator
from actionplans.model.grants import YearGrants
from actionplans.model.partnership import Measure, Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.grant_words import is_proposed, lines_stated
from actionplans.views.parts.year_sums import plan_grants


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """An amount divided by a number, with both of them, or the reason why it is not known."""

    partnership: Link
    plan: Link
    text: str
    inputs: str
    """The figures that it is computed from; without, the reason."""

    source: str | None
    """The source of the number; None where there is none."""


@dataclass(frozen=True, slots=True)
class Ratios(Part):
    """Amounts divided by numbers."""

    items: tuple[Ratio, ...]


def grant_ratios(
    context: ViewContext, partnerships: Iterable[Entry[Partnership]]
) -> Iterator[Ratio]:
    """Grants of each plan's reference year per resident and per dwelling of the area.

    The numbers of residents and dwellings are those of the same year. Agreements, plans that state
    no grant for their year, and areas without any count have no ratio.
    """
    for partnership in partnerships:
        for plan in context.library.plans_of(partnership):
            year = context.library.reference_year(plan)
            grants = plan_grants(context, plan).get(year) if year else None
            if grants and year and not plan.record.is_agreement:
                for measure in (Measure.RESIDENTS, Measure.DWELLINGS):
                    if ratio := _ratio(context, plan, measure, year, grants):
                        yield ratio


def _ratio(
    context: ViewContext, plan: Entry[Plan], measure: Measure, year: int, grants: YearGrants
) -> Ratio | None:
    """The grant of a year per unit, or why it is not known; None without any count."""
    partnership = context.library.partnership_of(plan)
    parents = {id: entry.record.part_of for id, entry in context.library.places.items()}
    below = denominator(partnership.record, measure, year, parents)
    if below is None:
        return None
    source = None
    if isinstance(below, Uncountable):
        text = context.text(f"per-{measure}-unknown", year=year)
        inputs = context.language.label("Uncountable", below)
    elif not grants.is_complete:
        text = context.text(f"per-{measure}-unknown", year=year)
        inputs = context.text("grants-incomplete", said=lines_stated(context, grants))
    else:
        text, inputs = _divided(context, plan.record, measure, year, grants.amount, below)
        sources = dict.fromkeys(f"{figure.source}, {year}" for figure in below.figures)
        source = context.figures.listing(list(sources))
    return Ratio(
        partnership=context.link(partnership),
        plan=Link(plan.record.title, context.budget_address(plan)),
        text=text,
        inputs=inputs,
        source=source,
    )


def _divided(
    context: ViewContext, plan: Plan, measure: Measure, year: int, amount: int, below: Denominator
) -> tuple[str, str]:
    """The amount per unit, and what it is computed from, in words."""
    about = context.text("about") if below.approximate else ""
    ratio = context.kroner(round(amount / below.value))
    text = context.text(f"per-{measure}", amount=f"{about}{ratio}", year=year)
    if is_proposed(plan, year):
        text = context.text("proposed-mark", label=text)
    number = f"{about}{context.figures.number(below.value)}"
    inputs = context.text(f"divided-{measure}", amount=context.kroner(amount), number=number)
    if year in plan.provisional_years:
        inputs = f"{inputs} {context.text('provisional-years', years=year)}"
    return text, inputs
