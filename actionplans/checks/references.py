"""Checks references: targets exist, and no chain of references leads back to its start."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from actionplans.checks.subject import Subject
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.address import Address
from actionplans.model.indicator import Indicator
from actionplans.model.party import Organisation
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.privacy.names import looks_like_person
from actionplans.problems import Input, Problem, Suggestions
from actionplans.reader import Entry
from actionplans.reference import Reference

#: Fields whose references must not form cycles.
_CHAINS = ("parent", "part_of", "continues", "follows")

#: Cycles that are reported of one field, at most.
_MAX_CYCLES = 50

#: A record as its type and address.
Node = tuple[type[Record], Address]

#: A type of record, and the address within which its ids are unique.
Scoped = tuple[type[Record], Address]


def check(subject: Subject) -> Iterator[Problem]:
    """Find unknown and unpublished targets, references of records to themselves, and cycles."""
    library = subject.library
    yield from library.problems
    known = _Known(library)
    for reference in library.references:
        if reference.target is None:
            if library.is_in_draft(reference.id) or not _unread(reference, subject):
                yield _unknown(reference, library, known)
        elif reference.target is reference.source:
            yield Problem.error("points-at-itself", reference.location, value=reference.id)
    for field in _CHAINS:
        yield from _cycles(library, field)


class _Known:
    """The possible targets of references, cached by type and scope."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._suggestions = Suggestions()
        self._ids: dict[Scoped, dict[str, Entry[Record]]] = {}
        self._names: dict[Scoped, dict[str, str]] = {}

    def suggestion(self, reference: Reference[Record]) -> dict[str, Input]:
        """The id that an unknown one was probably meant to be, as inputs of a problem."""
        ids, names = self._of(reference)
        if by_name := names.get(reference.id.casefold()):
            return {"suggestion": by_name}
        return self._suggestions.closest(reference.id, ids)

    def knows(self, reference: Reference[Record], id: str) -> bool:
        """Whether an id, or a name, is that of a record which a reference may lead to."""
        ids, names = self._of(reference)
        return id in ids or id.casefold() in names

    def _of(
        self, reference: Reference[Record]
    ) -> tuple[Mapping[str, Entry[Record]], Mapping[str, str]]:
        """The records that a reference may lead to by their ids, and those ids by their names."""
        key = reference.target_type, reference.scope
        if key not in self._ids:
            self._ids[key] = ids = self._among(*key)
            self._names[key] = {name: id for id, e in reversed(ids.items()) for name in _names(e)}
        return self._ids[key], self._names[key]

    def _among(self, target_type: type[Record], scope: Address) -> dict[str, Entry[Record]]:
        """The records of a type by id within a scope; for the whole site, by address."""
        entries = self._library.all(target_type)
        if not scope:
            return dict(entries)
        return {entry.id.local: entry for entry in entries.values() if entry.id.page == scope}


def _names(entry: Entry[Record]) -> Iterator[str]:
    """Yield the names of a record, by which `Socialforvaltningen` suggests `sof`."""
    record = entry.record
    for field in ("name", "short_name", "title", "term"):
        if name := getattr(record, field, None):
            yield str(name).casefold()
    for alias in getattr(record, "aliases", ()):
        yield str(alias).casefold()


def _unread(reference: Reference[Record], subject: Subject) -> bool:
    """Whether the target may be in a file that could not be read, which is reported already."""
    unread = subject.content.unread
    if reference.target_type in (Activity, Plan):
        return f"{reference.id}.md" in unread or f"{reference.id}/index.md" in unread
    in_plan = reference.target_type in (FocusArea, Result)
    if in_plan and reference.scope not in subject.library.plans:
        return True
    return _register(reference, subject.library.language) in unread


def _unknown(reference: Reference[Record], library: Library, known: _Known) -> Problem:
    id, location = reference.id, reference.location
    if library.is_in_draft(id):
        return Problem.error("points-at-draft", location, value=id)
    file = _register(reference, library.language)
    suggestion = known.suggestion(reference)
    if reference.target_type is Organisation and not suggestion and _is_of_person(id):
        return Problem.error("person-for-organisation", location, value=id, file=file)
    if (
        "," in id
        and not known.knows(reference, id)
        and any(known.knows(reference, part.strip()) for part in id.split(","))
    ):
        return Problem.error("list-in-one-text", location, value=id)
    return Problem.error(
        f"unknown-{reference.target_type.type_name}", location, value=id, file=file, **suggestion
    )


def _is_of_person(id: str) -> bool:
    """Whether an id is probably a person's: `Anna Hansen`, `anna-hansen`, a mail address."""
    return "@" in id or looks_like_person(id) or looks_like_person(id.replace("-", " ").title())


def _register(reference: Reference[Record], language: Language) -> str:
    """The file in which the missing record belongs; empty for a page, which is a file itself."""
    if reference.target_type in (FocusArea, Result):
        return f"{reference.scope}/index.md"
    if reference.target_type is Indicator:
        return f"{reference.scope}/{language.address('indicators')}.yml"
    plural = f"{reference.target_type.type_name}s"
    return f"{language.address(plural)}.yml" if plural in language.addresses else ""


def _cycles(library: Library, field: str) -> Iterator[Problem]:
    """Yield the cycles of references in a field, each once."""
    graph: dict[Node, dict[Node, Reference[Record]]] = {}
    for reference in library.references:
        source, target = reference.source, reference.target
        if reference.field == field and target and target is not source:
            graph.setdefault(_node(source), {})[_node(target)] = reference
    for _ in range(_MAX_CYCLES):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            cycle: list[Node] = error.args[1][::-1]
            reference = graph[cycle[0]].pop(cycle[1])
            circle = " → ".join(id for _, id in cycle)
            yield Problem.error("circle", reference.location, circle=circle)
        else:
            return


def _node(entry: Entry[Record]) -> Node:
    return type(entry.record), entry.id
