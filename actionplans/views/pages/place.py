"""The page of a place: the activities there, from all plans and years."""

from collections.abc import Iterator

from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, View, present, section
from actionplans.views.parts.activity_list import activities_by_plan
from actionplans.views.parts.places import activities_at, places_within
from actionplans.views.parts.register import register


def place_view(context: ViewContext, entry: Entry[Place]) -> View:
    """The page of one place."""
    record, text = entry.record, context.text
    parts = context.library.references_to(entry, Place, "part_of")
    return View(
        title=record.name,
        address=context.address(entry),
        description=record.description or text("place-description", name=record.name),
        breadcrumbs=(context.home(), Link(text("places"), context.page("places"))),
        head=tuple(_head(context, entry)),
        sections=(
            *_activities(context, entry),
            *present(
                section(
                    context.anchor("places"),
                    text("places-within"),
                    register(context.by_alphabet(part.source for part in parts)),
                )
            ),
        ),
    )


def _head(context: ViewContext, entry: Entry[Place]) -> Iterator[Part]:
    record, text = entry.record, context.text
    yield PageHead(
        kind=context.language.label("PlaceKind", record.kind),
        lies_in=context.link(context.library.places[record.part_of]) if record.part_of else None,
        title=record.name,
        summary=record.description,
    )
    if record.aliases:
        yield from present(
            paragraph(f"{context.label(Place, 'aliases')} {', '.join(record.aliases)}.")
        )
    areas = context.library.references_to(entry, Partnership, "areas", "boundaries")
    partnerships = tuple(dict.fromkeys(context.link(area.source) for area in areas))
    if partnerships:
        pieces = [piece for link in partnerships for piece in (Link(", "), link)]
        yield from present(paragraph((Link(f"{text('area-of')} "), *pieces[1:], Link("."))))


def _activities(context: ViewContext, entry: Entry[Place]) -> tuple[Part, ...]:
    """The activities at a place and the places within it, or the sentence that there are none."""
    here = activities_at(context, entry)
    at_once = {activity.id for activity in here}
    within = [
        activity
        for place in places_within(context, entry)
        for activity in activities_at(context, place)
        if activity.id not in at_once
    ]
    text = context.text
    sections = present(
        section(context.anchor("here"), text("happens-here"), *activities_by_plan(context, here)),
        section(
            context.anchor("within"), text("happens-within"), *activities_by_plan(context, within)
        ),
    )
    return sections or present(paragraph(text("no-activities-here")))
