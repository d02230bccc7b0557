"""Nesting: the wholes that an activity is a part of, and what it has from them, at any depth."""

from collections.abc import Iterator, Mapping

from actionplans.model.activity import Activity
from actionplans.reader import Entry

Activities = Mapping[str, Entry[Activity]]
"""Activities by their addresses."""


def wholes_of(activities: Activities, entry: Entry[Activity]) -> Iterator[Entry[Activity]]:
    """The activities that one is a part of, the nearest first; each once, also in a circle."""
    seen = {entry.id}
    whole = activities.get(entry.record.part_of or "")
    while whole and whole.id not in seen:
        seen.add(whole.id)
        yield whole
        whole = activities.get(whole.record.part_of or "")


def areas_of(activities: Activities, entry: Entry[Activity]) -> tuple[str, ...]:
    """The ids of the focus areas that an activity belongs to as a whole; see `Activity.areas`.

    A part that states none stands under the one of its whole. Of a whole in several it may belong
    to any, so it has none.
    """
    if entry.record.areas:
        return entry.record.areas
    for whole in wholes_of(activities, entry):
        if whole.record.areas and whole.id.plan == entry.id.plan:
            return (whole.record.area,) if whole.record.area else ()
    return ()


def focus_areas_of(activities: Activities, entry: Entry[Activity]) -> tuple[str, ...]:
    """The ids of all focus areas that an activity works in, as it states or has them."""
    return entry.record.focus_areas or areas_of(activities, entry)
