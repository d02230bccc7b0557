"""Search entries: the description of a page in search results, and the facets that filter it."""

from collections.abc import Iterator, Mapping
from datetime import date

from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Topic
from actionplans.model.plan import FocusArea, Plan, PlanStatus, Result
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.nearest_contact import ways_of
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Facet, SearchEntry
from actionplans.views.page import View
from actionplans.views.parts.facets import Facets
from actionplans.views.parts.money_table import MoneyTable
from actionplans.views.parts.plan_facts import ended_facts
from actionplans.views.parts.standing import Standing, plan_tag, tense_of
from actionplans.views.parts.succession_table import SuccessionTable
from actionplans.views.parts.year_sums import YearSums
from actionplans.views.route import PageSpec

#: The types of records that belong to a plan.
_IN_PLANS = (Activity, StatusReport, FocusArea, Result)

#: The types of records that state their own kind, with the vocabulary of those kinds.
_KINDS: dict[type[Record], str] = {
    Partnership: "PartnershipKind",
    Plan: "PlanKind",
    Organisation: "OrganisationKind",
    Place: "PlaceKind",
}


class SearchEntries:
    """Makes the search entries of the pages in one language."""

    def __init__(self, context: ViewContext, labels: Mapping[type[Record], str]) -> None:
        """
        Args:
            context: the site, in the language of the pages.
            labels: the keys of the names of records' pages in search results, for translations.
        """
        self.context = context
        self._labels = labels
        self.facets = Facets(context)

    @property
    def fingerprint(self) -> str:
        """The language of the pages."""
        return self.context.code

    def entry(self, spec: PageSpec, view: View) -> SearchEntry | None:
        """The search entry of a page; None for one that is not in the index."""
        entry, key = spec.about, spec.route.search_label
        if spec.code and entry and self.context.site.speaks(spec.code):
            key = self._labels.get(type(entry.record))
        if key is None or (spec.is_part and not self._has_texts(spec)):
            return None
        label = self.context.text(key)
        facets = [self.facets.facet("kind", label)]
        if entry:
            facets += self._facets(entry)
        description = self._describe(entry, label) if entry else [label]
        return SearchEntry(
            kind=" · ".join(description),
            facets=tuple(dict.fromkeys(facets)),
            asked=tuple(self._asked(entry, view)),
            ends=self._ends(entry) if entry else None,
        )

    def _has_texts(self, spec: PageSpec) -> bool:
        """Whether a part of a page is found by its own words: lists are by those of their pages."""
        route = spec.route
        return route.of is None or route.below or route.of is StatusReport

    def _describe(self, entry: Entry[Record], label: str) -> list[str]:
        """The type of a page, and the plan or partnership that it belongs to."""
        record = entry.record
        if kinds := _KINDS.get(type(record)):
            words = [self.context.language.label(kinds, getattr(record, "kind", ""))]
            if holds(entry, Plan):
                words += [self._partnership(entry), *self._tag(entry)]
            words += [*self._larger(record), *self._namesake(record, label)]
            return list(dict.fromkeys(words))
        if isinstance(record, _IN_PLANS):
            plan = self.context.library.plan_of(entry).record.title
            number = record.number if isinstance(record, Activity) else None
            named = f"{label} {number}" if number else label
            belongs_to = f"{self._partnership(entry)}, {plan}"
            return [named, belongs_to, *self._tag(entry)]
        return [label]

    def _asked(self, entry: Entry[Record] | None, view: View) -> Iterator[str]:
        """What readers ask for, in their words, as far as the page has it."""
        text, parts = self.context.text, list(view.walk())
        if entry and self._has_contact(entry):
            yield text("asked-contact")
        if any(isinstance(part, Standing) and part.state for part in parts):
            yield text("asked-standing")
        ends = entry is not None and holds(entry, Plan) and any(ended_facts(self.context, entry))
        if ends or any(isinstance(part, SuccessionTable) for part in parts):
            yield text("asked-fate")
        is_of_all = entry is None and any(isinstance(part, MoneyTable) for part in parts)
        if is_of_all or any(isinstance(part, YearSums) for part in parts):
            yield text("asked-money")

    def _has_contact(self, entry: Entry[Record]) -> bool:
        """Whether a page states how to reach its own subject now: not that of a past plan."""
        record = entry.record
        if not isinstance(record, Activity | Plan | Partnership | Organisation):
            return False
        is_of_plan = isinstance(record, Activity | Plan)
        if is_of_plan and tense_of(self.context, entry) is Tense.OVER:
            return False
        return record.contact is not None and bool(ways_of(record.contact))

    def _ends(self, entry: Entry[Record]) -> date | None:
        """The last day of the period of a page's plan; None where it belongs to none, or is silent.

        A plan that was replaced or withdrawn was over before: it counts as old as its first day.
        """
        if not (holds(entry, Plan) or isinstance(entry.record, _IN_PLANS)):
            return None
        plan = self.context.library.plan_of(entry).record
        if plan.period is None:
            return None
        is_cut_short = plan.status in (PlanStatus.REPLACED, PlanStatus.WITHDRAWN)
        return plan.period.start.first if is_cut_short else plan.period.end.last

    def _larger(self, record: Record) -> Iterator[str]:
        """The place or the organisation that one is part of: others may have the same name."""
        if isinstance(record, Place) and record.part_of:
            yield self.context.library.places[record.part_of].record.name
        elif isinstance(record, Organisation) and record.parent:
            yield self.context.organisation(record.parent).record.name

    def _namesake(self, record: Record, label: str) -> Iterator[str]:
        """The type of an organisation's page where a partnership has the same name."""
        partnerships = self.context.library.partnerships.values()
        titles = {partnership.record.title for partnership in partnerships}
        if isinstance(record, Organisation) and record.name in titles:
            yield label

    def _tag(self, entry: Entry[Record]) -> list[str]:
        tag = plan_tag(self.context, entry)
        return [tag] if tag else []

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
