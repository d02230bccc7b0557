"""The page of a place: the activities there, from all plans and years."""

from collections.abc import Iterator

from actionplans.locale import as_sentence, distinct
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, View, present, section
from actionplans.views.parts.contact import ask, contact_now
from actionplans.views.parts.mentioned import Shown, mentioned
from actionplans.views.parts.neighbours import close_by, places_within
from actionplans.views.parts.outcomes import outcomes
from actionplans.views.parts.place_figures import place_figures
from actionplans.views.parts.place_list import places_title
from actionplans.views.parts.place_map import area_outline, place_map
from actionplans.views.parts.place_plans import plans_now
from actionplans.views.parts.place_poster import place_poster_link
from actionplans.views.parts.places import activities_near, areas_of
from actionplans.views.parts.search_names import search_names

#: The fields whose references to a place its page shows otherwise.
_SHOWN: Shown = frozenset(
    {
        (Activity, "places"),
        (Place, "part_of"),
        (Partnership, "areas"),
        (Partnership, "boundaries"),
    }
)


def place_view(context: ViewContext, entry: Entry[Place]) -> View:
    """The page of one place."""
    record, text = entry.record, context.text
    here = context.site.whereabouts.all_of(entry)
    plans = context.plan_count
    return View(
        title=record.name,
        address=context.address(entry),
        description=record.description
        or (text("place-description", count=plans, name=record.name) if here else None),
        breadcrumbs=(context.home(), Link(places_title(context), context.page("places"))),
        head=tuple(_head(context, entry)),
        sections=(
            *_first(context, entry),
            *present(
                section(
                    context.anchor("figures"),
                    text("figures-here"),
                    place_figures(context, entry),
                ),
                outcomes(context, context.site.whereabouts.closely_at(entry)),
                section(
                    context.anchor("map"),
                    text("where-it-is"),
                    place_map(context, entry),
                    area_outline(context, entry),
                ),
                close_by(context, entry),
                places_within(context, entry),
                mentioned(context, entry, shown=_SHOWN, listed=here),
            ),
        ),
    )


def _first(context: ViewContext, entry: Entry[Place]) -> tuple[Part, ...]:
    """Whom to ask, and what there is: the other way round where we know of nobody to ask.

    Where there is nothing either, nobody is missed.
    """
    whom, offered = present(ask(context, entry)), activities_near(context, entry)
    nothing = present(paragraph(context.text("nothing-near")))
    if contact_now(context, entry):
        return (*whom, *(offered or nothing))
    return (*offered, *whom) if offered else nothing


def _head(context: ViewContext, entry: Entry[Place]) -> Iterator[Part]:
    record = entry.record
    yield PageHead(
        kind=context.language.label("PlaceKind", record.kind),
        lies_in=context.link(context.library.places[record.part_of]) if record.part_of else None,
        title=record.name,
        summary=record.description,
    )
    if names := distinct(record.aliases, record.name):
        aliases = f"{context.label(Place, 'aliases')} {', '.join(names)}"
        yield from present(paragraph(as_sentence(aliases)))
    yield from present(
        *areas_of(context, entry),
        search_names(record),
        plans_now(context, entry),
        place_poster_link(context, entry),
    )
