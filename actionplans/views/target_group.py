"""Target groups: what there is for children, for young people, for families and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans.markup import slugify
from actionplans.model.activity import Activity, Group
from actionplans.reader import Entry
from actionplans.views.facets import group_name, groups_of
from actionplans.views.parts import ActivityGroup, Link, View
from actionplans.views.rows import granted, grouped_by_plan
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class Counted:
    """A way to a page, and how many activities there are on it."""

    link: Link
    number: str
    count: str
    """The same number with what it counts."""


@dataclass(frozen=True, slots=True)
class TargetGroupView(View):
    """Everything on a target group's page."""

    groups: tuple[ActivityGroup, ...]
    for_everybody: Link | None
    """Activities that are for all, and so for this group too."""

    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TargetGroupsView(View):
    """The index of target groups."""

    lines: tuple[Counted, ...]


def groups_in_use(shared: Shared) -> dict[Group, list[Entry[Activity]]]:
    """The target groups that activities name, with the activities, in the vocabulary's order."""
    found: dict[Group, list[Entry[Activity]]] = {group: [] for group in Group}
    for entry in shared.library.activities.values():
        for group in groups_of(entry.record):
            found[group].append(entry)
    return {group: entries for group, entries in found.items() if entries}


def group_link(shared: Shared, group: Group) -> Link:
    """The way to a target group's page."""
    name = group_name(shared, group)
    return Link(name, f"{shared.page('target-groups')}{slugify(name)}/")


def counted_link(shared: Shared, link: Link, number: int) -> Counted:
    """A way to a page with the number of activities on it."""
    count = shared.text("activity-count", count=number)
    return Counted(link, shared.figures.number(number), count)


def counted(shared: Shared, group: Group, entries: list[Entry[Activity]]) -> Counted:
    """The way to a target group's page with the number of its activities."""
    return counted_link(shared, group_link(shared, group), len(entries))


def target_group_view(shared: Shared, group: Group) -> TargetGroupView:
    """The page of one target group."""
    found = groups_in_use(shared)
    name = shared.language.word("Group", group)
    own = group_link(shared, group)
    return TargetGroupView(
        title=own.text,
        address=own.address or "",
        description=shared.text("target-group-description", name=name),
        breadcrumbs=(
            shared.home(),
            Link(shared.text("target-groups"), shared.page("target-groups")),
        ),
        partnership=None,
        draft=False,
        groups=tuple(_by_plan(shared, found[group])),
        for_everybody=_for_everybody(shared, group, found.get(Group.EVERYBODY, [])),
        others=tuple(group_link(shared, other) for other in found if other is not group),
    )


def _for_everybody(shared: Shared, group: Group, entries: list[Entry[Activity]]) -> Link | None:
    """The way to what is for everybody, from the pages of residents' own groups."""
    if not entries or group in (Group.EVERYBODY, Group.PROFESSIONALS):
        return None
    text = shared.text("for-everybody-too", count=len(entries))
    return Link(text, group_link(shared, Group.EVERYBODY).address)


def _by_plan(shared: Shared, entries: list[Entry[Activity]]) -> Iterator[ActivityGroup]:
    """The activities under their plans, each with what its plan grants them together."""
    plans: dict[str, list[Entry[Activity]]] = {}
    for entry in entries:
        plans.setdefault(shared.address(shared.library.plan_of(entry)), []).append(entry)
    for group in grouped_by_plan(shared, entries):
        yield replace(group, note=_note(shared, plans[group.heading.address or ""]))


def _note(shared: Shared, entries: list[Entry[Activity]]) -> str:
    """How many activities of a plan there are for a group, and what they are granted together."""
    count = shared.text("activity-count", count=len(entries))
    amounts = [granted(shared, entry) for entry in entries]
    stated = [amount for amount in amounts if isinstance(amount, int)]
    if not stated:
        return count
    plan = shared.library.plan_of(entries[0]).record
    return f"{count} · {shared.kroner(sum(stated))} {shared.granted_in(plan)}"


def target_groups_view(shared: Shared) -> TargetGroupsView:
    """The index of target groups."""
    return TargetGroupsView(
        title=shared.text("target-groups"),
        address=shared.page("target-groups"),
        description=shared.text("target-groups-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        lines=tuple(
            counted(shared, group, entries) for group, entries in groups_in_use(shared).items()
        ),
    )
