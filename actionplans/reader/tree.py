"""YAML text as a tree of positioned values, every scalar as it is written.

The parser's events are read one by one, so that nothing in a file can cost more time or memory
than its size: aliases are refused, depth and number of values are bounded.
"""

from dataclasses import dataclass, field

import yaml

from actionplans.problems import Location, Problem
from actionplans.reader.source import Source

MAX_DEPTH = 12
MAX_VALUES = 50_000
MAX_CHARACTERS = 20_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """A text as written, or None for YAML's nothing (`~` or empty, unquoted)."""

    value: str | None
    location: Location


@dataclass(slots=True)
class Listing:
    """A list."""

    location: Location
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with values, doubles kept."""

    location: Location
    entries: "list[tuple[Scalar, Node]]" = field(default_factory=list)


Node = Scalar | Listing | Mapping


def parse(source: Source) -> Node | Problem:
    """Read a file's YAML. The root of an empty text is a null scalar."""
    try:
        return _Builder(source).build()
    except _RefusedError as refused:
        return refused.problem
    except yaml.reader.ReaderError as error:
        return Problem.error("bad-character", _at_index(source, error.position))
    except yaml.MarkedYAMLError as error:
        return _explain(source, error)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Builds the tree from events, with a stack of its own instead of recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.stack: list[Listing | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.count = 0

    def build(self) -> Node:
        for event in yaml.parse(self.source.header, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse("alias-not-allowed", event)
            elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                self._refuse("bad-yaml", event)
        return self.root or Scalar(None, Location(self.source.file, self.source.header_line))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.tag is not None:
            self._refuse("tag-not-allowed", event)
        if len(event.value) > MAX_CHARACTERS:
            self._refuse("text-too-long", event, limit=MAX_CHARACTERS)
        null = not event.style and event.value in _NULLS
        return Scalar(None if null else event.value, self._at(event))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            self._refuse("tag-not-allowed", event)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse("too-deep", event, limit=MAX_DEPTH)
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Mapping(self._at(event)) if mapping else Listing(self._at(event))
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_VALUES:
            raise _RefusedError(Problem.error("too-many-values", node.location, limit=MAX_VALUES))
        if not self.stack:
            self.root = node
        elif isinstance(parent := self.stack[-1], Listing):
            parent.items.append(node)
        elif (key := self.keys[-1]) is not None:
            parent.entries.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar) and node.value is not None:
            self.keys[-1] = node
        else:
            raise _RefusedError(Problem.error("bad-key", node.location))

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        assert mark, "the parser marks every event"
        return Location(self.source.file, mark.line + self.source.header_line, mark.column + 1)

    def _refuse(self, kind: str, event: yaml.Event, **inputs: int) -> None:
        raise _RefusedError(Problem.error(kind, self._at(event), **inputs))


def _explain(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a message of the YAML parser, where staff would look for it."""
    context, message = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    opened = error.context_mark
    lines = source.header.split("\n")
    if "\t" in _indent(lines, line) or "\t" in _indent(lines, line + 1):
        line += "\t" not in _indent(lines, line)
        kind, column = "tab", _indent(lines, line).index("\t")
    elif "quoted scalar" in context:
        kind = "unclosed-quote"
        line, column = (opened.line, opened.column) if opened else (line, column)
    elif "flow" in context:
        kind = "unclosed-bracket"
        line, column = (opened.line, opened.column) if opened else (line, column)
    elif "mapping values" in message:
        kind = "colon-in-text"
    elif "block" in context:
        kind = "bad-indentation"
    else:
        kind = "bad-yaml"
    return Problem.error(kind, Location(source.file, line + source.header_line, column + 1))


def _indent(lines: list[str], number: int) -> str:
    line = lines[number] if number < len(lines) else ""
    return line[: len(line) - len(line.lstrip())]


def _at_index(source: Source, index: int) -> Location:
    before = source.header[:index]
    column = len(before) - before.rfind("\n")
    return Location(source.file, before.count("\n") + source.header_line, column)
