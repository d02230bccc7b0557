"""What is made of the parts of a document: values for front matter, and a body."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from actionplans.importing.blocks import Block
from actionplans.importing.doubts import Doubt
from actionplans.importing.outline import Section
from actionplans.model.record import Record


@dataclass(frozen=True, slots=True)
class Claim:
    """A block that front matter has taken, for the report's account of the document."""

    block: Block
    field: str
    """The English name of the field that has it."""

    left: str = ""
    """What of it is not in the file: the words of a heading, of a table's header."""


@dataclass(slots=True)
class Draft:
    """A file to write: the values of its front matter and the sections of its body."""

    record: type[Record]
    name: str = ""
    """The name of the file, without its ending."""

    values: dict[str, Any] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def claim(self, blocks: Iterable[Block], name: str, left: str = "") -> None:
        """Note that a field has taken blocks."""
        self.claims += [Claim(block, name, left) for block in blocks]

    def keep(self, section: Section, blocks: list[Block] | None = None) -> None:
        """Let a section be a part of the body, with all of its blocks or with some."""
        self.sections.append(
            Section(section.heading, section.name, section.blocks if blocks is None else blocks)
        )
