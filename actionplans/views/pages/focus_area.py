"""The page of a focus area within a plan: what it is for, and what is done in it."""

from dataclasses import dataclass

from markupsafe import Markup

from actionplans.model.plan import FocusArea
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import FocusTag, Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityRow, activity_row


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusAreaView(View):
    """Everything on a focus area's page."""

    tag: FocusTag
    plan: Link
    intro: Markup | None
    results: tuple[Link, ...]
    first: tuple[ActivityRow, ...]
    """Activities that stand under it in the plan."""

    also: tuple[ActivityRow, ...]
    """Activities that stand elsewhere and work in it too."""

    others: tuple[FocusTag, ...]


def focus_area_view(context: ViewContext, entry: Entry[FocusArea]) -> FocusAreaView:
    """The page of one focus area."""
    record = entry.record
    plan = context.library.plan_of(entry)
    activities = context.library.activities_of(plan)
    inside = [a for a in activities if record.id in a.record.focus_areas]
    others = [area.id for area in plan.record.focus_areas if area.id != record.id]
    return FocusAreaView(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(plan).id,
        draft=plan.record.draft,
        tag=context.focus_tag(entry, record.id),
        plan=context.link(plan),
        intro=context.html(record.intro or record.summary, entry, "indledning"),
        results=tuple(
            context.result_link(plan, r.id)
            for r in plan.record.results
            if record.id in r.focus_areas
        ),
        first=tuple(activity_row(context, a) for a in inside if a.record.main_area == record.id),
        also=tuple(activity_row(context, a) for a in inside if a.record.main_area != record.id),
        others=context.focus_tags(plan, others),
    )
