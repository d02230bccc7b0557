"""A plan's activities in the list of all activities, with the facets that filter and sort them."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.nesting import areas_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Facet, FocusTag, Link
from actionplans.views.page import Part
from actionplans.views.parts.activity_list import activity_row
from actionplans.views.parts.facets import Facets, group_name, groups_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActivity:
    """An activity with its facets and the values that it is sorted by."""

    link: Link
    plan_title: str | None
    """Its title in the plan, by which the filter finds it too; None where the link shows that."""

    number: str | None
    focus: FocusTag | None
    details: str | None
    """The target groups, who is responsible, and the status."""

    amount: Cell | None
    amount_label: str | None
    facets: tuple[Facet, ...]
    """One for each facet's name; `|` separates several values."""


@dataclass(frozen=True, slots=True)
class ListedActivities(Part):
    """The activities of a plan."""

    facets: tuple[Facet, ...]
    """The facets that all of them have in common."""

    items: tuple[ListedActivity, ...]


def listed_activities(
    context: ViewContext, facets: Facets, plan: Entry[Plan]
) -> ListedActivities | None:
    """The activities of a plan; None without any."""
    entries = context.library.activities_of(plan)
    if not entries:
        return None
    items = tuple(_activity(context, facets, entry) for entry in entries)
    return ListedActivities(tuple(facets.plan(plan)), items)


def _activity(context: ViewContext, facets: Facets, entry: Entry[Activity]) -> ListedActivity:
    row, areas = activity_row(context, entry), areas_of(context.library.activities, entry)
    return ListedActivity(
        link=row.link,
        plan_title=entry.record.title if entry.record.short_title else None,
        number=row.number,
        focus=context.focus_tag(entry, areas[0]) if len(areas) == 1 else None,
        details=" · ".join(filter(None, _details(context, entry, row.status))) or None,
        amount=row.amount,
        amount_label=row.amount_label,
        facets=_joined(facets, entry),
    )


def _details(
    context: ViewContext, entry: Entry[Activity], status: str | None
) -> Iterator[str | None]:
    record = entry.record
    yield ", ".join(group_name(context, group) for group in groups_of(record))
    names = [context.organisation(party.organisation).record for party in record.responsible]
    yield ", ".join(name.short_name or name.name for name in names)
    yield status


def _joined(facets: Facets, entry: Entry[Activity]) -> tuple[Facet, ...]:
    """An activity's facets, with all values of the same name in one."""
    values: dict[str, list[str]] = {}
    for facet in facets.activity(entry):
        values.setdefault(facet.name, []).append(facet.value)
    if status := entry.record.status:
        facet = facets.facet("status", facets.context.language.label("ActivityStatus", status))
        values.setdefault(facet.name, []).append(facet.value)
    return tuple(Facet(name, "|".join(several)) for name, several in values.items())
