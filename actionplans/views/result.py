"""The page of a result: what a plan wants to reach, and the activities that contribute to it."""

from dataclasses import dataclass
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.plan import Result
from actionplans.reader import Entry
from actionplans.views.parts import ActivityRow, FocusTag, Link, View
from actionplans.views.rows import activity_row
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class ResultView(View):
    """Everything on a result's page."""

    number: str | None
    plan: Link
    focus: tuple[FocusTag, ...]
    activities: tuple[ActivityRow, ...]
    others: tuple[Link, ...]


def result_view(shared: Shared, entry: Entry[Result]) -> ResultView:
    """The page of one result."""
    record = entry.record
    plan = shared.library.plans[entry.id.partition("#")[0]]
    contributing = {link.source.id for link in shared.library.links_to(entry, "results")}
    activities = [a for a in shared.library.activities_of(plan) if a.id in contributing]
    others = [
        cast(Entry[Result], shared.library.index["result"][f"{plan.id}#{other.id}"])
        for other in plan.record.results
        if other.id != record.id
    ]
    return ResultView(
        title=record.title,
        address=shared.address(entry),
        description=shared.text("result-description", title=record.title, plan=plan.record.title),
        breadcrumbs=shared.breadcrumbs(entry),
        partnership=shared.library.partnership_of(plan).id,
        draft=plan.record.draft,
        number=record.number,
        plan=shared.link(plan),
        focus=shared.focus_tags(plan, record.focus_areas),
        activities=tuple(_row(shared, activity) for activity in activities),
        others=tuple(shared.link(other) for other in others),
    )


def _row(shared: Shared, activity: Entry[Activity]) -> ActivityRow:
    return activity_row(shared, activity)
