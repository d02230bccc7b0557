"""The chart of a plan's or a partnership's grants by year."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from actionplans.model.grants import YearGrants
from actionplans.model.plan import Plan
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.bar_chart import Bar, BarChart, amount_bar, with_gaps
from actionplans.views.parts.grant_words import caveats, grant_words, is_proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAmount:
    """The grants of a plan in a year for which its overview states an amount."""

    year: int
    plan: Plan
    grants: YearGrants
    link: Link | None = None
    """The plan by its title, in a chart over several."""


def yearly_chart(
    context: ViewContext,
    amounts: Sequence[YearAmount],
    source: str,
    name: str = "",
    reason: Callable[[int], str] | None = None,
) -> BarChart | None:
    """Bars of years, in their order; None where fewer than two amounts are stated, or none above 0.

    Args:
        context: the site.
        amounts: the amounts, a year each, in order.
        source: the title of the document, or of several in words.
        name: the name that precedes the title.
        reason: says why a year between them has no bar, if not that its amount is not stated.
    """
    most = max((item.grants.amount for item in amounts), default=0)
    if len(amounts) < 2 or most <= 0:
        return None
    title = _title(context, amounts)
    words = _words(context, amounts)
    subtitle = context.text("years-subtitle", **words)
    hollow = hollow_note(context, [item.grants for item in amounts])
    bars = ((item.year, _bar(context, item, most)) for item in amounts)
    unstated = context.text("unstated")
    return BarChart(
        title=f"{name}: {title}" if name else title,
        subtitle=" ".join(filter(None, (subtitle, hollow))),
        bars=tuple(with_gaps(context, bars, reason or (lambda _: unstated))),
        source=source,
    )


def hollow_note(context: ViewContext, grants: Sequence[YearGrants]) -> str:
    """What the bars without filling mean, in words; empty where there is none."""
    notes = []
    if any(found.is_provisional for found in grants):
        notes.append(context.text("hollow-provisional"))
    if not all(found.is_complete for found in grants):
        notes.append(context.text("hollow-incomplete"))
    return " ".join(notes)


def year_label(context: ViewContext, plan: Plan, year: int, link: Link | None = None) -> str:
    """The label of a year's bar: with the plan where it is linked, and that it is only proposed."""
    label = f"{year} · {link.text}" if link else str(year)
    return context.text("proposed-mark", label=label) if is_proposed(plan, year) else label


def _bar(context: ViewContext, item: YearAmount, most: int) -> Bar:
    return amount_bar(
        context,
        year_label(context, item.plan, item.year, item.link),
        item.grants.amount,
        most,
        address=item.link.address if item.link else None,
        caveat=", ".join(caveats(context, item.grants)) or None,
    )


def _words(context: ViewContext, amounts: Sequence[YearAmount]) -> Mapping[str, str]:
    plans, years = (item.plan for item in amounts), [item.year for item in amounts]
    return grant_words(context, *plans, years=years)


def _title(context: ViewContext, amounts: Sequence[YearAmount]) -> str:
    """What is certain of the years: the movement of the final ones of a single plan, if any."""
    words = _words(context, amounts)
    final = [(item.year, item.grants.amount) for item in amounts if item.grants.is_final]
    if len(final) < 2 or any(item.plan is not amounts[0].plan for item in amounts):
        return context.text("years-title", **words)
    return _movement(context, final, words)


def _movement(
    context: ViewContext, amounts: Sequence[tuple[int, int]], words: Mapping[str, str]
) -> str:
    """The movement of the grants from the first year to the last, in a sentence."""
    (first, before), *_, (last, after) = amounts
    inputs = {**words, "first": first, "last": last}
    kroner = {"before": context.kroner(before), "after": context.kroner(after)}
    if after > before:
        return context.text("years-up", **inputs, **kroner)
    if after < before:
        return context.text("years-down", **inputs, **kroner)
    found = dict(amounts)
    between = [found.get(year) for year in range(first + 1, last)]
    if any(amount not in (None, after) for amount in between):
        if None in between or after in between:  # not each of them is known to be another
            return context.text("years-title", **words)
        return context.text("years-back", **inputs, after=kroner["after"])
    years = context.figures.listing([str(year) for year, _ in amounts])
    return context.text("years-same", years=years, after=kroner["after"], **words)
