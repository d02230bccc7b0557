"""The page of a focus area within a plan: its purpose, results and activities."""

from collections.abc import Iterable
from dataclasses import replace

from actionplans.model.activity import Activity
from actionplans.model.plan import FocusArea, Plan
from actionplans.nesting import areas_of
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links, PageHead, paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Note
from actionplans.views.page import Part, View, listed, present, section
from actionplans.views.parts.activity_list import ActivityList, activity_row
from actionplans.views.parts.focus_areas import FocusAreas
from actionplans.views.parts.notes import Notes
from actionplans.views.parts.standing import in_tense, past_or_ahead


def focus_area_view(context: ViewContext, entry: Entry[FocusArea]) -> View:
    """The page of a focus area."""
    record, t = entry.record, context.text
    plan = context.library.plan_of(entry)
    others = (area.id for area in plan.record.focus_areas if area.id != record.id)
    head = PageHead(
        kind=f"{t('focus-area')} {record.number}" if record.number else t("focus-area"),
        title=record.title,
        shape=context.focus_tag(entry, record.id).shape,
    )
    return View(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(plan).id,
        head=present(head, past_or_ahead(context, plan)),
        sections=present(
            prose(context.html(record.intro or record.summary, entry, "intro")),
            section(
                context.anchor("results"),
                in_tense(context, "theory-leads-to", plan),
                _results(context, plan, record.id),
            ),
            *_activities(context, plan, record.id),
            section(
                context.anchor("overview"),
                context.label(Plan, "other_lines"),
                _other_lines(plan, record.id),
            ),
            section(
                context.anchor("others"),
                t("other-areas"),
                listed(FocusAreas, context.focus_tags(plan, others)),
            ),
        ),
    )


def _results(context: ViewContext, plan: Entry[Plan], area: str) -> Links | None:
    """Links to the intended results of a focus area."""
    results = (result for result in plan.record.results if area in result.focus_areas)
    return listed(Links, (context.result_link(plan, result.id) for result in results))


def _activities(context: ViewContext, plan: Entry[Plan], area: str) -> tuple[Part, ...]:
    """The activities of a focus area: those that stand under it, and the others."""
    t = context.text
    activities = context.library.activities_of(plan)
    main = [a for a in activities if areas_of(context.library.activities, a) == (area,)]
    also = [a for a in activities if a not in main and area in _areas_of(a)]
    sections = present(
        section(context.anchor("activities"), t("activities"), _list(context, main)),
        section(context.anchor("also-in-area"), t("also-in-area"), _list(context, also)),
    )
    whole = context.link(plan)
    return sections or present(
        paragraph(t("no-activities-in-area")),
        paragraph(replace(whole, text=t("see-plan", plan=whole.text))),
    )


def _areas_of(activity: Entry[Activity]) -> set[str]:
    """The focus areas of an activity and of its lines in the overview."""
    record = activity.record
    return {*record.focus_areas, *(it for line in record.overview_lines for it in line.focus_areas)}


def _other_lines(plan: Entry[Plan], area: str) -> Notes | None:
    """The lines of a focus area in the plan's overview that have no activity."""
    lines = (line for line in plan.record.other_lines if area in line.focus_areas)
    return listed(Notes, (Note(line.title or "", line.note) for line in lines))


def _list(context: ViewContext, activities: Iterable[Entry[Activity]]) -> ActivityList | None:
    return listed(ActivityList, (activity_row(context, activity) for activity in activities))
