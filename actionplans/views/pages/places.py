"""The index of places: where readers find the place where they live."""

from collections.abc import Iterator

from actionplans.model.place import Place, PlaceKind
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, View, present, section
from actionplans.views.parts.activity_count import parts_counted
from actionplans.views.parts.mentioned import is_mentioned
from actionplans.views.parts.place_list import (
    DWELLINGS,
    QUARTERS,
    Surroundings,
    place_filter,
    place_list,
    places_title,
)


def places_view(context: ViewContext) -> View:
    """The index of places: streets and estates first, those that nothing happens at last."""
    text, title = context.text, places_title(context)
    entries = tuple(context.library.places.values())
    has_any = any(context.site.whereabouts.all_of(entry) for entry in entries)
    description = text("places-description", count=context.plan_count)
    return View(
        title=title,
        address=context.page("places"),
        description=description,
        breadcrumbs=(context.home(),),
        script="places" if entries else None,
        head=present(
            PageHead(title=title, summary=description),
            place_filter(context, entries),
            paragraph(_counted(context) if has_any else None, "quiet"),
        ),
        sections=_sections(context, entries),
    )


def _counted(context: ViewContext) -> str:
    """What the numbers of activities are: with their parts, as on the pages of the places."""
    counted = parts_counted(context, tuple(context.library.activities.values()))
    return " ".join(filter(None, (context.text("places-counted"), counted)))


def _sections(context: ViewContext, entries: tuple[Entry[Place], ...]) -> tuple[Part, ...]:
    around = Surroundings(context, entries)
    parts = (
        section(id, heading, place_list(context, chosen, around))
        for id, heading, chosen in _groups(context, entries)
    )
    return around.sifted(present(*parts))


def _groups(
    context: ViewContext, entries: tuple[Entry[Place], ...]
) -> Iterator[tuple[str, str, list[Entry[Place]]]]:
    """The anchor and heading of each group, and its places."""
    text, anchor, others = context.text, context.anchor, frozenset(PlaceKind) - DWELLINGS - QUARTERS
    near = [entry for entry in entries if context.site.whereabouts.all_of(entry)]
    rest = [entry for entry in entries if not context.site.whereabouts.all_of(entry)]
    headings = {
        text("places-dwellings"): DWELLINGS,
        text("places-quarters"): QUARTERS,
        text("places-others"): others,
    }
    for number, (heading, kinds) in enumerate(headings.items(), 1):
        chosen = [it for it in near if it.record.kind in kinds]
        yield anchor("group", id=number), heading, chosen
    mentioned = [it for it in rest if is_mentioned(context, it)]
    yield anchor("mentioned-only"), text("mentioned-only"), mentioned
    unclear = [it for it in rest if not is_mentioned(context, it)]
    is_in_doubt = context.site.mentions.is_in_doubt
    doubtful = [it for it in unclear if is_in_doubt(it)]
    yield anchor("names-in-doubt"), text("names-in-doubt"), doubtful
    unmentioned = [it for it in unclear if not is_in_doubt(it)]
    yield anchor("unmentioned"), text("unmentioned", count=context.plan_count), unmentioned
