"""The page for addresses that do not exist."""

from actionplans.media.host_files import NOT_FOUND
from actionplans.views.basic_parts import Links, PageHead, Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View, present
from actionplans.views.parts.contact import feedback_link
from actionplans.views.parts.plain_section import PlainSection
from actionplans.views.parts.site_lists import site_lists


def not_found_view(context: ViewContext) -> View:
    """The page for addresses that do not exist."""
    text, partnerships = context.text, context.library.partnerships.values()
    links = Links(
        (
            context.home(),
            *(context.link(partnership) for partnership in partnerships),
            *site_lists(context),
        )
    )
    return View(
        title=text("not-found"),
        address=NOT_FOUND,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=text("not-found"), summary=text("not-found-intro")),),
        sections=present(PlainSection(text("not-found-links"), (links,)), _feedback(context)),
    )


def _feedback(context: ViewContext) -> Paragraph | None:
    """The invitation to report the address; None without an address for feedback."""
    link = feedback_link(context)
    if link is None:
        return None
    return paragraph((Link(f"{context.text('not-found-report')} "), link))
