"""Target groups: those of an activity, and those that have a page."""

import re
from dataclasses import dataclass
from itertools import pairwise

from actionplans.locale import slugify
from actionplans.model.activity import Activity, Group, TargetGroup
from actionplans.model.values import AgeSpan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.facets import group_name, groups_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupItem:
    """A target group in the document's words."""

    who: str
    rank: str | None
    details: str | None


@dataclass(frozen=True, slots=True)
class TargetGroups(Part):
    """The target groups of an activity."""

    items: tuple[TargetGroupItem, ...]


def target_groups(context: ViewContext, record: Activity) -> TargetGroups | None:
    """The target groups of an activity, in the document's words; None without any."""
    return listed(TargetGroups, (_item(context, group) for group in record.target_groups))


def _item(context: ViewContext, group: TargetGroup) -> TargetGroupItem:
    details = []
    if group.ages and not _says_ages(group.who, group.ages):
        details.append(context.ages(group.ages))
    if group.size is not None:
        number = context.figures.number(group.size)
        details.append(context.text("people", count=group.size, number=number))
    rank = context.language.label("Rank", group.rank) if group.rank else None
    return TargetGroupItem(who=group.who, rank=rank, details=", ".join(details) or None)


def _says_ages(text: str, span: AgeSpan) -> bool:
    """Whether a text has the ages in figures itself: `unge på 13-15 år`, `voksne over 18`."""
    numbers = re.findall(r"\d+", text)
    youngest, oldest = span
    if youngest is None or oldest is None or youngest == oldest:
        limit = youngest if youngest is not None else (oldest or 0) + 1
        return numbers == [str(limit)]
    return [str(youngest), str(oldest)] in map(list, pairwise(numbers))


def groups_in_use(context: ViewContext) -> dict[Group, list[Entry[Activity]]]:
    """The target groups that activities name, with those activities, in the order of `Group`."""
    activities: dict[Group, list[Entry[Activity]]] = {group: [] for group in Group}
    for entry in context.library.activities.values():
        for group in groups_of(entry.record):
            activities[group].append(entry)
    return {group: entries for group, entries in activities.items() if entries}


def group_link(context: ViewContext, group: Group) -> Link:
    """A link to a target group's page."""
    name = group_name(context, group)
    return Link(name, f"{context.page('target-groups')}{slugify(name)}/")
