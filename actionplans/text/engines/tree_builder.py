"""A tree of elements from the events of pulldown-cmark, as Python-Markdown would build it.

Blocks end with a line break, and so do the beginnings of blocks that hold others.
https://docs.rs/pulldown-cmark/latest/pulldown_cmark/enum.Event.html tells what there is.
"""

from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from actionplans.text.engines.engine import TooDeepError
from actionplans.text.engines.html_writer import RAW_BLOCK, RAW_HTML, RAW_INLINE
from actionplans.text.engines.notes import Notes

#: Open elements at a time; a text that may be published has less than a third of it.
_MAX_DEPTH = 100

_BLOCKS = frozenset({"blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS |= {"hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_BLOCKS |= {RAW_BLOCK}

#: The elements of the parts of a text that have nothing but a content.
_PLAIN = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "Item": "li",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
    "TableRow": "tr",
    "Emphasis": "em",
    "Strong": "strong",
}


def build_tree(events: Iterable[Any], back: str) -> Element:
    """The tree of a text.

    Args:
        events: the events of the text.
        back: label of a footnote's link back to the text; `{}` is the number.

    Raises:
        TooDeepError: its elements lie too deep in each other.
    """
    builder = _TreeBuilder()
    for event in events:
        builder.add(event)
    return builder.finish(back)


class _TreeBuilder:
    """Takes the events of a text in their order."""

    def __init__(self) -> None:
        self._root = Element("div")
        self._open = [self._root]
        self._notes = Notes()
        self._cell = "td"

    def add(self, event: Any) -> None:
        """Take one event: a sign, or what happens and to what."""
        if event == "SoftBreak":
            self._break_line()
        elif event == "HardBreak":
            self._add("br").tail = "\n"
        elif event == "Rule":
            self._add("hr").tail = "\n"
        else:
            [(kind, value)] = event.items()
            _ADDING[kind](self, value)

    def finish(self, back: str) -> Element:
        """The tree, with its notes at the end."""
        self._notes.add_to(self._root, back)
        return self._root

    def _add(self, tag: str, attributes: dict[str, str] | None = None) -> Element:
        return SubElement(self._open[-1], tag, attributes or {})

    def _begin(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        self._enter(self._add(tag, attributes))

    def _enter(self, element: Element) -> None:
        if len(self._open) > _MAX_DEPTH:
            raise TooDeepError
        self._open.append(element)

    def _leave(self) -> Element:
        """Close the innermost element, with the line breaks of a block."""
        element = self._open.pop()
        if element.tag in _BLOCKS:
            element.tail = "\n"
            if len(element) and not element.text and element[0].tag in _BLOCKS:
                element.text = "\n"
        return element

    def _add_text(self, text: str) -> None:
        element = self._open[-1]
        if len(element):
            last = element[-1]
            last.tail = (last.tail or "") + text
        else:
            element.text = (element.text or "") + text

    def _break_line(self) -> None:
        """Go on in the next line; each line above a definition is a term of its own."""
        if self._open[-1].tag == "dt":
            self._leave()
            self._begin("dt")
        else:
            self._add_text("\n")

    def _add_code(self, text: str) -> None:
        self._add("code").text = text

    def _add_html(self, html: str) -> None:
        if self._open[-1].tag == RAW_BLOCK:  # its lines come one by one
            self._add_text(html)
        else:
            self._add(RAW_INLINE, {RAW_HTML: html})

    def _add_reference(self, label: str) -> None:
        self._open[-1].append(self._notes.refer(label))

    def _start(self, tag: Any) -> None:
        kind, value = _parts(tag)
        if plain := _PLAIN.get(kind):
            self._begin(plain)
        else:
            _STARTING[kind](self, value)

    def _start_heading(self, heading: dict[str, Any]) -> None:
        self._begin(heading["level"].lower())

    def _start_list(self, first: int | None) -> None:
        if first is None:
            self._begin("ul")
        else:
            self._begin("ol", {} if first == 1 else {"start": str(first)})

    def _start_code(self, kind: Any) -> None:
        _, written = _parts(kind)
        language = (written or "").split()[:1]
        self._begin("pre")
        self._begin("code", {"class": f"language-{language[0]}"} if language else {})

    def _start_html(self, _: None) -> None:
        self._begin(RAW_BLOCK)

    def _start_table(self, _: object) -> None:
        self._begin("table")

    def _start_head(self, _: None) -> None:
        self._cell = "th"
        self._begin("thead")
        self._begin("tr")

    def _start_cell(self, _: None) -> None:
        self._begin(self._cell)

    def _start_note(self, label: str) -> None:
        self._enter(self._notes.define(label))

    def _start_link(self, link: dict[str, Any]) -> None:
        scheme = "mailto:" if link["link_type"] == "Email" else ""
        self._begin("a", {"href": f"{scheme}{link['dest_url']}", **_title(link)})

    def _start_picture(self, picture: dict[str, Any]) -> None:
        self._begin("img", {"src": picture["dest_url"], **_title(picture)})

    def _end(self, tag: Any) -> None:
        kind, _ = _parts(tag)
        element = self._leave()
        if kind == "HtmlBlock":
            element.set(RAW_HTML, (element.text or "").rstrip("\n"))
            element.text = None
        elif kind == "Image":
            self._set_alternative(element)
        elif kind == "TableHead":
            self._leave()
            self._cell = "td"
            self._begin("tbody")
        elif kind == "CodeBlock":
            element.text = (element.text or "").removesuffix("\n") + "\n"
            self._leave()
        elif kind == "Table":
            self._leave()

    def _set_alternative(self, picture: Element) -> None:
        """Make what a picture holds its alternative text."""
        picture.set("alt", "".join(picture.itertext()))
        for child in list(picture):
            picture.remove(child)
        picture.text = None


_ADDING: dict[str, Callable[[_TreeBuilder, Any], None]] = {
    "Start": _TreeBuilder._start,
    "End": _TreeBuilder._end,
    "Text": _TreeBuilder._add_text,
    "Code": _TreeBuilder._add_code,
    "Html": _TreeBuilder._add_html,
    "InlineHtml": _TreeBuilder._add_html,
    "FootnoteReference": _TreeBuilder._add_reference,
}

_STARTING: dict[str, Callable[[_TreeBuilder, Any], None]] = {
    "Heading": _TreeBuilder._start_heading,
    "List": _TreeBuilder._start_list,
    "CodeBlock": _TreeBuilder._start_code,
    "HtmlBlock": _TreeBuilder._start_html,
    "Table": _TreeBuilder._start_table,
    "TableHead": _TreeBuilder._start_head,
    "TableCell": _TreeBuilder._start_cell,
    "FootnoteDefinition": _TreeBuilder._start_note,
    "Link": _TreeBuilder._start_link,
    "Image": _TreeBuilder._start_picture,
}


def _parts(tag: Any) -> tuple[str, Any]:
    """The kind of a tag, and what is said of it."""
    if isinstance(tag, str):
        return tag, None
    [(kind, value)] = tag.items()
    return kind, value


def _title(link: dict[str, Any]) -> dict[str, str]:
    return {"title": link["title"]} if link["title"] else {}
