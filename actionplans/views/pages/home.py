"""The front page."""

from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present
from actionplans.views.parts.chips import by_need, where_do_you_live
from actionplans.views.parts.newest_plans import newest_plans
from actionplans.views.parts.promises import promise_sentence
from actionplans.views.parts.standing import none_in_force


def home_view(context: ViewContext, entry: Entry[TextPage]) -> View:
    """The front page: what the site is, ways in by place and need, and the newest plans.

    Its text stands in the head; one with headings of its own is longer, and comes last.
    """
    record, body = entry.record, context.body(entry)
    return View(
        title=record.title,
        address="",
        description=context.description(record.summary),
        draft=record.draft,
        head=present(
            PageHead(title=record.title, summary=record.summary),
            None if body.headings else body,
            none_in_force(context),
        ),
        sections=present(
            where_do_you_live(context),
            newest_plans(context) or paragraph(context.text("no-plans")),
            promise_sentence(context),
            *by_need(context),
            body if body.headings else None,
        ),
    )
