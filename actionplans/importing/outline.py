"""The outline of a document: its plan, focus areas and activities, each with its sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from actionplans.importing.blocks import ASIDE, Block, Kind, Scan
from actionplans.importing.figures import YearTable
from actionplans.importing.headings import Mark, Role, title_in_contents
from actionplans.importing.marks import Marks
from actionplans.importing.mending import references
from actionplans.importing.vocabulary import SectionName, Vocabulary, plain
from actionplans.locale.notation import Notation


@dataclass(slots=True)
class Section:
    """A heading with what is below it, up to the next; a first section may have no heading."""

    heading: Block | None = None
    name: SectionName | None = None
    """What plans call such a section; None for a heading of the document's own."""

    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """The plan, a focus area or an activity: headings and sections."""

    title: str = ""
    number: str = ""
    headings: list[Block] = field(default_factory=list)
    """The blocks that name it."""

    sections: list[Section] = field(default_factory=lambda: [Section()])
    focus_area: int | None = None
    """Of an activity, the index of the focus area that the document places it under."""

    row: int | None = None
    """Of an activity, the index of its row in the overview."""

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks of it, headings too."""
        yield from self.headings
        for section in self.sections:
            if section.heading:
                yield section.heading
            yield from section.blocks


@dataclass(frozen=True, slots=True)
class Outline:
    """A document divided into parts. Each of its blocks is in exactly one place."""

    plan: Part
    focus_areas: tuple[Part, ...]
    activities: tuple[Part, ...]
    overview: Block | None
    """The table of the plan's overview."""

    table: YearTable | None
    """The same, as amounts."""

    aside: tuple[Block, ...]
    """What is no part of the text, see `ASIDE`."""


def outline(scan: Scan, words: Vocabulary, notation: Notation) -> Outline:
    """Divide a document between its plan, focus areas and activities."""
    blocks = [block for block in scan.blocks if block.kind not in ASIDE]
    aside = tuple(block for block in scan.blocks if block.kind in ASIDE)
    contents = {title_in_contents(it.text) for it in aside if it.kind is Kind.CONTENTS}
    marks = Marks(blocks, words, notation, contents)
    parts = _divide(blocks, marks, contents)
    plan, focus_areas, activities = parts
    return Outline(plan, focus_areas, activities, marks.overview, marks.table, aside)


def _divide(
    blocks: Sequence[Block], marks: Marks, contents: set[str]
) -> tuple[Part, tuple[Part, ...], tuple[Part, ...]]:
    plan, focus_areas, activities = Part(), [], []
    part, skip = plan, 0
    for at, block in enumerate(blocks):
        mark = marks.at.get(at)
        if skip:
            skip -= 1
            part.headings.append(block)
        elif block is marks.overview:
            pass
        elif mark is None:
            part.sections[-1].blocks.append(block)
        elif mark.role is Role.FOCUS_AREA:
            part = Part(mark.title, mark.number, [block])
            focus_areas.append(part)
        elif mark.role is Role.ACTIVITY:
            area = None if mark.is_appendix else len(focus_areas) - 1 if focus_areas else None
            part = Part(mark.title, mark.number, [block], focus_area=area, row=marks.rows.get(at))
            activities.append(part)
            skip = mark.blocks - 1
        else:
            if mark.role is Role.OTHER and _ends(part, plan, block, mark, contents):
                part = plan
            part.sections.append(Section(block, mark.section))
    _move_notes([plan, *focus_areas, *activities])
    return plan, tuple(focus_areas), tuple(activities)


def _move_notes(parts: Sequence[Part]) -> None:
    """Let each note stand at the end of the section that refers to it: pages put them anywhere."""
    sections = [section for part in parts for section in part.sections]
    lines = {id(it): min((b.line for b in it.blocks), default=0) for it in sections}
    given: set[tuple[int, str]] = set()
    for section in sections:
        for note in [block for block in section.blocks if block.kind is Kind.NOTE]:
            referring = [
                it
                for it in sections
                if note.marker in _references(it) and (id(it), note.marker) not in given
            ]
            before = [it for it in referring if lines[id(it)] <= note.line]
            home = (
                max(before, key=lambda it: lines[id(it)])
                if before
                else next(iter(referring), section)
            )
            given.add((id(home), note.marker))
            section.blocks.remove(note)
            home.blocks.append(note)


def _references(section: Section) -> list[str]:
    texts = (block.words for block in section.blocks if block.kind is not Kind.NOTE)
    return [label for text in texts for label in references(text)]


def _ends(part: Part, plan: Part, block: Block, mark: Mark, contents: set[str]) -> bool:
    """Whether a heading ends an activity or focus area, and the plan's own text goes on."""
    if part is plan:
        return False
    level = part.headings[0].level
    if level and block.level:
        return block.level <= level
    return plain(mark.title) in contents
