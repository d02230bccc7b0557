"""The text of a paragraph in Word, and what else stands in it: boxes, pictures, deletions."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from actionplans.importing.word_lists import W, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_NOTES = {f"{W}footnoteReference": "", f"{W}endnoteReference": "e"}
_MAX_DEPTH = 60


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    text: str = ""
    is_bold: bool = False
    """Whether all of its text is in bold."""

    deleted: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    """The contents of text boxes, which have paragraphs of their own."""

    page_breaks: int = 0


def read_paragraph(element: Any, part: Any) -> Paragraph:
    """Read a paragraph of a part of a document."""
    reader = _Reader(part)
    reader.walk(element, 0)
    read = reader.paragraph
    read.text = "".join(reader.texts)
    read.is_bold = bool(read.text.strip()) and not reader.has_plain
    return read


class _Reader:
    def __init__(self, part: Any) -> None:
        self.part = part
        self.paragraph = Paragraph()
        self.texts: list[str] = []
        self.has_plain = False

    def walk(self, element: Any, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise ValueError("too deep")
        for child in element:
            self._child(child, depth + 1)

    def _child(self, child: Any, depth: int) -> None:
        tag = child.tag
        if tag == f"{W}r":
            self._run(child, depth)
        elif tag in (f"{W}del", f"{W}moveFrom"):
            if tag == f"{W}del":
                self._delete(child)
        elif tag == f"{W}hyperlink":
            self._link(child, depth)
        elif tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            self.walk(choice if choice is not None else child, depth)
        elif tag == f"{W}txbxContent":
            self.paragraph.boxes.append(child)
        elif tag == f"{_DRAWING}docPr":
            self._picture(child)
        elif tag == f"{_MATH}t":
            self.texts.append(child.text or "")
        elif isinstance(tag, str):
            self._related_drawing(child)
            self.walk(child, depth)

    def _run(self, run: Any, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and is_on(properties, "vanish"):
            self._delete(run)
            return
        before = len(self.texts)
        for child in run:
            if child.tag == f"{W}t":
                self.texts.append(child.text or "")
            elif child.tag in _SIGNS:
                self.texts.append(_SIGNS[child.tag])
            elif child.tag in _NOTES:
                self.texts.append(f"[^{_NOTES[child.tag]}{child.get(f'{W}id')}]")
            elif child.tag == f"{W}br":
                self._break(child)
            elif child.tag == f"{W}lastRenderedPageBreak":
                self.paragraph.page_breaks += 1
            elif child.tag not in (f"{W}instrText", f"{W}rPr", f"{W}delText"):
                self._child(child, depth)
        is_bold = properties is not None and is_on(properties, "b")
        if not is_bold and "".join(self.texts[before:]).strip():
            self.has_plain = True

    def _break(self, element: Any) -> None:
        if element.get(f"{W}type") != "page":
            self.texts.append("\n")

    def _delete(self, element: Any) -> None:
        text = "".join(it.text or "" for it in element.iter(f"{W}delText", f"{W}t")).strip()
        if text:
            self.paragraph.deleted.append(text)

    def _link(self, element: Any, depth: int) -> None:
        """The text of a link, with the address where it is another."""
        before = len(self.texts)
        self.walk(element, depth)
        relation = self.part.rels.get(element.get(f"{_R}id", ""))
        if relation is not None and relation.is_external:
            address = str(relation.target_ref)
            if address.removeprefix("mailto:") not in "".join(self.texts[before:]):
                self.texts.append(f" ({address})")

    def _picture(self, properties: Any) -> None:
        words = dict.fromkeys(
            properties.get(name, "").strip() for name in ("title", "descr", "name")
        )
        self.paragraph.pictures.append(next((it for it in words if it), "–"))

    def _related_drawing(self, element: Any) -> None:
        """The words of a diagram or a chart, which are in a part of their own."""
        ids = (element.get(f"{_R}{name}") for name in ("dm", "id"))
        is_drawing = "drawingml" in element.tag and element.tag.endswith(("relIds", "}chart"))
        for id in ids if is_drawing else ():
            relation = self.part.rels.get(id or "")
            if relation is not None and not relation.is_external:
                root = etree.fromstring(
                    relation.target_part.blob,
                    etree.XMLParser(resolve_entities=False, no_network=True),
                )
                words = [text for it in root.iter() if (text := _drawn(it))]
                if words:
                    self.paragraph.pictures.append(" / ".join(words))


def _drawn(element: Any) -> str:
    """The text of an element of a drawing; empty for others."""
    tag = element.tag
    is_text = tag == f"{_A}t" or (isinstance(tag, str) and tag.endswith("/chart}v"))
    return (element.text or "").strip() if is_text else ""
