"""The headings of a tree: their ids, and the list of contents that a text may ask for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from actionplans.text.engines.engine import Heading, Slugify

#: A paragraph that the list of contents takes the place of.
_MARKER = "[TOC]"

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def with_ids(root: Element, slugify: Slugify) -> tuple[Heading, ...]:
    """Give each heading of a tree an id of its own; returns them in their order."""
    used = {id for element in root.iter() if (id := element.get("id"))}
    counts = Counter[str]()
    headings = []
    for element in root.iter():
        if level := _LEVELS.get(element.tag):
            text = " ".join("".join(_words(element)).split())
            id = base = slugify(text, "-")
            while id in used:
                counts[base] += 1
                id = f"{base}_{counts[base]}"
            used.add(id)
            element.set("id", id)
            headings.append(Heading(level, id, text))
    return tuple(headings)


def list_contents(root: Element, headings: Sequence[Heading]) -> None:
    """Put the list of contents into the place of the paragraphs that ask for it."""
    contents = Element("div", {"class": "toc"})
    contents.text, contents.tail = "\n", "\n"
    _add_list(contents, headings)
    for parent in list(root.iter()):
        for index, child in enumerate(parent):
            if child.tag == "p" and not len(child) and (child.text or "").strip() == _MARKER:
                parent[index] = contents


def _words(heading: Element) -> Iterator[str]:
    """The text of a heading without the marks of notes."""
    yield heading.text or ""
    for child in heading:
        if not (child.tag == "sup" and child.get("id", "").startswith("fnref")):
            yield from child.itertext()
        yield child.tail or ""


def _add_list(parent: Element, headings: Sequence[Heading]) -> None:
    """List headings, and below each those that are deeper than it and come before the next."""
    items = SubElement(parent, "ul")
    items.text, items.tail = "\n", "\n"
    start = 0
    while start < len(headings):
        first = headings[start]
        end = start + 1
        while end < len(headings) and headings[end].level > first.level:
            end += 1
        item = SubElement(items, "li")
        item.tail = "\n"
        SubElement(item, "a", {"href": f"#{first.id}"}).text = first.text
        if end > start + 1:
            _add_list(item, headings[start + 1 : end])
        start = end
