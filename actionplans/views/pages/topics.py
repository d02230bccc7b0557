"""The index of topics."""

from collections.abc import Iterator

from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, listed, present
from actionplans.views.parts.activity_list import activities_on
from actionplans.views.parts.register import Register, RegisterLine


def topics_view(context: ViewContext) -> View:
    """The index of topics, in alphabetical order."""
    title, description = context.text("topics"), context.text("topics-description")
    register = listed(Register, _lines(context))
    return View(
        title=title,
        address=context.page("topics"),
        description=description,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=description),),
        sections=present(register or paragraph(context.text("register-empty"))),
    )


def _lines(context: ViewContext) -> Iterator[RegisterLine]:
    entries = sorted(
        context.library.topics.values(), key=lambda e: context.language.sort_key(e.record.title)
    )
    for entry in entries:
        count = context.text("activity-count", count=len(activities_on(context, entry)))
        details = " · ".join(filter(None, (entry.record.description, count)))
        yield RegisterLine(link=context.link(entry), details=details)
