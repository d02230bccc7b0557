"""Staff positions, and whether their printed shares agree with their hours."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.agreement import Staffing
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict


@dataclass(frozen=True, slots=True)
class StaffPosition:
    """A post of the staff, and the share of it that the agreement has."""

    role: str
    hours: str | None
    verdict: Verdict | None
    activities: tuple[Link, ...]
    note: str | None


def staff_positions(
    context: ViewContext, staffing: tuple[Staffing, ...]
) -> Iterator[StaffPosition]:
    """Posts of the staff, each with whether its hours give the share that is printed."""
    for post in staffing:
        hours = None
        if post.hours is not None and post.of_hours is not None:
            number = context.figures.number
            hours = context.text("hours", hours=number(post.hours), of=number(post.of_hours))
        activities = tuple(context.link(context.library.activities[id]) for id in post.activities)
        yield StaffPosition(post.role, hours, share_verdict(context, post), activities, post.note)


def share_verdict(context: ViewContext, post: Staffing) -> Verdict | None:
    """Whether a printed share is the one that the hours give; None where there is no share."""
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
