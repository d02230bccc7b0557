"""Target groups: what there is for children, for young people, for families and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans.model.activity import Activity, Group
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityGroup, granted, grouped_by_plan
from actionplans.views.parts.target_groups import group_link, groups_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupView(View):
    """Everything on a target group's page."""

    groups: tuple[ActivityGroup, ...]
    for_everybody: Link | None
    """Activities that are for all, and so for this group too."""

    others: tuple[Link, ...]


def target_group_view(context: ViewContext, group: Group) -> TargetGroupView:
    """The page of one target group."""
    found = groups_in_use(context)
    name = context.language.label("Group", group)
    own = group_link(context, group)
    return TargetGroupView(
        title=own.text,
        address=own.address or "",
        description=context.text("target-group-description", name=name),
        breadcrumbs=(
            context.home(),
            Link(context.text("target-groups"), context.page("target-groups")),
        ),
        partnership=None,
        draft=False,
        groups=tuple(_by_plan(context, found[group])),
        for_everybody=_for_everybody(context, group, found.get(Group.EVERYBODY, [])),
        others=tuple(group_link(context, other) for other in found if other is not group),
    )


def _for_everybody(
    context: ViewContext, group: Group, entries: list[Entry[Activity]]
) -> Link | None:
    """The way to what is for everybody, from the pages of residents' own groups."""
    if not entries or group in (Group.EVERYBODY, Group.PROFESSIONALS):
        return None
    text = context.text("for-everybody-too", count=len(entries))
    return Link(text, group_link(context, Group.EVERYBODY).address)


def _by_plan(context: ViewContext, entries: list[Entry[Activity]]) -> Iterator[ActivityGroup]:
    """The activities under their plans, each with what its plan grants them together."""
    plans: dict[str, list[Entry[Activity]]] = {}
    for entry in entries:
        plans.setdefault(context.address(context.library.plan_of(entry)), []).append(entry)
    for group in grouped_by_plan(context, entries):
        yield replace(group, note=_note(context, plans[group.heading.address or ""]))


def _note(context: ViewContext, entries: list[Entry[Activity]]) -> str:
    """How many activities of a plan there are for a group, and what they are granted together."""
    count = context.text("activity-count", count=len(entries))
    amounts = [granted(context, entry) for entry in entries]
    stated = [amount for amount in amounts if isinstance(amount, int)]
    if not stated:
        return count
    plan = context.library.plan_of(entries[0]).record
    return f"{count} · {context.kroner(sum(stated))} {context.granted_in(plan)}"
