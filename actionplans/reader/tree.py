"""Parses YAML into a tree of values with positions, every scalar as written.

The tree is built from the parser's events, so that time and memory stay proportional to the size of
the file: aliases are rejected, depth and number of values are limited.
"""

import re
from dataclasses import dataclass, field

import yaml

from actionplans.problems import Location, Problem
from actionplans.reader.limits import MAX_WORD, long_word
from actionplans.reader.mistakes import Quoted, explain_yaml_error
from actionplans.reader.source import BAD_CHARACTER, SourceText

MAX_DEPTH = 12
MAX_VALUES = 50_000
MAX_CHARACTERS = 20_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SWALLOWED = re.compile(r"[ \t]+#(?=[^\s#])")
#: Line breaks that can come only from an escape, `\L` or `\P`: see `source.decode`.
_SEPARATORS = re.compile("[\u2028\u2029]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """A text as written; None for a YAML null (`~` or empty, unquoted)."""

    value: str | None
    location: Location
    lacks_colon: bool = False
    """Whether it is a key in braces with neither colon nor value: `b` in `{a: 1, b}`."""


@dataclass(slots=True)
class Listing:
    """A list."""

    location: Location
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A mapping, with all its keys even if some are duplicate."""

    location: Location
    in_braces: bool = False
    entries: "list[tuple[Scalar, Node]]" = field(default_factory=list)


Node = Scalar | Listing | Mapping


def parse(source: SourceText, problems: list[Problem] | None = None) -> Node | Problem:
    """Parse the YAML of a file. The root of an empty text is a null scalar.

    Args:
        source: the file.
        problems: a list that receives problems of values, which do not stop the parsing.
    """
    builder = _Builder(source, [] if problems is None else problems)
    try:
        return builder.build()
    except _RefusedError as refused:
        return refused.problem
    except yaml.MarkedYAMLError as error:
        return explain_yaml_error(source, error, builder.quoted)
    except yaml.YAMLError:
        return Problem.error("bad-yaml", Location(source.file, source.header_line))


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Builds the tree from events, with an explicit stack instead of recursion."""

    def __init__(self, source: SourceText, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.root: Node | None = None
        self.stack: list[Listing | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.count = 0
        self.lines = source.header.split("\n")
        self.quoted: Quoted | None = None

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
        self._refuse_anchors_and_tags(event)
        if event.style in ("'", '"') and event.start_mark and event.end_mark:
            start, end = event.start_mark, event.end_mark
            self.quoted = Quoted((start.line, start.column), (end.line, end.column))
        self._refuse_comment(event)
        if len(event.value) > MAX_CHARACTERS:
            self._refuse("text-too-long", event, limit=MAX_CHARACTERS)
        self._report_text(event)
        self._report_list_in_text(event)
        null = not event.style and event.value in _NULLS
        return Scalar(None if null else event.value, self._at(event))

    def _report_text(self, event: yaml.ScalarEvent) -> None:
        """Report text that no page can show. The rest of the file can still be read."""
        text, location = event.value, self._at(event)
        if BAD_CHARACTER.search(text) or _SEPARATORS.search(text):
            self.problems.append(Problem.error("bad-character", location))
        if len(text) > MAX_WORD and long_word(text) is not None:
            self.problems.append(Problem.error("word-too-long", location, limit=MAX_WORD))

    def _report_list_in_text(self, event: yaml.ScalarEvent) -> None:
        """Report items of a list that YAML takes for more of the text on the line above."""
        start, end = event.start_mark, event.end_mark
        if event.style or not start or not end:
            return
        for line in range(start.line + 1, min(end.line + 1, len(self.lines))):
            text = self.lines[line]
            indent = len(text) - len(text.lstrip())
            if text[indent:].startswith("- "):
                location = Location(self.source.file, line + self.source.header_line, indent + 1)
                self.problems.append(Problem.error("list-indentation", location))
                return

    def _refuse_anchors_and_tags(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Reject `&anchors` and `!tags`, which staff write only by mistake."""
        if event.anchor is not None:
            self._refuse("alias-not-allowed", event)
        if event.tag is not None:
            self._refuse("tag-not-allowed", event)

    def _refuse_comment(self, event: yaml.ScalarEvent) -> None:
        """Reject a plain value followed by `#2`, which YAML would silently drop as a comment."""
        if event.style or not event.end_mark:
            return
        key = self.keys[-1] if self.keys else None
        line, column = event.end_mark.line, event.end_mark.column
        if not event.value and key is not None:
            line = key.location.line - self.source.header_line
            column = key.location.column + len(key.value or "")
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if match := _SWALLOWED.match(rest):
            number = line + self.source.header_line
            location = Location(self.source.file, number, column + match.end())
            raise _RefusedError(Problem.error("swallowed", location))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_anchors_and_tags(event)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse("too-deep", event, limit=MAX_DEPTH)
        mapping, at = isinstance(event, yaml.MappingStartEvent), self._at(event)
        node = Mapping(at, bool(event.flow_style)) if mapping else Listing(at)
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
            key.lacks_colon = self._lacks_colon(parent, key, node)
            parent.entries.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar) and node.value is not None:
            self.keys[-1] = node
        else:
            raise _RefusedError(Problem.error("bad-key", node.location))

    def _lacks_colon(self, parent: Mapping, key: Scalar, node: Node) -> bool:
        if not parent.in_braces or not isinstance(node, Scalar) or node.value is not None:
            return False
        line = self.lines[key.location.line - self.source.header_line]
        rest = line[key.location.column - 1 :].removeprefix(key.value or "")
        return not rest.lstrip("\"' ").startswith(":")

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        assert mark, "the parser marks every event"
        return Location(self.source.file, mark.line + self.source.header_line, mark.column + 1)

    def _refuse(self, kind: str, event: yaml.Event, **inputs: int) -> None:
        raise _RefusedError(Problem.error(kind, self._at(event), **inputs))
