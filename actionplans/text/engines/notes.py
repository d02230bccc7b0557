"""Footnotes of a tree, of the same shape and with the same ids as Python-Markdown's."""

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

#: Stands between a note's text and the link back to where it is referred to.
_BEFORE_LINK = "\N{NO-BREAK SPACE}"
_LINK_BACK = "\N{LEFTWARDS ARROW WITH HOOK}"


class Notes:
    """The footnotes of one text."""

    def __init__(self) -> None:
        self._notes: dict[str, Element] = {}
        """The notes by the keys of their labels, in the order of the text."""

        self._labels: dict[str, str] = {}
        self._marks: list[tuple[str, Element]] = []

    def define(self, label: str) -> Element:
        """The element for a note's text; the first text of a label counts."""
        key = _key(label)
        note = Element("li", {"id": f"fn:{label}"})
        if key not in self._notes:
            self._notes[key], self._labels[key] = note, label
        return note

    def refer(self, label: str) -> Element:
        """The mark of a note in the text; it is finished when all notes are known."""
        mark = Element("sup")
        self._marks.append((label, mark))
        return mark

    def add_to(self, root: Element, back: str) -> None:
        """Number the notes, and list them at the end of a text.

        Args:
            root: the tree of the text.
            back: label of a note's link back to the text; `{}` is the number.
        """
        numbers = {key: number for number, key in enumerate(self._notes, start=1)}
        uses = Counter[str]()
        for written, mark in self._marks:
            key = _key(written)
            if key not in numbers:
                mark.tag, mark.text = "span", f"[^{written}]"
                continue
            uses[key] += 1
            label = self._labels[key]
            mark.set("id", _mark_id(label, uses[key]))
            link = SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{label}"})
            link.text = str(numbers[key])
        if not self._notes:
            return
        section = SubElement(root, "div", {"class": "footnote"})
        SubElement(section, "hr").tail = "\n"
        items = SubElement(section, "ol")
        section.text = section.tail = items.text = items.tail = "\n"
        for key, note in self._notes.items():
            items.append(note)
            _link_back(note, self._labels[key], uses[key], back.format(numbers[key]))


def _link_back(note: Element, label: str, uses: int, title: str) -> None:
    """Add links from a note to its marks; one that has none looks like one that has one."""
    if not len(note):
        return
    paragraph = note[-1]
    if paragraph.tag == "p":
        _append_text(paragraph, _BEFORE_LINK)
    else:
        paragraph = SubElement(note, "p")
        paragraph.tail = "\n"
    for use in range(1, max(uses, 1) + 1):
        attributes = {"class": "footnote-backref", "href": f"#{_mark_id(label, use)}"}
        SubElement(paragraph, "a", {**attributes, "title": title}).text = _LINK_BACK


def _key(label: str) -> str:
    """A label as labels are compared, https://spec.commonmark.org/0.31.2/#matches."""
    return " ".join(label.casefold().split())


def _mark_id(label: str, use: int) -> str:
    return f"fnref{use if use > 1 else ''}:{label}"


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
