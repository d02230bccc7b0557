"""Staff positions, and whether their printed shares agree with their hours."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.agreement import Staffing as StaffingRecord
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Part
from actionplans.views.parts.standing import in_tense


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPosition:
    """A staff position with its hours, and the verdict on its printed share."""

    role: str
    hours: str | None
    verdict: Verdict | None
    activities: tuple[Link, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Staffing(Part):
    """Staff positions, each with the verdict on its printed share."""

    items: tuple[StaffPosition, ...]
    works_on: str
    """The words before the activities of a position."""


def staffing(
    context: ViewContext, entry: Entry[Record], records: Iterable[StaffingRecord]
) -> Staffing | None:
    """Staff positions that a record states; None without any."""
    items = tuple(_position(context, record) for record in records)
    return Staffing(items, in_tense(context, "works-on", entry)) if items else None


def _position(context: ViewContext, record: StaffingRecord) -> StaffPosition:
    activities = tuple(context.link(context.library.activities[id]) for id in record.activities)
    return StaffPosition(
        role=record.role,
        hours=_hours(context, record),
        verdict=share_verdict(context, record),
        activities=activities,
        note=record.note,
    )


def _hours(context: ViewContext, record: StaffingRecord) -> str | None:
    """The hours on the work and those of the whole position, as far as they are stated."""
    number, hours, whole = context.figures.number, record.hours, record.of_hours
    if hours is not None and whole is not None:
        return context.text("hours", hours=number(hours), of=number(whole))
    if hours is not None:
        return context.text("hours-alone", count=hours, hours=number(hours))
    return None if whole is None else context.text("hours-of-post", count=whole, of=number(whole))


def share_verdict(context: ViewContext, post: StaffingRecord) -> Verdict | None:
    """The verdict on a printed share against the hours; None without a printed share."""
    percent = context.figures.percent
    if post.printed_share is None:
        return None if post.share is None else Verdict(percent(post.share), None)
    if post.share is None:
        return Verdict(context.text("share-unknown", printed=percent(post.printed_share)), None)
    inputs = {"computed": percent(post.share), "printed": percent(post.printed_share)}
    if post.share_differs:
        text = context.text("share-differs", role=post.role, **inputs)
        return Verdict(text, False, context.text("unexplained"))
    return Verdict(context.text("share-agrees", **inputs), True)
