"""Drawings (SVG): published as they are, so only where nothing in them runs or fetches anything."""

import re
from xml.etree import ElementTree

#: More than a drawing for a page needs.
_MAX_BYTES = 1_000_000

#: The width of a drawing that says none; that of a column of text.
_WIDTH = 640

_ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|"
    "textPath|(linear|radial)Gradient|stop|clipPath|mask|pattern|marker|style|metadata"
)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DEEPEST = 100
_OF_SVG = "{http://www.w3.org/2000/svg}"
_RUNS = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}")
#: What fetches something, or means something else than it says: `\75rl(…)` is `url(…)`.
_FETCHES = re.compile(
    r"@import|\\|url\(\s*[\"']?(?!#)|image-set\(|image\(|cross-fade\(|\bsrc\(", re.IGNORECASE
)
#: A number after the end of a path: what draws on paper would look for its command for ever.
_AFTER_END = re.compile(r"[zZ][\s,]*[-+.\d]")
#: More parts, with those that are drawn again by reference, than a drawing for a page has.
_MOST_PARTS = 20_000
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class UnsafeDrawingError(Exception):
    """A file that is no drawing, or does more than to be looked at."""


def measured(content: bytes) -> tuple[int, int]:
    """The width and height of a drawing that may be published.

    Raises:
        UnsafeDrawingError: it may not.
    """
    if len(content) > _MAX_BYTES or re.search(rb"<!(?!--|\[CDATA\[)|<\?(?!xml\s)", content):
        raise UnsafeDrawingError  # a document type can name entities and other files
    try:
        root = ElementTree.fromstring(content.decode())  # noqa: S314 - it names no entities
    except (ElementTree.ParseError, ValueError, RecursionError):
        raise UnsafeDrawingError from None
    if root.tag != f"{_OF_SVG}svg" or not all(map(_is_harmless, root.iter())):
        raise UnsafeDrawingError
    if _parts(root) > _MOST_PARTS:
        raise UnsafeDrawingError
    return _size(root)


def _parts(root: ElementTree.Element) -> int:
    """How many parts are drawn in all, those that are drawn again by reference with the rest."""
    by_id = {element.get("id"): element for element in root.iter()}
    known: dict[ElementTree.Element, int] = {}

    def drawn(element: ElementTree.Element, depth: int) -> int:
        if depth > _DEEPEST:
            return _MOST_PARTS + 1
        if element not in known:
            known[element] = _MOST_PARTS + 1  # what comes back to itself never ends
            again = element.get("href", element.get(_XLINK, "")).removeprefix("#")
            below = [*element]
            if element.tag == f"{_OF_SVG}use" and again in by_id:
                below.append(by_id[again])
            known[element] = 1 + sum(drawn(child, depth + 1) for child in below)
        return known[element]

    return drawn(root, 0)


def _is_harmless(element: ElementTree.Element) -> bool:
    """Whether an element draws, and points at nothing but other parts of its drawing."""
    if not element.tag.startswith(_OF_SVG):  # an editor's own notes, that browsers pass over
        return element.tag.startswith("{") and not element.tag.startswith(_RUNS)
    if not _ELEMENTS.fullmatch(element.tag.removeprefix(_OF_SVG)):
        return False
    if element.tag == f"{_OF_SVG}style" and _FETCHES.search("".join(element.itertext())):
        return False
    return all(_is_harmless_attribute(name, value) for name, value in element.attrib.items())


def _is_harmless_attribute(name: str, value: str) -> bool:
    local = name.rpartition("}")[2].lower()
    if local.startswith("on") or local == "base":
        return False
    if local == "d" and _AFTER_END.search(value):
        return False
    if local in ("href", "src"):
        return value.strip().startswith("#")
    return name.startswith("{") or not _FETCHES.search(value)


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """The size that a drawing says, or the width of a column where it only says its shape."""
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if sides[0] and sides[1]:
        width, height = float(sides[0][1]), float(sides[1][1])
    else:
        _, _, width, height = _field(root.get("viewBox", ""))
        width, height = _WIDTH, _WIDTH * height / width if width > 0 else 0
    if not (0.5 <= width <= 1e5 and 0.5 <= height <= 1e5):
        raise UnsafeDrawingError
    return round(width), round(height)


def _field(written: str) -> list[float]:
    """The four numbers of a `viewBox`."""
    try:
        numbers = [float(part) for part in re.split(r"[\s,]+", written.strip())]
    except ValueError:
        raise UnsafeDrawingError from None
    if len(numbers) != 4:
        raise UnsafeDrawingError
    return numbers
