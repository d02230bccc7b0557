"""How a search finds pages: which of them, what it says of each, and what they are chosen by."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Topic
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Facet, SearchEntry
from actionplans.views.parts.facets import Facets

_WITH_PAGES: tuple[type[Record], ...] = (
    Partnership,
    Plan,
    Activity,
    StatusReport,
    FocusArea,
    Result,
    Organisation,
    Place,
    Topic,
    TextPage,
)

#: What belongs to a plan.
_IN_PLANS = (Activity, StatusReport, FocusArea, Result)

#: Records that say themselves what sort they are, with the vocabulary of their sorts.
_SORTS: dict[type[Record], str] = {
    Partnership: "PartnershipKind",
    Plan: "PlanKind",
    Organisation: "OrganisationKind",
    Place: "PlaceKind",
}


class SearchEntries:
    """Knows how a search shows each page in a language, by the page's type and address."""

    def __init__(self, context: ViewContext) -> None:
        self.context = context
        self.facets = Facets(context)
        text = context.text
        self._entries: dict[str, Entry[Record]] = {
            context.address(entry): entry
            for record_type in _WITH_PAGES
            for entry in context.library.all(record_type).values()
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
            template = "text" if holds(entry, TextPage) else entry.record.type_name
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
        if sorts := _SORTS.get(type(record)):
            words = [self.context.language.label(sorts, getattr(record, "kind", ""))]
            return [*words, self._partnership(entry)] if holds(entry, Plan) else words
        if isinstance(record, _IN_PLANS):
            plan = self.context.library.plan_of(entry).record.title
            number = record.number if isinstance(record, Activity) else None
            named = f"{word} {number}" if number else word
            return [named, f"{self._partnership(entry)}, {plan}"]
        return [word]

    def _partnership(self, entry: Entry[Record]) -> str:
        return self.context.library.partnership_of(entry).record.title

    def _facets(self, entry: Entry[Record]) -> Iterator[Facet]:
        if holds(entry, Partnership):
            yield from self.facets.partnership(entry)
        elif holds(entry, Plan) or isinstance(entry.record, _IN_PLANS):
            yield from self.facets.plan(self.context.library.plan_of(entry))
        if holds(entry, Activity):
            yield from self.facets.activity(entry)
            yield from self.facets.organisations(entry.record)
        elif holds(entry, Place):
            yield from self.facets.places([entry])
        elif isinstance(entry.record, Topic | Organisation):
            yield self.facets.facet(entry.record.type_name, self.context.link(entry).text)
