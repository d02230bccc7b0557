"""Lineages: what became of the activities of an edition in the later ones, as far as it is stated.

Only what content states is told apart from silence: that a later activity continues an earlier one
(`fortsætter`), what became of it otherwise (`skæbne`), that an activity is new or is to end
(`status`), and that it is stopped (`fase`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from actionplans.editions import oldest_first
from actionplans.library import Library
from actionplans.model.activity import Activity, ActivityStatus, SuccessionKind
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.stopping import is_stopped


class Fate(StrEnum):
    """What became of an activity after its edition."""

    GOES_ON = "goes-on"
    """An activity of the next edition continues it."""

    GOES_ON_LATER = "goes-on-later"
    """Only an activity of an edition after the next continues it."""

    GOES_ON_ELSEWHERE = "goes-on-elsewhere"
    """Only an activity that is in no later edition continues it."""

    CONTINUED = "continued"
    """It is stated that it continued, not as which activity."""

    MERGED = "merged"
    """It is stated that it was merged with another, not with which."""

    ENDED = "ended"
    ENDING = "ending"
    """Its plan says that it is to end."""

    STOPPED = "stopped"
    """It is stated to be stopped in its own plan, see `stopping.is_stopped`."""

    UNKNOWN = "unknown"
    """It is stated that nobody knows."""

    UNSTATED = "unstated"


class Origin(StrEnum):
    """What an activity of a later edition comes from."""

    CONTINUES = "continues"
    """An activity of an earlier edition."""

    ELSEWHERE = "elsewhere"
    """An activity that is in no earlier edition."""

    FROM_BEFORE = "from-before"
    """Its plan says that it is not new, not which activity it continues."""

    NEW = "new"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """An activity of an edition, with what it comes from and what became of it."""

    activity: Entry[Activity]
    predecessors: tuple[Entry[Activity], ...]
    """The activities of earlier editions that it continues."""

    successors: tuple[Entry[Activity], ...]
    """The activities that continue it: those of the next edition first, those of none last."""

    origin: Origin
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of a plan with its activities, in the order of the plan."""

    plan: Entry[Plan]
    strands: tuple[Strand, ...]


def editions_of(library: Library, partnership: Entry[Partnership]) -> tuple[Edition, ...]:
    """The editions of a partnership's plan, the oldest first, with what became of their activities.

    They are none where there are fewer than two, where their order is not stated, or where nothing
    is stated of what became of any activity. Agreements are no editions.
    """
    plans = [p for p in library.plans_of(partnership) if not p.record.is_agreement]
    ordered = oldest_first(plans)
    if ordered is None or len(ordered) < 2:
        return ()
    order = {str(plan.id): number for number, plan in enumerate(ordered)}
    found = tuple(
        Edition(plan=plan, strands=tuple(_strands(library, order, plan))) for plan in ordered
    )
    fates = (strand.fate for edition in found[:-1] for strand in edition.strands)
    return found if any(fate is not Fate.UNSTATED for fate in fates) else ()


def gap_years(library: Library, earlier: Entry[Plan], later: Entry[Plan]) -> Sequence[int]:
    """The years between two plans of a partnership for which it has no plan here.

    They are none where they are not known: a plan that states no period may be one of any year.
    """
    partnership = library.partnership_of(later)
    periods = [plan.record.period for plan in library.plans_of(partnership)]
    before, after = earlier.record.period, later.record.period
    if before is None or after is None or None in periods:
        return ()
    years = range(before.years[-1] + 1, after.years[0])
    covered = {year for period in periods if period for year in period.years}
    return years if years and covered.isdisjoint(years) else ()


def ancestors(library: Library, entry: Entry[Activity]) -> Iterator[Entry[Activity]]:
    """The activities that one continues, and those that these continue, each once."""
    yield from _reached(entry, partial(_continued, library))


def descendants(library: Library, entry: Entry[Activity]) -> Iterator[Entry[Activity]]:
    """The activities that continue one, and those that continue these, each once."""
    yield from _reached(entry, partial(_continuing, library))


def _strands(library: Library, order: Mapping[str, int], plan: Entry[Plan]) -> Iterator[Strand]:
    """The activities of an edition; a whole and its parts stand for each other."""
    activities = library.activities_of(plan)
    found = {str(one.id): _strand(library, order, one) for one in activities}
    shown = set(_shown(found))
    yield from (strand for id, strand in found.items() if id in shown)


def _strand(library: Library, order: Mapping[str, int], activity: Entry[Activity]) -> Strand:
    own = order[activity.id.plan]

    def place(other: Entry[Activity]) -> int:
        """How many editions another activity is later; 0 for one of no edition."""
        return order.get(other.id.plan, own) - own

    continued = tuple(_continued(library, activity))
    before = tuple(one for one in continued if place(one) < 0)
    found = sorted(_continuing(library, activity), key=lambda one: (place(one), one.id))
    after = [one for one in found if place(one) > 0]
    return Strand(
        activity=activity,
        predecessors=before,
        successors=(*after, *(one for one in found if one not in after)),
        origin=_origin(activity.record, is_in_edition=bool(before), is_elsewhere=bool(continued)),
        fate=_fate(library, activity, [place(one) for one in (*after, *found)]),
    )


def _fate(library: Library, activity: Entry[Activity], places: Sequence[int]) -> Fate:
    """What became of an activity; where no later one says it, nor it itself, what its plan says.

    Args:
        library: all records.
        activity: the activity.
        places: how many editions those that continue it are later, in the order of successors.
    """
    record = activity.record
    if places:
        later = Fate.GOES_ON_LATER if places[0] > 1 else Fate.GOES_ON_ELSEWHERE
        return Fate.GOES_ON if places[0] == 1 else later
    if record.succession:
        return _FATES[record.succession.kind]
    if record.status is ActivityStatus.ENDING:
        return Fate.ENDING
    return Fate.STOPPED if is_stopped(library, activity) else Fate.UNSTATED


_FATES = {
    SuccessionKind.CONTINUED: Fate.CONTINUED,
    SuccessionKind.MERGED: Fate.MERGED,
    SuccessionKind.ENDED: Fate.ENDED,
    SuccessionKind.UNKNOWN: Fate.UNKNOWN,
}


def _origin(record: Activity, *, is_in_edition: bool, is_elsewhere: bool) -> Origin:
    """What an activity comes from; where it names nothing, what its status says.

    One that is to end says nothing of what was before.
    """
    if is_in_edition or is_elsewhere:
        return Origin.CONTINUES if is_in_edition else Origin.ELSEWHERE
    if record.status is ActivityStatus.NEW:
        return Origin.NEW
    is_older = record.status in (ActivityStatus.CONTINUED, ActivityStatus.ADJUSTED)
    return Origin.FROM_BEFORE if is_older else Origin.UNSTATED


def _shown(strands: Mapping[str, Strand]) -> Iterator[str]:
    """The ids of the activities to show: wholes, or parts where something is stated of these only.

    A part of which nothing is stated goes with its whole where something is stated of that, or of
    none of its parts.
    """
    parts: dict[str, list[str]] = {}
    for id, strand in strands.items():
        whole = strand.activity.record.part_of
        parts.setdefault(whole if whole and whole in strands else "", []).append(id)

    def is_linked(id: str) -> bool:
        strand = strands[id]
        names_any = strand.origin in (Origin.CONTINUES, Origin.ELSEWHERE)
        return names_any or strand.fate is not Fate.UNSTATED

    def linked_below(id: str) -> list[str]:
        below = parts.get(id, [])
        return [one for part in below for one in ([part] * is_linked(part) + linked_below(part))]

    def shown(id: str) -> list[str]:
        found = linked_below(id)
        if is_linked(id) or not found:
            return [id, *found]
        return [one for part in parts[id] for one in shown(part)]

    for id in parts.get("", []):
        yield from shown(id)


def _continued(library: Library, activity: Entry[Activity]) -> Iterator[Entry[Activity]]:
    """The activities that one says that it continues."""
    for item in activity.record.continues:
        if before := library.find(Activity, item.activity, activity):
            yield before


def _continuing(library: Library, activity: Entry[Activity]) -> Iterator[Entry[Activity]]:
    """The activities that say that they continue one, each once."""
    references = library.references_to(activity, Activity, "continues")
    yield from {reference.source.id: reference.source for reference in references}.values()


def _reached(
    entry: Entry[Activity], step: Callable[[Entry[Activity]], Iterable[Entry[Activity]]]
) -> Iterator[Entry[Activity]]:
    seen, ahead = {entry.id}, [entry]
    while ahead:
        for found in step(ahead.pop(0)):
            if found.id not in seen:
                seen.add(found.id)
                ahead.append(found)
                yield found
