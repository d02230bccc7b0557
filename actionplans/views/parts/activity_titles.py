"""The titles of all activities, for readers who cannot use the search."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.activity_list import activity_count
from actionplans.views.parts.site_lists import is_split
from actionplans.views.parts.standing import plan_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTitles:
    """A plan with the titles of its activities."""

    partnership: Link
    plan: Link
    tag: str
    """When it ends or ended, in a few words."""

    count: str
    """The number of its activities in words, or that the site describes none."""

    titles: tuple[Link, ...]
    """Empty where the site has too many activities for one page."""


@dataclass(frozen=True, slots=True)
class ActivityTitles(Part):
    """The titles of all activities by plan; hidden by a script while it shows search results."""

    items: tuple[PlanTitles, ...]


def activity_titles(context: ViewContext) -> ActivityTitles:
    """The titles of all activities by plan."""
    return ActivityTitles(tuple(_plans(context)))


def _plans(context: ViewContext) -> Iterator[PlanTitles]:
    for partnership in context.library.partnerships.values():
        for plan in context.library.plans_of(partnership):
            activities = context.library.activities_of(plan)
            yield PlanTitles(
                partnership=context.link(partnership),
                plan=context.link(plan),
                tag=plan_tag(context, plan),
                count=activity_count(context, plan) or context.text("no-activities-described"),
                titles=() if is_split(context) else tuple(map(context.link, activities)),
            )
