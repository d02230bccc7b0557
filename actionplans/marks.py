"""What is done to the tree of a rendered text: links resolved, terms marked, tables named."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from actionplans.reader.document import address_of as page_of

ROOT = "~/"
"""Stands for the site's root in rendered links."""

TERM = "ordet-"
"""What the id of a marked term begins with, before the id of its entry in the glossary."""

WORD = "ord-"
"""What the id of a meaning on the term's own page begins with."""

OUTSIDE = ("http", "https", "mailto", "tel")

MAX_SIZE = 1_000_000
"""Characters of a rendered text, with `_TAG` for the tags of each element. Largest known: 7 873."""

_TAG = 10

OWN = frozenset({"id", "class", "role", "aria-label", "tabindex"})
"""Attributes by which a part of a page is known to its style, its links and screen readers."""
_UNMARKED = frozenset({"a", "code", "pre", "abbr", "sup", "h1", "h2", "h3", "h4", "h5", "h6"})


class TooLargeError(Exception):
    """A text grows too much when it is rendered."""


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link of the text that stays on the site, or that cannot be used."""

    written: str
    path: str | None
    """The file or address below the content folder; None where the link is not usable."""

    anchor: str
    picture: bool = False
    alternative: str = ""
    """What a picture shows, in words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that rendering adds, in the site's language."""

    footnotes: str
    back: str
    """Label of a footnote's way back; `{}` is the number."""

    table: str


class Marks(Treeprocessor):
    """Walks the finished tree: resolves links, marks terms, names tables and footnotes."""

    def __init__(
        self,
        engine: markdown.Markdown,
        wording: Wording,
        terms: Mapping[str, tuple[str, str]],
        reserved: Iterable[str] = (),
    ) -> None:
        super().__init__(engine)
        self.token = f"{token_hex(16)}-"
        """Stands before the values that the engine gave to attributes of `OWN`, and nobody else."""
        self._reserved = re.compile("|".join(reserved) or r"(?!)")
        self.wording = wording
        self.terms = terms
        longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
        self.term = re.compile(rf"\b({'|'.join(longest_first)})(?=s?\b)") if terms else None
        self.start("")

    def start(self, file: str) -> None:
        """Begin with the text of a file, of which nothing is known yet."""
        self.file = file
        self.links: list[TextLink] = []
        self.seen: set[str] = set()
        self._term_ids: set[str] = set()

    def run(self, root: Element) -> None:
        """Walk the tree, as the engine asks for.

        Raises:
            TooLargeError: it is too large to be written.
        """
        _measure(root)
        for element in list(root.iter()):
            if element.tag == "a":
                self._resolve(element, "href")
            elif element.tag == "img":
                self._resolve(element, "src")
        if self.term:
            self._mark_terms(root)
        self._name(root)
        _measure(root)  # each table is named by the heading above it
        self._vouch(root)

    def free(self, id: str) -> str:
        """An id as a text may have it: another one where pages use it themselves."""
        return f"tekst-{id}" if self._reserved.fullmatch(id) else id

    def _vouch(self, root: Element) -> None:
        """Tell what the engine wrote from the HTML of staff, which is not in the tree."""
        for element in root.iter():
            for name in OWN.intersection(element.attrib):
                value = element.attrib[name]
                if name == "id" and value not in self._term_ids:
                    value = self.free(value)
                element.set(name, f"{self.token}{value}")

    def _resolve(self, element: Element, attribute: str) -> None:
        """Note where a link or picture leads, and turn a path into an address from the root."""
        written, picture = element.get(attribute, ""), element.tag == "img"
        if written.startswith(AMP_SUBSTITUTE):  # a mail address, which the engine spells out
            return
        if element.get("class", "").startswith("footnote"):
            return
        parts = _split(written)
        if parts is not None and not picture and _leads_outside(parts):
            return
        path = _path(parts, self.file) if parts is not None else None
        anchor = unquote(parts.fragment) if parts is not None and path is not None else ""
        self.links.append(TextLink(written, path, anchor, picture, element.get("alt", "")))
        if path is not None and parts is not None and parts.path:
            end = f"#{parts.fragment}" if parts.fragment else ""
            element.set(attribute, f"{ROOT}{quote(address_of(path))}{end}")

    def _mark_terms(self, root: Element) -> None:
        """Turn the first use of each term in a text into a link to the glossary."""
        for parent, before in list(_texts(root)):
            self._mark_text(parent, before)

    def _mark_text(self, parent: Element, before: Element | None) -> None:
        """Mark terms in the text after a child of an element, or in the element's first text."""
        text = parent.text if before is None else before.tail
        if not text or not self.term:
            return
        place = 0 if before is None else list(parent).index(before) + 1
        end = 0
        for found in self.term.finditer(text):
            meaning, address = self.terms[found[1]]
            if address in self.seen:
                continue
            self.seen.add(address)
            id = f"{TERM}{address.partition('#')[2]}"
            self._term_ids.add(id)
            link = Element("a", {"class": "term", "id": id, "href": f"{ROOT}{address}"})
            SubElement(link, "abbr", {"title": meaning}).text = found[1]
            _put(parent, before, text[end : found.start()])
            parent.insert(place, link)
            before, place, end = link, place + 1, found.end()
        _put(parent, before, text[end:])

    def _name(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "footnote":
                element.set("role", "doc-endnotes")
                element.set("aria-label", self.wording.footnotes)
            elif element.get("class") == "footnote-backref":
                element.set("aria-label", element.attrib.pop("title", ""))
        self._name_tables(root)

    def _name_tables(self, root: Element) -> None:
        """Give each table a scroll area, and the heading above it as its name."""
        heading, named = self.wording.table, Counter[str]()
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if re.fullmatch("h[1-6]", child.tag):
                    heading = "".join(child.itertext()).strip() or heading
                if child.tag == "table":
                    named[heading] += 1
                    count = f" ({named[heading]})" if named[heading] > 1 else ""
                    parent.remove(child)
                    parent.insert(place, _boxed(child, f"{heading}{count}"))


def _measure(root: Element) -> None:
    """Refuse a tree that would be written at too great a length.

    Extensions put one element into a tree many times (`[TOC]`), or one text into many (`abbr`).
    """
    size = 0
    for element in root.iter():
        size += _TAG + len(element.text or "") + len(element.tail or "")
        size += sum(map(len, element.attrib.values()))
        if size > MAX_SIZE:
            raise TooLargeError


def _texts(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Where text stands in which terms are marked: an element, and the child that it comes after.

    In the order of the text, and without recursion: a text may lie deeper than Python can call.
    """
    waiting: list[tuple[Element, Element | None]] = [(root, None)]
    while waiting:
        parent, before = waiting.pop()
        if before is not None:
            yield parent, before
        elif parent.tag not in _UNMARKED and parent.get("class", "") != "footnote":
            yield parent, None
            for child in reversed(parent):
                waiting += [(parent, child), (child, None)]


def _put(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text


def _boxed(table: Element, name: str) -> Element:
    """A table in a scroll area, with a caption for those who do not see the heading above it."""
    caption = Element("caption", {"class": "hidden"})
    caption.text = name
    table.insert(0, caption)
    for head in table.iter("th"):
        head.set("scope", "col")
    attributes = {"class": "scroll", "role": "region", "tabindex": "0"}
    box = Element("div", {**attributes, "aria-label": name})
    box.append(table)
    return box


def _split(written: str) -> SplitResult | None:
    try:
        return urlsplit(written)
    except ValueError:
        return None


def _leads_outside(parts: SplitResult) -> bool:
    return parts.scheme in OUTSIDE and bool(parts.netloc or parts.scheme in ("mailto", "tel"))


def _path(parts: SplitResult, file: str) -> str | None:
    """The content file that a link written in a file means; None where it means none."""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    if not parts.path:
        return file
    written = normalize("NFC", unquote(parts.path))
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), written))
    return None if path.startswith("..") else path


def address_of(file: str) -> str:
    """The address of a content file's page, with its slash; of any other file, its own path."""
    if not file.endswith(".md"):
        return file
    path = page_of(file)
    return f"{path}/" if path else ""
