"""Progress of single activities, according to status reports."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import (
    DisagreementView,
    Link,
    Party,
)
from actionplans.views.parts.gaps import disagreements


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How one activity goes, according to a report."""

    activity: Link
    number: str | None
    report: Link
    date: str
    on_track: str
    on_track_kind: str
    progress: str | None
    achieved: tuple[str, ...]
    concerns: str | None
    adjustments: str | None
    responsible: tuple[Party, ...]
    disagreements: tuple[DisagreementView, ...]


def progress_view(
    context: ViewContext, entry: Entry[StatusReport], item: ActivityReport
) -> ProgressView:
    """How one activity goes, according to a report."""
    activity = context.library.activities[item.activity]
    lines = activity.record.overview_lines
    return ProgressView(
        activity=context.link(activity),
        number=", ".join(line.number for line in lines if line.number) or None,
        report=context.link(entry),
        date=context.date(entry.record.date),
        on_track=context.text(f"on-track-{item.on_track}"),
        on_track_kind=str(item.on_track),
        progress=context.html(
            item.progress,
            entry,
            f"forloeb-{entry.id.rpartition('/')[2]}-{item.activity.rpartition('/')[2]}",
        ),
        achieved=item.achieved,
        concerns=item.concerns,
        adjustments=item.adjustments,
        responsible=context.parties(item.responsible),
        disagreements=disagreements(item.disagreements),
    )


def reports_on(context: ViewContext, activity: Entry[Activity]) -> Iterator[ProgressView]:
    """What the status reports of its plan say of an activity, the newest first."""
    for report in context.library.reports_of(context.library.plan_of(activity)):
        for item in report.record.activities:
            if item.activity == activity.id:
                yield progress_view(context, report, item)
