"""The title of the chart of focus areas: what is certain of how the money is split, if anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from actionplans.model.plan import Plan
from actionplans.model.sums import shares
from actionplans.views.context import ViewContext
from actionplans.views.parts.grant_words import grant_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitAmounts:
    """What focus areas get in the same years, in kroner."""

    areas: tuple[tuple[str, int], ...]
    """The title of each area, and its amount."""

    several: int = 0
    """What stands in several of them."""

    unstated: int = 0
    """What is of no stated area: it may belong to any, or to none."""


def focus_title(
    context: ViewContext,
    plan: Plan,
    amounts: SplitAmounts,
    years: Sequence[int],
    *,
    has_others: bool = False,
) -> str:
    """The title of the split in years that are complete and decided on.

    It names a largest area only where that stays the largest however the money in several areas is
    split, and wherever that of no stated area belongs; and areas of the same size only where the
    amounts are equal. Where it names none it is of all years that the chart has.

    Args:
        context: the site.
        plan: the plan.
        amounts: what each part gets in the years.
        years: the years, in order; they may be none.
        has_others: whether the chart has other years too.
    """
    words = grant_words(context, plan, years=years)
    if not years:
        return context.text("focus-title-open", **words)
    inputs = {**words, "period": context.figures.single_years(years)}
    claim = _claim(context, plan, amounts)
    if claim is None:
        return context.text("focus-title-open" if has_others else "focus-title", **inputs)
    key, named = claim
    return context.text(key, **inputs, **named)


def _claim(
    context: ViewContext, plan: Plan, amounts: SplitAmounts
) -> tuple[str, Mapping[str, str]] | None:
    """The text that says what is certain, and its own inputs; None where nothing is."""
    parts = [*(amount for _, amount in amounts.areas), amounts.several, amounts.unstated]
    found = shares(parts)
    if found is None:
        return None
    share = context.figures.share
    *areas, several, unstated = found
    loose = several + unstated
    most = max(areas, default=Fraction(0))
    names = [n for (n, _), share in zip(amounts.areas, areas, strict=True) if share == most]
    if several == 1:
        return "all-money-several", {}
    if most == 1:
        return "all-money", {"area": names[0]}
    if loose == 0 and len(names) == len(plan.focus_areas):
        return "shared-evenly", {"share": share(most)}
    rival = max((share for share in areas if share != most), default=Fraction(0)) + loose
    if most <= rival or share(most) == share(rival):
        return None
    if len(names) > 1:
        named = {"areas": context.figures.listing(names), "share": share(most)}
        return None if loose else ("most-money-shared", named)
    named = {"area": names[0], "share": share(most, at_least=loose > 0)}
    return ("focus-chart-at-least" if loose else "focus-chart-title"), named
