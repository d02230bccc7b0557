"""The pages of promises: what plans promised in numbers, and what reports say became of it."""

from collections.abc import Iterator, Sequence

from actionplans.follow_up import is_silent, promises_in
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, Subsection, View, present, section, subsection
from actionplans.views.parts.details import Details
from actionplans.views.parts.link_sentence import LinkSentence, link_sentence
from actionplans.views.parts.promise_list import ActivityPromise, by_activity, promise_file
from actionplans.views.parts.promises import (
    followed_plans,
    plan_anchor,
    promise_summary,
    promising_plans,
    reached_sentence,
    tally,
    tally_figures,
)
from actionplans.views.parts.standing import plan_tag


def promises_view(context: ViewContext) -> View:
    """The promises of all plans that have a report."""
    return _view(context, None, context.text("promises-title"))


def partnership_promises_view(context: ViewContext, partnership: Entry[Partnership]) -> View:
    """The promises of one partnership's plans that have a report."""
    title = context.text("promises-title-of", name=partnership.record.title)
    return _view(context, partnership, title)


def _view(context: ViewContext, partnership: Entry[Partnership] | None, title: str) -> View:
    id = partnership.id if partnership else None
    plans = followed_plans(context, id)
    counts = tally(context, plans)
    summary = promise_summary(context, counts)
    owner = context.link(partnership) if partnership else None
    address = context.page("promises", partnership)
    return View(
        title=title,
        address=address,
        description=summary,
        breadcrumbs=(context.home(), owner) if owner else (context.home(),),
        partnership=id,
        head=present(
            PageHead(belongs_to=owner, title=title, summary=summary), tally_figures(context, counts)
        ),
        sections=present(*(_section(context, plan, plans, partnership) for plan in plans)),
        closing=present(
            _unfollowed(context, plans, id),
            paragraph(context.text("promises-rule"), "quiet"),
            promise_file(context, plans, address),
        ),
    )


def _section(
    context: ViewContext,
    plan: Entry[Plan],
    plans: Sequence[Entry[Plan]],
    partnership: Entry[Partnership] | None,
) -> Section | None:
    """The promises of a plan: those of which a report tells, and the others folded."""
    found = promises_in(context.library, plan)
    told = [it for it in found if not is_silent(it[1])]
    silent = [it for it in found if is_silent(it[1])]
    counts = tally(context, [plan])
    title = plan.record.title if partnership else context.plan_title(plan)
    sentence = reached_sentence(context, counts) if len(plans) > 1 else None
    folded = Details(
        summary=context.text("promises-silent", count=counts.silent),
        is_open=not told,
        parts=present(*_by_activity(context, silent)),
    )
    return section(
        plan_anchor(context, plan),
        Link(title, context.address(plan)),
        paragraph(sentence),
        *_by_activity(context, told),
        folded if silent else None,
        _sources(context, plan),
        tag=plan_tag(context, plan),
    )


def _by_activity(
    context: ViewContext, promises: Sequence[ActivityPromise]
) -> Iterator[Subsection | None]:
    for activity, items in by_activity(context, promises):
        yield subsection(activity, items)


def _sources(context: ViewContext, plan: Entry[Plan]) -> LinkSentence | None:
    """The documents that are held against each other: the plan and its reports."""
    reports = map(context.link, context.library.reports_of(plan))
    return link_sentence(context.text("promises-sources"), (context.link(plan), *reports))


def _unfollowed(
    context: ViewContext, plans: Sequence[Entry[Plan]], partnership: str | None
) -> LinkSentence | None:
    """The plans with promises of which there is no report; None where each has one."""
    others = [plan for plan in promising_plans(context, partnership) if plan not in plans]
    count = sum(len(promises_in(context.library, plan)) for plan in others)
    links = (Link(context.plan_title(plan), context.address(plan)) for plan in others)
    start = context.text("promises-unfollowed", count=count)
    return link_sentence(start, links) if others else None
