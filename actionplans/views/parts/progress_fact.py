"""The progress of an activity in few words: each stated status, and where it is stated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.report_order import newest
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.parts.progress import Progress, reports_of
from actionplans.views.parts.standing import in_tense
from actionplans.views.parts.status_marks import StatusMark, status_marks

_Told = tuple[Entry[StatusReport], Progress]


@dataclass(frozen=True, slots=True)
class ToldStatus:
    """The status of an activity by a report, or by the plan itself."""

    marks: tuple[StatusMark, ...]
    source: Link
    """The report by its time or its title, or that it is stated with the activity, in brackets."""


def sole_status(context: ViewContext, entry: Entry[Activity]) -> ToldStatus | None:
    """The status of an activity, where it is all that `progress_fact` has to tell.

    That is so where one report alone may be the newest, and the activity states no status itself;
    or where it does, and no report tells of it.
    """
    told = tuple(reports_of(context, entry))
    last = _newest(told)
    own = _own_status(context, entry)
    if own and not told:
        return own
    if own or len(last) != 1 or not last[0].marks:
        return None
    time = last[0].time
    source = context.text("report-of", time=time) if time else last[0].report.text
    return ToldStatus(last[0].marks, Link(f"({source})", _section(context, entry)))


def shown_status(context: ViewContext, entry: Entry[Activity]) -> ToldStatus | None:
    """The status of an activity where only one is stated, be there reports without any or not."""
    own = _own_status(context, entry)
    is_told = any(part.marks for _, part in reports_of(context, entry))
    return own if own and not is_told else sole_status(context, entry)


def _own_status(context: ViewContext, entry: Entry[Activity]) -> ToldStatus | None:
    """The status that an activity states itself; None without any."""
    own = status_marks(context, context.library.partnership_of(entry), entry.record)
    return ToldStatus(own, Link(f"({context.text('with-the-activity')})")) if own else None


def progress_fact(
    context: ViewContext, entry: Entry[Activity], *, with_own: bool = True
) -> Iterator[Fact]:
    """The statuses of an activity, its own and those of reports; nothing without either.

    Nothing says which of them is the newer, nor whether its own is as old as the plan, so all are
    shown, its own by its place where reports tell of it too. Of the reports that
    state a status the newest is, or all that may be it. Those without a status that may be newer
    than these are named in their places.

    Args:
        context: the site.
        entry: the activity.
        with_own: whether its own status is told here; the head may have it, see `shown_status`.
    """
    told = tuple(reports_of(context, entry))
    last = _newest(told)
    stated = _newest([(report, part) for report, part in told if part.marks])
    partnership = context.library.partnership_of(entry)
    own = status_marks(context, partnership, entry.record) if with_own else ()
    section = _section(context, entry)
    shown = [it for _, it in told if it in stated or (stated and it in last and len(last) > 1)]
    lines = [*_own(context, own, is_alone=not told), *_by_reports(context, shown, section)]
    if not stated and (not lines or len(last) > 1):
        lines += [_name(it, with_time=len(last) > 1) for it in last]
    since = last[0].time if len(last) == 1 and not last[0].marks else None
    if lines:
        yield Fact(
            in_tense(context, "how-it-goes", entry),
            tuple(lines),
            context.text("last-told", date=since) if since else None,
        )


def _section(context: ViewContext, entry: Entry[Activity]) -> str:
    """The address of all that reports tell of an activity, on its page."""
    return f"{context.address(entry)}#{context.anchor('progress')}"


def _newest(told: Sequence[_Told]) -> list[Progress]:
    """What the newest report tells, or those of which each may be the newest."""
    reports = {report.id: report for report, _ in told}
    ids = {report.id for report in newest(reports.values())}
    return [part for report, part in told if report.id in ids]


def _own(context: ViewContext, marks: tuple[StatusMark, ...], *, is_alone: bool) -> Iterator[Link]:
    if marks:
        status, source = _words(marks), context.text("with-the-activity")
        yield Link(status if is_alone else context.text("status-by", status=status, source=source))


def _by_reports(context: ViewContext, parts: Sequence[Progress], address: str) -> Iterator[Link]:
    """The statuses by reports: one by its time if it states any, several by their titles too.

    Args:
        context: the site.
        parts: what the reports tell.
        address: where all that they tell stands.
    """
    for part in parts:
        source = _name(part, with_time=True).text
        if part.time and len(parts) == 1:
            source = context.text("report-of", time=part.time)
        status = _words(part.marks) or context.text("status-unstated")
        text = context.text("status-by", status=status, source=source)
        yield Link(text, address)


def _name(part: Progress, *, with_time: bool) -> Link:
    """A report by its title, and its time if it states any, at the activity's place in it."""
    time = part.time if with_time else None
    return Link(", ".join(filter(None, (part.report.text, time))), part.report.address)


def _words(marks: Sequence[StatusMark]) -> str:
    return " · ".join(mark.text for mark in marks)
