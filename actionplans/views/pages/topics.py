"""The index of topics."""

from collections.abc import Iterator

from actionplans.model.place import Topic
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.page import View, listed, present, section
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.activity_list import activities_on
from actionplans.views.parts.register import Register, RegisterLine


def topics_view(context: ViewContext) -> View:
    """The index of topics, in alphabetical order."""
    title = context.text("topics")
    description = context.text("topics-description", count=context.plan_count)
    entries = sorted(
        context.library.topics.values(), key=lambda e: context.language.sort_key(e.record.title)
    )
    used = [entry for entry in entries if activities_on(context, entry)]
    unused = [entry for entry in entries if not activities_on(context, entry)]
    return View(
        title=title,
        address=context.page("topics"),
        description=description,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=description),),
        sections=present(
            listed(Register, _lines(context, used)),
            section(
                context.anchor("unmentioned"),
                context.text("without-activities"),
                listed(Register, _lines(context, unused)),
            ),
        ),
    )


def _lines(context: ViewContext, entries: list[Entry[Topic]]) -> Iterator[RegisterLine]:
    for entry in entries:
        activities = activities_on(context, entry)
        yield RegisterLine(
            link=context.link(entry),
            details=activity_count(context, activities) if activities else None,
            description=entry.record.description,
        )
