"""What status reports say of activities, and of the numbers that their plans promise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.deliverable import Deliverable
from actionplans.model.plan import Plan
from actionplans.model.promise import Doubt, Ruling, Statement, rule
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry
from actionplans.report_order import newest, newest_first


@dataclass(frozen=True, slots=True)
class Promise:
    """A deliverable with what the reports say became of it."""

    deliverable: Deliverable
    ruling: Ruling
    statement: Statement | None
    """What is stated of it; None where no report states anything."""


def reports_of(
    library: Library, activity: Entry[Activity]
) -> Iterator[tuple[Entry[StatusReport], int, ActivityReport]]:
    """The reports that name an activity, the newest first: its place in each, and what that says.

    The order is one to list them in, see `report_order.newest_first`.
    """
    references = library.references_to(activity, StatusReport, "activities")
    reports = [library.reports[id] for id in dict.fromkeys(it.source.id for it in references)]
    for report in newest_first(reports):
        for number, item in enumerate(report.record.activities, 1):
            if item.activity == activity.id:
                yield report, number, item


def promises_of(library: Library, activity: Entry[Activity]) -> tuple[Promise, ...]:
    """The deliverables of an activity in their order, each with what reports say became of it."""
    period = library.plan_of(activity).record.period
    reports = tuple(reports_of(library, activity))
    return tuple(
        Promise(it, rule(it, period.end if period else None, statement), statement)
        for index, it in enumerate(activity.record.deliverables)
        for statement in [_statement(activity, index, reports)]
    )


def promises_in(library: Library, plan: Entry[Plan]) -> list[tuple[Entry[Activity], Promise]]:
    """The promises of a plan that have a number, each with its activity, in the plan's order."""
    return [
        (activity, promise)
        for activity in library.activities_of(plan)
        for promise in promises_of(library, activity)
        if has_number(promise)
    ]


def has_number(promise: Promise) -> bool:
    """Whether a deliverable is a promise with a number to reach, or a report states one of it."""
    return promise.deliverable.floor is not None or promise.statement is not None


def is_silent(promise: Promise) -> bool:
    """Whether no report states a number of a promise."""
    return Doubt.SILENT in promise.ruling.doubts


def is_followed(library: Library, plan: Entry[Plan]) -> bool:
    """Whether a plan has a status report, or one of another plan names an activity of it."""
    if library.reports_of(plan):
        return True
    return any(any(reports_of(library, it)) for it in library.activities_of(plan))


def _statement(
    activity: Entry[Activity],
    index: int,
    reports: Iterable[tuple[Entry[StatusReport], int, ActivityReport]],
) -> Statement | None:
    """The newest number that is counted of a deliverable, else the newest that is expected."""
    statements = [
        (report, delivered)
        for report, _, item in reports
        for delivered in item.delivered
        if activity.record.deliverable_named(delivered.deliverable) == index
    ]
    counted = [it for it in statements if it[1].count is not None]
    told = counted or statements
    if not told:
        return None
    report, delivered = told[0]
    is_newest = len(newest([it for it, _ in told])) == 1
    return Statement(report.record, delivered, is_newest=is_newest)
