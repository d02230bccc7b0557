"""The places on the front page: those where readers may live, neighbours beside each other."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.place import Place, PlaceKind
from actionplans.reader import Entry
from actionplans.views.context import ViewContext

_MOST = 18
"""The most places of a group; the index of places has the rest."""

_NO_HOMES = frozenset({PlaceKind.PARK, PlaceKind.SQUARE, PlaceKind.FACILITY, PlaceKind.SCHOOL})
"""The kinds of places where nobody lives."""


@dataclass(frozen=True, slots=True)
class HomePlaces:
    """Places that lie in the same larger one."""

    around: Entry[Place] | None
    """The larger place; None for places that have none."""

    places: tuple[Entry[Place], ...]
    """In the order of their names, what lies in a place right after it."""


def home_places(context: ViewContext) -> Iterator[HomePlaces]:
    """The places where readers may live, by the largest place around them that tells anything.

    The groups with most places come first; those that lie in no such place come last, together.
    """
    homes = {entry.id: entry for entry in _homes(context)}
    groups: dict[str, list[Entry[Place]]] = defaultdict(list)
    tree = context.site.whereabouts.places
    for entry in homes.values():
        around = [outer for outer in tree.around(entry.id) if outer in homes]
        groups[around[-1] if around else entry.id].append(entry)
    alone = [entries[0] for entries in groups.values() if len(entries) == 1]
    together = [(id, entries) for id, entries in groups.items() if len(entries) > 1]
    for outer, entries in sorted(together, key=lambda it: -len(it[1])):
        inner = [entry for entry in entries if entry.id != outer]
        yield HomePlaces(context.library.places[outer], tuple(_chosen(context, inner)))
    if alone:
        yield HomePlaces(None, tuple(_chosen(context, alone)))


def _homes(context: ViewContext) -> Iterator[Entry[Place]]:
    """The places with activities where somebody may live.

    Without those around all that happens: around the activities of every partnership, or around
    every activity that has a place at all.
    """
    whereabouts, library = context.site.whereabouts, context.library
    at = {id: set(whereabouts.at(it)) for id, it in library.places.items()}
    everywhere = set().union(*at.values())
    partnerships = {it.id.partnership for it in everywhere}
    for id, entry in library.places.items():
        if entry.record.kind in _NO_HOMES or not whereabouts.all_of(entry):
            continue
        is_outer = any(at[inner] for inner in whereabouts.places.within(id))
        of = {it.id.partnership for it in at[id]}
        is_around_all = at[id] == everywhere or (len(partnerships) > 1 and of == partnerships)
        if not (is_outer and is_around_all):
            yield entry


def _chosen(context: ViewContext, entries: list[Entry[Place]]) -> list[Entry[Place]]:
    """The places with most activities, in the order of the tree of places."""
    whereabouts = context.site.whereabouts
    most = sorted(entries, key=lambda it: (-len(whereabouts.all_of(it)), it.id))[:_MOST]
    return sorted(most, key=lambda it: _path(context, it))


def _path(context: ViewContext, entry: Entry[Place]) -> list[object]:
    """The sort key by which a place comes right after the one that it lies in."""
    places = context.library.places
    ids = (*reversed(context.site.whereabouts.places.around(entry.id)), entry.id)
    return [context.language.sort_key(places[id].record.name) for id in ids if id in places]
