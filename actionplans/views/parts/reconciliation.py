"""Reconciliation in words: the comparison of figures that should be equal."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from actionplans.model.money import Compared, Comparison
from actionplans.model.plan import Plan
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Part, listed
from actionplans.views.parts.grant_words import grant_words

#: The keys of the texts on figures that differ or cannot be compared, by what is compared.
_COMPARED_TEXTS = {
    Compared.ITEMS: "items",
    Compared.TOTAL: "total",
    Compared.GRANTS: "grants",
    Compared.CEILING: "ceiling",
    Compared.FUNDING: "funding",
}


class Outcome(StrEnum):
    """What the comparisons of an activity come to together."""

    AGREES = "agrees"
    DIFFERS = "differs"
    AGREES_IN_PART = "agrees-in-part"
    """Some agree, and the others cannot be made."""

    NOT_CHECKED = "not-checked"
    """None can be made."""


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """All comparisons of a kind."""

    heading: str
    verdicts: tuple[Verdict, ...]

    @property
    def is_plain(self) -> bool:
        """Whether all figures agree and nothing is to be explained, so that one line tells it."""
        return len(self.verdicts) == 1 and all(
            it.agrees and not it.explanation for it in self.verdicts
        )


@dataclass(frozen=True, slots=True)
class Reconciliation(Part):
    """Comparisons of figures that should be equal, grouped by kind."""

    items: tuple[ComparisonGroup, ...]

    @property
    def outcome(self) -> Outcome:
        """What they come to; those that cannot be made are never said to agree."""
        results = {verdict.agrees for group in self.items for verdict in group.verdicts}
        if False in results:
            return Outcome.DIFFERS
        if None not in results:
            return Outcome.AGREES
        return Outcome.AGREES_IN_PART if True in results else Outcome.NOT_CHECKED


def reconciliation(
    context: ViewContext, plan: Plan, comparisons: Iterable[Comparison]
) -> Reconciliation | None:
    """Comparisons of a plan's figures in words, as a part of a page; None without any."""
    return listed(Reconciliation, reconciliations(context, plan, comparisons))


def reconciliations(
    context: ViewContext, plan: Plan, comparisons: Iterable[Comparison]
) -> tuple[ComparisonGroup, ...]:
    """Comparisons in words, grouped by what is compared."""
    kinds: dict[Compared, list[Comparison]] = {}
    for comparison in comparisons:
        kinds.setdefault(comparison.compared, []).append(comparison)
    return tuple(
        ComparisonGroup(context.language.label("Compared", kind), verdicts(context, plan, group))
        for kind, group in kinds.items()
    )


def verdicts(
    context: ViewContext,
    plan: Plan,
    comparisons: Iterable[Comparison],
    source: Link | None = None,
) -> tuple[Verdict, ...]:
    """Comparisons in words; years that agree, or differ by the same amount, share a line.

    Args:
        context: the site.
        plan: the plan whose figures they are.
        comparisons: the comparisons, by year.
        source: the page of the figures, where the line stands on another.
    """
    alike: dict[Hashable, list[Comparison]] = {}
    for comparison in comparisons:
        alike.setdefault(_likeness(comparison), []).append(comparison)
    groups = sorted(alike.values(), key=lambda group: _needs_no_words(group[0]))
    return tuple(_verdict(context, plan, group, source) for group in groups)


def _needs_no_words(comparison: Comparison) -> bool:
    """Whether it agrees and nobody explains it, so that it comes after all others."""
    return comparison.agrees and not comparison.explanation


def _likeness(comparison: Comparison) -> Hashable:
    """What the comparisons on one line have in common."""
    stated = (comparison.computed is not None, comparison.printed is not None)
    silent = comparison.unstated if comparison.difference else 0
    found = comparison.compared, stated, comparison.difference, silent, comparison.is_open
    return found, comparison.explanation


def _verdict(
    context: ViewContext, plan: Plan, group: Sequence[Comparison], source: Link | None
) -> Verdict:
    """The comparisons of some years in words: whether they agree, or why nobody can tell.

    A difference says how many parts state no amount. Where they may be all of it, nobody can tell.
    """
    first = group[0]
    years = [comparison.year for comparison in group if comparison.year]
    if first.agrees:
        return _agreement(context, group, _years(context, years))
    kind, explanation = _COMPARED_TEXTS[first.compared], first.explanation
    inputs = {
        **grant_words(context, plan, years=years),
        "count": len(group),
        "years": _years(context, years),
        "computed": _amounts(context, first, [comparison.computed for comparison in group]),
        "printed": _amounts(context, first, [comparison.printed for comparison in group]),
        "difference": context.kroner(abs(first.difference or 0)),
    }
    if not first.comparable:
        lacks = "printed" if first.printed is None else "computed"
        return Verdict(context.text(f"{kind}-without-{lacks}", **inputs), None, explanation, source)
    text = context.text(f"{kind}-differ", **inputs)
    if not first.differs:
        silence = context.text("parts-open", count=first.unstated)
        reason = f"{silence} {explanation}" if explanation else silence
        return Verdict(text, None, reason, source, pairs=len(group))
    reason = explanation or context.text("unexplained")
    if first.unstated:
        reason = f"{context.text('parts-unstated', count=first.unstated)} {reason}"
    return Verdict(text, False, reason, source, pairs=len(group))


def _agreement(context: ViewContext, group: Sequence[Comparison], years: str) -> Verdict:
    """Comparisons of some years that agree; the amount is named where it is one, and explained."""
    first = group[0]
    if not years:
        key = f"{_COMPARED_TEXTS[first.compared]}-agree"
    else:
        key = "figures-agree" if first.explanation and len(group) == 1 else "years-agree"
    text = context.text(key, years=years, computed=context.kroner(first.computed or 0))
    return Verdict(text, True, first.explanation, pairs=len(group))


def _years(context: ViewContext, years: Sequence[int]) -> str:
    """Years in words: a range of three and more, else each of them."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return context.figures.years(years)
    return context.figures.listing([str(year) for year in years])


def _amounts(context: ViewContext, first: Comparison, amounts: Sequence[int | None]) -> str:
    """Amounts of several years in words: one that is the same in all of them stands once."""
    texts = [context.kroner(amount) for amount in amounts if amount is not None]
    if len(set(texts)) != 1:
        return context.figures.listing(texts)
    if len(texts) == 1 or first.comparable:  # a difference says itself that it is each year's
        return texts[0]
    return context.text("each-year", amount=texts[0])
