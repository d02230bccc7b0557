"""Links from the first use of each glossary term in a text to its definition."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from actionplans.text.links import ROOT

#: Elements in which no term is linked.
_SKIPPED = frozenset({"a", "code", "pre", "abbr", "sup", "h1", "h2", "h3", "h4", "h5", "h6"})


class GlossaryLinks:
    """Links the terms of a glossary, each once a text."""

    def __init__(self, terms: Mapping[str, tuple[str, str]], id_pattern: str) -> None:
        """
        Args:
            terms: each word with its meaning and the address of its glossary entry.
            id_pattern: the id of a linked term; `{}` is the id of its entry.
        """
        self._terms = terms
        self._id_pattern = id_pattern
        longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
        self._pattern = re.compile(rf"\b({'|'.join(longest_first)})(?=s?\b)") if terms else None
        self.start()

    def start(self) -> None:
        """Begin a new text, in which no term has been linked."""
        self._linked: set[str] = set()
        self.ids: set[str] = set()
        """The ids that were given to terms of the text."""

    def add_to(self, root: Element) -> None:
        """Link the terms of a rendered tree, which is changed in place."""
        if self._pattern:
            for parent, sibling in list(_text_positions(root)):
                self._link_terms(parent, sibling, self._pattern)

    def _link_terms(
        self, parent: Element, sibling: Element | None, pattern: re.Pattern[str]
    ) -> None:
        """Link terms in the text after a child of an element, or in the element's first text."""
        text = parent.text if sibling is None else sibling.tail
        if not text:
            return
        index = 0 if sibling is None else list(parent).index(sibling) + 1
        end = 0
        for match in pattern.finditer(text):
            meaning, address = self._terms[match[1]]
            if address in self._linked:
                continue
            self._linked.add(address)
            id = self._id_pattern.format(address.partition("#")[2])
            self.ids.add(id)
            link = Element("a", {"class": "term", "id": id, "href": f"{ROOT}{address}"})
            SubElement(link, "abbr", {"title": meaning}).text = match[1]
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
