"""The page of a result that a plan intends, and of the activities that contribute to it."""

from actionplans.model.activity import Activity
from actionplans.model.plan import Result
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, listed, present, section
from actionplans.views.parts.activity_list import ActivityList, activity_row
from actionplans.views.parts.register import register
from actionplans.views.parts.standing import past_or_ahead


def result_view(context: ViewContext, entry: Entry[Result]) -> View:
    """The page of a result."""
    record, t = entry.record, context.text
    plan = context.library.plan_of(entry)
    references = context.library.references_to(entry, Activity, "results")
    contributing = {reference.source.id for reference in references}
    activities = [a for a in context.library.activities_of(plan) if a.id in contributing]
    others = tuple(
        context.link(context.library.get(Result, other.id, plan))
        for other in plan.record.results
        if other.id != record.id
    )
    head = PageHead(
        kind=f"{t('result')} {record.number}" if record.number else t("result"),
        belongs_to=context.link(plan),
        focus=context.focus_tags(plan, record.focus_areas),
        title=record.title,
    )
    contributions = listed(ActivityList, (activity_row(context, a) for a in activities))
    return View(
        title=record.title,
        address=context.address(entry),
        description=t("result-description", title=record.title, plan=plan.record.title),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(plan).id,
        draft=plan.record.draft,
        head=present(head, past_or_ahead(context, plan)),
        sections=present(
            section(
                context.anchor("activities"),
                t("contributing"),
                contributions or paragraph(t("nothing-contributes")),
            ),
            section(context.anchor("others"), t("other-results"), register(others)),
        ),
    )
