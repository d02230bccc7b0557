"""Places as a list that readers find theirs in: by what they type, and by what it lies in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actionplans.model.place import Place, PlaceKind
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.places import place_count
from actionplans.views.parts.result_count import ResultCount, plural_forms
from actionplans.views.parts.sifted import Chip, Sifted
from actionplans.views.parts.site_lists import search_address

#: The most chips: as many as a phone shows together with the beginning of the list.
_MAX_CHIPS = 6

DWELLINGS = frozenset({PlaceKind.ESTATE, PlaceKind.STREET})
"""The kinds of places that somebody's home is at."""

QUARTERS = frozenset(
    {
        PlaceKind.NEIGHBOURHOOD,
        PlaceKind.DISTRICT,
        PlaceKind.ISLAND,
        PlaceKind.TOWN,
        PlaceKind.MUNICIPALITY,
    }
)
"""The kinds of places that such places lie in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A place in the list."""

    link: Link
    details: str | None = None
    aliases: str = ""
    """Its other names, which readers may type; not shown."""

    chips: tuple[int, ...] = ()
    """The numbers of the chips by which it is chosen."""


@dataclass(frozen=True, slots=True)
class PlaceList(Part):
    """Places, in columns where there is room."""

    items: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class PlaceFilter(Part):
    """A field that filters the places of a page by what is typed: hidden until its script runs."""

    count: ResultCount
    search: Link
    """The way to search the whole site, for those who find no place."""


def places_title(context: ViewContext) -> str:
    """What the index of places is called: a question to those who live at any of them.

    By their kinds nobody lives in a mere park, square, building or other place.
    """
    kinds = {entry.record.kind for entry in context.library.places.values()}
    return context.text("where-you-live" if kinds & (DWELLINGS | QUARTERS) else "places")


def place_filter(context: ViewContext, entries: Sequence[Entry[Place]]) -> PlaceFilter | None:
    """The field that filters places by name; None without any."""
    if not entries:
        return None
    count = ResultCount(
        text=context.text("page-count", count=len(entries)),
        none=context.text("places-none"),
        forms=plural_forms(context.language.plural_forms("page-count")),
    )
    search = Link(context.text("search-site"), search_address(context))
    return PlaceFilter(count, search)


class Surroundings:
    """The quarters by which readers choose among places: those with most, but not all, of them."""

    def __init__(self, context: ViewContext, entries: Sequence[Entry[Place]]) -> None:
        """
        Args:
            context: the site.
            entries: the places to choose among.
        """
        self._context = context
        self._tree = context.site.whereabouts.places
        self._count = len(entries)
        self._held = Counter(outer for entry in entries for outer in self._of(entry))
        inner = sum(bool(entry.record.part_of) for entry in entries)
        telling = [id for id in self._held if self._is_quarter(id) and 1 < self._held[id] < inner]
        most = sorted(telling, key=lambda id: -self._held[id])[:_MAX_CHIPS]
        order = sorted(most, key=lambda id: context.language.sort_key(self._name(id)))
        self._numbers = {id: n for n, id in enumerate(order, 1)} if len(order) > 1 else {}

    def chips_of(self, entry: Entry[Place]) -> tuple[int, ...]:
        """The numbers of the chips of what a place lies in, and of its own."""
        return tuple(sorted(self._numbers[id] for id in self._of(entry) if id in self._numbers))

    def sifted(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Parts that list the places, with the chips; the parts alone where there is no choice."""
        if not self._numbers:
            return parts
        text = self._context.text
        return (
            Sifted(
                question=text("places-in"),
                name=self._context.language.address("by-place"),
                whole=text("places-all"),
                count=self._context.figures.number(self._count),
                chips=tuple(self._chip(id, number) for id, number in self._numbers.items()),
                parts=parts,
            ),
        )

    def _chip(self, id: str, number: int) -> Chip:
        count = self._context.figures.number(self._held[id])
        says = self._context.text("places-shown", count=count, name=self._name(id))
        return Chip(number=number, text=self._name(id), count=count, says=says)

    def _name(self, id: str) -> str:
        return self._context.library.places[id].record.name

    def _is_quarter(self, id: str) -> bool:
        return self._context.library.places[id].record.kind in QUARTERS

    def _of(self, entry: Entry[Place]) -> tuple[str, ...]:
        """The ids of a place and of what it lies in."""
        return (entry.id, *self._tree.around(entry.id))


def place_list(
    context: ViewContext, entries: Iterable[Entry[Place]], around: Surroundings
) -> PlaceList | None:
    """Places with what they lie in and their numbers of activities, by name; None without any."""
    ordered = sorted(entries, key=lambda entry: context.language.sort_key(entry.record.name))
    return listed(PlaceList, (_line(context, entry, around) for entry in ordered))


def _line(context: ViewContext, entry: Entry[Place], around: Surroundings) -> PlaceLine:
    record, places = entry.record, context.library.places
    outer = places[record.part_of].record.name if record.part_of else None
    kind = context.language.label("PlaceKind", record.kind)
    has_any = bool(context.site.whereabouts.all_of(entry))
    count = place_count(context, entry) if has_any else None
    return PlaceLine(
        link=context.link(entry),
        details=" · ".join(filter(None, (outer or kind, count))),
        aliases=" ".join(record.aliases),
        chips=around.chips_of(entry),
    )
