"""The index of places."""

from collections.abc import Iterator

from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import View, listed, present, section
from actionplans.views.parts.places import activities_within
from actionplans.views.parts.register import Register, RegisterLine


def places_view(context: ViewContext) -> View:
    """The index of places, grouped by the place that contains each."""
    title, description = context.text("places"), context.text("places-description")
    sections = present(
        *(
            section(
                context.anchor("group", id=number), name, listed(Register, _lines(context, entries))
            )
            for number, (name, entries) in enumerate(_districts(context).items(), 1)
        )
    )
    return View(
        title=title,
        address=context.page("places"),
        description=description,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=description),),
        sections=sections or present(paragraph(context.text("register-empty"))),
    )


def _districts(context: ViewContext) -> dict[str, list[Entry[Place]]]:
    """Places by the name of the one that contains them; those without one come last."""
    districts: dict[str, list[Entry[Place]]] = {}
    for entry in context.library.places.values():
        parent = entry.record.part_of
        name = context.library.places[parent].record.name if parent else ""
        districts.setdefault(name, []).append(entry)
    order = sorted(districts, key=lambda name: (not name, context.language.sort_key(name)))
    return {name or context.text("other-places"): districts[name] for name in order}


def _lines(context: ViewContext, entries: list[Entry[Place]]) -> Iterator[RegisterLine]:
    for entry in sorted(entries, key=lambda e: context.language.sort_key(e.record.name)):
        kind = context.language.label("PlaceKind", entry.record.kind)
        number = len(activities_within(context, entry))
        count = context.text("activity-count", count=number)
        yield RegisterLine(link=context.link(entry), details=f"{kind} · {count}")
