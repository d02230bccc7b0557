"""The index of target groups."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.page import View
from actionplans.views.parts.target_groups import Counted, counted, groups_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupsView(View):
    """The index of target groups."""

    lines: tuple[Counted, ...]


def target_groups_view(context: ViewContext) -> TargetGroupsView:
    """The index of target groups."""
    return TargetGroupsView(
        title=context.text("target-groups"),
        address=context.page("target-groups"),
        description=context.text("target-groups-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        lines=tuple(
            counted(context, group, entries) for group, entries in groups_in_use(context).items()
        ),
    )
