"""The neighbours of a place, and the places that lie in it."""

from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, listed, section
from actionplans.views.parts.place_list import PlaceLine, PlaceList
from actionplans.views.parts.places import place_count


def close_by(context: ViewContext, entry: Entry[Place]) -> Section | None:
    """The other places in the same place that activities are at; None without any."""
    whereabouts, places = context.site.whereabouts, context.library.places
    if entry.record.part_of is None:
        return None
    beside = [places[id] for id in whereabouts.places.beside(entry.id)]
    lines = (
        PlaceLine(link=context.link(it), details=place_count(context, it))
        for it in sorted(beside, key=lambda it: context.language.sort_key(it.record.name))
        if whereabouts.at(it)
    )
    heading = context.text("close-by", outer=context.link(places[entry.record.part_of]).text)
    return section(context.anchor("close-by"), heading, listed(PlaceList, lines))


def places_within(context: ViewContext, entry: Entry[Place]) -> Section | None:
    """All places that lie directly in a place; None without any."""
    parts = context.library.references_to(entry, Place, "part_of")
    links = context.by_alphabet(part.source for part in parts)
    return section(
        context.anchor("places"),
        context.text("places-within"),
        listed(PlaceList, (PlaceLine(link=link) for link in links)),
    )
