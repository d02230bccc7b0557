"""The front page."""

from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present
from actionplans.views.parts.entrances import entrances
from actionplans.views.parts.shortcuts import shortcuts


def home_view(context: ViewContext, entry: Entry[TextPage]) -> View:
    """The front page: an introduction, shortcuts by need, and every plan."""
    record = entry.record
    return View(
        title=record.title,
        address="",
        description=context.description(record.summary),
        draft=record.draft,
        head=(PageHead(title=record.title, summary=record.summary),),
        sections=present(
            shortcuts(context),
            entrances(context) or paragraph(context.text("no-plans")),
            context.body(entry),
        ),
    )
