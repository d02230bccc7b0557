"""Activities at places, and at the places within them."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext


def activities_at(context: ViewContext, entry: Entry[Place]) -> list[Entry[Activity]]:
    """The activities that name a place."""
    references = context.library.references_to(entry, Activity, "places")
    return [reference.source for reference in references]


def places_within(context: ViewContext, entry: Entry[Place]) -> Iterator[Entry[Place]]:
    """The places within a place, at any depth."""
    for reference in context.library.references_to(entry, Place, "part_of"):
        yield reference.source
        yield from places_within(context, reference.source)


def activities_within(context: ViewContext, entry: Entry[Place]) -> set[str]:
    """The ids of the activities at a place and at the places within it."""
    places = (entry, *places_within(context, entry))
    return {activity.id for place in places for activity in activities_at(context, place)}
