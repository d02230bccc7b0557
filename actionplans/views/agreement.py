"""What an agreement's page shows besides a plan's: parties, criteria, staff, money, rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.agreement import Staffing
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_plan
from actionplans.reader import Entry
from actionplans.views.agreeing import reckonings
from actionplans.views.aims import CriterionView, criteria_views
from actionplans.views.money import other_funding
from actionplans.views.parts import Link, Note, Party, Reckoning, Verdict
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class PostView:
    """A post of the staff, and the share of it that the agreement has."""

    role: str
    hours: str | None
    verdict: Verdict | None
    activities: tuple[Link, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The parts of an agreement."""

    parties: tuple[Party, ...]
    goals: tuple[str, ...]
    criteria: tuple[CriterionView, ...]
    staffing: tuple[PostView, ...]
    funding: tuple[Note, ...]
    reckonings: tuple[Reckoning, ...]
    conflict_handling: str | None
    notification: str | None
    revision: str | None


def agreement_view(shared: Shared, entry: Entry[Plan]) -> AgreementView | None:
    """The parts of an agreement; None for a plan that is none."""
    record = entry.record.agreement
    if record is None:
        return None
    lines = [line.line for line in shared.library.overview(entry)]
    return AgreementView(
        parties=shared.parties(record.parties),
        goals=record.goals,
        criteria=tuple(criteria_views(shared, record.criteria)),
        staffing=tuple(post_views(shared, record.staffing)),
        funding=other_funding(shared, entry.record.funding, granted=False),
        reckonings=reckonings(shared, reconcile_plan(entry.record, lines)),
        conflict_handling=shared.html(record.conflict_handling, entry, "konflikt"),
        notification=shared.html(record.notification, entry, "underretning"),
        revision=shared.html(record.revision, entry, "revision"),
    )


def post_views(shared: Shared, staffing: tuple[Staffing, ...]) -> Iterator[PostView]:
    """Posts of the staff, each with whether its hours give the share that is printed."""
    for post in staffing:
        hours = None
        if post.hours is not None and post.of_hours is not None:
            number = shared.figures.number
            hours = shared.text("hours", hours=number(post.hours), of=number(post.of_hours))
        activities = tuple(shared.link(shared.library.activities[id]) for id in post.activities)
        yield PostView(post.role, hours, share_verdict(shared, post), activities, post.note)


def share_verdict(shared: Shared, post: Staffing) -> Verdict | None:
    """Whether a printed share is the one that the hours give; None where there is no share."""
    percent = shared.figures.percent
    if post.printed_share is None:
        return None if post.share is None else Verdict(percent(post.share), None)
    if post.share is None:
        return Verdict(shared.text("share-unknown", printed=percent(post.printed_share)), None)
    inputs = {"computed": percent(post.share), "printed": percent(post.printed_share)}
    if post.share_differs:
        text = shared.text("share-differs", role=post.role, **inputs)
        return Verdict(text, False, shared.text("unexplained"))
    return Verdict(shared.text("share-agrees", **inputs), True)
