"""References: they lead somewhere, never to their own record, and never in a ring."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from actionplans.checks.subject import Subject
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.record import Record
from actionplans.privacy.names import looks_like_person
from actionplans.problems import Input, Problem, Suggestions
from actionplans.reader import Entry
from actionplans.reference import SCOPES, Link

#: Fields whose references must not lead back to where they began.
_CHAINS = ("parent", "part_of", "continues", "follows")

#: So many rings are told of one field; who has more than that mends these first.
_MOST_RINGS = 50

#: A record as its kind and id.
Node = tuple[str, str]


def check(subject: Subject) -> Iterator[Problem]:
    """Unknown and hidden targets, references to oneself, and rings."""
    library = subject.library
    yield from library.problems
    known = _Known(library)
    for link in library.links:
        if link.target is None:
            if library.hides(link.name) or not _unread(link, subject):
                yield _unknown(link, library, known)
        elif link.target is link.source:
            yield Problem.error("points-at-itself", link.location, value=link.name)
    for field in _CHAINS:
        yield from _rings(library, field)


class _Known:
    """The records that references can name, put together once for each kind and plan."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._suggestions = Suggestions()
        self._ids: dict[tuple[str, str], dict[str, Entry[Record]]] = {}
        self._names: dict[tuple[str, str], dict[str, str]] = {}

    def meant(self, link: Link) -> dict[str, Input]:
        """What an unknown id was meant to be: as inputs of a problem."""
        scope = link.source.document.address if link.kind in SCOPES else ""
        key = link.kind, "/".join(scope.split("/")[: SCOPES.get(link.kind, 0)])
        if key not in self._ids:
            self._ids[key] = ids = self._among(link)
            self._names[key] = {name: id for id, e in reversed(ids.items()) for name in _called(e)}
        by_name = self._names[key].get(link.name.casefold())
        if by_name:
            return {"suggestion": by_name}
        return self._suggestions.closest(link.name, self._ids[key])

    def _among(self, link: Link) -> dict[str, Entry[Record]]:
        """The records of a kind that are known where a link stands, by their ids there."""
        scope = link.source.document.address
        return {
            entry.id.rpartition("#")[2]: entry
            for entry in self._library.index[link.kind].values()
            if "#" not in entry.id or scope.startswith(entry.id.partition("#")[0])
        }


def _called(entry: Entry[Record]) -> Iterator[str]:
    """What else a record is called, so that `Socialforvaltningen` finds `sof`."""
    record = entry.record
    for field in ("name", "short_name", "title", "term"):
        if name := getattr(record, field, None):
            yield str(name).casefold()
    for alias in getattr(record, "aliases", ()):
        yield str(alias).casefold()


def _unread(link: Link, subject: Subject) -> bool:
    """Whether the record may stand in a file that could not be read, which is told already."""
    unread = subject.content.unread
    if link.kind in ("activity", "plan"):
        return f"{link.name}.md" in unread or f"{link.name}/index.md" in unread
    file = _register(link, subject.library.language)
    plan = link.source.document.address.split("/")[:2]
    no_plan = link.kind in ("focus-area", "result") and "/".join(plan) not in subject.library.plans
    return file in unread or no_plan


def _unknown(link: Link, library: Library, known: _Known) -> Problem:
    if library.hides(link.name):
        return Problem.error("points-at-draft", link.location, value=link.name)
    file = _register(link, library.language)
    if link.kind == "organisation" and (looks_like_person(link.name) or "@" in link.name):
        return Problem.error("person-for-organisation", link.location, value=link.name, file=file)
    return Problem.error(
        f"unknown-{link.kind}", link.location, value=link.name, file=file, **known.meant(link)
    )


def _register(link: Link, language: Language) -> str:
    """The file in which the missing record should stand."""
    parts = link.source.document.address.split("/")
    if link.kind in ("focus-area", "result"):
        return f"{'/'.join(parts[:2])}/index.md"
    if link.kind == "indicator":
        return f"{parts[0]}/{language.address('indicators')}.yml"
    plural = f"{link.kind}s"
    return f"{language.address(plural)}.yml" if plural in language.addresses else ""


def _rings(library: Library, field: str) -> Iterator[Problem]:
    """Chains of one field that come back to where they began; each ring is told once."""
    graph: dict[Node, dict[Node, Link]] = {}
    for link in library.links:
        if link.field == field and link.target and link.target is not link.source:
            source, target = _node(link.source), _node(link.target)
            graph.setdefault(source, {})[target] = link
    for _ in range(_MOST_RINGS):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            ring: list[Node] = error.args[1][::-1]
            link = graph[ring[0]].pop(ring[1])
            circle = " → ".join(id for _, id in ring)
            yield Problem.error("circle", link.location, circle=circle)
        else:
            return


def _node(entry: Entry[Record]) -> Node:
    return entry.kind, entry.id
