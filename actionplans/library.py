"""The library: all records of a site by address, and the references between them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TypeVar, cast

from actionplans.cached import cached_property
from actionplans.editions import is_superseded, newest_first
from actionplans.held_back import HeldBack
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.grants import reference_year
from actionplans.model.indicator import Indicator
from actionplans.model.money import Line
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Term, Topic
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record, drop_references, parts_of, references
from actionplans.model.report import StatusReport
from actionplans.model.translation import Translation
from actionplans.overview import OverviewLine, in_order_of, overview_of
from actionplans.problems import Problem
from actionplans.reader import Content, Document, Entry, Media, code_of, holds
from actionplans.reads import question
from actionplans.records import RecordsByType
from actionplans.reference import Reference, is_from
from actionplans.report_order import newest_first as newest_first_reports

R = TypeVar("R", bound=Record)

#: Pages that staff write in the language of the site.
_ORIGINALS = (TextPage, Partnership, Plan, Activity, StatusReport)
#: Records with a file each.
_PAGES = (*_ORIGINALS, Translation)
#: Records in registers.
_REGISTERED = (Organisation, Place, Term, Topic, Indicator)
#: Records within plans. Their references are found as those of the plan.
_PARTS_OF_PLANS = (FocusArea, Result)

_TYPES = {cls.type_name: cls for cls in (*_PAGES, *_REGISTERED, *_PARTS_OF_PLANS)}


class Library:
    """The records of a site.

    Without `drafts`, what is held back on the day of `today` is left out, and references to it have
    no target. With `drafts`, it is included, and references without a target are dropped, for a
    preview.
    """

    def __init__(
        self, content: Content, language: Language, today: date, *, drafts: bool = False
    ) -> None:
        self.language = language
        self.media: tuple[Media, ...] = content.media
        self.problems: list[Problem] = []
        self.has_drafts = drafts
        self.held_back = HeldBack(content, today)
        """What is not published yet."""

        self.left_out = HeldBack(Content(problems=()), today) if drafts else self.held_back
        """What of that is not in here."""

        self.records = RecordsByType(_TYPES.values())
        """All of them; `all` has those of a type."""

        self.pages = self.all(TextPage)
        self.partnerships = self.all(Partnership)
        self.plans = self.all(Plan)
        self.activities = self.all(Activity)
        self.reports = self.all(StatusReport)
        self.organisations = self.all(Organisation)
        self.places = self.all(Place)
        self.terms = self.all(Term)
        self.topics = self.all(Topic)

        for document in content.documents:
            if not self.left_out.until(document):
                self._add_document(document)
        self.references: tuple[Reference[Record], ...] = tuple(self._find_references())
        if drafts:
            self._drop_dangling_references()
        self._references_to: dict[tuple[type[Record], str], list[Reference[Record]]]
        self._references_to = defaultdict(list)
        for reference in self.references:
            if target := reference.target:
                self._references_to[target.type, target.id].append(reference)
        self._translations = self._gather_translations()
        self._activities: dict[str, list[Entry[Activity]]] = {}
        self._overviews: dict[str, list[OverviewLine]] = {}
        self._reference_years: dict[str, int | None] = {}

    # Building

    def _add_document(self, document: Document) -> None:
        record = document.record
        if record.type_name:
            self._add(Entry(id=document.address, record=record, document=document))
        for name, part in parts_of(type(record)).items():
            self._add_parts(document, name, part)

    def _add_parts(self, document: Document, field: str, record_type: type[Record]) -> None:
        for number, part in enumerate(getattr(document.record, field)):
            id = document.address.resolve(part.id, record_type.scope)
            self._add(Entry(id=id, record=part, document=document, path=(field, number)))

    def _add(self, entry: Entry[Record]) -> None:
        first = self.records.entries[entry.type].setdefault(entry.id, entry)
        if first is not entry:
            location = entry.locate("id") if entry.path else entry.locate()
            problem = Problem.error(
                "duplicate-id", location, value=entry.id.local, first=str(first.locate())
            )
            self.problems.append(problem)

    def _find_references(self) -> Iterator[Reference[Record]]:
        for source_type in (*_PAGES, *_REGISTERED):
            for entry in self.records.entries[source_type].values():
                whole = not entry.path
                for field in entry.document.references if whole else references(entry.record):
                    target_type = _TYPES[field.shape.reference or ""]
                    yield Reference(
                        source=entry,
                        path=field.path,
                        target_type=target_type,
                        id=field.text,
                        target=self._target(target_type, field.text, entry),
                    )

    def _target(self, record_type: type[R], id: str, source: Entry[Record]) -> Entry[R] | None:
        """What `find` finds, which nobody reads yet."""
        address = source.page.resolve(id, record_type.scope)
        return cast("Entry[R] | None", self.records.entries[record_type].get(address))

    def _drop_dangling_references(self) -> None:
        """Remove references without a target from pages, so that a preview can show the rest."""
        dangling = {id(it.source): it.source for it in self.references if not it.target}
        for entry in dangling.values():
            if issubclass(entry.type, _PAGES):

                def exists(type_name: str, name: str, source: Entry[Record] = entry) -> bool:
                    return self._target(_TYPES[type_name], name, source) is not None

                record = drop_references(entry.record, exists)
                self.records.entries[entry.type][entry.id] = entry.with_record(record)

    def former_addresses(self) -> Iterator[tuple[Entry[Record], int, str]]:
        """Yield each former address as written, with its page and its index among the page's."""
        pages: Iterator[Entry[TextPage | Partnership | Plan | Activity]] = chain(
            self.pages.values(),
            self.partnerships.values(),
            self.plans.values(),
            self.activities.values(),
        )
        for entry in pages:
            for number, written in enumerate(entry.record.former_addresses):
                yield entry, number, written

    # Translations

    @question
    def translations(self, entry: Entry[Record]) -> dict[str, Entry[Translation]]:
        """The translations of a page by language code, in the order of the codes."""
        is_original = issubclass(entry.type, _ORIGINALS)
        return self._translations.get(entry.id, {}) if is_original else {}

    @property
    def originals(self) -> Iterator[Entry[Record]]:
        """The pages written in the language of the site, grouped by type."""
        for page_type in _ORIGINALS:
            yield from self.all(page_type).values()

    @property
    @question
    def translated(self) -> tuple[Entry[Record], ...]:
        """The pages that have a translation."""
        return tuple(entry for entry in self.originals if entry.id in self._translations)

    @property
    @question
    def translation_codes(self) -> frozenset[str]:
        """The codes of the languages that pages are translated into."""
        return frozenset(code for codes in self._translations.values() for code in codes)

    def _gather_translations(self) -> dict[str, dict[str, Entry[Translation]]]:
        originals: dict[str, dict[str, Entry[Translation]]] = defaultdict(dict)
        for entry in self.all(Translation).values():
            code = code_of(entry.file) or ""
            originals[entry.document.original][code] = entry
        return {original: dict(sorted(codes.items())) for original, codes in originals.items()}

    # Records by type

    def all(self, record_type: type[R]) -> Mapping[str, Entry[R]]:
        """The records of a type by address, in the order of their files."""
        return self.records.of(record_type)

    def find(self, record_type: type[R], id: str, source: Entry[Record]) -> Entry[R] | None:
        """The record that another refers to by an id; None if there is none."""
        return self.all(record_type).get(source.page.resolve(id, record_type.scope))

    def get(self, record_type: type[R], id: str, source: Entry[Record]) -> Entry[R]:
        """The record that another refers to by an id, once checks have ensured that it exists.

        Raises:
            KeyError: there is none.
        """
        return self.all(record_type)[source.page.resolve(id, record_type.scope)]

    # Partnerships, plans and their parts

    def partnership_of(self, entry: Entry[Record]) -> Entry[Partnership]:
        """The partnership of a plan, or of any record in it; itself for a partnership."""
        return self.partnerships[entry.id.partnership]

    def plan_of(self, entry: Entry[Record]) -> Entry[Plan]:
        """The plan of an activity, a report or a part of a plan; itself for a plan."""
        return self.plans[entry.id.plan]

    @question
    def plans_of(self, partnership: Entry[Partnership]) -> list[Entry[Plan]]:
        """The editions of a partnership, the newest first; see `editions.newest_first`."""
        return self._editions.get(partnership.id, [])

    @question
    def is_superseded(self, plan: Entry[Plan]) -> bool:
        """Whether a later edition of its partnership took a plan's place."""
        return is_superseded(plan, self.plans_of(self.partnership_of(plan)))

    @question
    def plan_order(self, entry: Entry[Record]) -> int:
        """The sort key of plans and the records in them: by partnership, the newest first."""
        return self._plan_order[entry.id.plan]

    @cached_property
    def _editions(self) -> dict[str, list[Entry[Plan]]]:
        editions: dict[str, list[Entry[Plan]]] = defaultdict(list)
        for plan in self.plans.values():
            editions[plan.id.partnership].append(plan)
        return {id: newest_first(plans) for id, plans in editions.items()}

    @cached_property
    def _plan_order(self) -> dict[str, int]:
        plans = (plan for _, editions in sorted(self._editions.items()) for plan in editions)
        return {plan.id: number for number, plan in enumerate(plans)}

    @question
    def activities_of(self, plan: Entry[Plan]) -> list[Entry[Activity]]:
        """The activities of a plan in the order of its overview; those without a line come last."""
        if plan.id not in self._activities:
            activities = self._in_plan(plan, Activity)
            self._activities[plan.id] = in_order_of(self.overview(plan), activities)
        return self._activities[plan.id]

    @question
    def reports_of(self, plan: Entry[Plan]) -> list[Entry[StatusReport]]:
        """The status reports of a plan, the newest first; see `report_order.newest_first`."""
        return newest_first_reports(self._in_plan(plan, StatusReport))

    @question
    def overview(self, plan: Entry[Plan]) -> list[OverviewLine]:
        """The lines of a plan's overview, in order."""
        if plan.id not in self._overviews:
            self._overviews[plan.id] = overview_of(plan, self._in_plan(plan, Activity))
        return self._overviews[plan.id]

    @question
    def lines(self, plan: Entry[Plan]) -> list[Line]:
        """The lines of a plan's overview, in order, without their activities."""
        return [line.line for line in self.overview(plan)]

    @question
    def reference_year(self, plan: Entry[Plan]) -> int | None:
        """The year whose grants represent a plan; None where it states no amount for any."""
        if plan.id not in self._reference_years:
            self._reference_years[plan.id] = reference_year(plan.record, self.lines(plan))
        return self._reference_years[plan.id]

    def _in_plan(self, plan: Entry[Plan], record_type: type[R]) -> list[Entry[R]]:
        return [entry for entry in self._below_plans[plan.id] if holds(entry, record_type)]

    @cached_property
    def _below_plans(self) -> dict[str, list[Entry[Record]]]:
        """The activities and reports of each plan, by its address."""
        below: dict[str, list[Entry[Record]]] = defaultdict(list)
        for entry in (*self.activities.values(), *self.reports.values()):
            below[entry.id.plan].append(entry)
        return below

    # References

    @question
    def all_references_to(self, entry: Entry[Record]) -> list[Reference[Record]]:
        """The references to a record, in the order of the content."""
        return self._references_to[entry.type, entry.id]

    @question
    def references_to(
        self, entry: Entry[Record], source_type: type[R], *fields: str
    ) -> list[Reference[R]]:
        """The references to a record in the given fields of records of a type."""
        assert set(fields) <= set(source_type.model_fields), "a field that the type has"
        references = self._references_to[entry.type, entry.id]
        return [r for r in references if is_from(r, source_type) and r.field in fields]

    @question
    def number_of_references_to(self, entry: Entry[Record]) -> int:
        """The number of references to a record, in any field of any record."""
        return len(self._references_to.get((entry.type, entry.id), ()))
