"""Progress of single activities, according to status reports."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from actionplans import follow_up
from actionplans.model.activity import Activity
from actionplans.model.report import StatusReport
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
    """The report, at the activity's place in it."""

    time: str | None
    """The date of the report, else the period that it covers; None where it states neither."""

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


def progress(context: ViewContext, entry: Entry[StatusReport], number: int) -> Progress:
    """The progress of an activity, according to a report.

    Args:
        context: the site.
        entry: the report.
        number: the place of the activity among those of the report, from 1.
    """
    item = entry.record.activities[number - 1]
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
        report=_place_in_report(context, entry, number),
        time=report_time(context, entry.record),
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


def card_id(context: ViewContext, number: int) -> str:
    """The anchor of an activity on the page of a report, by its place there."""
    return context.anchor("activity", id=number)


def report_time(context: ViewContext, record: StatusReport) -> str | None:
    """The date of a report, else the period that it covers; None where it states neither."""
    if record.date:
        return context.date(record.date)
    return context.period(record.period) if record.period else None


def _place_in_report(context: ViewContext, entry: Entry[StatusReport], number: int) -> Link:
    link = context.link(entry)
    return replace(link, address=f"{link.address}#{card_id(context, number)}")


def _stated(context: ViewContext, text: str | Nothing | None) -> str | None:
    return context.text("none-said") if isinstance(text, Nothing) else text


def reports_of(
    context: ViewContext, activity: Entry[Activity]
) -> Iterator[tuple[Entry[StatusReport], Progress]]:
    """The reports that tell of an activity, not only name it, and what; the newest first."""
    for report, number, _ in follow_up.reports_of(context.library, activity):
        part = progress(context, report, number)
        if part.says_anything:
            yield report, part
