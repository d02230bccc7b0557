"""How many organisations an activity brings together, counted by a rule that is written out."""

from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.report import PrintedMeasure


@dataclass(frozen=True, slots=True)
class Cooperation:
    """The organisations of one activity that count as working together on it."""

    activity: str
    """Its id."""

    organisations: tuple[str, ...]
    counts: bool


def cooperation(
    measure: PrintedMeasure, activities: dict[str, Activity], own: str | None
) -> tuple[Cooperation, ...]:
    """Which activities have enough organisations to count for a measure.

    The rule: the organisations that an activity names as responsible or as partners, each once, the
    partnership itself left out, for it is in all of them. With `partners_at_least` of them an
    activity counts.
    """
    found = []
    for id, activity in activities.items():
        parties = (*activity.responsible, *activity.partners)
        names = dict.fromkeys(p.organisation for p in parties if p.organisation != own)
        counts = len(names) >= measure.partners_at_least
        found.append(Cooperation(id, tuple(names), counts))
    return tuple(found)
