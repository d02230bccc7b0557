"""Checks sums: printed totals equal the totals of their parts."""

from collections.abc import Iterable, Iterator

from actionplans.checks.subject import Subject
from actionplans.locale import Language
from actionplans.model.money import Compared, Comparison
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.model.record import Record
from actionplans.problems import Problem
from actionplans.reader import Entry

#: The kind of problem of each comparison, and the field of the printed figure.
_KINDS = {
    Compared.ITEMS: ("items-differ", "printed_total"),
    Compared.TOTAL: ("total-differs", "grant"),
    Compared.GRANTS: ("grants-differ", "printed_sums"),
    Compared.CEILING: ("ceiling-differs", "budget_ceiling"),
    Compared.FUNDING: ("funding-differs", "printed_funding"),
}


def check(subject: Subject) -> Iterator[Problem]:
    """Find unexplained differences: warnings, since a published document may contain them.

    They are those that readers are told of, too.
    """
    library = subject.library
    for activity in library.activities.values():
        yield from _differences(activity, reconcile_activity(activity.record), library.language)
    for plan in library.plans.values():
        if not subject.is_incomplete(plan.id):
            lines = [line.line for line in library.overview(plan)]
            yield from _differences(plan, reconcile_plan(plan.record, lines), library.language)
        yield from _shares(plan, library.language)


def _differences(
    entry: Entry[Record], comparisons: Iterable[Comparison], language: Language
) -> Iterator[Problem]:
    for comparison in comparisons:
        if comparison.both and comparison.differs and comparison.explanation is None:
            computed, printed = comparison.both
            kind, field = _KINDS[comparison.compared]
            yield Problem.warning(
                kind,
                entry.locate(field, *([comparison.year] if comparison.year else [])),
                year=comparison.year or "",
                computed=language.figures.kroner(computed),
                printed=language.figures.kroner(printed),
                difference=language.figures.kroner(abs(computed - printed)),
                key=language.field(type(entry.record).__name__, "explanations").key,
            )


def _shares(plan: Entry[Plan], language: Language) -> Iterator[Problem]:
    """Yield shares of staff positions that differ from the share of their hours."""
    staffing = plan.record.agreement.staffing if plan.record.agreement else ()
    for number, position in enumerate(staffing):
        if position.share is None or position.printed_share is None:
            continue
        if position.share_differs:
            yield Problem.warning(
                "share-differs",
                plan.locate("agreement", "staffing", number, "printed_share"),
                computed=language.figures.percent(position.share),
                printed=language.figures.percent(position.printed_share),
            )
