"""Responsibility: the activities of which nobody says who is responsible, though one could."""

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.reader import Entry


def names_responsible(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity, or one that is a part of it, names somebody as responsible."""
    parts = (it.source for it in library.references_to(activity, Activity, "part_of"))
    return any(_writes_responsible(it) for it in (activity, *parts))


def _writes_responsible(activity: Entry[Activity]) -> bool:
    """Whether its file names somebody: an unknown one, too, who is reported by itself."""
    record = activity.document.record
    return isinstance(record, Activity) and bool(record.responsible)


def is_without_responsible(library: Library, plan: Entry[Plan]) -> bool:
    """Whether none of the activities that a plan has names anybody as responsible."""
    activities = library.activities_of(plan)
    return bool(activities) and not any(names_responsible(library, it) for it in activities)


def lacks_responsible(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity names nobody as responsible, though others of its plan do."""
    plan = library.plans.get(activity.id.plan)  # a missing page is reported by itself
    is_exception = plan is None or not is_without_responsible(library, plan)
    return is_exception and not names_responsible(library, activity)
