"""Places: where I live, and what happens there, over all plans and years."""

from dataclasses import dataclass

from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityGroup, grouped_by_plan
from actionplans.views.parts.places import activities_at, places_within


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView(View):
    """Everything on a place's page."""

    kind: str
    summary: str | None
    aliases: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    groups: tuple[ActivityGroup, ...]
    nearby: tuple[ActivityGroup, ...]
    """What happens in the places within it."""

    partnerships: tuple[Link, ...]


def _index(context: ViewContext) -> Link:
    return Link(context.text("places"), context.page("places"))


def place_view(context: ViewContext, entry: Entry[Place]) -> PlaceView:
    """The page of one place."""
    record = entry.record
    here = activities_at(context, entry)
    inside = list(places_within(context, entry))
    seen = {activity.id for activity in here}
    near = {a.id: a for place in inside for a in activities_at(context, place) if a.id not in seen}
    parts = [ref.source for ref in context.library.references_to(entry, Place, "part_of")]
    areas = context.library.references_to(entry, Partnership, "areas", "boundaries")
    return PlaceView(
        title=record.name,
        address=context.address(entry),
        description=record.description or context.text("place-description", name=record.name),
        breadcrumbs=(context.home(), _index(context)),
        partnership=None,
        draft=False,
        kind=context.language.label("PlaceKind", record.kind),
        summary=record.description,
        aliases=record.aliases,
        part_of=context.link(context.library.places[record.part_of]) if record.part_of else None,
        parts=tuple(
            sorted(
                (context.link(part) for part in parts),
                key=lambda link: context.language.sort_key(link.text),
            )
        ),
        groups=grouped_by_plan(context, here),
        nearby=grouped_by_plan(context, list(near.values())),
        partnerships=tuple(dict.fromkeys(context.link(area.source) for area in areas)),
    )
