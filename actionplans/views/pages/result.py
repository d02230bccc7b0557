"""The page of a result: what a plan wants to reach, and the activities that contribute to it."""

from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.plan import Result
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import FocusTag, Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityRow, activity_row


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView(View):
    """Everything on a result's page."""

    number: str | None
    plan: Link
    focus: tuple[FocusTag, ...]
    activities: tuple[ActivityRow, ...]
    others: tuple[Link, ...]


def result_view(context: ViewContext, entry: Entry[Result]) -> ResultView:
    """The page of one result."""
    record = entry.record
    plan = context.library.plan_of(entry)
    references = context.library.references_to(entry, Activity, "results")
    contributing = {reference.source.id for reference in references}
    activities = [a for a in context.library.activities_of(plan) if a.id in contributing]
    others = [
        context.library.get(Result, other.id, plan)
        for other in plan.record.results
        if other.id != record.id
    ]
    return ResultView(
        title=record.title,
        address=context.address(entry),
        description=context.text("result-description", title=record.title, plan=plan.record.title),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(plan).id,
        draft=plan.record.draft,
        number=record.number,
        plan=context.link(plan),
        focus=context.focus_tags(plan, record.focus_areas),
        activities=tuple(activity_row(context, activity) for activity in activities),
        others=tuple(context.link(other) for other in others),
    )
