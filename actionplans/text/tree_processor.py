"""What is changed in the tree of a text, whichever engine has made it: links, terms, tables."""

import re
from collections import Counter
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from actionplans.text.glossary_links import GlossaryLinks
from actionplans.text.links import TextLink, resolve_link
from actionplans.text.sanitizer import Sanitizer

MAX_SIZE = 1_000_000
"""Characters of a rendered text, with `_TAG_SIZE` for the tags of each element. Largest known:
7 873."""

_TAG_SIZE = 10


class TooLargeError(Exception):
    """A text grows too much when it is rendered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedWords:
    """The words and ids that rendering adds, in the site's language."""

    footnotes: str
    """Label of the list of footnotes."""

    back: str
    """Label of a footnote's link back to the text; `{}` is the number."""

    table: str
    """Name of a table with no heading above it."""

    section: str
    """Slug of a heading without letters or digits."""

    term_id: str
    """Id of a linked glossary term; `{}` is the id of its entry."""

    moved_prefix: str
    """Prefix of the ids that pages use themselves, where a text has them."""


class TreeProcessor:
    """Walks the finished tree of a text: resolves links, links terms, captions tables."""

    def __init__(self, words: RenderedWords, glossary: GlossaryLinks, sanitizer: Sanitizer) -> None:
        self._words = words
        self._glossary = glossary
        self._sanitizer = sanitizer
        self.start("")

    def start(self, file: str) -> None:
        """Begin the text of a content file."""
        self._file = file
        self.links: list[TextLink] = []
        """The links of the text so far, to be checked."""

        self._glossary.start()

    def run(self, root: Element) -> None:
        """Change the tree in place.

        Raises:
            TooLargeError: it is too large to be written.
        """
        _limit_size(root)
        for element in list(root.iter()):
            if element.tag in ("a", "img"):
                attribute = "href" if element.tag == "a" else "src"
                if link := resolve_link(element, attribute, self._file):
                    self.links.append(link)
        self._glossary.add_to(root)
        self._label_footnotes(root)
        self._caption_tables(root)
        _limit_size(root)  # each table repeats the heading above it
        self._sanitizer.sign(root, unreserved=self._glossary.ids)

    def _label_footnotes(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "footnote":
                element.set("role", "group")
                element.set("aria-label", self._words.footnotes)
            elif element.get("class") == "footnote-backref":
                element.set("aria-label", element.attrib.pop("title", ""))

    def _caption_tables(self, root: Element) -> None:
        """Give each table a scroll area, and the heading above it as its name."""
        heading, tables_under = self._words.table, Counter[str]()
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if re.fullmatch("h[1-6]", child.tag):
                    heading = "".join(child.itertext()).strip() or heading
                if child.tag == "table":
                    tables_under[heading] += 1
                    count = tables_under[heading]
                    name = f"{heading} ({count})" if count > 1 else heading
                    parent.remove(child)
                    parent.insert(index, _scroll_area(child, name))


def _limit_size(root: Element) -> None:
    """Refuse a tree that would be written at too great a length.

    Extensions put one element into a tree many times (`[TOC]`), or one text into many (`abbr`).
    """
    size = 0
    for element in root.iter():
        size += _TAG_SIZE + len(element.text or "") + len(element.tail or "")
        size += sum(map(len, element.attrib.values()))
        if size > MAX_SIZE:
            raise TooLargeError


def _scroll_area(table: Element, name: str) -> Element:
    """A table in a scroll area, with a caption for those who do not see the heading above it."""
    caption = Element("caption", {"class": "hidden"})
    caption.text = name
    table.insert(0, caption)
    for header in table.iter("th"):
        header.set("scope", "col")
    attributes = {"class": "scroll", "role": "region", "tabindex": "0"}
    area = Element("div", {**attributes, "aria-label": name})
    area.append(table)
    return area
