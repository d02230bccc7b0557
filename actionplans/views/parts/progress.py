"""Progress of single activities, according to status reports."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from actionplans.model.activity import Activity
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.gaps import Disagreements, disagreements
from actionplans.views.parts.parties import Parties, parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Part):
    """The progress of an activity, according to a report."""

    activity: Link
    number: str | None
    report: Link
    date: str
    on_track: str
    on_track_kind: str
    progress: Markup | None
    achieved: tuple[str, ...]
    concerns: str | None
    adjustments: str | None
    responsible: Parties | None
    disagreements: Disagreements | None


def progress(context: ViewContext, entry: Entry[StatusReport], item: ActivityReport) -> Progress:
    """The progress of an activity, according to a report."""
    activity = context.library.activities[item.activity]
    return Progress(
        activity=context.link(activity),
        number=activity.record.numbers,
        report=context.link(entry),
        date=context.date(entry.record.date),
        on_track=context.text(f"on-track-{item.on_track}"),
        on_track_kind=str(item.on_track),
        progress=context.html(
            item.progress,
            entry,
            "progress",
            report=entry.id.local,
            activity=activity.id.local,
        ),
        achieved=item.achieved,
        concerns=item.concerns,
        adjustments=item.adjustments,
        responsible=parties(context, item.responsible),
        disagreements=listed(Disagreements, disagreements(item.disagreements)),
    )


def reports_on(context: ViewContext, activity: Entry[Activity]) -> Iterator[Progress]:
    """The progress of an activity according to the reports of its plan, the newest first."""
    for report, item in reports_of(context, activity):
        yield progress(context, report, item)


def reports_of(
    context: ViewContext, activity: Entry[Activity]
) -> Iterator[tuple[Entry[StatusReport], ActivityReport]]:
    """The reports of a plan that say something of an activity, and what, the newest first."""
    for report in context.library.reports_of(context.library.plan_of(activity)):
        for item in report.record.activities:
            if item.activity == activity.id:
                yield report, item
