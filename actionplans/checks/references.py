"""References: they lead somewhere, never to their own record, and never in a ring."""

from collections.abc import Iterator
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

#: Fields whose references must not lead back to where they began.
_CHAINS = ("parent", "part_of", "continues", "follows")

#: So many rings are told of one field; who has more than that mends these first.
_MOST_RINGS = 50

#: A record as its type and address.
Node = tuple[type[Record], Address]

#: A type of records and the address within which their ids are looked for.
Scoped = tuple[type[Record], Address]


def check(subject: Subject) -> Iterator[Problem]:
    """Unknown and hidden targets, references to oneself, and rings."""
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
        yield from _rings(library, field)


class _Known:
    """The records that references can name, put together once for each type and scope."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._suggestions = Suggestions()
        self._ids: dict[Scoped, dict[str, Entry[Record]]] = {}
        self._names: dict[Scoped, dict[str, str]] = {}

    def meant(self, reference: Reference[Record]) -> dict[str, Input]:
        """What an unknown id was meant to be: as inputs of a problem."""
        key = reference.target_type, reference.scope
        if key not in self._ids:
            self._ids[key] = ids = self._among(*key)
            self._names[key] = {name: id for id, e in reversed(ids.items()) for name in _called(e)}
        by_name = self._names[key].get(reference.id.casefold())
        if by_name:
            return {"suggestion": by_name}
        return self._suggestions.closest(reference.id, self._ids[key])

    def _among(self, target_type: type[Record], scope: Address) -> dict[str, Entry[Record]]:
        """The records of a type by their ids in a scope; by their addresses in the whole site."""
        entries = self._library.all(target_type)
        if not scope:
            return dict(entries)
        return {entry.id.local: entry for entry in entries.values() if entry.id.page == scope}


def _called(entry: Entry[Record]) -> Iterator[str]:
    """What else a record is called, so that `Socialforvaltningen` finds `sof`."""
    record = entry.record
    for field in ("name", "short_name", "title", "term"):
        if name := getattr(record, field, None):
            yield str(name).casefold()
    for alias in getattr(record, "aliases", ()):
        yield str(alias).casefold()


def _unread(reference: Reference[Record], subject: Subject) -> bool:
    """Whether the record may stand in a file that could not be read, which is reported already."""
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
    if reference.target_type is Organisation and (looks_like_person(id) or "@" in id):
        return Problem.error("person-for-organisation", location, value=id, file=file)
    return Problem.error(
        f"unknown-{reference.target_type.type_name}",
        location,
        value=id,
        file=file,
        **known.meant(reference),
    )


def _register(reference: Reference[Record], language: Language) -> str:
    """The file in which the missing record should stand; empty for a page, which is a file."""
    if reference.target_type in (FocusArea, Result):
        return f"{reference.scope}/index.md"
    if reference.target_type is Indicator:
        return f"{reference.scope}/{language.address('indicators')}.yml"
    plural = f"{reference.target_type.type_name}s"
    return f"{language.address(plural)}.yml" if plural in language.addresses else ""


def _rings(library: Library, field: str) -> Iterator[Problem]:
    """Chains of one field that come back to where they began; each ring is told once."""
    graph: dict[Node, dict[Node, Reference[Record]]] = {}
    for reference in library.references:
        source, target = reference.source, reference.target
        if reference.field == field and target and target is not source:
            graph.setdefault(_node(source), {})[_node(target)] = reference
    for _ in range(_MOST_RINGS):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            ring: list[Node] = error.args[1][::-1]
            reference = graph[ring[0]].pop(ring[1])
            circle = " → ".join(id for _, id in ring)
            yield Problem.error("circle", reference.location, circle=circle)
        else:
            return


def _node(entry: Entry[Record]) -> Node:
    return type(entry.record), entry.id
