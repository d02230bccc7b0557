"""Drawings (SVG): published as they are, so only where nothing in them runs or fetches anything.

They are drawn by readers' browsers, and on paper by what makes PDFs, which takes an element or an
attribute of any namespace for one of SVG: neither may have endless work with them.
"""

import re
from pathlib import Path
from xml.etree import ElementTree

from actionplans.media.styling import Sheet, is_harmless_value
from actionplans.media.workload import Workload

#: More than a drawing for a page needs.
_MAX_BYTES = 1_000_000

#: The width of a drawing that says none; that of a column of text.
_WIDTH = 640

_ELEMENTS = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|"
    "textPath|(linear|radial)Gradient|stop|clipPath|mask|pattern|marker|style|metadata"
)
#: What an editor's own notes may not be called.
_DRAWN = re.compile(
    f"(?!(?:title|desc|metadata)$)(?:{_ELEMENTS.pattern})|a|image|filter|fe[A-Z].*|script|link|"
    "switch|foreignObject|set|animate.*|audio|video|iframe|object|embed|font|handler|listener|"
    "(?i:.*gradient.*|.*pattern.*|.*marker.*|.*mask.*|.*path|.*image.*|.*filter.*|.*symbol.*)"
)
_OF_SVG = "{http://www.w3.org/2000/svg}"
_RUNS = re.compile(r"\{http://www\.w3\.org/(?!2000/svg\}|2000/01/rdf|1999/02/22-rdf)")
#: A document type can name entities and other files, an instruction a style sheet.
_DECLARES = re.compile(rb"<!(?!--|\[CDATA\[)|<\?(?!xml\s)")
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
_UNICODE, _LATIN = re.compile(rb"(?i)utf-?8"), re.compile(rb"(?i)(us-)?ascii|iso-8859-1|latin1")

#: Letters that are none, or that turn round those that follow.
_UNSEEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_PATH = re.compile(r"[\s,]*(?:[MmLlHhVvCcSsQqTtAa][\s,\deE+.\-]*|[Zz][\s,]*)*", re.ASCII)
_POINTS = re.compile(r"[\s,\deE+.\-]*", re.ASCII)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class UnsafeDrawingError(Exception):
    """A file that cannot be published as a drawing; `kind` says why, as a kind of problem."""

    def __init__(self, kind: str = "unsafe-drawing") -> None:
        super().__init__(kind)
        self.kind = kind


def measured_file(path: Path) -> tuple[int, int]:
    """The width and height of a drawing by its file; no more of it is read than it may have.

    Raises:
        UnsafeDrawingError: it may not be published.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return measured(file.read(_MAX_BYTES + 1))


def measured(content: bytes) -> tuple[int, int]:
    """The width and height of a drawing that may be published.

    Raises:
        UnsafeDrawingError: it may not: `unsafe-drawing` where it is no drawing, or does more than
            to be looked at, and `heavy-drawing` where it is too much work to draw.
    """
    if len(content) > _MAX_BYTES or _DECLARES.search(content) or not _is_unicode(content):
        raise UnsafeDrawingError
    try:
        root = ElementTree.fromstring(content.decode())  # noqa: S314 - it names no entities
    except (ElementTree.ParseError, ValueError, RecursionError):
        raise UnsafeDrawingError from None
    sheet = Sheet()
    if root.tag != f"{_OF_SVG}svg" or not all(_is_harmless(one, sheet) for one in root.iter()):
        raise UnsafeDrawingError
    size = _size(root)
    if Workload(root, _OF_SVG, sheet).is_too_much():
        raise UnsafeDrawingError("heavy-drawing")
    return size


def _is_unicode(content: bytes) -> bool:
    """Whether browsers read a drawing as it is read here, whatever encoding it says."""
    found = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if not found or _UNICODE.fullmatch(found[1]):
        return True
    return bool(_LATIN.fullmatch(found[1])) and content.isascii()


def _is_harmless(element: ElementTree.Element, sheet: Sheet) -> bool:
    """Whether an element draws, and points at nothing but other parts of its drawing."""
    texts = (element.text or "", element.tail or "", *element.attrib.values())
    if any(map(_UNSEEN.search, texts)):
        return False
    if not element.tag.startswith(_OF_SVG):  # an editor's own notes, that browsers pass over
        local = element.tag.rpartition("}")[2]
        foreign = element.tag.startswith("{") and not _RUNS.match(element.tag)
        return foreign and not _DRAWN.fullmatch(local)
    if not _ELEMENTS.fullmatch(element.tag.removeprefix(_OF_SVG)):
        return False
    if element.tag == f"{_OF_SVG}style" and (
        len(element) or not sheet.add_rules(element.text or "")
    ):
        return False
    return all(_is_harmless_attribute(*one, sheet) for one in element.attrib.items())


def _is_harmless_attribute(name: str, value: str, sheet: Sheet) -> bool:
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
