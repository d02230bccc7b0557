"""Responsibility: the activities of which nobody says who is responsible, though one could."""

from collections.abc import Iterator

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.nesting import wholes_of
from actionplans.reader import Entry


def names_responsible(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity, a part of it or a whole that it is in names somebody as responsible."""
    wholes = wholes_of(library.activities, activity)
    return any(map(_writes_responsible, (*_with_parts(library, activity), *wholes)))


def _with_parts(library: Library, activity: Entry[Activity]) -> Iterator[Entry[Activity]]:
    """An activity and its parts at any depth, each once."""
    seen, pending = {activity.id}, [activity]
    while pending:
        entry = pending.pop()
        yield entry
        for part in (it.source for it in library.references_to(entry, Activity, "part_of")):
            if part.id not in seen:
                seen.add(part.id)
                pending.append(part)


def _writes_responsible(activity: Entry[Activity]) -> bool:
    """Whether its file names somebody: an unknown one, too, who is reported by itself.

    Words on who does what may name somebody in their own way.
    """
    record = activity.document.record
    return isinstance(record, Activity) and bool(
        record.responsible or record.elaboration.responsible
    )


def is_without_responsible(library: Library, plan: Entry[Plan]) -> bool:
    """Whether none of the activities that a plan has names anybody as responsible."""
    activities = library.activities_of(plan)
    return bool(activities) and not any(names_responsible(library, it) for it in activities)


def lacks_responsible(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity names nobody as responsible, though others of its plan do."""
    plan = library.plans.get(activity.id.plan)  # a missing page is reported by itself
    is_exception = plan is None or not is_without_responsible(library, plan)
    return is_exception and not names_responsible(library, activity)
