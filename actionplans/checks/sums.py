"""Sums: every total that a document prints against the one that its parts give."""

from collections.abc import Iterable, Iterator

from actionplans.checks.subject import Subject
from actionplans.locale import Language
from actionplans.model.money import Compared, Comparison
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.model.record import Record
from actionplans.problems import Problem
from actionplans.reader import Entry

#: What a difference is called, and the field that holds the printed figure.
_KINDS = {
    Compared.ITEMS: ("items-differ", "printed_total"),
    Compared.TOTAL: ("total-differs", "grant"),
    Compared.GRANTS: ("grants-differ", "printed_sums"),
    Compared.CEILING: ("ceiling-differs", "budget_ceiling"),
    Compared.FUNDING: ("funding-differs", "printed_funding"),
}


def check(subject: Subject) -> Iterator[Problem]:
    """Differences that nobody has explained; a published document may hold them, so they warn."""
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
        if comparison.difference and comparison.explanation is None:
            kind, field = _KINDS[comparison.compared]
            yield Problem.warning(
                kind,
                entry.locate(field, *([comparison.year] if comparison.year else [])),
                year=comparison.year or "",
                computed=language.figures.kroner(comparison.computed or 0),
                printed=language.figures.kroner(comparison.printed or 0),
                difference=language.figures.kroner(abs(comparison.difference)),
                key=language.field(type(entry.record).__name__, "explanations").key,
            )


def _shares(plan: Entry[Plan], language: Language) -> Iterator[Problem]:
    """Shares of posts that are not what the hours give."""
    staffing = plan.record.agreement.staffing if plan.record.agreement else ()
    for number, post in enumerate(staffing):
        if post.share_differs and post.share is not None and post.printed_share is not None:
            yield Problem.warning(
                "share-differs",
                plan.locate("agreement", "staffing", number, "printed_share"),
                computed=language.figures.percent(post.share),
                printed=language.figures.percent(post.printed_share),
            )
