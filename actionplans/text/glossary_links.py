"""Links from the first use of each abbreviation in a text to its definition."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from actionplans.text.glossary import Glossary
from actionplans.text.links import ROOT

#: Elements in which no term is linked.
_SKIPPED = frozenset({"a", "code", "pre", "abbr", "sup", "h1", "h2", "h3", "h4", "h5", "h6"})


class GlossaryLinks:
    """Links the abbreviations of a glossary, each once a text."""

    def __init__(self, glossary: Glossary, id_pattern: str) -> None:
        """
        Args:
            glossary: the glossary.
            id_pattern: the id of a linked term; `{}` is the id of its entry.
        """
        self._glossary = glossary
        self._id_pattern = id_pattern
        self.start()

    def start(self) -> None:
        """Begin a new text, in which no term has been linked."""
        self._linked: set[str] = set()
        self.ids: set[str] = set()
        """The ids that were given to terms of the text."""

    def add_to(self, root: Element) -> None:
        """Link the terms of a rendered tree, which is changed in place."""
        for parent, sibling in list(_text_positions(root)):
            self._link_terms(parent, sibling)

    def _link_terms(self, parent: Element, sibling: Element | None) -> None:
        """Link terms in the text after a child of an element, or in the element's first text."""
        text = parent.text if sibling is None else sibling.tail
        if not text:
            return
        index = end = 0
        for match, term in self._glossary.find(text):
            if term.id in self._linked or not term.is_abbreviation:
                continue
            if sibling is not None and not end:  # the place is looked for only where it is needed
                index = list(parent).index(sibling) + 1
            self._linked.add(term.id)
            id = self._id_pattern.format(term.id)
            self.ids.add(id)
            link = Element("a", {"class": "term", "id": id, "href": f"{ROOT}{term.address}"})
            SubElement(link, "abbr", {"title": term.meaning}).text = match[1]
            _set_text(parent, sibling, text[end : match.start()])
            parent.insert(index, link)
            sibling, index, end = link, index + 1, match.end()
        _set_text(parent, sibling, text[end:])


def _text_positions(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Each text in which terms are linked: its element, and the child that it follows or None.

    In the order of the text, and without recursion: a text may lie deeper than Python can call.
    """
    pending: list[tuple[Element, Element | None]] = [(root, None)]
    while pending:
        parent, sibling = pending.pop()
        if sibling is not None:
            yield parent, sibling
        elif parent.tag not in _SKIPPED and parent.get("class", "") != "footnote":
            yield parent, None
            for child in reversed(parent):
                pending += [(parent, child), (child, None)]


def _set_text(parent: Element, sibling: Element | None, text: str) -> None:
    if sibling is None:
        parent.text = text
    else:
        sibling.tail = text
