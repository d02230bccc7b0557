"""Styles and numbering of Word documents: headings, items of lists, and their numbers."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_LEVEL = 9
_MAX_PARENTS = 20


def value(element: Any, *path: str) -> str | None:
    """The `w:val` of a descendant by its path: empty where it has none, None without one."""
    for name in path:
        element = element.find(f"{W}{name}") if element is not None else None
    return None if element is None else element.get(f"{W}val", "")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs."""

    name: str = ""
    level: int = 0
    """Of a heading, from 1; 0 for other paragraphs."""

    number: tuple[str, int] | None = None
    """The list that its paragraphs are items of, and their depth."""

    is_bold: bool = False


class Styles:
    """The styles of a document by their ids, with what each has from those it is based on."""

    def __init__(self, root: Any) -> None:
        self._elements = {it.get(f"{W}styleId"): it for it in root.iter(f"{W}style")}
        self._styles: dict[str, Style] = {}

    def get(self, id: str | None) -> Style:
        """A style; one that says nothing where there is none."""
        if id not in self._elements or id is None:
            return Style()
        if id not in self._styles:
            self._styles[id] = self._read(id)
        return self._styles[id]

    def _read(self, id: str) -> Style:
        name, level, number, is_bold = "", 0, None, False
        current: str | None = id
        for _ in range(_MAX_PARENTS):  # styles may be based on each other in a circle
            element = self._elements.get(current)
            if element is None:
                break
            name = name or (value(element, "name") or "").casefold()
            level = level or _heading_level(element)
            number = number or numbering_of(element)
            is_bold = is_bold or is_on(element.find(f"{W}rPr"), "b")
            current = value(element, "basedOn")
        return Style(name, level, number, is_bold)


def _heading_level(style: Any) -> int:
    name = (value(style, "name") or "").casefold()
    if name == "title":
        return 1
    if found := re.fullmatch(r"(?:heading|overskrift)\s*(\d)", name):
        return int(found[1])
    outline = value(style, "pPr", "outlineLvl")
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < _MAX_LEVEL else 0


def is_on(properties: Any, name: str) -> bool:
    """Whether a property such as bold is set, and not set off."""
    found = value(properties, name) if properties is not None else None
    return found is not None and found not in ("0", "false", "none", "off")


def numbering_of(element: Any) -> tuple[str, int] | None:
    """The list and the depth in it that a paragraph or a style states."""
    id = value(element, "pPr", "numPr", "numId")
    depth = value(element, "pPr", "numPr", "ilvl")
    return (id, int(depth) if depth and depth.isdigit() else 0) if id else None


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    start: int = 1
    text: str = "%1."


@dataclass(slots=True)
class Numbering:
    """The lists of a document: it gives each item its number, in the order of the document."""

    _abstract: dict[str, str] = field(default_factory=dict)
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def read(cls, root: Any) -> "Numbering":
        """The lists that the part on numbering defines."""
        found = cls()
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {int(it.get(f"{W}ilvl", "0")): _level(it) for it in abstract.iter(f"{W}lvl")}
            found._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for num in root.iter(f"{W}num"):
            found._abstract[num.get(f"{W}numId", "")] = value(num, "abstractNumId") or ""
        return found

    def marker(self, id: str, depth: int) -> str:
        """The number or bullet of the next item of a list at a depth."""
        abstract = self._abstract.get(id, "")
        levels = self._levels.get(abstract, {})
        counts = self._counts[abstract]
        level = levels.get(depth, _Level("bullet"))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [it for it in counts if it > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return "•"

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = levels.get(at, _Level())
            return _written(counts.get(at, other.start), other.form)

        return re.sub(r"%(\d)", number, level.text).strip() or "•"


def _level(element: Any) -> _Level:
    start = value(element, "start")
    return _Level(
        value(element, "numFmt") or "decimal",
        int(start) if start and start.isdigit() else 1,
        value(element, "lvlText") or "%1.",
    )


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    return str(number)
