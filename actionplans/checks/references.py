"""Checks references: targets exist, and no chain of references leads back to its start."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from graphlib import CycleError, TopologicalSorter

from actionplans.checks.subject import Subject, held_back_problem
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.address import Address
from actionplans.model.indicator import Indicator
from actionplans.model.party import Organisation
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.privacy.names import looks_like_person
from actionplans.problems import Input, Location, Problem, Suggestions
from actionplans.reader import Entry, LooseReference, address_of
from actionplans.reference import Reference

#: Fields whose references must not form cycles.
_CHAINS = ("parent", "part_of", "continues", "follows")

#: Cycles that are reported of one field, at most.
_MAX_CYCLES = 50

#: A record as its type and address.
Node = tuple[type[Record], Address]

#: A type of record, and the address within which its ids are unique.
Scoped = tuple[type[Record], Address]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference, of a record or in a file that is none."""

    target_type: type[Record]
    id: str
    """The id as written."""

    scope: Address
    """The address of the partnership or plan in which the id is unique."""

    locate: Callable[[], Location]


def check(subject: Subject) -> Iterator[Problem]:
    """Find unknown and unpublished targets, references of records to themselves, and cycles."""
    library = subject.library
    yield from library.problems
    known = _Known(subject)
    for reference in library.references:
        if reference.target is None:
            yield from _unknown(_pointer(reference), subject, known)
        elif reference.target is reference.source:
            yield Problem.error("points-at-itself", reference.location, value=reference.id)
    for file, pointer in _in_unread_files(subject):
        for problem in _unknown(pointer, subject, known):
            is_draft = address_of(file) in subject.content.unread_drafts
            yield problem.softened() if is_draft else problem
    for field in _CHAINS:
        yield from _cycles(library, field)


def _pointer(reference: Reference[Record]) -> Pointer:
    def locate() -> Location:  # only a problem needs it, for it costs reading the file again
        return reference.location

    return Pointer(reference.target_type, reference.id, reference.scope, locate)


def _in_unread_files(subject: Subject) -> Iterator[tuple[str, Pointer]]:
    """Yield the references without a target in files with wrong values, with those files."""
    library = subject.library
    types = {record_type.type_name: record_type for record_type in library.records.entries}
    for remains in subject.content.remains:
        page = address_of(remains.file)
        if library.left_out.until_page(page):
            continue
        for loose in remains.references:
            target_type = types[loose.type_name]
            if page.resolve(loose.id, target_type.scope) not in library.all(target_type):
                scope, locate = page.within(target_type.scope), partial(_location, loose)
                yield remains.file, Pointer(target_type, loose.id, scope, locate)


def _location(loose: LooseReference) -> Location:
    return loose.location


class _Known:
    """The possible targets of references, cached by type and scope."""

    def __init__(self, subject: Subject) -> None:
        self._library = subject.library
        self._remains = subject.content.remains
        self._suggestions = Suggestions()
        self._ids: dict[Scoped, frozenset[str]] = {}
        self._names: dict[Scoped, dict[str, str]] = {}

    def suggestion(self, pointer: Pointer) -> dict[str, Input]:
        """The id that an unknown one was probably meant to be, as inputs of a problem."""
        ids, names = self._of(pointer)
        if by_name := names.get(pointer.id.casefold()):
            return {"suggestion": by_name}
        return self._suggestions.closest(pointer.id, ids)

    def has_id(self, pointer: Pointer) -> bool:
        """Whether there is a target, if only in a file that could not be read."""
        return pointer.id in self._of(pointer)[0]

    def knows(self, pointer: Pointer, id: str) -> bool:
        """Whether an id, or a name, is that of a record which a reference may lead to."""
        ids, names = self._of(pointer)
        return id in ids or id.casefold() in names

    def _of(self, pointer: Pointer) -> tuple[frozenset[str], Mapping[str, str]]:
        """The ids that a reference may lead to, and those of records by their names."""
        key = pointer.target_type, pointer.scope
        if key not in self._ids:
            entries = self._among(*key)
            names = {name: id for id, e in reversed(entries.items()) for name in _names(e)}
            self._ids[key] = frozenset((*entries, *self._left(*key)))
            self._names[key] = names
        return self._ids[key], self._names[key]

    def _among(self, target_type: type[Record], scope: Address) -> dict[str, Entry[Record]]:
        """The records of a type by id within a scope; for the whole site, by address."""
        entries = self._library.all(target_type)
        if not scope:
            return dict(entries)
        return {entry.id.local: entry for entry in entries.values() if entry.id.page == scope}

    def _left(self, target_type: type[Record], scope: Address) -> Iterator[str]:
        """Yield the ids of a type in files that could not be read."""
        for remains in self._remains:
            if address_of(remains.file).within(target_type.scope) == scope:
                yield from (id for name, id in remains.ids if name == target_type.type_name)


def _names(entry: Entry[Record]) -> Iterator[str]:
    """Yield the names of a record, by which `Socialforvaltningen` suggests `sof`."""
    record = entry.record
    for field in ("name", "short_name", "title", "term"):
        if name := getattr(record, field, None):
            yield str(name).casefold()
    for alias in getattr(record, "aliases", ()):
        yield str(alias).casefold()


def _unread(pointer: Pointer, subject: Subject) -> bool:
    """Whether the target may be in a file that could not be read, which is reported already."""
    content, id = subject.content, pointer.id
    if pointer.target_type in (Activity, Plan):
        return f"{id}.md" in content.unread or f"{id}/index.md" in content.unread
    file = _register(pointer, subject.library.language)
    if file in {remains.file for remains in content.remains if remains.has_all_ids}:
        return False
    in_plan = pointer.target_type in (FocusArea, Result)
    return file in content.unread or (in_plan and pointer.scope not in subject.library.plans)


def _unknown(pointer: Pointer, subject: Subject, known: _Known) -> Iterator[Problem]:
    """Yield the problem of a reference without a target, unless that may be there."""
    library, id = subject.library, pointer.id
    if day := library.left_out.until_page(id):
        yield held_back_problem(pointer.locate(), id, day, library.language)
    elif not known.has_id(pointer) and not _unread(pointer, subject):
        yield _problem(pointer, library.language, known)


def _problem(pointer: Pointer, language: Language, known: _Known) -> Problem:
    id, location, file = pointer.id, pointer.locate(), _register(pointer, language)
    suggestion = known.suggestion(pointer)
    if pointer.target_type is Organisation and not suggestion and _is_of_person(id):
        return Problem.error("person-for-organisation", location, value=id, file=file)
    parts = [part.strip() for part in id.split(",")]
    if (
        not known.knows(pointer, id)
        and len(parts) > 1
        and any(known.knows(pointer, it) for it in parts)
    ):
        return Problem.error("list-in-one-text", location, value=id)
    return Problem.error(
        f"unknown-{pointer.target_type.type_name}", location, value=id, file=file, **suggestion
    )


def _is_of_person(id: str) -> bool:
    """Whether an id is probably a person's: `Anna Hansen`, `anna-hansen`, a mail address."""
    return "@" in id or looks_like_person(id) or looks_like_person(id.replace("-", " ").title())


def _register(pointer: Pointer, language: Language) -> str:
    """The file in which the missing record belongs; empty for a page, which is a file itself."""
    if pointer.target_type in (FocusArea, Result):
        return f"{pointer.scope}/index.md"
    if pointer.target_type is Indicator:
        return f"{pointer.scope}/{language.address('indicators')}.yml"
    plural = f"{pointer.target_type.type_name}s"
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
