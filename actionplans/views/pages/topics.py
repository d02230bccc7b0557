"""The index of topics."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import activities_on


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in the index."""

    link: Link
    description: str | None
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView(View):
    """The index of topics."""

    topics: tuple[TopicLine, ...]


def topics_view(context: ViewContext) -> TopicsView:
    """The index of topics, by alphabet."""
    entries = sorted(
        context.library.topics.values(), key=lambda e: context.language.sort_key(e.record.title)
    )
    return TopicsView(
        title=context.text("topics"),
        address=context.page("topics"),
        description=context.text("topics-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        topics=tuple(
            TopicLine(
                context.link(entry),
                entry.record.description,
                context.text("activity-count", count=len(activities_on(context, entry))),
            )
            for entry in entries
        ),
    )
