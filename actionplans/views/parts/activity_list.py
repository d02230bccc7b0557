"""Activities as lines of a list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from actionplans.locale import LanguageTag
from actionplans.model.activity import Activity, ActivityStatus
from actionplans.model.place import Topic
from actionplans.model.plan import Plan
from actionplans.nesting import areas_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Chapter, Link
from actionplans.views.page import Part, Subsection, listed, subsection
from actionplans.views.parts.progress_fact import ToldStatus, shown_status
from actionplans.views.parts.standing import activity_status, plan_tag
from actionplans.views.parts.yearly_grant import grant_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """An activity in a list."""

    link: Link
    number: str | None
    summary: str | None
    amount: Cell | None
    amount_label: str | None
    status: str | None = None
    status_kind: str | None = None
    """The English name of the status, which is its class in the style sheet."""

    told: ToldStatus | None = None
    """How it goes or went, where the list says so."""

    who: str | None = None
    """Whom it is for, in a few words, where the list says so."""

    role: str | None = None
    lang: LanguageTag | None = None
    """The language of the summary; None where it is that of its surroundings."""


@dataclass(frozen=True, slots=True)
class ActivityList(Part):
    """Activities as lines of a list."""

    items: tuple[ActivityRow, ...]


@dataclass(frozen=True, slots=True)
class ActivityGroup(Part):
    """Activities under a heading, such as a focus area or a plan."""

    heading: Link | None
    """None where a plan has no focus areas."""

    rows: tuple[ActivityRow, ...]
    shape: int | None = None
    note: Markup | None = None
    """A rendered text under the heading."""

    @property
    def children(self) -> tuple[Part, ...]:
        """The list under the heading."""
        return (ActivityList(self.rows),)


def activity_row(
    context: ViewContext, entry: Entry[Activity], role: str | None = None
) -> ActivityRow:
    """An activity in a list, with its grant in the plan's reference year."""
    record, grant = entry.record, grant_of(context, entry)
    return ActivityRow(
        link=context.link(entry),
        number=record.numbers,
        summary=record.summary,
        amount=grant.amount if grant else None,
        amount_label=grant.label if grant else None,
        status=_notable_status(context, entry),
        status_kind=str(record.status) if record.status else None,
        role=role,
    )


def told_row(context: ViewContext, entry: Entry[Activity]) -> ActivityRow:
    """An activity in a list, with how it goes or went where that is a single status.

    The report is no link there: that of the next line would have the same words.
    """
    told = shown_status(context, entry)
    if told:
        told = replace(told, source=Link(told.source.text))
    return replace(activity_row(context, entry), told=told)


def _notable_status(context: ViewContext, entry: Entry[Activity]) -> str | None:
    """The status of an activity, unless it goes on: most do, and a list shows those that do not."""
    is_common = entry.record.status is ActivityStatus.CONTINUED
    return None if is_common else activity_status(context, entry)


def activity_list(
    context: ViewContext,
    entries: Iterable[Entry[Activity]],
    roles: Mapping[str, str | None] | None = None,
) -> ActivityList | None:
    """Activities as lines of a list; None without any.

    Args:
        context: the site.
        entries: the activities.
        roles: somebody's role in each, by the activity's id.
    """
    roles = roles or {}
    rows = (activity_row(context, entry, roles.get(entry.id)) for entry in entries)
    return listed(ActivityList, rows)


def activities_by_plan(
    context: ViewContext,
    activities: Iterable[Entry[Activity]],
    roles: Mapping[str, str | None] | None = None,
) -> Iterator[Subsection | None]:
    """Activities under their plans' headings: by partnership, the newest plan first.

    Args:
        context: the site.
        activities: the activities; duplicates are shown once.
        roles: somebody's role in each, by the activity's id.
    """
    for plan, entries in by_plan(context, activities):
        rows = activity_list(context, entries, roles)
        yield subsection(plan_heading(context, plan), rows, tag=plan_tag(context, plan))


def by_plan(
    context: ViewContext, activities: Iterable[Entry[Activity]]
) -> Iterator[tuple[Entry[Plan], list[Entry[Activity]]]]:
    """The plans of some activities, each with those activities, without duplicates."""
    chosen = {activity.id for activity in activities}
    plans = {id.plan: context.library.plans[id.plan] for id in chosen}
    for plan in sorted(plans.values(), key=context.library.plan_order):
        yield plan, [entry for entry in context.library.activities_of(plan) if entry.id in chosen]


def by_edition(
    context: ViewContext, activities: Iterable[Entry[Activity]]
) -> list[tuple[Entry[Plan], list[Entry[Activity]]]]:
    """The same as `by_plan`, but the plans that end last come first, of whomever they are."""
    return sorted(by_plan(context, activities), key=lambda it: -_last_year(it[0]))


def _last_year(plan: Entry[Plan]) -> int:
    """The last year of a plan; 0 where it states none."""
    return plan.record.period.end.year if plan.record.period else 0


def plan_heading(context: ViewContext, plan: Entry[Plan]) -> Link:
    """A plan with its partnership's name, as a heading over some of its activities."""
    return Link(context.plan_title(plan), context.address(plan))


def activity_groups(
    context: ViewContext,
    entry: Entry[Plan],
    line: Callable[[ViewContext, Entry[Activity]], ActivityRow] = activity_row,
) -> Iterator[ActivityGroup]:
    """A plan's activities by focus area; those in several and of no stated one come last.

    Args:
        context: the site.
        entry: the plan.
        line: makes the line of an activity.
    """
    activities = context.library.activities_of(entry)
    areas = {a.id: areas_of(context.library.activities, a) for a in activities}
    for area in entry.record.focus_areas:
        rows = [line(context, a) for a in activities if areas[a.id] == (area.id,)]
        if rows:
            tag = context.focus_tag(entry, area.id)
            heading = Link(tag.name, tag.address)
            note = context.html(area.summary, entry, "focus-area", id=area.id)
            yield ActivityGroup(heading, tuple(rows), tag.shape, note)
    several = [line(context, a) for a in activities if len(areas[a.id]) > 1]
    if several:
        yield ActivityGroup(Link(context.text("several-focus-areas")), tuple(several))
    rows = [line(context, a) for a in activities if not areas[a.id]]
    if rows:
        unstated = Link(context.text("focus-area-unstated")) if entry.record.focus_areas else None
        yield ActivityGroup(unstated, tuple(rows))


def area_chapter(context: ViewContext, entry: Entry[Activity]) -> Chapter:
    """The heading of the group that an activity is in, with its position; see `activity_groups`."""
    areas = areas_of(context.library.activities, entry)
    plan = context.library.plan_of(entry).record
    if len(areas) == 1:
        tag = context.focus_tag(entry, areas[0])
        position = [area.id for area in plan.focus_areas].index(areas[0])
        return Chapter(position, Link(tag.name, tag.address))
    key = "several-focus-areas" if areas else "focus-area-unstated"
    text = context.text(key if plan.focus_areas else "activities")
    return Chapter(len(plan.focus_areas) + (not areas), Link(text))


def activities_on(context: ViewContext, entry: Entry[Topic]) -> list[Entry[Activity]]:
    """The activities on a topic, see `by_edition`; those of a plan in the order of its overview."""
    found = [it.source for it in context.library.references_to(entry, Activity, "topics")]
    return [activity for _, activities in by_edition(context, found) for activity in activities]
