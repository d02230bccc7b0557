"""The front page."""

from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present
from actionplans.views.parts.entrances import entrances
from actionplans.views.parts.promises import promise_sentence
from actionplans.views.parts.shortcuts import shortcuts
from actionplans.views.parts.standing import none_in_force


def home_view(context: ViewContext, entry: Entry[TextPage]) -> View:
    """The front page: an introduction, shortcuts by need, and every plan."""
    record = entry.record
    return View(
        title=record.title,
        address="",
        description=context.description(record.summary),
        draft=record.draft,
        head=present(PageHead(title=record.title, summary=record.summary), none_in_force(context)),
        sections=present(
            shortcuts(context),
            entrances(context) or paragraph(context.text("no-plans")),
            promise_sentence(context),
            context.body(entry),
        ),
    )
