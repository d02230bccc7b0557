"""How much work a drawing is for what draws it: a browser, or the maker of PDFs.

A short file can be drawn without end: parts are drawn again by reference, a pattern for each shape
that it fills, a marker at each corner of a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from actionplans.media.styling import MOST_REFERENCES, Sheet

#: More than a drawing for a page has: parts, with those that are drawn again.
_MOST = 20_000

#: Elements inside each other, by reference too.
_DEEPEST = 100

#: Letters of text; each is set by itself.
_MOST_LETTERS = 5_000

#: Rules of a style sheet; each is held against each element.
_MOST_RULES = 200
_MOST_MATCHES = 500_000

#: So many dashes or tiles fit along the side of a drawing.
_MOST_REPEATS = 10_000

#: A gradient that starts anew, which takes without end where it is short.
_ENDLESS = re.compile(r"\s*(repeat|reflect)\s*", re.IGNORECASE)

_REFERENCE = re.compile(r"#([^\s\"'()#]+)")
_NUMBER = re.compile(r"\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?")
#: A number that no drawing has a use for: of ten digits, or with ten noughts.
_LARGE = re.compile(r"(?<![\d.])(?:\d{10,}|[\d.]+[eE]\+?0*[1-9]\d+)", re.ASCII)

_GEOMETRY = re.compile(
    "d|points|transform|x[12]?|y[12]?|d[xy]|width|height|r[xy]?|c[xy]|f[xyr]|viewBox|offset|"
    "(gradient|pattern)Transform|ref[XY]|marker(Width|Height)|stroke-.*|font-size|textLength|rotate"
)
_LETTERS = re.compile("text|tspan|textPath")
_CORNERS = re.compile("path|poly(line|gon)|line")


class Workload:
    """A drawing, as far as the work goes that it makes."""

    def __init__(self, root: Element, space: str, sheet: Sheet) -> None:
        """
        Args:
            root: the whole drawing.
            space: what the names of its elements begin with.
            sheet: all that it says in CSS.
        """
        self._root = root
        self._space = space
        self._sheet = sheet
        self._by_id = {id: one for one in root.iter() if (id := one.get("id"))}
        self._known: dict[Element, _Share] = {}
        sides = map(float, _NUMBER.findall(root.get("viewBox", ""))[2:4])
        self._shortest = min(max(sides, default=100), 1000) / _MOST_REPEATS
        self._styled: dict[tuple[str, str], list[Element]] = {}

    def is_too_much(self) -> bool:
        """Whether there is more than a drawing for a page has."""
        letters = sum(
            len(text)
            for one in self._root.iter()
            if _LETTERS.fullmatch(self._name(one))
            for text in (one.text or "", one.tail or "")
        )
        elements = sum(1 for _ in self._root.iter())
        return (
            letters > _MOST_LETTERS
            or self._sheet.rules > _MOST_RULES
            or self._sheet.references > MOST_REFERENCES
            or self._sheet.rules * elements > _MOST_MATCHES
            or elements > _MOST
            or self._sheet.is_extreme
            or any(map(self._is_extreme, self._root.iter()))
            or self._is_minute(self._sheet.dashes)
            or self._share(self._root, 0).is_too_much()
        )

    def _is_extreme(self, element: Element) -> bool:
        """Whether a value of an element alone takes too long."""
        if _ENDLESS.fullmatch(element.get("spreadMethod", "")):
            return True
        if self._name(element) == "pattern" and self._is_minute(_tile(element)):
            return True
        if self._is_minute([element.get("stroke-dasharray", "")]):
            return True
        return any(
            _LARGE.search(value)
            for name, value in element.attrib.items()
            if _GEOMETRY.fullmatch(name)
        )

    def _is_minute(self, lengths: list[str]) -> bool:
        """Whether some dashes or tiles are so short that there are endlessly many."""
        for written in lengths:
            if "%" in written:
                continue
            total = sum(map(float, _NUMBER.findall(written)))
            if 0 < total < self._shortest:
                return True
        return False

    def _name(self, element: Element) -> str:
        return element.tag.removeprefix(self._space)

    def _share(self, element: Element, depth: int) -> "_Share":
        """The work that an element is, with all that it draws again."""
        if depth > _DEEPEST:
            return _ENDLESSLY
        if element not in self._known:
            self._known[element] = _ENDLESSLY  # what comes back to itself never ends
            self._known[element] = self._counted(element, depth + 1)
        return self._known[element]

    def _counted(self, element: Element, depth: int) -> "_Share":
        inside = [self._share(child, depth) for child in element]
        if self._name(element) == "use":
            inside += [self._share(one, depth) for one in self._named(element, "href")]
        length = sum(map(len, element.attrib.values())) + len(element.text or "")
        parts = 1 + length // 1000 + sum(share.parts for share in inside)
        corners = self._corners(element) + sum(share.corners for share in inside)
        more = sum(
            times * self._painted(one, depth)
            for attribute, times in (
                ("fill", parts),
                ("stroke", parts),
                ("marker", corners),
                ("mask", 1),
                ("clip-path", 1),
            )
            for one in self._named(element, attribute)
        )
        return _Share(parts + more, corners, 1 + max((share.depth for share in inside), default=0))

    def _corners(self, element: Element) -> int:
        """How many corners a line has, at most: a marker may be drawn at each."""
        if not _CORNERS.fullmatch(self._name(element)):
            return 0
        return 2 + len(_NUMBER.findall(element.get("d", element.get("points", ""))))

    def _painted(self, element: Element, depth: int) -> int:
        """What it takes to paint with an element once; gradients are next to nothing."""
        if self._name(element).endswith("Gradient"):
            return 0
        return self._share(element, depth).parts

    def _named(self, element: Element, name: str) -> Iterator[Element]:
        """The elements that an attribute refers to, or the same property by a style."""
        for key, value in element.attrib.items():
            if key.rpartition("}")[2].startswith(name):
                yield from self._referred(value)
            elif key == "style":
                for declared in value.split(";"):
                    if declared.strip().lower().startswith(name):
                        yield from self._referred(declared)
        for group in {"", *element.get("class", "").split()} & set(self._sheet.paints):
            yield from self._by_style(group, name)

    def _by_style(self, group: str, name: str) -> list[Element]:
        """The elements that the rules for a class refer to by a property."""
        if (group, name) not in self._styled:
            self._styled[group, name] = [
                one
                for key, value in self._sheet.paints[group]
                if key.startswith(name)
                for one in self._referred(value)
            ]
        return self._styled[group, name]

    def _referred(self, value: str) -> Iterator[Element]:
        names = dict.fromkeys(_REFERENCE.findall(value))
        return (self._by_id[name] for name in names if name in self._by_id)


@dataclass(frozen=True, slots=True)
class _Share:
    """What a part of a drawing adds to the work."""

    parts: int
    corners: int
    depth: int

    def is_too_much(self) -> bool:
        return self.parts > _MOST or self.depth > _DEEPEST


#: What has no end, or comes near it.
_ENDLESSLY = _Share(_MOST + 1, 0, 0)


def _tile(pattern: Element) -> list[str]:
    """The sides of a pattern's tile that are said in the drawing's own unit."""
    if pattern.get("patternUnits") != "userSpaceOnUse":
        return []
    return [pattern.get(name, "") for name in ("width", "height")]
