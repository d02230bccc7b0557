"""Whereabouts: the activities of places, and how closely each belongs to a place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from actionplans.cached import cached_property
from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.geography import PlaceTree, areas_with, belongs_in
from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.model.plan import Plan
from actionplans.nesting import wholes_of
from actionplans.reader import Entry
from actionplans.reads import question


class Nearness(StrEnum):
    """The ways in which an activity belongs to a place, the nearest first."""

    HERE = "here"
    """It names the place."""

    WITHIN = "within"
    """It names a place that lies in it."""

    AROUND = "around"
    """It names a place that it lies in."""

    AREA = "area"
    """It names no place, and is in a plan for an area that the place belongs to, or is around."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Nearby:
    """Activities that belong to a place in the same way. No activity is in two of them."""

    nearness: Nearness
    by: Entry[Place] | Entry[Partnership]
    """The place that they name or that is around it; the partnership whose area it is."""

    is_secondary: bool = False
    """Whether the place is stated to be only a secondary focus of the area."""

    activities: tuple[Entry[Activity], ...]
    """By partnership, the newest plan first."""


class _Hold(Enum):
    """The ways in which a place and an area belong together."""

    INSIDE = auto()
    SECONDARY = auto()
    """The place is stated to be only a secondary focus of the area."""

    AROUND = auto()
    """A place within the place belongs to the area."""


class Whereabouts:
    """The activities of all places of a site: one rule for every page, list and count."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._tree = PlaceTree({id: it.record.part_of for id, it in library.places.items()})
        self._naming: dict[str, list[Entry[Activity]]] = defaultdict(list)
        self._placeless: dict[str, list[Entry[Activity]]] = defaultdict(list)
        order = {id: library.plan_order(plan) for id, plan in library.plans.items()}
        for entry in sorted(library.activities.values(), key=lambda it: order[it.id.plan]):
            named = self._named(entry)
            for place in dict.fromkeys(named):
                self._naming[place].append(entry)
            if not named:
                self._placeless[entry.id.plan].append(entry)
        self._nearby: dict[str, tuple[Nearby, ...]] = {}

    @property
    @question
    def places(self) -> PlaceTree:
        """The places by what each lies in."""
        return self._tree

    @question
    def nearby(self, place: Entry[Place]) -> tuple[Nearby, ...]:
        """The activities that belong to a place, the nearest first; empty if none does."""
        if place.id not in self._nearby:
            self._nearby[place.id] = tuple(self._groups(place))
        return self._nearby[place.id]

    @question
    def all_of(self, place: Entry[Place]) -> tuple[Entry[Activity], ...]:
        """All activities that belong to a place, as its page shows them."""
        return tuple(activity for group in self.nearby(place) for activity in group.activities)

    @question
    def at(self, place: Entry[Place]) -> tuple[Entry[Activity], ...]:
        """The activities that name a place or one that lies in it."""
        near = (Nearness.HERE, Nearness.WITHIN)
        groups = (group for group in self.nearby(place) if group.nearness in near)
        return tuple(activity for group in groups for activity in group.activities)

    @question
    def closely_at(self, place: Entry[Place]) -> tuple[Entry[Activity], ...]:
        """All activities of a place but those of a plan for elsewhere that name a larger place."""
        own = {partnership.id for partnership in self._partnerships_at(place)}
        return tuple(
            activity
            for group in self.nearby(place)
            for activity in group.activities
            if group.nearness is not Nearness.AROUND or activity.id.partnership in own
        )

    @question
    def plans_at(self, place: Entry[Place]) -> tuple[Entry[Plan], ...]:
        """The plans with activities on a place's page, and those for an area that it belongs to."""
        plans = {it.id.plan: self._library.plans[it.id.plan] for it in self.all_of(place)}
        for partnership in self._partnerships_at(place):
            for plan in self._library.plans_of(partnership):
                if self._hold(place, partnership, plan) is not None:
                    plans[plan.id] = plan
        return tuple(sorted(plans.values(), key=self._library.plan_order))

    @question
    def plans_that_may_be_at(self, place: Entry[Place]) -> tuple[Entry[Plan], ...]:
        """All plans of whoever has a plan at a place, or has the place in its area in some year.

        A plan outside of them has nothing to do with the place, as far as anything is stated.
        """
        named = {plan.id.partnership for plan in self.plans_at(place)}
        near = {partnership.id for partnership in self._partnerships_at(place)}
        partnerships = (self._library.partnerships[id] for id in sorted(named | near))
        return tuple(plan for it in partnerships for plan in self._library.plans_of(it))

    @question
    def named(self, entry: Entry[Activity]) -> tuple[str, ...]:
        """The ids of the places that an activity names, or else the one of what it is part of.

        Of a whole with several places a part may be at any of them.
        """
        return self._named(entry)

    def _named(self, entry: Entry[Activity]) -> tuple[str, ...]:
        if entry.record.places:
            return entry.record.places
        wholes = wholes_of(self._library.activities, entry)
        places = next((it.record.places for it in wholes if it.record.places), ())
        return places if len(places) == 1 else ()

    def _groups(self, place: Entry[Place]) -> Iterator[Nearby]:
        taken: set[str] = set()
        for nearness, by, ids in self._by_place(place):
            chosen = {entry.id: entry for id in ids for entry in self._naming.get(id, ())}
            activities = [entry for id, entry in chosen.items() if id not in taken]
            if activities:
                taken |= chosen.keys()
                activities.sort(key=self._library.plan_order)
                yield Nearby(nearness=nearness, by=by, activities=tuple(activities))
        yield from self._by_area(place)

    def _by_place(
        self, place: Entry[Place]
    ) -> Iterator[tuple[Nearness, Entry[Place], tuple[str, ...]]]:
        """The ids of places by which activities belong to a place, by how they do."""
        yield Nearness.HERE, place, (place.id,)
        yield Nearness.WITHIN, place, self._tree.within(place.id)
        for id in self._tree.around(place.id):
            if around := self._library.places.get(id):
                yield Nearness.AROUND, around, (id,)

    def _by_area(self, place: Entry[Place]) -> Iterator[Nearby]:
        """The activities without a place, of plans for areas that a place belongs to."""
        for partnership in self._partnerships_at(place):
            activities: list[Entry[Activity]] = []
            is_secondary = True
            for plan in self._library.plans_of(partnership):
                hold = self._hold(place, partnership, plan)
                if hold is not None and plan.id in self._placeless:
                    activities += self._placeless[plan.id]
                    is_secondary = is_secondary and hold is _Hold.SECONDARY
            if activities:
                yield Nearby(
                    nearness=Nearness.AREA,
                    by=partnership,
                    is_secondary=is_secondary,
                    activities=tuple(activities),
                )

    def _partnerships_at(self, place: Entry[Place]) -> list[Entry[Partnership]]:
        """The partnerships whose area names a place, or one around it or within it."""
        near = (place.id, *self._tree.around(place.id), *self._tree.within(place.id))
        ids = {partnership for id in near for partnership in self._areas.get(id, ())}
        return [self._library.partnerships[id] for id in sorted(ids)]

    @cached_property
    def _areas(self) -> dict[str, list[str]]:
        """The ids of the partnerships with a place in their area, by the place's id."""
        areas: dict[str, list[str]] = defaultdict(list)
        for id, partnership in self._library.partnerships.items():
            for area in partnership.record.areas:
                areas[area.place].append(id)
        return areas

    def _hold(
        self, place: Entry[Place], partnership: Entry[Partnership], plan: Entry[Plan]
    ) -> _Hold | None:
        """How an area is at a place in the years of a plan; None where nothing says that it is."""
        years = plan.record.period.years if plan.record.period else None
        around = areas_with(partnership.record, place.id, self._tree)
        if held := [area for area in around if belongs_in(area, years)]:
            return _Hold.SECONDARY if all(area.secondary for area in held) else _Hold.INSIDE
        within = set(self._tree.within(place.id))
        named = (area for area in partnership.record.areas if area.place in within)
        return _Hold.AROUND if any(belongs_in(area, years) for area in named) else None
