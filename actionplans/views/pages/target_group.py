"""Target groups: what there is for children, for young people, for families and the rest."""

from dataclasses import dataclass
from functools import partial

from actionplans.model.activity import Activity, Group
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityGroup, granted_together, grouped_by_plan
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
        groups=grouped_by_plan(context, found[group], note=partial(_note, context)),
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


def _note(context: ViewContext, plan: Entry[Plan], activities: list[Entry[Activity]]) -> str:
    """How many activities of a plan there are for a group, and what they are granted together."""
    count = context.text("activity-count", count=len(activities))
    total = granted_together(plan, activities)
    if not total.is_stated:
        return count
    return f"{count} · {context.kroner(total.amount)} {context.granted_in(plan.record)}"
