"""Bar charts of years and of focus areas, with their conclusion as the title."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.model.money import Sum
from actionplans.model.plan import Plan
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart, labelled directly."""

    label: str
    value: str
    share: float
    """Its length relative to the longest, 0 to 1."""

    shape: int | None = None
    address: str | None = None
    caveat: str | None = None
    """A reservation about the value; the bar is then drawn without filling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """Bars that belong together, such as the years of a focus area."""

    label: Link
    bars: tuple[Bar, ...]
    shape: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart(Part):
    """A bar chart with its conclusion as the title: bars, or groups of bars on one scale."""

    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    source: str
    groups: tuple[BarGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class YearAmount:
    """The amount granted in a year, in kroner; None where it is not stated."""

    year: int
    amount: int | None
    lines: int
    """The number of lines that state an amount."""

    is_provisional: bool = False
    plan: Link | None = None
    """The plan that grants it, in a chart over several."""


def year_amount(plan: Plan, year: int, granted: Sum, link: Link | None = None) -> YearAmount:
    """A plan's grants of a year, as a chart shows them."""
    amount = granted.amount if granted.is_stated else None
    return YearAmount(year, amount, granted.stated, year in plan.provisional_years, link)


def yearly_chart(
    context: ViewContext, amounts: Sequence[YearAmount], source: str, name: str = ""
) -> BarChart | None:
    """Bars of years, in their order; None where fewer than two amounts are stated, or all are 0.

    The title compares the years that are decided on, where there are at least two of them.
    """
    stated = [(item.year, item.amount) for item in amounts if item.amount is not None]
    most = max((amount for _, amount in stated), default=0)
    if len(stated) < 2 or not most:
        return None
    decided = [(i.year, i.amount) for i in amounts if i.amount is not None and not i.is_provisional]
    titled = decided if len(decided) > 1 else stated
    is_comparable = (
        len({(item.lines, item.plan) for item in amounts if item.amount is not None}) == 1
    )
    title = movement_title(context, titled) if is_comparable else most_title(context, titled)
    subtitle = [context.text("years-subtitle")]
    if any(item.is_provisional for item in amounts):
        subtitle.append(context.text("hollow-bars"))
    if len({item.lines for item in amounts}) > 1:
        lines = [context.text("lines-in-year", count=i.lines, year=i.year) for i in amounts]
        subtitle.append(context.text("lines-with-amounts", years=context.figures.listing(lines)))
    return BarChart(
        title=f"{name}: {title}" if name else title,
        subtitle=" ".join(subtitle),
        bars=tuple(year_bar(context, item, most) for item in amounts),
        source=source,
    )


def year_bar(context: ViewContext, item: YearAmount, most: int) -> Bar:
    """The bar of a year's amount, relative to the largest one in the chart, `most`."""
    stated = item.amount is not None
    return Bar(
        label=f"{item.year} · {item.plan.text}" if item.plan else str(item.year),
        value=context.kroner(item.amount or 0) if stated else context.text("unstated"),
        share=(item.amount or 0) / most,
        address=item.plan.address if item.plan else None,
        caveat=context.text("provisional") if item.is_provisional and stated else None,
    )


def most_title(context: ViewContext, amounts: Sequence[tuple[int, int]]) -> str:
    """The years with the largest grants, in a sentence.

    It is the title where years differ in the lines that state amounts, and cannot be compared.
    """
    most = max(amount for _, amount in amounts)
    years = [str(year) for year, amount in amounts if amount == most]
    return context.text(
        "years-most", years=context.figures.listing(years), amount=context.kroner(most)
    )


def movement_title(context: ViewContext, amounts: Sequence[tuple[int, int]]) -> str:
    """The movement of the grants from the first year to the last, in a sentence."""
    (first, before), *_, (last, after) = amounts
    inputs = {"first": first, "last": last}
    kroner = {"before": context.kroner(before), "after": context.kroner(after)}
    if after > before:
        return context.text("years-up", **inputs, **kroner)
    if after < before:
        return context.text("years-down", **inputs, **kroner)
    if any(amount != after for _, amount in amounts):
        return context.text("years-back", **inputs, after=kroner["after"])
    years = context.figures.listing([str(year) for year, _ in amounts])
    return context.text("years-same", years=years, after=kroner["after"])


def largest_title(
    context: ViewContext, amounts: Sequence[tuple[str, int]], period: str, rest: str | None = None
) -> str:
    """The focus area with the largest share of the money, in a sentence.

    Args:
        context: the site.
        amounts: each area's title and amount in kroner; at least one of them is above 0.
        period: the years that they are for, in words.
        rest: the title among them of the amounts outside any focus area.
    """
    total, most = sum(amount for _, amount in amounts), max(amount for _, amount in amounts)
    share = context.figures.percent(100 * most / total)
    largest = [
        title for title, amount in amounts if context.figures.percent(100 * amount / total) == share
    ]
    inputs = {"area": largest[0], "period": period}
    if most == total:
        return context.text("all-money-outside" if largest[0] == rest else "all-money", **inputs)
    if len(largest) == len(amounts):
        return context.text("shared-evenly", share=share, period=period)
    if len(largest) > 1:
        areas = context.figures.listing(largest)
        return context.text("most-money-shared", areas=areas, share=share, period=period)
    if largest[0] == rest:
        return context.text("most-money-outside", share=share, period=period)
    if share == context.figures.percent(100):
        return context.text("nearly-all-money", **inputs)
    return context.text("focus-chart-title", share=share, **inputs)
