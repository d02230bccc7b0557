"""What a plan's overview states for some of its activities, year by year."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.grants import YearGrants, grants_by_year
from actionplans.model.plan import Plan
from actionplans.model.sums import Sum, add, stated_years
from actionplans.reader import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityGrants:
    """The grants of some activities of a plan in a year."""

    grants: YearGrants | None
    """Their sum; None where none of them states an amount."""

    stating: tuple[Entry[Activity], ...]
    """Those that state an amount, be it 0."""

    ended: int
    """The number of those of which all lines have ended."""

    count: int
    """The number of all of them."""


def activity_grants(
    library: Library, plan: Entry[Plan], activities: Collection[Entry[Activity]], year: int
) -> ActivityGrants:
    """The grants of some activities of a plan in a year, by their own lines of its overview."""
    sums = [(activity, own_sum(activity, year)) for activity in activities]
    stating = tuple(activity for activity, found in sums if found.amount is not None)
    lines = [line for activity in stating for line in activity.record.overview_lines]
    return ActivityGrants(
        grants=grants_by_year(plan.record, library.lines(plan), lines).get(year),
        stating=stating,
        ended=sum(found.is_ended for _, found in sums),
        count=len(sums),
    )


def own_sum(activity: Entry[Activity], year: int) -> Sum:
    """The sum of an activity's own lines in a year."""
    return add(line.grant.get(year) for line in activity.record.overview_lines)


def granted_years(activities: Collection[Entry[Activity]]) -> tuple[int, ...]:
    """The years for which an overview states an amount for one of some activities."""
    return stated_years(
        line.grant for activity in activities for line in activity.record.overview_lines
    )


def with_own_money(activities: Sequence[Entry[Activity]]) -> list[Entry[Activity]]:
    """Those of some activities that may have an amount of their own.

    A part without a line has its money from its whole: beside that it does not count.
    """
    ids = {activity.id for activity in activities}
    return [
        activity
        for activity in activities
        if activity.record.overview_lines or activity.record.part_of not in ids
    ]
