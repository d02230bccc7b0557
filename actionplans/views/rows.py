"""Activities as lines of a list."""

from collections.abc import Iterable

from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.model.values import Ended
from actionplans.reader import Entry
from actionplans.views.amounts import money
from actionplans.views.parts import ActivityGroup, ActivityRow, Link
from actionplans.views.shared import Shared


def activity_row(shared: Shared, entry: Entry[Activity], role: str | None = None) -> ActivityRow:
    """An activity in a list, with what its plan grants in the plan's year."""
    plan = shared.library.plan_of(entry).record
    record = entry.record
    return ActivityRow(
        link=shared.link(entry),
        number=", ".join(line.number for line in record.overview_lines if line.number) or None,
        summary=record.summary,
        amount=money(shared, granted(shared, entry)) if record.overview_lines else None,
        amount_label=shared.granted_in(plan),
        status=shared.language.word("ActivityStatus", record.status) if record.status else None,
        context=shared.context(entry),
        role=role,
    )


def year_of(plan: Plan) -> int:
    """The year that a plan is told by."""
    return plan.plan_year or plan.period.end.year


def granted(shared: Shared, entry: Entry[Activity]) -> int | Ended | None:
    """What its plan grants an activity in the plan's year, its lines together."""
    year = year_of(shared.library.plan_of(entry).record)
    amounts = [line.grant.get(year) for line in entry.record.overview_lines]
    stated = [amount for amount in amounts if isinstance(amount, int)]
    return sum(stated) if stated else next(iter(amounts), None)


def grouped_by_plan(
    shared: Shared,
    activities: Iterable[Entry[Activity]],
    roles: dict[str, str | None] | None = None,
) -> tuple[ActivityGroup, ...]:
    """Activities under the plan that each belongs to: by partnership, the newest plan first.

    Args:
        shared: the site.
        activities: the activities; one that comes twice is shown once.
        roles: what to say of somebody's part in each, by the activity's id.
    """
    chosen = {activity.id for activity in activities}
    plans = {id.rpartition("/")[0] for id in chosen}
    found = []
    for plan_id in sorted(plans, key=lambda plan_id: _newest_first(shared, plan_id)):
        plan = shared.library.plans[plan_id]
        rows = tuple(
            activity_row(shared, activity, (roles or {}).get(activity.id))
            for activity in shared.library.activities_of(plan)
            if activity.id in chosen
        )
        title = shared.plan_title(plan)
        heading = Link(title, shared.address(plan))
        found.append(ActivityGroup(heading, rows))
    return tuple(found)


def _newest_first(shared: Shared, plan_id: str) -> tuple[str, int]:
    plan = shared.library.plans[plan_id]
    return plan_id.split("/")[0], -plan.record.period.end.last.toordinal()
