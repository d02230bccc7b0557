"""Pages of text: about the site, or about a partnership."""

from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present
from actionplans.views.parts.change_notes import change_notes


def text_view(context: ViewContext, entry: Entry[TextPage]) -> View:
    """A page of text."""
    record = entry.record
    crumbs = [context.home()]
    partnership = context.library.partnerships.get(entry.id.parent)
    if partnership:
        crumbs.append(context.link(partnership))
    return View(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=tuple(crumbs),
        partnership=partnership.id if partnership else None,
        head=(PageHead(title=record.title, summary=record.summary),),
        sections=(context.body(entry),),
        closing=present(change_notes(context, record), context.words(entry)),
    )
