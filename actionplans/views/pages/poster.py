"""Posters of activities: pages to print and put up, which search engines do not list."""

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View, present
from actionplans.views.parts.place_list import places_title
from actionplans.views.parts.place_poster import place_poster, place_poster_address
from actionplans.views.parts.poster import poster, poster_address


def poster_view(context: ViewContext, entry: Entry[Activity]) -> View:
    """The poster of an activity in the language of the context."""
    sheet = poster(context, entry)
    return View(
        title=context.text("poster-title", name=sheet.title),
        address=poster_address(context, entry),
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=context.library.partnership_of(entry).id,
        sections=present(sheet),
        closing=present(paragraph(context.text("poster-print"), "quiet")),
    )


def place_poster_view(context: ViewContext, entry: Entry[Place]) -> View:
    """The poster of a place."""
    places = Link(places_title(context), context.page("places"))
    return View(
        title=context.text("poster-title", name=entry.record.name),
        address=place_poster_address(context, entry),
        breadcrumbs=(context.home(), places, context.link(entry)),
        sections=present(place_poster(context, entry)),
        closing=present(paragraph(context.text("poster-print"), "quiet")),
    )
