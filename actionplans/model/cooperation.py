"""Cooperation: counts the organisations that work together on each activity of a plan."""

from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.report import PrintedMeasure


@dataclass(frozen=True, slots=True)
class Cooperation:
    """The organisations that work together on one activity."""

    activity: str
    """The address of the activity."""

    organisations: tuple[str, ...]
    counts: bool
    """Whether they are enough for the measure."""


def cooperation(
    measure: PrintedMeasure, activities: dict[str, Activity], partnership: str | None
) -> tuple[Cooperation, ...]:
    """The organisations of each activity, and whether they are enough to count for a measure.

    The rule: organisations named as responsible or as partners are counted, each once. The
    partnership's own organisation is left out, since it takes part in every activity. An activity
    counts from `measure.partners_at_least` organisations up.

    Args:
        measure: the measure, as the status report prints it.
        activities: the activities of the plan, by address.
        partnership: the id of the partnership's own organisation, if it has one.
    """
    cooperations = []
    for id, activity in activities.items():
        parties = (*activity.responsible, *activity.partners)
        names = dict.fromkeys(p.organisation for p in parties if p.organisation != partnership)
        counts = len(names) >= measure.partners_at_least
        cooperations.append(Cooperation(id, tuple(names), counts))
    return tuple(cooperations)
