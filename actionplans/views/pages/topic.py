"""The page of a topic: similar activities of several partnerships."""

from actionplans.model.place import Topic
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View, present, section
from actionplans.views.parts.activity_list import activities_on
from actionplans.views.parts.compared_activities import compared_activities
from actionplans.views.parts.register import register
from actionplans.views.parts.search_names import search_names
from actionplans.views.parts.topic_money import topic_money


def topic_view(context: ViewContext, entry: Entry[Topic]) -> View:
    """The page of one topic."""
    record, text = entry.record, context.text
    others = [topic for topic in context.library.topics.values() if topic is not entry]
    activities = activities_on(context, entry)
    caption = text("topic-caption", title=record.title, count=len(activities))
    table = compared_activities(context, caption, entry, activities)
    return View(
        title=record.title,
        address=context.address(entry),
        description=record.description,
        breadcrumbs=(context.home(), Link(text("topics"), context.page("topics"))),
        head=present(
            PageHead(kind=text("topic"), title=record.title, summary=record.description),
            search_names(record),
        ),
        sections=present(
            topic_money(context, entry),
            section(context.anchor("activities"), text("activities"), table),
            None if table else paragraph(text("no-activities-on-topic", count=context.plan_count)),
            section(
                context.anchor("others"), text("other-topics"), register(map(context.link, others))
            ),
        ),
    )
