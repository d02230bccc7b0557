"""The security gate for drawings (SVG): only harmless ones are published, and as they are.

A drawing may neither run nor fetch anything. Readers' browsers draw it, and WeasyPrint does on
paper, which takes an element or an attribute of any namespace for one of SVG: neither may have
endless work with it.
"""

import re
from pathlib import Path
from xml.etree import ElementTree

from actionplans.media.svg_css import StyleSheet, is_harmless_value
from actionplans.media.svg_workload import Workload

#: Larger than any drawing that a page needs.
_MAX_BYTES = 1_000_000

#: Pixels of a drawing without a width of its own; that of a column of text.
_DEFAULT_WIDTH = 640

#: Pixels of a drawing's sides.
_MIN_SIDE, _MAX_SIDE = 0.5, 1e5

_ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|"
    "textPath|(linear|radial)Gradient|stop|clipPath|mask|pattern|marker|style|metadata"
)
#: Names that elements of an editor's own namespace may not have: WeasyPrint would draw them.
_DRAWN = re.compile(
    f"(?!(?:title|desc|metadata)$)(?:{_ELEMENTS.pattern})|a|image|filter|fe[A-Z].*|script|link|"
    "switch|foreignObject|set|animate.*|audio|video|iframe|object|embed|font|handler|listener|"
    "(?i:.*gradient.*|.*pattern.*|.*marker.*|.*mask.*|.*path|.*image.*|.*filter.*|.*symbol.*)"
)
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE_NAMESPACE = re.compile(r"\{http://www\.w3\.org/(?!2000/svg\}|2000/01/rdf|1999/02/22-rdf)")

#: A document type can define entities and name other files, an instruction a style sheet.
_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)|<\?(?!xml\s)")
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
_UNICODE, _LATIN = re.compile(rb"(?i)utf-?8"), re.compile(rb"(?i)(us-)?ascii|iso-8859-1|latin1")

#: Control characters, and those that turn the direction of writing.
_INVISIBLE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_PATH = re.compile(r"[\s,]*(?:[MmLlHhVvCcSsQqTtAa][\s,\deE+.\-]*|[Zz][\s,]*)*", re.ASCII)
_POINTS = re.compile(r"[\s,\deE+.\-]*", re.ASCII)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class UnsafeDrawingError(Exception):
    """A file that cannot be published as a drawing; `kind` is the kind of problem."""

    def __init__(self, kind: str = "unsafe-drawing") -> None:
        super().__init__(kind)
        self.kind = kind


def safe_size_of_file(path: Path) -> tuple[int, int]:
    """As `safe_size`, for a file, of which no more is read than a drawing may have.

    Raises:
        UnsafeDrawingError: it may not be published.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return safe_size(file.read(_MAX_BYTES + 1))


def safe_size(content: bytes) -> tuple[int, int]:
    """The width and height in pixels of a drawing that is safe to publish.

    Raises:
        UnsafeDrawingError: it is not: `unsafe-drawing` for a file that is no drawing, or that runs
            or fetches something, `heavy-drawing` for one that takes too much work to draw.
    """
    if len(content) > _MAX_BYTES or _DECLARATION.search(content) or not _is_unicode(content):
        raise UnsafeDrawingError
    try:
        root = ElementTree.fromstring(content.decode())  # noqa: S314 - it defines no entities
    except (ElementTree.ParseError, ValueError, RecursionError):
        raise UnsafeDrawingError from None
    sheet = StyleSheet()
    harmless = all(_is_harmless(element, sheet) for element in root.iter())
    if root.tag != f"{_SVG}svg" or not harmless:
        raise UnsafeDrawingError
    size = _size(root)
    if Workload(root, _SVG, sheet).is_excessive():
        raise UnsafeDrawingError("heavy-drawing")
    return size


def _is_unicode(content: bytes) -> bool:
    """Whether browsers decode a drawing as it is decoded here, whatever encoding it declares."""
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if not declared or _UNICODE.fullmatch(declared[1]):
        return True
    return bool(_LATIN.fullmatch(declared[1])) and content.isascii()


def _is_harmless(element: ElementTree.Element, sheet: StyleSheet) -> bool:
    """Whether an element only draws, and refers to nothing but other parts of its drawing.

    Its CSS is added to the sheet.
    """
    texts = (element.text or "", element.tail or "", *element.attrib.values())
    if any(map(_INVISIBLE.search, texts)):
        return False
    if not element.tag.startswith(_SVG):  # an editor's own notes, which browsers ignore
        name = element.tag.rpartition("}")[2]
        is_inert = element.tag.startswith("{") and not _ACTIVE_NAMESPACE.match(element.tag)
        return is_inert and not _DRAWN.fullmatch(name)
    if not _ELEMENTS.fullmatch(element.tag.removeprefix(_SVG)):
        return False
    if element.tag == f"{_SVG}style" and (len(element) or not sheet.add_rules(element.text or "")):
        return False
    return all(_is_harmless_attribute(name, value, sheet) for name, value in element.attrib.items())


def _is_harmless_attribute(name: str, value: str, sheet: StyleSheet) -> bool:
    local = name.rpartition("}")[2].lower()
    if local.startswith("on") or local in ("base", "src", "attributename"):
        return False
    if local == "href":
        return value.strip().startswith("#")
    if name.startswith("{"):
        return True
    if local == "style":
        return sheet.add(value)
    if local == "d" and not _PATH.fullmatch(value):
        return False
    if local == "points" and not _POINTS.fullmatch(value):
        return False
    return is_harmless_value(value) and not (local == "filter" and value.strip() != "none")


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """The size of a drawing; the width of a column where it states its proportions only."""
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if sides[0] and sides[1]:
        width, height = float(sides[0][1]), float(sides[1][1])
    else:
        _, _, width, height = _view_box(root.get("viewBox", ""))
        width, height = _DEFAULT_WIDTH, _DEFAULT_WIDTH * height / width if width > 0 else 0
    if not (_MIN_SIDE <= width <= _MAX_SIDE and _MIN_SIDE <= height <= _MAX_SIDE):
        raise UnsafeDrawingError
    return round(width), round(height)


def _view_box(written: str) -> list[float]:
    """The four numbers of a `viewBox`: x, y, width and height."""
    try:
        numbers = [float(part) for part in re.split(r"[\s,]+", written.strip())]
    except ValueError:
        raise UnsafeDrawingError from None
    if len(numbers) != 4:
        raise UnsafeDrawingError
    return numbers
