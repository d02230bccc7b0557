"""Topics: activities of several partnerships that do the same sort of thing, side by side."""

from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.place import Topic
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import activities_on, activity_row
from actionplans.views.parts.deliverables import DeliverableItem, deliverable


@dataclass(frozen=True, slots=True)
class ComparedActivity:
    """An activity in the comparison of a topic."""

    link: Link
    partnership: Link
    plan: Link
    amount: Cell | None
    amount_label: str | None
    groups: tuple[str, ...]
    deliverables: tuple[DeliverableItem, ...]
    summary: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(View):
    """Everything on a topic's page."""

    activities: tuple[ComparedActivity, ...]
    others: tuple[Link, ...]


def _index(context: ViewContext) -> Link:
    return Link(context.text("topics"), context.page("topics"))


def topic_view(context: ViewContext, entry: Entry[Topic]) -> TopicView:
    """The page of one topic."""
    others = [topic for topic in context.library.topics.values() if topic is not entry]
    return TopicView(
        title=entry.record.title,
        address=context.address(entry),
        description=entry.record.description,
        breadcrumbs=(context.home(), _index(context)),
        partnership=None,
        draft=False,
        activities=tuple(_compared(context, a) for a in activities_on(context, entry)),
        others=tuple(context.link(topic) for topic in others),
    )


def _compared(context: ViewContext, entry: Entry[Activity]) -> ComparedActivity:
    row = activity_row(context, entry)
    return ComparedActivity(
        link=row.link,
        partnership=context.link(context.library.partnership_of(entry)),
        plan=context.link(context.library.plan_of(entry)),
        amount=row.amount,
        amount_label=row.amount_label,
        groups=tuple(group.who for group in entry.record.target_groups),
        deliverables=tuple(deliverable(context, d) for d in entry.record.deliverables),
        summary=row.summary,
    )
