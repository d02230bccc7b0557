"""The index of target groups."""

from collections.abc import Iterator

from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.page import View
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.register import Register, RegisterLine
from actionplans.views.parts.target_groups import group_link, groups_in_use


def target_groups_view(context: ViewContext) -> View:
    """The index of target groups."""
    title = context.text("target-groups")
    description = context.text("target-groups-description", count=context.plan_count)
    return View(
        title=title,
        address=context.page("target-groups"),
        description=description,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=description),),
        sections=(Register(tuple(_lines(context))),),
    )


def _lines(context: ViewContext) -> Iterator[RegisterLine]:
    for group, entries in groups_in_use(context).items():
        count = activity_count(context, entries)
        yield RegisterLine(link=group_link(context, group), details=count)
