"""The page of a target group, such as children or families, with its activities."""

from collections.abc import Iterator

from actionplans.model.activity import Activity, Group
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, View, present, section
from actionplans.views.parts.activity_count import activity_count, number_of_wholes
from actionplans.views.parts.activity_list import activity_list, by_plan, plan_heading
from actionplans.views.parts.register import register
from actionplans.views.parts.standing import plan_tag
from actionplans.views.parts.target_groups import group_link, groups_in_use
from actionplans.views.parts.yearly_grant import grant_of_lines


def target_group_view(context: ViewContext, group: Group) -> View:
    """The page of one target group."""
    text, groups = context.text, groups_in_use(context)
    link = group_link(context, group)
    description = text("target-group-description", name=context.language.label("Group", group))
    others = [group_link(context, other) for other in groups if other is not group]
    return View(
        title=link.text,
        address=link.address or "",
        description=description,
        breadcrumbs=(context.home(), Link(text("target-groups"), context.page("target-groups"))),
        head=present(
            PageHead(kind=text("target-group"), title=link.text, summary=description),
            paragraph(_for_everybody(context, group, groups.get(Group.EVERYBODY, []))),
        ),
        sections=present(
            *_plans(context, groups[group]),
            section(context.anchor("others"), text("other-target-groups"), register(others)),
        ),
    )


def _for_everybody(
    context: ViewContext, group: Group, entries: list[Entry[Activity]]
) -> Link | None:
    """The link from the page of a group of residents to the activities for everybody."""
    if not entries or group in (Group.EVERYBODY, Group.PROFESSIONALS):
        return None
    text = context.text("for-everybody-too", count=number_of_wholes(entries))
    return Link(text, group_link(context, Group.EVERYBODY).address)


def _plans(context: ViewContext, entries: list[Entry[Activity]]) -> Iterator[Section | None]:
    for number, (plan, activities) in enumerate(by_plan(context, entries), 1):
        yield section(
            context.anchor("plan", id=number),
            plan_heading(context, plan),
            paragraph(_summary(context, plan, activities), "quiet"),
            activity_list(context, activities),
            tag=plan_tag(context, plan),
        )


def _summary(context: ViewContext, plan: Entry[Plan], activities: list[Entry[Activity]]) -> str:
    """The number of some of a plan's activities, and the sum of their grants, in words."""
    count = activity_count(context, activities)
    lines = [line for entry in activities for line in entry.record.overview_lines]
    grant = grant_of_lines(context, plan, lines)
    if grant is None or grant.label is None:
        return count
    return f"{count} · {grant.amount.text} {grant.label}"
