"""The titles of all activities, for readers who cannot use the search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.site_lists import is_split
from actionplans.views.parts.standing import plan_tag
from actionplans.views.parts.told_apart import told_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTitles:
    """A plan with the titles of its activities."""

    partnership: Link
    plan: Link
    tag: str | None
    """When it ends or ended, in a few words."""

    count: str
    """The number of its activities in words."""

    titles: tuple[Link, ...]
    """Empty where the site has too many activities for one page."""


@dataclass(frozen=True, slots=True)
class ActivityTitles(Part):
    """The titles of all activities by plan; hidden by a script while it shows search results."""

    items: tuple[PlanTitles, ...]


def activity_titles(context: ViewContext) -> ActivityTitles | None:
    """The titles of all activities by plan; None where no plan has any."""
    return listed(ActivityTitles, _plans(context))


def _plans(context: ViewContext) -> Iterator[PlanTitles]:
    for partnership in context.library.partnerships.values():
        for plan in context.library.plans_of(partnership):
            activities = context.library.activities_of(plan)
            if not activities:
                continue
            yield PlanTitles(
                partnership=context.link(partnership),
                plan=context.link(plan),
                tag=plan_tag(context, plan),
                count=activity_count(context, activities),
                titles=() if is_split(context) else _titles(context, activities),
            )


def _titles(context: ViewContext, activities: Sequence[Entry[Activity]]) -> tuple[Link, ...]:
    return told_apart(activities, map(context.link, activities))
