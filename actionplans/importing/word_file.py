"""Reads Word documents: their text, lists, tables, boxes, notes, comments and tracked changes."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from actionplans.importing.blocks import Block, Kind, Scan
from actionplans.importing.contents import ContentsList
from actionplans.importing.failure import DocumentError
from actionplans.importing.mending import mend
from actionplans.importing.vocabulary import Vocabulary
from actionplans.importing.word_lists import Numbering, Style, Styles, W, numbering_of, value
from actionplans.importing.word_text import Paragraph, read_paragraph

#: What a document may unpack to, and into how many files.
_MAX_UNPACKED, _MAX_FILES = 500_000_000, 10_000

#: The first bytes of the containers that documents with a password, and those of old, are in.
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_INSIDE = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")
)
_MAX_DEPTH = 50


def read_word(path: Path, words: Vocabulary) -> Scan:
    """Read a Word document.

    Raises:
        DocumentError: it cannot be read.
    """
    import docx  # an extra, which no build needs
    from docx.opc.exceptions import PackageNotFoundError

    _look_at_container(path)
    try:
        document = docx.Document(str(path))
        reader = _Reader(document.part, words)
        reader.walk(document.element.body)
        reader.add_asides()
        title = document.core_properties.title or None
    except (zlib.error, OSError, EOFError, RuntimeError, RecursionError):
        raise DocumentError("import-unreadable", file=path.name) from None
    except (KeyError, ValueError, AttributeError, TypeError, etree.LxmlError, zipfile.BadZipFile):
        raise DocumentError("import-unreadable", file=path.name) from None
    except PackageNotFoundError:
        raise DocumentError("import-unreadable", file=path.name) from None
    return Scan(mend(reader.blocks, words), title)


def _look_at_container(path: Path) -> None:
    """Refuse what is no Word document of today, and what unpacks to far more than a document is."""
    with path.open("rb") as file:
        if file.read(4) == _OLD_CONTAINER:
            raise DocumentError("import-encrypted", file=path.name)
    try:
        with zipfile.ZipFile(path) as container:
            files = container.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise DocumentError("import-unreadable", file=path.name) from None
    if len(files) > _MAX_FILES or sum(it.file_size for it in files) > _MAX_UNPACKED:
        raise DocumentError("import-too-much", file=path.name)


@dataclass(slots=True)
class _Reader:
    """Reads the parts of a document one after another."""

    part: Any
    words: Vocabulary
    blocks: list[Block] = field(default_factory=list)
    page: int = 1
    has_pages: bool = False
    count: int = 0
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    contents: ContentsList = field(init=False)

    def __post_init__(self) -> None:
        self.contents = ContentsList(self.words)
        self.styles = Styles(self.part._styles_part.element)
        numbering = self._related("numbering")
        self.numbering = Numbering.read(numbering) if numbering is not None else Numbering()
        body = self.part.element
        self.has_pages = body.find(f".//{W}lastRenderedPageBreak") is not None

    def _related(self, kind: str) -> Any:
        """The root of the part with footnotes, comments and so on; None without one."""
        for relation in self.part.rels.values():
            if relation.reltype == _RELATION + kind and not relation.is_external:
                return etree.fromstring(relation.target_part.blob, _parser())
        return None

    # The body

    def walk(self, element: Any, depth: int = 0) -> None:
        """Read all paragraphs and tables below an element."""
        if depth > _MAX_DEPTH:
            raise ValueError("too deep")
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self._table(child, depth)
            elif child.tag in _INSIDE:
                self.walk(child, depth + 1)

    def _add(self, kind: Kind, text: str = "", **values: Any) -> None:
        page = self.page if self.has_pages else None
        if text.strip() or values.get("rows"):
            self.blocks.append(
                Block(kind=kind, text=text.strip(), page=page, line=self.count, **values)
            )

    def _paragraph(self, element: Any, depth: int) -> None:
        self.count += 1
        read = read_paragraph(element, self.part)
        style = self.styles.get(value(element, "pPr", "pStyle"))
        self._add_paragraph(element, read, style)
        self._add_extras(read, depth)
        self.page += read.page_breaks

    def _add_extras(self, read: Paragraph, depth: int) -> None:
        """What stands in a paragraph and is no part of its text."""
        self._add(Kind.DELETED, " ".join(read.deleted))
        for picture in read.pictures:
            self._add(Kind.PICTURE, picture)
        for box in read.boxes:
            self.walk(box, depth + 1)

    def _add_paragraph(self, element: Any, read: Paragraph, style: Style) -> None:
        text = " ".join(read.text.split(" ")).strip()
        if style.name.startswith("toc") or self.contents.takes(text):
            self._add(Kind.CONTENTS, text)
            return
        number = numbering_of(element) or style.number
        marker = self.numbering.marker(*number) if number and number[0] != "0" and text else ""
        level = style.level or _own_level(element)
        is_bold = read.is_bold or style.is_bold
        if level:
            self._add(Kind.HEADING, text, level=level, marker=marker.strip("•"), is_bold=is_bold)
        elif marker or style.name.startswith("list"):
            depth = number[1] if number else 0
            self._add(Kind.ITEM, text, level=depth, marker=marker or "•", is_bold=is_bold)
        else:
            self._lines(text, is_bold)

    def _lines(self, text: str, is_bold: bool) -> None:
        """A paragraph, with a label before it as a heading of its own."""
        label = self.words.labelled(text)
        if label:
            self._add(Kind.PARAGRAPH, label[0], is_bold=True)
        self._add(Kind.PARAGRAPH, label[1] if label else text, is_bold=is_bold)

    # Tables

    def _table(self, element: Any, depth: int) -> None:
        self.count += 1
        inner: list[Any] = []
        rows = [tuple(self._cells(row, inner)) for row in _of(element, f"{W}tr")]
        self._add(Kind.TABLE, rows=tuple(row for row in rows if any(row)))
        for table in inner:
            self._table(table, depth + 1)

    def _cells(self, row: Any, inner: list[Any]) -> Iterator[str]:
        """The texts of a row's cells: one that spans several columns has empty ones after it."""
        skipped = value(row, "trPr", "gridBefore")
        yield from [""] * _small(skipped, 0)
        for cell in _of(row, f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            is_continued = merge is not None and merge.get(f"{W}val") != "restart"
            text = "\n".join(self._cell_lines(cell, inner))
            yield "" if is_continued and not text else text
            yield from [""] * (_small(value(cell, "tcPr", "gridSpan"), 1) - 1)

    def _cell_lines(self, cell: Any, inner: list[Any]) -> Iterator[str]:
        for child in _of(cell, f"{W}p", f"{W}tbl"):
            if child.tag == f"{W}tbl":
                inner.append(child)
                continue
            read = read_paragraph(child, self.part)
            self._add(Kind.DELETED, " ".join(read.deleted))
            for picture in read.pictures:
                self._add(Kind.PICTURE, picture)
            number = numbering_of(child) or self.styles.get(value(child, "pPr", "pStyle")).number
            marker = self.numbering.marker(*number) if number and number[0] != "0" else ""
            texts = [
                read.text,
                *(
                    read_paragraph(it, self.part).text
                    for box in read.boxes
                    for it in box.iter(f"{W}p")
                ),
            ]
            self.page += read.page_breaks
            yield from (f"{marker} {text.strip()}".strip() for text in texts if text.strip())

    # What stands beside the body

    def add_asides(self) -> None:
        """Read notes, comments, headers and footers."""
        self.has_pages = False
        for kind in ("footnotes", "endnotes"):
            for note in self._notes(kind):
                text = " ".join(read_paragraph(it, self.part).text for it in note.iter(f"{W}p"))
                label = note.get(f"{W}id", "")
                self._add(Kind.NOTE, text, marker=label if kind == "footnotes" else f"e{label}")
        for comment in self._children("comments", "comment"):
            text = " ".join(read_paragraph(it, self.part).text for it in comment.iter(f"{W}p"))
            self._add(Kind.COMMENT, text)
        for text in dict.fromkeys((*self._margins("header"), *self._margins("footer"))):
            self._add(Kind.FURNITURE, text)

    def _notes(self, kind: str) -> Iterator[Any]:
        for note in self._children(kind, kind.removesuffix("s")):
            if note.get(f"{W}type") in (None, "normal"):
                yield note

    def _children(self, kind: str, name: str) -> Iterator[Any]:
        root = self._related(kind)
        if root is not None:
            yield from root.iter(f"{W}{name}")

    def _margins(self, kind: str) -> Iterator[str]:
        for relation in self.part.rels.values():
            if relation.reltype == _RELATION + kind and not relation.is_external:
                root = etree.fromstring(relation.target_part.blob, _parser())
                yield from (read_paragraph(it, self.part).text.strip() for it in root.iter(f"{W}p"))


def _own_level(element: Any) -> int:
    """The level of a heading that a paragraph states itself; 0 for none."""
    outline = value(element, "pPr", "outlineLvl")
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else 0


def _small(text: str | None, default: int) -> int:
    """A number of columns, which no page has many of."""
    return min(int(text), 100) if text and text.isdigit() else default


def _of(element: Any, *tags: str) -> Iterator[Any]:
    """The children with some tags, those in containers of content too."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _INSIDE:
            yield from _of(child, *tags)


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True)
