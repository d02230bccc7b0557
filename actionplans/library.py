"""All records of a site under their ids, and every reference between them, known at both ends."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.indicator import Indicators
from actionplans.model.money import Line, in_overview
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation, Organisations
from actionplans.model.place import Place, Places, Term, Terms, Topic, Topics
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Path, Record, references, without
from actionplans.model.report import StatusReport
from actionplans.model.translation import Translation
from actionplans.problems import Problem
from actionplans.reader import Content, Document, Entry, Media, code_of
from actionplans.reference import SCOPES, Link, scoped

R = TypeVar("R", bound=Record)

_PAGES: dict[type[Record], str] = {
    TextPage: "page",
    Partnership: "partnership",
    Plan: "plan",
    Activity: "activity",
    StatusReport: "report",
    Translation: "translation",
}
#: Pages that can be translated.
_TRANSLATED = ("page", "partnership", "plan", "activity", "report")
_REGISTERS: dict[type[Record], str] = {
    Organisations: "organisation",
    Places: "place",
    Terms: "term",
    Topics: "topic",
    Indicators: "indicator",
}


@dataclass(frozen=True, eq=False)
class OverviewLine:
    """A line of a plan's overview with the activity that it leads to, if it has a sheet."""

    line: Line
    activity: Entry[Activity] | None
    entry: Entry[Record]
    path: Path
    """Where in the entry's record the line stands."""


class Library:
    """The records of a site.

    With `drafts`, drafts are among them; without, they are left out, and what points at them leads
    nowhere.
    """

    def __init__(self, content: Content, language: Language, *, drafts: bool = False) -> None:
        self.language = language
        self.media: tuple[Media, ...] = content.media
        self.problems: list[Problem] = []
        self.index: dict[str, dict[str, Entry[Record]]] = defaultdict(dict)
        self.hidden: set[str] = set()
        """Addresses of drafts that were left out, and with them all that lies below."""

        self._with_drafts = drafts
        if not drafts:
            own = {d.address for d in content.documents if _is_draft(d) and not code_of(d.file)}
            self.hidden = own | content.unread_drafts
        for document in content.documents:
            if not self.leaves_out(document):
                self._add_document(document)
        self.links: tuple[Link, ...] = tuple(self._find_links())
        if drafts:
            self._mend_drafts()
        self._links_to: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self.links:
            if link.target:
                self._links_to[link.target.kind, link.target.id].append(link)
        self._translations = self._gather_translations()
        self._activities: dict[str, list[Entry[Activity]]] = {}
        self._overviews: dict[str, list[OverviewLine]] = {}
        self._children: dict[str, list[Entry[Record]]] = defaultdict(list)
        for kind in ("plan", "activity", "report"):
            for entry in self.index[kind].values():
                self._children[_parent(entry.id)].append(entry)

    def leaves_out(self, document: Document) -> bool:
        """Whether a file is left out: a draft, what belongs to one, or a translation of either."""
        if self._with_drafts:
            return False
        return _is_draft(document) or self.hides(document.original)

    def hides(self, address: str) -> bool:
        """Whether a page is left out, for it or what it belongs to is a draft."""
        parts = address.split("/")
        return any("/".join(parts[:depth]) in self.hidden for depth in range(1, len(parts) + 1))

    # Building

    def _add_document(self, document: Document) -> None:
        record = document.record
        if kind := _PAGES.get(type(record)):
            self._add(Entry(kind, document.address, record, document))
        if kind := _REGISTERS.get(type(record)):
            scope = f"{_parent(document.address)}#" if kind in SCOPES else ""
            self._add_parts(document, kind, "entries", scope)
        if isinstance(record, Plan):
            self._add_parts(document, "focus-area", "focus_areas", f"{document.address}#")
            self._add_parts(document, "result", "results", f"{document.address}#")

    def _add_parts(self, document: Document, kind: str, field: str, scope: str) -> None:
        for number, part in enumerate(getattr(document.record, field)):
            self._add(Entry(kind, f"{scope}{part.id}", part, document, (field, number)))

    def _add(self, entry: Entry[Record]) -> None:
        first = self.index[entry.kind].setdefault(entry.id, entry)
        if first is not entry:
            kind, value = "duplicate-id", entry.id.rpartition("#")[2]
            location = entry.locate("id") if entry.path else entry.locate()
            problem = Problem.error(kind, location, value=value, first=str(first.locate()))
            self.problems.append(problem)

    def _find_links(self) -> Iterator[Link]:
        for kind in (*_PAGES.values(), *_REGISTERS.values()):
            for entry in self.index[kind].values():
                for found in references(entry.record):
                    wanted = found.shape.reference or ""
                    target = self.index[wanted].get(scoped(wanted, entry, found.text))
                    yield Link(entry, found.path, wanted, found.text, target)

    def _mend_drafts(self) -> None:
        """Leave out of drafts what they refer to in vain, so that a preview can show the rest."""
        for kind in _PAGES.values():
            for id, entry in self.index[kind].items():

                def exists(wanted: str, name: str, source: Entry[Record] = entry) -> bool:
                    return scoped(wanted, source, name) in self.index[wanted]

                self.index[kind][id] = replace(entry, record=without(entry.record, exists))

    # Translations

    def translations(self, entry: Entry[Record]) -> dict[str, Entry[Translation]]:
        """A page's translations by their languages' codes, in the order of these."""
        return self._translations.get(entry.id, {}) if entry.kind in _TRANSLATED else {}

    @property
    def translated(self) -> Iterator[Entry[Record]]:
        """Every page that has a translation."""
        for kind in _TRANSLATED:
            yield from (entry for entry in self.index[kind].values() if self.translations(entry))

    def _gather_translations(self) -> dict[str, dict[str, Entry[Translation]]]:
        found: dict[str, dict[str, Entry[Translation]]] = defaultdict(dict)
        for entry in self.index["translation"].values():
            code = code_of(entry.document.file) or ""
            found[entry.document.original][code] = cast(Entry[Translation], entry)
        return {original: dict(sorted(codes.items())) for original, codes in found.items()}

    # Records by kind

    @property
    def partnerships(self) -> dict[str, Entry[Partnership]]:
        """The partnerships, by address."""
        return cast(dict[str, Entry[Partnership]], self.index["partnership"])

    @property
    def plans(self) -> dict[str, Entry[Plan]]:
        """The plans, by address."""
        return cast(dict[str, Entry[Plan]], self.index["plan"])

    @property
    def activities(self) -> dict[str, Entry[Activity]]:
        """The activities, by address."""
        return cast(dict[str, Entry[Activity]], self.index["activity"])

    @property
    def reports(self) -> dict[str, Entry[StatusReport]]:
        """The status reports, by address."""
        return cast(dict[str, Entry[StatusReport]], self.index["report"])

    @property
    def pages(self) -> dict[str, Entry[TextPage]]:
        """The pages of text, by address."""
        return cast(dict[str, Entry[TextPage]], self.index["page"])

    @property
    def organisations(self) -> dict[str, Entry[Organisation]]:
        """The organisations, by id."""
        return cast(dict[str, Entry[Organisation]], self.index["organisation"])

    @property
    def places(self) -> dict[str, Entry[Place]]:
        """The places, by id."""
        return cast(dict[str, Entry[Place]], self.index["place"])

    @property
    def terms(self) -> dict[str, Entry[Term]]:
        """The glossary, by id."""
        return cast(dict[str, Entry[Term]], self.index["term"])

    @property
    def topics(self) -> dict[str, Entry[Topic]]:
        """The topics, by id."""
        return cast(dict[str, Entry[Topic]], self.index["topic"])

    def focus_area(self, entry: Entry[Record], id: str) -> FocusArea:
        """A focus area of the plan that an activity (or the plan itself) belongs to."""
        found = self.index["focus-area"][scoped("focus-area", entry, id)].record
        return cast(FocusArea, found)

    def result(self, entry: Entry[Record], id: str) -> Result:
        """A result of the plan that an activity (or the plan itself) belongs to."""
        return cast(Result, self.index["result"][scoped("result", entry, id)].record)

    # What belongs together

    def partnership_of(self, entry: Entry[Record]) -> Entry[Partnership]:
        """The partnership that a plan or anything in it belongs to."""
        return self.partnerships[entry.id.split("/")[0]]

    def plan_of(self, entry: Entry[Record]) -> Entry[Plan]:
        """The plan that an activity or a report belongs to."""
        return self.plans[_parent(entry.id)]

    def plans_of(self, partnership: Entry[Partnership]) -> list[Entry[Plan]]:
        """The editions of a partnership, the newest first."""
        plans = cast(list[Entry[Plan]], self._children[partnership.id])
        return sorted(
            plans, key=lambda p: (p.record.period.end.last, p.record.edition), reverse=True
        )

    def activities_of(self, plan: Entry[Plan]) -> list[Entry[Activity]]:
        """The activities of a plan, as its overview has them; those without a line come last."""
        if plan.id not in self._activities:
            self._activities[plan.id] = self._sort_activities(plan)
        return self._activities[plan.id]

    def _sort_activities(self, plan: Entry[Plan]) -> list[Entry[Activity]]:
        order: dict[str, int] = {}
        for place, line in enumerate(self.overview(plan)):
            if line.activity:
                order.setdefault(line.activity.id, place)
        found = [e for e in self._children[plan.id] if e.kind == "activity"]
        activities = cast(list[Entry[Activity]], found)

        def rank(entry: Entry[Activity]) -> tuple[int, int, str]:
            whole = order.get(entry.record.part_of or "", len(order))
            return order.get(entry.id, whole), entry.record.position or 0, entry.id

        return sorted(activities, key=rank)

    def reports_of(self, plan: Entry[Plan]) -> list[Entry[StatusReport]]:
        """The status reports of a plan, the newest first."""
        found = [e for e in self._children[plan.id] if e.kind == "report"]
        reports = cast(list[Entry[StatusReport]], found)
        return sorted(reports, key=lambda e: e.record.date.last, reverse=True)

    def overview(self, plan: Entry[Plan]) -> list[OverviewLine]:
        """Every line of a plan's overview, in its order."""
        if plan.id not in self._overviews:
            self._overviews[plan.id] = self._gather_lines(plan)
        return self._overviews[plan.id]

    def _gather_lines(self, plan: Entry[Plan]) -> list[OverviewLine]:
        lines = [
            OverviewLine(line, None, plan, ("other_lines", number))
            for number, line in enumerate(plan.record.other_lines)
        ]
        for entry in self._children[plan.id]:
            if entry.kind == "activity":
                activity = cast(Entry[Activity], entry)
                for number, line in enumerate(activity.record.overview_lines):
                    path: Path = ("lines", number) if activity.record.lines else ()
                    lines.append(OverviewLine(line, activity, activity, path))
        return sorted(lines, key=lambda line: in_overview(line.line))

    # References

    def links_to(self, entry: Entry[Record], *fields: str) -> list[Link]:
        """The references that lead to a record, from any or from the named fields."""
        links = self._links_to[entry.kind, entry.id]
        return [link for link in links if not fields or link.field in fields]


def _parent(address: str) -> str:
    return address.rpartition("/")[0]


def _is_draft(document: Document) -> bool:
    return bool(getattr(document.record, "draft", False))
