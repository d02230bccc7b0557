"""The page of a focus area within a plan: what it is for, and what is done in it."""

from dataclasses import dataclass

from actionplans.markup import plain_text
from actionplans.model.activity import Activity
from actionplans.model.plan import FocusArea
from actionplans.reader import Entry
from actionplans.views.parts import ActivityRow, FocusTag, Link, View
from actionplans.views.rows import activity_row
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class FocusAreaView(View):
    """Everything on a focus area's page."""

    tag: FocusTag
    plan: Link
    intro: str | None
    results: tuple[Link, ...]
    first: tuple[ActivityRow, ...]
    """Activities that stand under it in the plan."""

    also: tuple[ActivityRow, ...]
    """Activities that stand elsewhere and work in it too."""

    others: tuple[FocusTag, ...]


def focus_area_view(shared: Shared, entry: Entry[FocusArea]) -> FocusAreaView:
    """The page of one focus area."""
    record = entry.record
    plan = shared.library.plans[entry.id.partition("#")[0]]
    activities = shared.library.activities_of(plan)
    inside = [a for a in activities if record.id in a.record.focus_areas]
    others = [area.id for area in plan.record.focus_areas if area.id != record.id]
    return FocusAreaView(
        title=record.title,
        address=shared.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=shared.breadcrumbs(entry),
        partnership=shared.library.partnership_of(plan).id,
        draft=plan.record.draft,
        tag=shared.focus_tag(entry, record.id),
        plan=shared.link(plan),
        intro=shared.html(record.intro or record.summary, entry, "indledning"),
        results=tuple(
            shared.result_link(plan, r.id)
            for r in plan.record.results
            if record.id in r.focus_areas
        ),
        first=tuple(
            activity_row(shared, a) for a in inside if a.record.focus_areas[0] == record.id
        ),
        also=tuple(activity_row(shared, a) for a in inside if a.record.focus_areas[0] != record.id),
        others=shared.focus_tags(plan, others),
    )


def _first(activity: Entry[Activity]) -> str:
    return activity.record.focus_areas[0]
