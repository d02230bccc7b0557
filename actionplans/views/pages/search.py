"""The search page, with every activity's title for readers who cannot use the search."""

from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present
from actionplans.views.parts.activity_titles import activity_titles
from actionplans.views.parts.search_form import search_form
from actionplans.views.parts.site_lists import search_address


def search_view(context: ViewContext) -> View:
    """The search page; a preview has no index to search."""
    text, preview = context.text, context.site.settings.preview
    no_search = paragraph(text("search-not-in-preview"), "lead")
    return View(
        title=text("search"),
        address=search_address(context),
        description=context.text("search-description", count=context.plan_count),
        breadcrumbs=(context.home(),),
        script=None if preview else "search",
        head=(PageHead(title=text("search")),),
        sections=present(no_search if preview else search_form(context), activity_titles(context)),
    )
