"""An estimate of the work that a drawing is for a browser or WeasyPrint.

A short file can take forever to draw: parts are drawn again by reference, a pattern for each shape
that it fills, a marker at each corner of a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from actionplans.media.svg_css import MAX_REFERENCES, StyleSheet

#: Parts, with those that are drawn again; more than a drawing for a page has.
_MAX_PARTS = 20_000

#: Nesting of elements, by reference too.
_MAX_DEPTH = 100

#: Letters of text; each is drawn by itself.
_MAX_LETTERS = 5_000

#: Rules of a style sheet; each is matched against each element.
_MAX_RULES = 200
_MAX_MATCHES = 500_000

#: Dashes or tiles along the side of a drawing.
_MAX_REPEATS = 10_000

#: Spread methods that repeat a gradient, which takes forever where it is short.
_REPEATED = re.compile(r"\s*(repeat|reflect)\s*", re.IGNORECASE)

_REFERENCE = re.compile(r"#([^\s\"'()#]+)")
_NUMBER = re.compile(r"\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?")
#: A number that no drawing has a use for: of ten digits, or with an exponent of ten or more.
_LARGE = re.compile(r"(?<![\d.])(?:\d{10,}|[\d.]+[eE]\+?0*[1-9]\d+)", re.ASCII)

_GEOMETRY = re.compile(
    "d|points|transform|x[12]?|y[12]?|d[xy]|width|height|r[xy]?|c[xy]|f[xyr]|viewBox|offset|"
    "(gradient|pattern)Transform|ref[XY]|marker(Width|Height)|stroke-.*|font-size|textLength|rotate"
)
_LETTERS = re.compile("text|tspan|textPath")
_CORNERS = re.compile("path|poly(line|gon)|line")


class Workload:
    """The work that it takes to draw a drawing."""

    def __init__(self, root: Element, namespace: str, sheet: StyleSheet) -> None:
        """
        Args:
            root: the whole drawing.
            namespace: the namespace of its elements, in braces.
            sheet: all of its CSS.
        """
        self._root = root
        self._namespace = namespace
        self._sheet = sheet
        self._by_id = {id: element for element in root.iter() if (id := element.get("id"))}
        self._costs: dict[Element, _Cost] = {}
        sides = map(float, _NUMBER.findall(root.get("viewBox", ""))[2:4])
        self._min_repeat = min(max(sides, default=100), 1000) / _MAX_REPEATS
        self._styled: dict[tuple[str, str], list[Element]] = {}

    def is_excessive(self) -> bool:
        """Whether it takes more work than a drawing for a page needs."""
        letters = sum(
            len(text)
            for element in self._root.iter()
            if _LETTERS.fullmatch(self._name(element))
            for text in (element.text or "", element.tail or "")
        )
        elements = sum(1 for _ in self._root.iter())
        return (
            letters > _MAX_LETTERS
            or self._sheet.rules > _MAX_RULES
            or self._sheet.references > MAX_REFERENCES
            or self._sheet.rules * elements > _MAX_MATCHES
            or elements > _MAX_PARTS
            or self._sheet.is_extreme
            or any(map(self._is_extreme, self._root.iter()))
            or self._is_minute(self._sheet.dashes)
            or self._cost(self._root, 0).is_excessive()
        )

    def _is_extreme(self, element: Element) -> bool:
        """Whether an attribute of an element alone takes too long."""
        if _REPEATED.fullmatch(element.get("spreadMethod", "")):
            return True
        if self._name(element) == "pattern" and self._is_minute(_tile_sides(element)):
            return True
        if self._is_minute([element.get("stroke-dasharray", "")]):
            return True
        return any(
            _LARGE.search(value)
            for name, value in element.attrib.items()
            if _GEOMETRY.fullmatch(name)
        )

    def _is_minute(self, lengths: list[str]) -> bool:
        """Whether some dashes or tiles are so short that there are too many of them."""
        for written in lengths:
            if "%" in written:
                continue
            total = sum(map(float, _NUMBER.findall(written)))
            if 0 < total < self._min_repeat:
                return True
        return False

    def _name(self, element: Element) -> str:
        return element.tag.removeprefix(self._namespace)

    def _cost(self, element: Element, depth: int) -> "_Cost":
        """The work that an element takes, with all that it refers to; each is counted once."""
        if depth > _MAX_DEPTH:
            return _ENDLESS
        if element not in self._costs:
            self._costs[element] = _ENDLESS  # for a reference back to the element itself
            self._costs[element] = self._count(element, depth + 1)
        return self._costs[element]

    def _count(self, element: Element, depth: int) -> "_Cost":
        inner = [self._cost(child, depth) for child in element]
        if self._name(element) == "use":
            inner += [self._cost(target, depth) for target in self._targets(element, "href")]
        length = sum(map(len, element.attrib.values())) + len(element.text or "")
        parts = 1 + length // 1000 + sum(cost.parts for cost in inner)
        corners = self._corners(element) + sum(cost.corners for cost in inner)
        painted = sum(
            times * self._paint_parts(target, depth)
            for attribute, times in (
                ("fill", parts),
                ("stroke", parts),
                ("marker", corners),
                ("mask", 1),
                ("clip-path", 1),
            )
            for target in self._targets(element, attribute)
        )
        return _Cost(
            parts=parts + painted,
            corners=corners,
            depth=1 + max((cost.depth for cost in inner), default=0),
        )

    def _corners(self, element: Element) -> int:
        """The most corners that a line can have: a marker may be drawn at each."""
        if not _CORNERS.fullmatch(self._name(element)):
            return 0
        return 2 + len(_NUMBER.findall(element.get("d", element.get("points", ""))))

    def _paint_parts(self, element: Element, depth: int) -> int:
        """The parts that are drawn to paint with an element once; gradients are next to nothing."""
        if self._name(element).endswith("Gradient"):
            return 0
        return self._cost(element, depth).parts

    def _targets(self, element: Element, name: str) -> Iterator[Element]:
        """The elements that an attribute refers to, or the CSS property of the same name."""
        for key, value in element.attrib.items():
            if key.rpartition("}")[2].startswith(name):
                yield from self._referenced(value)
            elif key == "style":
                for declaration in value.split(";"):
                    if declaration.strip().lower().startswith(name):
                        yield from self._referenced(declaration)
        for class_name in {"", *element.get("class", "").split()} & set(self._sheet.declarations):
            yield from self._targets_of_class(class_name, name)

    def _targets_of_class(self, class_name: str, name: str) -> list[Element]:
        """The elements that the rules for a class refer to by a property."""
        if (class_name, name) not in self._styled:
            self._styled[class_name, name] = [
                target
                for key, value in self._sheet.declarations[class_name]
                if key.startswith(name)
                for target in self._referenced(value)
            ]
        return self._styled[class_name, name]

    def _referenced(self, value: str) -> Iterator[Element]:
        ids = dict.fromkeys(_REFERENCE.findall(value))
        return (self._by_id[id] for id in ids if id in self._by_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cost:
    """The work that a part of a drawing takes."""

    parts: int
    corners: int
    depth: int

    def is_excessive(self) -> bool:
        return self.parts > _MAX_PARTS or self.depth > _MAX_DEPTH


#: The cost of what has no end, or comes near it.
_ENDLESS = _Cost(parts=_MAX_PARTS + 1, corners=0, depth=0)


def _tile_sides(pattern: Element) -> list[str]:
    """The sides of a pattern's tile that are given in the drawing's own unit."""
    if pattern.get("patternUnits") != "userSpaceOnUse":
        return []
    return [pattern.get(name, "") for name in ("width", "height")]
