"""Reconciliation in words: the comparison of figures that should be equal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.money import Compared, Comparison
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Part, listed

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

    @property
    def agrees(self) -> bool:
        """Whether no figures differ; those that cannot be compared do not count."""
        return all(verdict.agrees is not False for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Reconciliation(Part):
    """Comparisons of figures that should be equal, grouped by kind."""

    items: tuple[ComparisonGroup, ...]

    @property
    def agrees(self) -> bool:
        """Whether no figures differ; those that cannot be compared do not count."""
        return all(group.agrees for group in self.items)


def reconciliation(
    context: ViewContext, comparisons: Iterable[Comparison]
) -> Reconciliation | None:
    """Comparisons in words, as a part of a page; None without any."""
    return listed(Reconciliation, reconciliations(context, comparisons))


def reconciliations(
    context: ViewContext, comparisons: Iterable[Comparison]
) -> tuple[ComparisonGroup, ...]:
    """Comparisons in words, grouped by what is compared; years that agree share a line."""
    kinds: dict[Compared, list[Comparison]] = {}
    for comparison in comparisons:
        kinds.setdefault(comparison.compared, []).append(comparison)
    return tuple(
        ComparisonGroup(context.language.label("Compared", kind), tuple(_verdicts(context, group)))
        for kind, group in kinds.items()
    )


def _verdicts(context: ViewContext, comparisons: list[Comparison]) -> Iterator[Verdict]:
    agreeing = [c for c in comparisons if c.agrees and not c.explanation and c.year]
    for comparison in comparisons:
        if comparison not in agreeing:
            yield verdict(context, comparison)
    if agreeing:
        years = context.figures.listing([str(c.year) for c in agreeing])
        yield Verdict(context.text("years-agree", years=years), True)


def verdict(context: ViewContext, comparison: Comparison, source: Link | None = None) -> Verdict:
    """One comparison in words: `stemmer`, the exact difference, or why it is impossible."""
    kind = _COMPARED_TEXTS[comparison.compared]
    computed, printed = comparison.computed, comparison.printed
    inputs = {
        "year": comparison.year,
        "computed": context.text("no-amount") if computed is None else context.kroner(computed),
        "printed": context.text("no-amount") if printed is None else context.kroner(printed),
        "difference": context.kroner(abs(comparison.difference)),
    }
    if not comparison.comparable:
        return Verdict(context.text(f"{kind}-uncomparable", **inputs), None, comparison.explanation)
    if comparison.agrees:
        key = "figures-agree" if comparison.year else f"{kind}-agree"
        return Verdict(context.text(key, **inputs), True, comparison.explanation)
    text = context.text(f"{kind}-differ", **inputs)
    return Verdict(text, False, comparison.explanation or context.text("unexplained"), source)
