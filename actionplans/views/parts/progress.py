"""Progress of single activities, according to status reports."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from actionplans import follow_up
from actionplans.model.activity import Activity
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.model.stated import Nothing
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.parties import Parties, parties
from actionplans.views.parts.status_marks import StatusMark, status_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Part):
    """The progress of an activity, according to a report; what the report does not say is empty."""

    activity: Link
    number: str | None
    plan: Link | None
    """The plan of the activity, where it is another than the report's."""

    report: Link
    date: str | None
    marks: tuple[StatusMark, ...]
    progress: Markup | None
    achieved: tuple[str, ...]
    nothing_achieved: str | None
    """The sentence that the report says that nothing has been achieved."""

    concerns: str | None
    adjustments: str | None
    responsible: Parties | None

    @property
    def says_anything(self) -> bool:
        """Whether the report says more of the activity than its name."""
        texts = (self.progress, self.nothing_achieved, self.concerns, self.adjustments)
        return any((*texts, self.marks, self.achieved, self.responsible))


def progress(context: ViewContext, entry: Entry[StatusReport], item: ActivityReport) -> Progress:
    """The progress of an activity, according to a report."""
    activity = context.library.activities[item.activity]
    plan = context.library.plan_of(activity)
    is_foreign = plan is not context.library.plan_of(entry)
    html = context.html(
        item.progress,
        entry,
        "progress",
        report=entry.id.local,
        activity=activity.id.replace("/", "-") if is_foreign else activity.id.local,
    )
    return Progress(
        activity=context.link(activity),
        number=activity.record.numbers,
        plan=Link(context.plan_title(plan), context.address(plan)) if is_foreign else None,
        report=context.link(entry),
        date=context.date(entry.record.date) if entry.record.date else None,
        marks=status_marks(context, context.library.partnership_of(entry), item),
        progress=html,
        achieved=() if isinstance(item.achieved, Nothing) else item.achieved,
        nothing_achieved=(
            context.text("nothing-said") if isinstance(item.achieved, Nothing) else None
        ),
        concerns=_stated(context, item.concerns),
        adjustments=_stated(context, item.adjustments),
        responsible=parties(context, item.responsible),
    )


def _stated(context: ViewContext, text: str | Nothing | None) -> str | None:
    return context.text("none-said") if isinstance(text, Nothing) else text


def reports_on(context: ViewContext, activity: Entry[Activity]) -> Iterator[Progress]:
    """The progress of an activity according to the reports that tell of it, the newest first."""
    for report, item in reports_of(context, activity):
        part = progress(context, report, item)
        if part.says_anything:
            yield part


def reports_of(
    context: ViewContext, activity: Entry[Activity]
) -> Iterator[tuple[Entry[StatusReport], ActivityReport]]:
    """The reports that name an activity, and what each says of it, the newest first."""
    return follow_up.reports_of(context.library, activity)
