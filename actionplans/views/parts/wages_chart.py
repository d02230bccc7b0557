"""Wages among the activities' budget items of a plan: their share, or how much is known of it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from actionplans.model.money import CostKind
from actionplans.model.plan import Plan
from actionplans.model.sums import shares
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.parts.bar_chart import Bar, BarChart
from actionplans.views.parts.cost_kinds import budget_items, items_in

Stated = Sequence[tuple[CostKind | None, int]]
"""The kinds and the amounts, in kroner, of the items that state an amount."""


def wages_chart(context: ViewContext, plan: Entry[Plan], name: str) -> BarChart | Paragraph | None:
    """Bars of wages and of all other costs in the plan's reference year, from the budget items.

    The title says a share only where every item states its kind and an amount for the year; else
    how many do. Where money is taken back there is no share, which a sentence says.

    Args:
        context: the site.
        plan: the plan; None is returned where no item states an amount for wages in that year, or
            all of them only 0: that no item is called wages does not say that nothing is paid.
        name: the plan's name, for the title.
    """
    year = context.library.reference_year(plan)
    items = budget_items(context, plan)
    stated = [(i.kind, a) for i in items if year and isinstance(a := i.amounts.get(year), int)]
    wages = [amount for kind, amount in stated if kind is CostKind.WAGES]
    if year is None or not wages or not any(amount for _, amount in stated):
        return None
    if shares([amount for _, amount in stated]) is None:
        return paragraph(context.text("wages-unknown", name=name, year=year))
    total = sum(amount for _, amount in stated)
    unstated = items_in(context, plan, year).unstated
    of_kind = sum(kind is not None for kind, _ in stated)
    count = len(stated) + unstated
    is_whole = of_kind == count
    subtitle = [context.text("wages-subtitle", year=year, total=context.kroner(total))]
    if unstated:
        subtitle.append(context.text("wages-unstated", count=unstated, year=year))
    inputs = {"name": name, "year": year}
    share = context.figures.share(Fraction(sum(wages), total))
    return BarChart(
        title=context.text("wages-title", share=share, **inputs)
        if is_whole
        else context.text(
            "wages-title-in-part",
            amount=context.kroner(sum(wages)),
            stated=of_kind,
            count=count,
            **inputs,
        ),
        subtitle=" ".join(subtitle),
        bars=tuple(_bars(context, stated, total, with_shares=is_whole)),
        source=plan.record.source.title,
    )


def _bars(context: ViewContext, stated: Stated, total: int, *, with_shares: bool) -> Iterator[Bar]:
    """The bars of wages, of all other kinds, and of the items that state none, if any."""
    unnamed = sum(amount for kind, amount in stated if kind is None)
    wages = sum(amount for kind, amount in stated if kind is CostKind.WAGES)
    text = context.text
    amounts = {text("wages"): wages, text("not-wages"): total - wages - unnamed}
    if any(kind is None for kind, _ in stated):
        amounts[text("kind-unstated")] = unnamed
    for label, amount in amounts.items():
        value = context.kroner(amount)
        if with_shares:
            value = f"{value} ({context.figures.share(Fraction(amount, total))})"
        yield Bar(label=label, value=value, share=amount / total)
