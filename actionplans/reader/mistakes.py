"""Explains errors of the YAML parser: finds the typing mistake behind each of its messages."""

import re
from dataclasses import dataclass

import yaml

from actionplans.problems import Input, Location, Problem
from actionplans.reader.lookalikes import curly_quote, missing_space, space_in_frame
from actionplans.reader.source import SourceText


@dataclass(frozen=True, slots=True)
class Quoted:
    """The position of the last quoted text before an error, as lines and columns from 0."""

    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Position:
    """A position in the YAML, counted from 0, with all its lines."""

    lines: list[str]
    line: int
    column: int

    def at(self, line: int, column: int = 0) -> "_Position":
        """Another position in the same YAML."""
        return _Position(self.lines, line, column)

    @property
    def text(self) -> str:
        """The text of the line; empty beyond the end."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def indent(self) -> str:
        """The white space at the start of the line."""
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def above(self) -> "_Position | None":
        """The start of the nearest line above that is not empty."""
        for line in range(min(self.line, len(self.lines)) - 1, -1, -1):
            if self.lines[line].strip():
                return self.at(line)
        return None


#: A mistake: the kind of its problem, and its position.
Mistake = tuple[str, _Position]

_VALUE = re.compile(r"\s*+(?:- )*+(?:(?<=- ) *+|[^\s:#\"'{\[][^:#]*+:\s++|- ++)(?P<first>[*&@`%])")
_KEY = re.compile(r"\s*+(?:- )?[^\s:#]++:(\s|$)")


def explain_yaml_error(
    source: SourceText, error: yaml.MarkedYAMLError, quoted: Quoted | None
) -> Problem:
    """An error of the YAML parser as a problem, at the position where staff can correct it."""
    mark = error.problem_mark or error.context_mark
    lines = source.header.split("\n")
    here = _Position(lines, mark.line, mark.column) if mark else _Position(lines, 0, 0)
    start = error.context_mark
    opened = here.at(start.line, start.column) if start else here
    kind, position = (
        _tab(here)
        or _spaces(here, opened)
        or _quotes(here, opened, error, quoted)
        or _first_character(here)
        or _colons(here, opened, error)
        or _structure(here, opened, error)
    )
    if position.line >= len(lines):  # the parser read on beyond the end
        position = position.at(len(lines) - 1, len(lines[-1]))
    location = Location(source.file, position.line + source.header_line, position.column + 1)
    return Problem.error(kind, location, **_inputs(kind, position))


def _inputs(kind: str, position: _Position) -> dict[str, Input]:
    """What the message of a mistake names."""
    if kind in ("reserved-character", "curly-quote"):
        return {"sign": position.text[position.column : position.column + 1]}
    if kind == "missing-space":
        return {"key": position.text[: position.column - 1].lstrip(" -")}
    return {}


def _tab(here: _Position) -> Mistake | None:
    for position in (here, here.at(here.line + 1)):
        if "\t" in position.indent:
            return "tab", here.at(position.line, position.indent.index("\t"))
    return None


def _spaces(here: _Position, opened: _Position) -> Mistake | None:
    """Spaces of another kind than the ordinary one, and none after a colon."""
    for position in filter(None, (here, opened, here.above)):
        if (column := space_in_frame(position.text)) is not None:
            return "no-break-space", position.at(position.line, column)
        if (column := missing_space(position.text)) is not None:
            return "missing-space", position.at(position.line, column)
    return None


def _quotes(
    here: _Position, opened: _Position, error: yaml.MarkedYAMLError, quoted: Quoted | None
) -> Mistake | None:
    """Quotes that are never closed, closed too early, or hold a backslash."""
    problem = error.problem or ""
    if "escape character" in problem or "hexdecimal" in problem:  # sic
        return "backslash", here
    if "Unicode character" in problem:  # an escape for half a character: "\ud800"
        return "bad-character", opened
    if "quoted scalar" in (error.context or ""):
        return "unclosed-quote", opened
    if quoted is None or not here.text[: here.column].rstrip().endswith(("'", '"')):
        return None
    if quoted.end[0] != here.line:
        return None
    if quoted.start[0] != quoted.end[0]:
        return "unclosed-quote", here.at(*quoted.start)
    return "text-after-quote", here


def _first_character(here: _Position) -> Mistake | None:
    """Values that begin with a character that YAML reserves."""
    match = _VALUE.match(here.text)
    if not match or here.column < match.start("first"):
        return None
    kind = "alias-not-allowed" if match["first"] in "*&" else "reserved-character"
    return kind, here.at(here.line, match.start("first"))


def _colons(here: _Position, opened: _Position, error: yaml.MarkedYAMLError) -> Mistake | None:
    """Colons in plain text, and keys without a space after the colon."""
    if "simple key" in (error.context or ""):
        return "bad-yaml", opened
    quote = curly_quote(here.text[: here.column])
    if quote is not None and here.text[: here.column + 1].endswith(":"):
        return "curly-quote", here.at(here.line, quote)
    if "mapping values" not in (error.problem or ""):
        return None
    above = here.above
    if above and _KEY.fullmatch(here.text[: here.column + 1] + " "):  # not a colon further on
        if len(above.indent) == len(here.indent) and not _KEY.match(above.text):
            return "bad-yaml", above.at(above.line, len(above.indent))
        if len(above.indent) < len(here.indent) and _KEY.match(above.text):
            return "bad-indentation", here.at(here.line, len(here.indent))
    return "colon-in-text", here


def _structure(here: _Position, opened: _Position, error: yaml.MarkedYAMLError) -> Mistake:
    context = error.context or ""
    if "flow" in context:
        return "unclosed-bracket", opened
    return ("bad-indentation" if "block" in context else "bad-yaml"), here
