"""The page of a result that a plan intends, and of the activities that contribute to it."""

from dataclasses import replace

from actionplans.model.activity import Activity
from actionplans.model.plan import Plan, Result
from actionplans.nesting import focus_areas_of
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, View, present, section
from actionplans.views.parts.activity_list import activity_list
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
        focus=context.focus_tags(plan, record.focus_areas),
        title=record.title,
    )
    return View(
        title=record.title,
        address=context.address(entry),
        description=t("result-description", title=record.title, plan=plan.record.title)
        if activities
        else t("result-of", title=record.title, plan=plan.record.title),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(plan).id,
        head=present(head, past_or_ahead(context, plan)),
        sections=present(
            section(
                context.anchor("activities"), t("contributing"), activity_list(context, activities)
            )
            or _without_activities(context, plan, record),
            section(context.anchor("others"), t("other-results"), register(others)),
        ),
    )


def _without_activities(context: ViewContext, plan: Entry[Plan], record: Result) -> Section | None:
    """What there is to read of a result that no activity is said to contribute to.

    The activities of its focus areas, where the document gives it any; else the way to the plan.
    """
    t, areas = context.text, set(record.focus_areas)
    beside = [
        activity
        for activity in context.library.activities_of(plan)
        if areas.intersection(focus_areas_of(context.library.activities, activity))
    ]
    whole = context.link(plan)
    return section(
        context.anchor("activities"),
        t("activities"),
        paragraph(t("nothing-contributes")),
        paragraph(t("same-focus-area")) if beside else None,
        activity_list(context, beside),
        None if beside else paragraph(replace(whole, text=t("see-plan", plan=whole.text))),
    )
