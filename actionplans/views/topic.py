"""Topics: activities of several partnerships that do the same sort of thing, side by side."""

from dataclasses import dataclass
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.place import Topic
from actionplans.reader import Entry
from actionplans.views.aims import DeliverableView, deliverable_view
from actionplans.views.parts import Cell, Link, View
from actionplans.views.rows import activity_row
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class ComparedActivity:
    """An activity in the comparison of a topic."""

    link: Link
    partnership: Link
    plan: Link
    amount: Cell | None
    amount_label: str | None
    groups: tuple[str, ...]
    deliverables: tuple[DeliverableView, ...]
    summary: str | None


@dataclass(frozen=True, slots=True)
class TopicView(View):
    """Everything on a topic's page."""

    activities: tuple[ComparedActivity, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in the index."""

    link: Link
    description: str | None
    count: str


@dataclass(frozen=True, slots=True)
class TopicsView(View):
    """The index of topics."""

    topics: tuple[TopicLine, ...]


def _index(shared: Shared) -> Link:
    return Link(shared.text("topics"), shared.page("topics"))


def activities_on(shared: Shared, entry: Entry[Topic]) -> list[Entry[Activity]]:
    """The activities on a topic, by partnership, the newest plan first."""
    found = [
        cast(Entry[Activity], link.source)
        for link in shared.library.links_to(entry, "topics")
        if link.source.kind == "activity"
    ]
    return sorted(found, key=lambda activity: plan_order(shared, activity))


def plan_order(shared: Shared, activity: Entry[Activity]) -> tuple[str, int, str]:
    """The key that sorts activities by partnership and plan, the newest plan first."""
    plan = shared.library.plan_of(activity)
    return plan.id.split("/")[0], -plan.record.period.end.last.toordinal(), activity.id


def topic_view(shared: Shared, entry: Entry[Topic]) -> TopicView:
    """The page of one topic."""
    others = [topic for topic in shared.library.topics.values() if topic is not entry]
    return TopicView(
        title=entry.record.title,
        address=shared.address(entry),
        description=entry.record.description,
        breadcrumbs=(shared.home(), _index(shared)),
        partnership=None,
        draft=False,
        activities=tuple(_compared(shared, a) for a in activities_on(shared, entry)),
        others=tuple(shared.link(topic) for topic in others),
    )


def _compared(shared: Shared, entry: Entry[Activity]) -> ComparedActivity:
    row = activity_row(shared, entry)
    return ComparedActivity(
        link=row.link,
        partnership=shared.link(shared.library.partnership_of(entry)),
        plan=shared.link(shared.library.plan_of(entry)),
        amount=row.amount,
        amount_label=row.amount_label,
        groups=tuple(group.who for group in entry.record.target_groups),
        deliverables=tuple(deliverable_view(shared, d) for d in entry.record.deliverables),
        summary=row.summary,
    )


def topics_view(shared: Shared) -> TopicsView:
    """The index of topics, by alphabet."""
    entries = sorted(
        shared.library.topics.values(), key=lambda e: shared.language.collate(e.record.title)
    )
    return TopicsView(
        title=shared.text("topics"),
        address=shared.page("topics"),
        description=shared.text("topics-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        topics=tuple(
            TopicLine(
                shared.link(entry),
                entry.record.description,
                shared.text("activity-count", count=len(activities_on(shared, entry))),
            )
            for entry in entries
        ),
    )
