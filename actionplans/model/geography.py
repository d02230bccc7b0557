"""Places in relation to each other and to the areas of partnerships."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.cached import cached_property
from actionplans.model.partnership import Area, Partnership


@dataclass(frozen=True)
class PlaceTree:
    """The places of a site by what each lies in, from their ids alone."""

    parents: Mapping[str, str | None]
    """The id of the place that each place is part of, by the place's id."""

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        children: dict[str, list[str]] = defaultdict(list)
        for place, parent in self.parents.items():
            if parent is not None:
                children[parent].append(place)
        return children

    def around(self, place: str) -> tuple[str, ...]:
        """The places that a place lies in, the nearest first."""
        around: dict[str, None] = {}
        parent = self.parents.get(place)
        while parent is not None and parent not in around:
            around[parent] = None
            parent = self.parents.get(parent)
        return tuple(around)

    def parts(self, place: str) -> tuple[str, ...]:
        """The places that lie in a place directly."""
        return tuple(part for part in self._children.get(place, ()) if part != place)

    def beside(self, place: str) -> tuple[str, ...]:
        """The other places that lie directly in the same place as a place."""
        parent = self.parents.get(place)
        parts = self.parts(parent) if parent is not None else ()
        return tuple(part for part in parts if part != place)

    def within(self, place: str) -> tuple[str, ...]:
        """The places that lie in a place, at any depth, each before those in it."""
        within: dict[str, None] = {}
        pending = [*reversed(self._children.get(place, ()))]
        while pending:
            child = pending.pop()
            if child != place and child not in within:
                within[child] = None
                pending += reversed(self._children.get(child, ()))
        return tuple(within)


def areas_with(partnership: Partnership, place: str, places: PlaceTree) -> tuple[Area, ...]:
    """The statements by which a place belongs to a partnership's area; empty if none does.

    They are those on the place itself, or else on the nearest place that it lies in: what is said
    of an estate counts for it, and not what is said of the quarter around. A place that borders the
    area is outside of it, and so is what lies in that place.
    """
    for near in (place, *places.around(place)):
        if areas := tuple(area for area in partnership.areas if area.place == near):
            return areas
        if near in partnership.boundaries:
            break
    return ()


def belongs_in(area: Area, years: range | None) -> bool | None:
    """Whether a place belongs to an area in any of some calendar years; None where nothing says it.

    It is a rule of the fields that a place without a first year belongs to it in all years before
    the last, and without a last year in all years after the first. A year since which it is known
    to belong says nothing of those before.

    Args:
        area: the statement that the place belongs to the area.
        years: the calendar years; None if they are not known, as of a plan without a period.
    """
    if years is None:
        return True if (area.since, area.known_since, area.until) == (None, None, None) else None
    if area.until is not None and area.until < years.start:
        return False
    if area.since is not None:
        return area.since < years.stop
    return True if area.known_since is None or area.known_since < years.stop else None


def is_at_border(partnership: Partnership, place: str) -> bool:
    """Whether a place is stated to border an area, without being stated to belong to it."""
    return place in partnership.boundaries and all(a.place != place for a in partnership.areas)
