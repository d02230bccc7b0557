"""Facets by which pages and activities are filtered: partnership, year, place, topic …"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.locale import capitalized
from actionplans.model.activity import Activity, Group
from actionplans.model.place import Place
from actionplans.model.plan import FocusArea, Plan
from actionplans.model.record import Record
from actionplans.nesting import focus_areas_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Facet
from actionplans.views.parts.standing import period_tense


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet that readers choose a value of, from a list."""

    name: str
    """Its name in addresses and in the search index."""

    label: str


def choices(context: ViewContext) -> dict[str, Choice]:
    """All facets that readers can filter by, by their English names."""
    address, text = context.language.address, context.text
    return {
        "kind": Choice(address("by-kind"), text("find-kind")),
        "partnership": Choice(address("by-partnership"), text("partnership")),
        "year": Choice(address("by-year"), context.label(Plan, "edition")),
        "standing": Choice(address("by-standing"), text("find-standing")),
        "focus-area": Choice(address("by-focus-area"), text("focus-area")),
        "topic": Choice(address("by-topic"), text("topic")),
        "place": Choice(address("by-place"), text("place")),
        "target-group": Choice(address("by-target-group"), text("target-group")),
        "organisation": Choice(address("by-organisation"), text("find-organisation")),
        "status": Choice(address("by-status"), context.label(Activity, "status")),
    }


class Facets:
    """The facets of the records of a site."""

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.library = context.library
        self.names = {name: choice.name for name, choice in choices(context).items()}

    def facet(self, name: str, value: str) -> Facet:
        """A facet by its English name."""
        return Facet(self.names[name], value)

    def partnership(self, entry: Entry[Record]) -> Iterator[Facet]:
        """The facets of a partnership and of everything that belongs to it."""
        yield self.facet("partnership", self.library.partnership_of(entry).record.title)

    def plan(self, plan: Entry[Plan]) -> Iterator[Facet]:
        """The facets of a plan and of everything that belongs to it."""
        yield from self.partnership(plan)
        yield self.facet("year", plan.record.edition)
        if tense := period_tense(self.context, plan):
            yield self.facet("standing", self.context.text(f"standing-{tense}"))

    def activity(self, entry: Entry[Activity]) -> Iterator[Facet]:
        """The facets that an activity has in addition to its plan's."""
        record = entry.record
        for area in focus_areas_of(self.library.activities, entry):
            yield self.facet("focus-area", self.library.get(FocusArea, area, entry).record.title)
        for topic in record.topics:
            yield self.facet("topic", self.library.topics[topic].record.title)
        named = self.context.site.whereabouts.named(entry)
        yield from self.places(self.library.places[id] for id in named)
        for group in groups_of(record):
            yield self.facet("target-group", group_name(self.context, group))

    def organisations(self, record: Activity) -> Iterator[Facet]:
        """The facets of organisations that are responsible for an activity or partners in it."""
        ids = [party.organisation for party in (*record.responsible, *record.partners)]
        for id in dict.fromkeys(ids):
            yield self.facet("organisation", self.library.organisations[id].record.name)

    def places(self, places: Iterable[Entry[Place]]) -> Iterator[Facet]:
        """The facets of places and of those that contain them: a street is in a quarter."""
        seen: set[str] = set()
        for entry in places:
            at: Entry[Place] | None = entry
            while at and at.id not in seen:
                seen.add(at.id)
                yield self.facet("place", at.record.name)
                at = self.library.places[at.record.part_of] if at.record.part_of else None


def groups_of(record: Activity) -> list[Group]:
    """The target groups of an activity without duplicates, in the order of `Group`."""
    groups = {group for target in record.target_groups for group in target.groups}
    return [group for group in Group if group in groups]


def group_name(context: ViewContext, group: Group) -> str:
    """The name of a target group, with a capital letter."""
    return capitalized(context.language.label("Group", group))
