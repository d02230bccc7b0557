"""Activities at places, and in the places within them."""

from collections.abc import Iterator
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext


def activities_at(context: ViewContext, entry: Entry[Place]) -> list[Entry[Activity]]:
    """The activities that name a place."""
    return [
        cast(Entry[Activity], link.source)
        for link in context.library.links_to(entry, "places")
        if link.source.kind == "activity"
    ]


def places_within(context: ViewContext, entry: Entry[Place]) -> Iterator[Entry[Place]]:
    """The places that lie in a place, and in those."""
    for link in context.library.links_to(entry, "part_of"):
        inner = cast(Entry[Place], link.source)
        yield inner
        yield from places_within(context, inner)


def activities_within(context: ViewContext, entry: Entry[Place]) -> set[str]:
    """The ids of what happens in a place and in the places that lie in it."""
    places = (entry, *places_within(context, entry))
    return {activity.id for place in places for activity in activities_at(context, place)}
