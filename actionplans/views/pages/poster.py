"""The poster of an activity: a page to print and put up, which search engines do not list."""

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present
from actionplans.views.parts.poster import poster, poster_address


def poster_view(context: ViewContext, entry: Entry[Activity]) -> View:
    """The poster of an activity in the language of the context."""
    sheet = poster(context, entry)
    return View(
        title=context.text("poster-title", activity=sheet.title),
        address=poster_address(context, entry),
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=context.library.partnership_of(entry).id,
        draft=entry.record.draft,
        sections=present(sheet),
        closing=present(paragraph(context.text("poster-print"), "quiet")),
    )
