"""How a search finds pages: which of them, what it says of each, and what they are chosen by."""

from collections.abc import Iterator
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Facet, SearchEntry
from actionplans.views.parts.facets import Facets

_WITH_PAGES = (
    "partnership",
    "plan",
    "activity",
    "report",
    "focus-area",
    "result",
    "organisation",
    "place",
    "topic",
    "page",
)

#: Kinds of records that say themselves what sort they are, with the vocabulary of their sorts.
_SORTS = {
    "partnership": "PartnershipKind",
    "plan": "PlanKind",
    "organisation": "OrganisationKind",
    "place": "PlaceKind",
}


class SearchEntries:
    """Knows how a search shows each page in a language, by the page's type and address."""

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.facets = Facets(context)
        text, index = context.text, context.library.index
        self._entries = {
            context.address(entry): entry for kind in _WITH_PAGES for entry in index[kind].values()
        }
        if context.code:
            self._entries = {
                context.address(context.library.translations(entry)[context.code]): entry
                for entry in context.library.translated
                if entry.id and context.code in context.library.translations(entry)
            }
        self._words = {
            "activity": text("activity"),
            "plan": text("find-plan"),
            "partnership": text("partnership"),
            "report": text("status-report"),
            "focus-area": text("focus-area"),
            "result": text("result"),
            "organisation": text("find-organisation"),
            "place": text("place"),
            "topic": text("topic"),
            "target-group": text("target-group"),
            "indicators": text("find-indicators"),
            "glossary": text("glossary"),
            "combined-budget": text("budget"),
            "text": text("find-text"),
        }

    def entry(self, template: str, address: str) -> SearchEntry | None:
        """How a search shows a page; None for one that it leaves out."""
        entry = self._entries.get(address)
        if template == "translation" and entry:
            template = "text" if entry.kind == "page" else entry.kind
        word = self._words.get(template)
        if word is None:
            return None
        facets = [self.facets.facet("kind", word)]
        if entry:
            facets += self._facets(entry)
        words = self._describe(entry, word) if entry else [word]
        return SearchEntry(" · ".join(words), tuple(dict.fromkeys(facets)))

    def _describe(self, entry: Entry[Record], word: str) -> list[str]:
        """What a page is, and where it belongs."""
        record = entry.record
        if sorts := _SORTS.get(entry.kind):
            words = [self.context.language.label(sorts, getattr(record, "kind", ""))]
            return [*words, self._partnership(entry)] if entry.kind == "plan" else words
        if entry.kind in ("activity", "report", "focus-area", "result"):
            number = getattr(record, "number", None)
            plan = self.context.library.plans[_plan_of(entry)].record.title
            named = f"{word} {number}" if number and entry.kind == "activity" else word
            return [named, f"{self._partnership(entry)}, {plan}"]
        return [word]

    def _partnership(self, entry: Entry[Record]) -> str:
        return self.context.library.partnership_of(entry).record.title

    def _facets(self, entry: Entry[Record]) -> Iterator[Facet]:
        if entry.kind == "partnership":
            yield from self.facets.partnership(entry)
        elif entry.kind in ("plan", "activity", "report", "focus-area", "result"):
            yield from self.facets.plan(self.context.library.plans[_plan_of(entry)])
        if entry.kind == "activity":
            activity = cast(Entry[Activity], entry)
            yield from self.facets.activity(activity)
            yield from self.facets.organisations(activity.record)
        elif entry.kind == "place":
            yield from self.facets.places([cast(Entry[Place], entry)])
        elif entry.kind in ("topic", "organisation"):
            yield self.facets.facet(entry.kind, self.context.link(entry).text)


def _plan_of(entry: Entry[Record]) -> str:
    return "/".join(entry.id.partition("#")[0].split("/")[:2])
