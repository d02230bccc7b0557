"""Activities as lines of a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from actionplans.locale import LanguageTag
from actionplans.model.activity import Activity
from actionplans.model.place import Topic
from actionplans.model.plan import Plan
from actionplans.model.values import Ended
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link
from actionplans.views.page import Part
from actionplans.views.parts.amounts import money


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity in a list."""

    link: Link
    number: str | None
    summary: str | None
    amount: Cell | None
    amount_label: str | None
    status: str | None = None
    context: str | None = None
    role: str | None = None
    lang: LanguageTag | None = None
    """The language of the summary, where it is another than that of what stands around it."""


@dataclass(frozen=True, slots=True)
class ActivityGroup(Part):
    """Activities under a heading, such as a focus area or a plan."""

    heading: Link
    rows: tuple[ActivityRow, ...]
    shape: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ActivityList(Part):
    """Activities as lines of a list."""

    items: tuple[ActivityRow, ...]


def activity_row(
    context: ViewContext, entry: Entry[Activity], role: str | None = None
) -> ActivityRow:
    """An activity in a list, with what its plan grants in the plan's year."""
    plan = context.library.plan_of(entry).record
    record = entry.record
    return ActivityRow(
        link=context.link(entry),
        number=", ".join(line.number for line in record.overview_lines if line.number) or None,
        summary=record.summary,
        amount=money(context, granted(context, entry)) if record.overview_lines else None,
        amount_label=context.granted_in(plan),
        status=context.language.label("ActivityStatus", record.status) if record.status else None,
        context=context.plan_label(entry),
        role=role,
    )


def year_of(plan: Plan) -> int:
    """The year that a plan is told by."""
    return plan.plan_year or plan.period.end.year


def granted(context: ViewContext, entry: Entry[Activity]) -> int | Ended | None:
    """What its plan grants an activity in the plan's year, its lines together."""
    year = year_of(context.library.plan_of(entry).record)
    amounts = [line.grant.get(year) for line in entry.record.overview_lines]
    stated = [amount for amount in amounts if isinstance(amount, int)]
    return sum(stated) if stated else next(iter(amounts), None)


def grouped_by_plan(
    context: ViewContext,
    activities: Iterable[Entry[Activity]],
    roles: dict[str, str | None] | None = None,
) -> tuple[ActivityGroup, ...]:
    """Activities under the plan that each belongs to: by partnership, the newest plan first.

    Args:
        context: the site.
        activities: the activities; one that comes twice is shown once.
        roles: what to say of somebody's part in each, by the activity's id.
    """
    chosen = {activity.id for activity in activities}
    plans = {id.rpartition("/")[0] for id in chosen}
    found = []
    for plan_id in sorted(plans, key=lambda plan_id: _newest_first(context, plan_id)):
        plan = context.library.plans[plan_id]
        rows = tuple(
            activity_row(context, activity, (roles or {}).get(activity.id))
            for activity in context.library.activities_of(plan)
            if activity.id in chosen
        )
        title = context.plan_title(plan)
        heading = Link(title, context.address(plan))
        found.append(ActivityGroup(heading, rows))
    return tuple(found)


def _newest_first(context: ViewContext, plan_id: str) -> tuple[str, int]:
    plan = context.library.plans[plan_id]
    return plan_id.split("/")[0], -plan.record.period.end.last.toordinal()


def activity_groups(context: ViewContext, entry: Entry[Plan]) -> Iterator[ActivityGroup]:
    """A plan's activities under the focus area that each stands in."""
    activities = context.library.activities_of(entry)
    for area in entry.record.focus_areas:
        rows = [
            activity_row(context, a)
            for a in activities
            if area.id == next(iter(a.record.focus_areas), 0)
        ]
        if rows:
            tag = context.focus_tag(entry, area.id)
            heading = Link(tag.title, tag.address)
            yield ActivityGroup(heading, tuple(rows), tag.shape, area.summary)
    rows = [activity_row(context, a) for a in activities if not a.record.focus_areas]
    if rows:
        yield ActivityGroup(Link(context.text("no-focus-area")), tuple(rows))


def activities_on(context: ViewContext, entry: Entry[Topic]) -> list[Entry[Activity]]:
    """The activities on a topic, by partnership, the newest plan first."""
    found = [
        cast(Entry[Activity], link.source)
        for link in context.library.links_to(entry, "topics")
        if link.source.kind == "activity"
    ]
    return sorted(found, key=lambda activity: plan_order(context, activity))


def plan_order(context: ViewContext, activity: Entry[Activity]) -> tuple[str, int, str]:
    """The key that sorts activities by partnership and plan, the newest plan first."""
    plan = context.library.plan_of(activity)
    return plan.id.split("/")[0], -plan.record.period.end.last.toordinal(), activity.id
