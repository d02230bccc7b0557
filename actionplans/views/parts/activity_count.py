"""The number of some activities in words: parts of others are not counted like their wholes."""

from collections.abc import Collection

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.context import ViewContext


def activity_count(context: ViewContext, activities: Collection[Entry[Activity]]) -> str:
    """The number of activities in words; those that are parts of others of them stand apart.

    A part whose whole is not among them counts as an activity, as it stands for itself there.
    Without any it is said that none is described: the document may still have some.
    """
    if not activities:
        return context.text("none-described")
    wholes = number_of_wholes(activities)
    words = context.text("activity-count", count=wholes)
    if parts := len(activities) - wholes:
        return context.text("activities-with-parts", activities=words, count=parts)
    return words


def number_of_wholes(activities: Collection[Entry[Activity]]) -> int:
    """The number of some activities that are no parts of others of them."""
    ids = {activity.id for activity in activities}
    return sum(activity.record.part_of not in ids for activity in activities)


def parts_counted(context: ViewContext, activities: Collection[Entry[Activity]]) -> str | None:
    """The sentence beside a number of activities that their parts are counted; None without any."""
    is_without = number_of_wholes(activities) == len(activities)
    return None if is_without else context.text("parts-counted")
