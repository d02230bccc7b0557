"""Reconciliation in words: the comparison of figures that should be equal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """All comparisons of a kind."""

    heading: str
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation(Part):
    """Comparisons of figures that should be equal, grouped by kind."""

    items: tuple[ComparisonGroup, ...]

    @property
    def differs(self) -> bool:
        """Whether any figures differ; those that cannot be compared do not count."""
        return False in self._results

    @property
    def conclusion(self) -> str:
        """The key of the text that sums it up: in what figures agree, as far as they say so."""
        if self.differs:
            return "differs"
        if None not in self._results:
            return "agrees"
        return "agrees-in-part" if True in self._results else "agreement-unknown"

    @property
    def _results(self) -> set[bool | None]:
        return {verdict.agrees for group in self.items for verdict in group.verdicts}


def reconciliation(
    context: ViewContext, plan: Plan, comparisons: Iterable[Comparison]
) -> Reconciliation | None:
    """Comparisons of a plan's figures in words, as a part of a page; None without any."""
    return listed(Reconciliation, reconciliations(context, plan, comparisons))


def reconciliations(
    context: ViewContext, plan: Plan, comparisons: Iterable[Comparison]
) -> tuple[ComparisonGroup, ...]:
    """Comparisons in words, by what is compared; years of which the same is said share a line."""
    kinds: dict[Compared, list[Comparison]] = {}
    for comparison in comparisons:
        kinds.setdefault(comparison.compared, []).append(comparison)
    return tuple(
        ComparisonGroup(
            context.language.label("Compared", kind), tuple(_verdicts(context, plan, group))
        )
        for kind, group in kinds.items()
    )


def _verdicts(context: ViewContext, plan: Plan, comparisons: list[Comparison]) -> Iterator[Verdict]:
    agreeing = [c for c in comparisons if c.agrees and not c.explanation and c.year]
    uncomparable: dict[object, list[Comparison]] = {}
    for comparison in comparisons:
        if not comparison.comparable:
            alike = (comparison.computed, comparison.printed, comparison.explanation)
            uncomparable.setdefault(alike, []).append(comparison)
    for comparison in comparisons:
        if comparison.comparable and comparison not in agreeing:
            yield verdict(context, plan, comparison)
    for alike_ones in uncomparable.values():
        yield _uncomparable(context, plan, alike_ones)
    if agreeing:
        years = context.figures.listing([str(c.year) for c in agreeing])
        yield Verdict(context.text("years-agree", years=years), True)


def verdict(
    context: ViewContext, plan: Plan, comparison: Comparison, source: Link | None = None
) -> Verdict:
    """One comparison in words: `stemmer`, the exact difference, or why it is impossible.

    A difference tells how many parts state no amount, for they may be the reason for it.
    """
    if comparison.both is None:
        return _uncomparable(context, plan, [comparison])
    kind = _COMPARED_TEXTS[comparison.compared]
    computed, printed = comparison.both
    inputs = {
        **grant_words(context, plan),
        "year": comparison.year,
        "computed": context.kroner(computed),
        "printed": context.kroner(printed),
        "difference": context.kroner(abs(computed - printed)),
    }
    if comparison.agrees:
        key = "figures-agree" if comparison.year else f"{kind}-agree"
        return Verdict(context.text(key, **inputs), True, comparison.explanation)
    explanation = comparison.explanation or context.text("unexplained")
    if comparison.unstated:
        silent = context.text("parts-unstated", count=comparison.unstated)
        explanation = f"{silent} {explanation}"
    return Verdict(context.text(f"{kind}-differ", **inputs), False, explanation, source)


def _uncomparable(context: ViewContext, plan: Plan, comparisons: list[Comparison]) -> Verdict:
    """Comparisons of which the same figure is missing, in years of which the same is said."""
    first, none = comparisons[0], context.text("no-amount")
    kind = _COMPARED_TEXTS[first.compared]
    text = context.text(
        f"{kind}-uncomparable",
        year=context.figures.listing([str(c.year) for c in comparisons]),
        computed=none if first.computed is None else context.kroner(first.computed),
        printed=none if first.printed is None else context.kroner(first.printed),
        **grant_words(context, plan),
    )
    return Verdict(text, None, first.explanation)
