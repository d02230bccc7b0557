"""References: they lead somewhere, never to their own record, and never in a ring."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from actionplans.checks.subject import Subject
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.record import Record
from actionplans.problems import Input, Problem, closest
from actionplans.reader import Entry
from actionplans.reference import Link

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
    for link in library.links:
        if link.target is None:
            if library.hides(link.name) or not _unread(link, subject):
                yield _unknown(link, library)
        elif link.target is link.source:
            yield Problem.error("points-at-itself", link.location, value=link.name)
    for field in _CHAINS:
        yield from _rings(library, field)


def _unread(link: Link, subject: Subject) -> bool:
    """Whether the record may stand in a file that could not be read, which is told already."""
    unread = subject.content.unread
    if link.kind in ("activity", "plan"):
        return f"{link.name}.md" in unread or f"{link.name}/index.md" in unread
    file = _register(link, subject.library.language)
    plan = link.source.document.address.split("/")[:2]
    no_plan = link.kind in ("focus-area", "result") and "/".join(plan) not in subject.library.plans
    return file in unread or no_plan


def _unknown(link: Link, library: Library) -> Problem:
    if library.hides(link.name):
        return Problem.error("points-at-draft", link.location, value=link.name)
    scope = link.source.document.address
    names = {
        entry.id.rpartition("#")[2]: entry
        for entry in library.index[link.kind].values()
        if "#" not in entry.id or scope.startswith(entry.id.partition("#")[0])
    }
    suggestion = _by_other_name(link.name, names) or closest(link.name, names)
    file = _register(link, library.language)
    return Problem.error(
        f"unknown-{link.kind}", link.location, value=link.name, file=file, **suggestion
    )


def _by_other_name(name: str, entries: dict[str, Entry[Record]]) -> dict[str, Input]:
    """The id of the record that is called so: `Socialforvaltningen` for `sof`."""
    for id, entry in entries.items():
        record = entry.record
        called = [getattr(record, field, None) for field in ("name", "short_name", "title", "term")]
        if name.casefold() in (
            str(c).casefold() for c in (*called, *getattr(record, "aliases", ()))
        ):
            return {"suggestion": id}
    return {}


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
