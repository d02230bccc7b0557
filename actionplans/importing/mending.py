"""Mends what pages do to a text: notes within paragraphs, paragraphs in two parts, page numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from actionplans.importing.blocks import ASIDE, Block, Kind
from actionplans.importing.forms import unfold
from actionplans.importing.source_lines import note_start, raised_numbers, with_references
from actionplans.importing.vocabulary import Vocabulary
from actionplans.reader.source import BAD_CHARACTER

_PARTS = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_ENDS = (".", "!", "?", ":", ";")
#: After these words a hyphen stands for the rest of a word: `kultur- og fritidsliv`.
_JOINING = re.compile(r"(?:og|eller|samt|and|or)\b")
_UNUSABLE = re.compile(f"{BAD_CHARACTER.pattern}|[\x85\u2028\u2029]")
_NOTE_MARKER = re.compile(r"\d{1,2}\)")
_NUMBERED_REFERENCE = re.compile(r"\[\^(\w{1,10})\]")


def mend(blocks: Iterable[Block], words: Vocabulary) -> tuple[Block, ...]:
    """Blocks with notes told from paragraphs, and parts of paragraphs put together."""
    unfolded = (part for block in blocks for part in unfold(_clean(block), words))
    return tuple(_with_rests(_with_notes(list(unfolded)), words))


def _clean(block: Block) -> Block:
    """A block without the characters that no file of content may have."""
    rows = tuple(tuple(map(_clean_text, row)) for row in block.rows)
    return replace(block, text=_clean_text(block.text), rows=rows)


def _clean_text(text: str) -> str:
    return _UNUSABLE.sub(" ", text)


def joined(text: str, rest: str) -> str:
    """A text with the rest of it from the next line or page: words that were divided are whole."""
    is_divided = (
        len(text) > 1
        and text[-1] in "-\u00ad"
        and text[-2].islower()
        and rest[:1].islower()
        and not _JOINING.match(rest)
    )
    return text[:-1] + rest if is_divided else f"{text} {rest}"


def references(text: str) -> list[str]:
    """The labels of the notes that a text refers to."""
    return _NUMBERED_REFERENCE.findall(text)


def _with_notes(blocks: list[Block]) -> list[Block]:
    """Blocks with notes as such, and references to them as Markdown writes them.

    A paragraph that begins like a note is one only where some text refers to it.
    """
    starts = {at: start for at in range(len(blocks)) if (start := _note(blocks, at))}
    referred: set[str] = set()
    for at, block in enumerate(blocks):
        text = starts[at][1] if at in starts else block.words
        referred |= {*raised_numbers(text), *references(text)}
    notes = {at: start for at, start in starts.items() if start[0] in referred}
    labels = frozenset(label for label, _ in notes.values())
    mended = []
    for at, block in enumerate(blocks):
        if at in notes:
            label, text = notes[at]
            block = block.as_kind(Kind.NOTE, marker=label, text=with_references(text, labels))
        mended.append(_with_references(block, labels))
    return mended


def _note(blocks: Sequence[Block], at: int) -> tuple[str, str] | None:
    """The label and text of what begins like a note: a numbered item, where no other is beside."""
    block = blocks[at]
    if block.kind is Kind.PARAGRAPH:
        return note_start(block.text)
    if block.kind is Kind.ITEM and _NOTE_MARKER.fullmatch(block.marker):
        beside = (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
        if all(it.kind is not Kind.ITEM for it in beside):
            return block.marker.rstrip(")"), block.text
    return None


def _with_references(block: Block, labels: frozenset[str]) -> Block:
    rows = tuple(tuple(with_references(cell, labels) for cell in row) for row in block.rows)
    return replace(block, text=with_references(block.text, labels), rows=rows)


def _with_rests(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Blocks where what is broken off in the middle of a sentence or table has its rest."""
    mended: list[Block] = []
    last, page = -1, None
    for block in blocks:
        before = mended[last] if last >= 0 else None
        if before and page and block.page == page + 1 and (whole := _whole_table(before, block)):
            mended[last : last + 1] = whole
            last, page = last + len(whole) - 1, block.page
            continue
        if before and _continues(before, block, words):
            mended[last] = replace(before, text=joined(before.text, block.text))
            page = block.page
            continue
        mended.append(block)
        if block.kind is not Kind.NOTE and block.kind not in ASIDE:
            last, page = len(mended) - 1, block.page
    return mended


def _whole_table(table: Block, rest: Block) -> list[Block] | None:
    """A table with its rest from the next page, whose repeated header is the page's; None if none.

    A row that the page divides has its rest in the first of the next page.
    """
    is_rest = table.kind is rest.kind is Kind.TABLE and len(table.rows[-1]) == len(rest.rows[0])
    if not is_rest:
        return None
    rows, header = list(rest.rows), []
    if rows[0] == table.rows[0]:
        header = [rest.as_kind(Kind.FURNITURE, text=" | ".join(rows.pop(0)), rows=())]
    kept = list(table.rows)
    if rows and not header and rows[0][0][:1].islower():
        kept[-1] = tuple(
            f"{one}\n{two}".strip() for one, two in zip(kept[-1], rows.pop(0), strict=True)
        )
    return [*header, replace(table, rows=(*kept, *rows))]


def _continues(block: Block, following: Block, words: Vocabulary) -> bool:
    return (
        block.kind in _PARTS
        and following.kind is Kind.PARAGRAPH
        and following.text[:1].islower()
        and not block.text.rstrip().endswith(_ENDS)
        and not (block.is_bold or following.is_bold)
        and words.section(block.text) is None
        and words.section(following.text) is None
    )
