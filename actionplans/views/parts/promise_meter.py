"""What became of a promise with a number: a bar, a verdict in words, and the stated number."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from actionplans.follow_up import Promise
from actionplans.model.dates import Tense
from actionplans.model.promise import Doubt, Outcome, Statement
from actionplans.model.report import StatusReport
from actionplans.views.context import ViewContext
from actionplans.views.page import Part
from actionplans.views.parts.units import unit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMeter(Part):
    """What became of a promise: a bar as long as the promised number, and the same in words."""

    outcome: str
    """The keyword of the verdict, which decides its sign and colour."""

    share: float | None
    """The filled part of the bar, 0 to 1; None where the numbers cannot be compared."""

    verdict: str
    stated: str | None
    """The number and date of the report; None where none states a number."""

    remarks: tuple[str, ...] = ()
    """Why it is not known what became of it, and the remark to the number."""


def promise_meter(context: ViewContext, promise: Promise, tense: Tense | None) -> PromiseMeter:
    """What became of a promise, by the newest report that states a number of it.

    Once the plan is over, what was not reached yet is told as of the report: more may have come.

    Args:
        context: the site.
        promise: the promise.
        tense: whether its plan is ahead, runs or is over, see `tense_of`.
    """
    statement, ruling = promise.statement, promise.ruling
    is_told_then = tense is Tense.OVER and ruling.outcome in (Outcome.UNDER_WAY, Outcome.NOT_YET)
    verdict = f"promise-{ruling.outcome}-then" if is_told_then else f"promise-{ruling.outcome}"
    remarks = [*_doubts(context, promise)]
    if statement and statement.delivered.note:
        remarks.append(statement.delivered.note)
    return PromiseMeter(
        outcome=ruling.outcome,
        share=_share(promise),
        verdict=context.text(verdict),
        stated=_stated(context, promise, statement) if statement else None,
        remarks=tuple(remarks),
    )


def by_reports(context: ViewContext, reports: Collection[StatusReport]) -> str:
    """That it is by some reports, with the month of them all: `ifølge rapporten fra maj 2022`.

    Without it where one states no date, or they are of several months.
    """
    dates = [report.stated_at for report in reports]
    months = {context.date(date._replace(day=None)) if date else None for date in dates}
    month = months.pop() if len(months) == 1 else None
    if month is None:
        return context.text("by-reports", count=len(reports))
    return context.text("by-reports-from", count=len(reports), date=month)


def _share(promise: Promise) -> float | None:
    """How much of the promised number there is; None where nobody knows."""
    floor, statement = promise.deliverable.floor, promise.statement
    count = statement.delivered.count if statement else None
    if promise.ruling.outcome is Outcome.UNKNOWN or floor is None or count is None:
        return None
    return min(float(count / floor), 1.0)


def _stated(context: ViewContext, promise: Promise, statement: Statement) -> str | None:
    """The number with its unit and the date of its report, and that it is expected if it is."""
    delivered, source = statement.delivered, by_reports(context, [statement.report])
    is_bare = delivered.when or delivered.count == 0  # then it is not told of each week or year
    own = promise.deliverable.unit if is_bare else unit_of(context, promise.deliverable)
    unit = delivered.unit or own
    if delivered.count is not None:
        return _joined(context.figures.number(delivered.count), unit, source)
    if delivered.expected is None:
        return None
    value = _joined(context.figures.number(delivered.expected), unit)
    return _joined(context.text("promise-expected", value=value), source)


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def _doubts(context: ViewContext, promise: Promise) -> Iterator[str]:
    delivered = promise.statement.delivered if promise.statement else None
    for doubt in promise.ruling.doubts:
        if doubt is Doubt.PLACE and delivered:
            yield context.text("doubt-place", where=delivered.where)
        elif doubt is Doubt.TIME and delivered:
            yield context.text("doubt-time", when=delivered.when)
        else:
            yield context.text(f"doubt-{doubt}")
