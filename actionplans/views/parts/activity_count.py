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
    ids = {activity.id for activity in activities}
    parts = sum(activity.record.part_of in ids for activity in activities)
    words = context.text("activity-count", count=len(activities) - parts)
    return context.text("activities-with-parts", activities=words, count=parts) if parts else words
