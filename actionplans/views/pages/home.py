"""The front page."""

from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, View, present
from actionplans.views.parts.chips import by_need, where_do_you_live
from actionplans.views.parts.newest_plans import newest_plans
from actionplans.views.parts.promises import promise_sentence
from actionplans.views.parts.standing import none_in_force


def home_view(context: ViewContext, entry: Entry[TextPage]) -> View:
    """The front page: what the site is, ways in by place and need, and the newest plans.

    Its text stands over the plans, or in the head of a page without a summary; one with headings
    of its own is longer, and comes last.
    """
    record, body = entry.record, context.body(entry)
    is_long, leads = bool(body.headings), not record.summary
    intro = None if is_long or leads else body
    return View(
        title=record.title,
        address="",
        description=context.description(record.summary),
        head=present(
            PageHead(title=record.title, summary=record.summary),
            body if leads and not is_long else None,
            none_in_force(context),
        ),
        sections=present(
            where_do_you_live(context),
            *_plans(context, intro),
            promise_sentence(context),
            *by_need(context),
            body if is_long else None,
        ),
    )


def _plans(context: ViewContext, intro: Part | None) -> tuple[Part, ...]:
    """The newest plans after a text; without any plan the text, and that there is none."""
    plans = newest_plans(context, intro)
    return (plans,) if plans else present(intro, paragraph(context.text("no-plans")))
