"""What staff did wrong where YAML gives up: its messages, turned back into the slip behind them."""

import re
from dataclasses import dataclass

import yaml

from actionplans.problems import Location, Problem
from actionplans.reader.source import Source


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where the quoted text stands that was read last."""

    start: tuple[int, int]
    """Line and column, counted from 0."""

    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the YAML, counted from 0, and the lines around it."""

    lines: list[str]
    line: int
    column: int

    def at(self, line: int, column: int = 0) -> "_Place":
        """Another place in the same YAML."""
        return _Place(self.lines, line, column)

    @property
    def text(self) -> str:
        """The line."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def indent(self) -> str:
        """The white space that the line begins with."""
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def above(self) -> "_Place | None":
        """The nearest line above that is not empty."""
        for line in range(min(self.line, len(self.lines)) - 1, -1, -1):
            if self.lines[line].strip():
                return self.at(line)
        return None


#: A slip: the kind of its problem, and where it is.
Slip = tuple[str, _Place]

_VALUE = re.compile(r"\s*+(?:- )*+(?:(?<=- ) *+|[^\s:#\"'{\[][^:#]*+:\s++|- ++)(?P<first>[*&@`%])")
_KEY = re.compile(r"\s*+(?:- )?[^\s:#]++:(\s|$)")


def explain(source: Source, error: yaml.MarkedYAMLError, quoted: Quoted | None) -> Problem:
    """The problem behind an error of the YAML parser, at the place where staff would mend it."""
    mark = error.problem_mark or error.context_mark
    lines = source.header.split("\n")
    here = _Place(lines, mark.line, mark.column) if mark else _Place(lines, 0, 0)
    start = error.context_mark
    opened = here.at(start.line, start.column) if start else here
    kind, place = (
        _tab(here)
        or _quotes(here, opened, error, quoted)
        or _first_character(here)
        or _colons(here, opened, error)
        or _structure(here, opened, error)
    )
    if place.line >= len(lines):  # the parser looked on past the end
        place = place.at(len(lines) - 1, len(lines[-1]))
    location = Location(source.file, place.line + source.header_line, place.column + 1)
    sign = place.text[place.column : place.column + 1]
    return Problem.error(kind, location, **({"sign": sign} if kind == "reserved-character" else {}))


def _tab(here: _Place) -> Slip | None:
    for place in (here, here.at(here.line + 1)):
        if "\t" in place.indent:
            return "tab", here.at(place.line, place.indent.index("\t"))
    return None


def _quotes(
    here: _Place, opened: _Place, error: yaml.MarkedYAMLError, quoted: Quoted | None
) -> Slip | None:
    """Quotes that are never closed, closed too early, or hold a backslash."""
    problem = error.problem or ""
    if "escape character" in problem or "hexdecimal" in problem:  # so the parser spells it
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


def _first_character(here: _Place) -> Slip | None:
    """Values that begin with a character that YAML keeps for itself."""
    found = _VALUE.match(here.text)
    if not found or here.column < found.start("first"):
        return None
    kind = "alias-not-allowed" if found["first"] in "*&" else "reserved-character"
    return kind, here.at(here.line, found.start("first"))


def _colons(here: _Place, opened: _Place, error: yaml.MarkedYAMLError) -> Slip | None:
    """Colons where none can stand, and keys without the space after theirs."""
    if "simple key" in (error.context or ""):
        return "bad-yaml", opened
    if "mapping values" not in (error.problem or ""):
        return None
    above = here.above
    if above and _KEY.match(here.text[: here.column + 1] + " "):
        if len(above.indent) == len(here.indent) and not _KEY.match(above.text):
            return "bad-yaml", above.at(above.line, len(above.indent))
        if len(above.indent) < len(here.indent) and _KEY.match(above.text):
            return "bad-indentation", here.at(here.line, len(here.indent))
    return "colon-in-text", here


def _structure(here: _Place, opened: _Place, error: yaml.MarkedYAMLError) -> Slip:
    context = error.context or ""
    if "flow" in context:
        return "unclosed-bracket", opened
    return ("bad-indentation" if "block" in context else "bad-yaml"), here
