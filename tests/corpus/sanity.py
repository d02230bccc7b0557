"""What must hold of any published site, whatever its content; each rule yields complaints."""

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import tinyhtml5
from icalendar import Calendar

ENDINGS = frozenset(
    {"pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "odp", "rtf", "txt", "csv"}
    | {"ics", "zip", "geojson", "json", "kml", "gpx", "epub"}
    | {"jpg", "jpeg", "png", "webp", "gif", "heic", "tif", "tiff", "avif", "svg"}
    | {"mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm"}
)
"""Types of files that staff may publish."""

OWN_ENDINGS = ENDINGS | {"html", "css", "js"}
"""With those that the site is made of."""

OWN_FILES = frozenset({"opdateringer.xml", "updates.xml", "sitemap.xml", "sitemap.xml.gz"})
AT_ROOT = OWN_FILES | {"_headers", ".actionplans"}

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&#(?:x([0-9a-f]+)|(\d+));?", re.IGNORECASE)
_TEXTS = ("html", "xml", "ics", "csv", "json")

_RUNS = ("iframe", "frame", "object", "embed", "applet", "base", "portal", "foreignobject")
_LINKS = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "ping")
_FETCHES = ("img", "script", "video", "audio", "source", "track", "input", "image", "use")
_FORMULA = re.compile(r"[\s\"\u00a0\u200b\u200c\u200d\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_LARGE = 300_000
"""Pages above this many signs are read by the standard library's parser, which is faster."""


def complaints(site: Path) -> Iterator[str]:
    """All that is wrong with a site."""
    files = [path for path in site.rglob("*") if not path.is_dir() or path.is_symlink()]
    names = sorted(path.relative_to(site).as_posix() for path in files)
    yield from _types(names)
    yield from _twins(names)
    for path in sorted(files):
        name = path.relative_to(site).as_posix()
        if path.is_symlink() or not path.is_file():
            yield f"{name}: not a plain file"
        elif not name.startswith("pagefind/") and "/pagefind/" not in name:
            yield from (f"{name}: {said}" for said in _file(path, name))


def _types(names: list[str]) -> Iterator[str]:
    for name in names:
        ending = name.rpartition("/")[2].lower().rpartition(".")[2]
        known = ending in OWN_ENDINGS or name in AT_ROOT or name.rpartition("/")[2] in OWN_FILES
        if not known and "pagefind/" not in name:
            yield f"{name}: of a type that is not published"
        elif ending in ("js", "css") and not re.match(r"assets/|([\w-]+/)?pagefind/", name):
            yield f"{name}: a script or style sheet from the content"


def _twins(names: list[str]) -> Iterator[str]:
    folded = Counter(unicodedata.normalize("NFC", name).casefold() for name in names)
    yield from (f"{name}: twice but for case or form" for name, n in folded.items() if n > 1)


def _file(path: Path, name: str) -> Iterator[str]:
    ending = name.rpartition(".")[2].lower()
    if ending not in _TEXTS:
        return
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        yield "not UTF-8"
        return
    if ending == "html" or name in OWN_FILES:
        yield from _signs(text)
    yield from {"html": _html, "xml": _xml, "ics": _ics, "csv": _csv, "json": _json}[ending](text)


def _signs(text: str) -> Iterator[str]:
    for pattern, what in ((_CONTROL, "a control character"), (_TURNED, "a turn of direction")):
        if found := pattern.search(text):
            yield f"{what}, U+{ord(found[0]):04X}"
    for found in _ENTITY.finditer(text):
        sign = chr(min(int(found[1], 16) if found[1] else int(found[2]), 0x10FFFF))
        if _CONTROL.match(sign) or _TURNED.match(sign):
            yield f"a control character as {found[0]}"
            break


def _xml(text: str) -> Iterator[str]:
    try:
        ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        yield f"not well-formed: {error}"


def _ics(text: str) -> Iterator[str]:
    try:
        Calendar.from_ical(text)
    except ValueError as error:
        yield f"no calendar: {error}"


def _json(text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError as error:
        yield f"not JSON: {error}"


def _csv(text: str) -> Iterator[str]:
    """A program may split at either sign, whatever the file means: no cell may be a formula."""
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(text), delimiter=separator):
            for cell in row:
                if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell.strip()):
                    yield f"a formula, split at {separator!r}: {cell[:40]!r}"
                    return


class _Tags(HTMLParser):
    """Every start tag with its attributes, and the text in scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}, ""))

    def handle_data(self, data: str) -> None:
        if self.found and self.cdata_elem:
            tag, attributes, before = self.found[-1]
            self.found[-1] = (tag, attributes, before + data)


def _tags(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element with its attributes and, where it is a script or style, its text."""
    if len(text) > _LARGE:
        parser = _Tags()
        parser.feed(text)
        yield from parser.found
        return
    root = tinyhtml5.parse(text, namespace_html_elements=False)
    for element in root.iter():
        if isinstance(element.tag, str):
            tag = element.tag.rpartition("}")[2].lower()
            attributes = {str(key).rpartition("}")[2].lower(): v for key, v in element.items()}
            yield tag, attributes, element.text or ""


def _html(text: str) -> Iterator[str]:
    ids = Counter[str]()
    for tag, attributes, inside in _tags(text):
        if tag in _RUNS:
            yield f"<{tag}>"
        if tag in ("script", "style") and inside.strip():
            yield f"an inline {tag}: {inside.strip()[:40]!r}"
        if tag == "script" and not re.search(
            r"^[./]*(assets|pagefind)/", _path(attributes.get("src", ""))
        ):
            yield f"a script that is not the site's: {attributes.get('src', '')[:60]!r}"
        yield from _attributes(tag, attributes)
        if name := attributes.get("id"):
            ids[name] += 1
    yield from (f"id {name!r} {n} times" for name, n in ids.items() if n > 1)


def _path(address: str) -> str:
    return urlsplit(address).path.removeprefix("/planer") or address


def _attributes(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"<{tag} {name}>"
        if name == "style":
            yield f"<{tag} style={value[:40]!r}>"
        if name not in _LINKS:
            continue
        plain = re.sub(r"[\t\n\r]|^[\0-\x20]+", "", value).lower()  # as browsers read addresses
        if re.match(r"(javascript|vbscript|data|blob|file):", plain):
            yield f"<{tag} {name}={value[:40]!r}>"
        if tag in _FETCHES and re.match(r"(\w+:)?[/\\]{2}", plain):
            yield f"<{tag} {name}={value[:40]!r}> fetches from elsewhere"
    sheet = attributes.get("rel", "") in ("stylesheet", "preload", "prefetch", "import", "icon")
    if tag == "link" and sheet and re.match(r"(\w+:)?//", attributes.get("href", "")):
        yield f"<link href={attributes['href'][:40]!r}>"
