"""Blocks: what every format of document is read as, in the order in which it is read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """The kinds of blocks."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    NOTE = "note"
    """The text of a footnote or endnote."""

    CONTENTS = "contents"
    """A line of the document's list of contents."""

    FURNITURE = "furniture"
    """What is repeated on pages: headers, footers, page numbers."""

    DELETED = "deleted"
    """Text that a tracked change deletes."""

    COMMENT = "comment"
    PICTURE = "picture"
    """A picture or drawing, with the text that describes it."""


ASIDE = frozenset({Kind.CONTENTS, Kind.FURNITURE, Kind.DELETED, Kind.COMMENT, Kind.PICTURE})
"""The kinds that are no part of the text: the report alone tells of them."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A heading, paragraph, list item, table or note."""

    kind: Kind
    text: str = ""
    rows: Rows = ()
    """The cells of a table, row by row; the first row of a cell that spans several has its text."""

    level: int = 0
    """Of a heading, from 1, or 0 where that is not known; of an item, its depth from 0."""

    marker: str = ""
    """The number or bullet before an item or heading, the label of a note."""

    is_bold: bool = False
    """Whether all of it is set in bold, as headings are."""

    page: int | None = None
    """The page of the document, from 1; None where the format has none."""

    line: int = 1
    """The line of a text, or the number of the paragraph in another document, from 1."""

    @property
    def words(self) -> str:
        """All text of it, that of cells too."""
        cells = (cell for row in self.rows for cell in row)
        return " ".join(filter(None, (self.marker, self.text, *cells)))

    def as_kind(self, kind: Kind, **changes: Any) -> "Block":
        """The same block as one of another kind."""
        return replace(self, kind=kind, **changes)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The block that `asdict` made a value of."""
        rows = tuple(tuple(row) for row in value["rows"])
        return cls(**{**value, "kind": Kind(value["kind"]), "rows": rows})


@dataclass(frozen=True, slots=True)
class Scan:
    """A document as blocks."""

    blocks: tuple[Block, ...] = field(default=())
    title: str | None = None
    """The title in the document's properties."""

    def to_json(self) -> dict[str, Any]:
        """The same as a value that JSON can hold."""
        return {"blocks": [asdict(block) for block in self.blocks], "title": self.title}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The document that `to_json` made a value of."""
        return cls(tuple(map(Block.from_json, value["blocks"])), value["title"])
