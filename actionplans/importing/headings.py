"""Headings: what each one is, by its words, by the lists of the document, and by what is below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from actionplans.importing.blocks import Block, Kind
from actionplans.importing.page_numbers import is_wide, split_entry
from actionplans.importing.vocabulary import SectionName, Vocabulary, plain

_MAX_LENGTH, _MAX_WORDS = 120, 16
_MAX_LABEL_WORDS = 4
"""A line of more words with a colon at its end begins a sentence that a list goes on with."""

_TEXT_BELOW = 80
_SENTENCE_ENDS = (".", ",", ";", "?", "!")

#: How alike two titles have to be, and the length from which one may begin with the other.
_ALIKE, _MIN_PREFIX, _LONG_WORD = 0.84, 12, 6

_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+")


class Role(StrEnum):
    """What a heading begins."""

    ACTIVITY = "activity"
    FOCUS_AREA = "focus-area"
    SECTION = "section"
    """A section that plans share: a target group, a budget."""

    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a block is the heading of."""

    role: Role
    title: str
    number: str = ""
    section: SectionName | None = None
    is_appendix: bool = False
    """Whether it stands outside of the focus areas, at the end."""

    blocks: int = 1
    """The number of blocks that the heading takes."""


def looks_like_heading(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is set as a heading, or is a short line with a text below it."""
    block = blocks[at]
    if block.kind is Kind.HEADING:
        return True
    text = block.text.strip()
    if block.kind is not Kind.PARAGRAPH or not text or len(text) > _MAX_LENGTH:
        return False
    words = len(text.split())
    is_title = words <= _MAX_WORDS and not text.endswith(_SENTENCE_ENDS)
    if text.endswith(":") and words > _MAX_LABEL_WORDS and not block.is_bold:
        return False
    if not is_title or text[0].islower() or not any(map(str.isalpha, text)):
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None:
        return False
    return (
        block.is_bold
        or below.kind in (Kind.ITEM, Kind.TABLE)
        or (below.kind is Kind.PARAGRAPH and len(below.text) > max(_TEXT_BELOW, len(text)))
    )


def title_in_contents(entry: str) -> str:
    """The title that a line of the list of contents names."""
    title, leader = split_entry(entry) or (entry, "")
    return plain(_NUMBER.sub("", title if is_wide(leader) else entry, count=1))


def alike(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1; 0 where they are not the same title.

    Documents misspell their own titles, and shorten them in tables.
    """
    one, other = _bare(one), _bare(other)
    if not one or not other:
        return 0
    if one == other:
        return 1
    short, long = sorted((one, other), key=len)
    if len(short) >= _MIN_PREFIX and (long.startswith(f"{short} ") or long.endswith(f" {short}")):
        return 0.95
    if set(one.split()).isdisjoint(other.split()) and len(short) < _MIN_PREFIX:
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0


def share_a_word(one: str, other: str) -> bool:
    """Whether two titles have a long word in common."""
    words = (set(re.findall(rf"\w{{{_LONG_WORD},}}", _bare(title))) for title in (one, other))
    return not set.isdisjoint(*words)


def _bare(title: str) -> str:
    """A title without numbers, signs and remarks in parentheses."""
    text = _NUMBER.sub("", title.casefold().strip(), count=1)
    text = re.sub(r"\([^()]*+\)|\[\^?\w++\]", " ", text)
    return " ".join(re.sub(r"[^\w+]+", " ", text).split())


class Headings:
    """Tells what blocks are headings of."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        activity = "|".join(map(re.escape, sorted(words.activity, key=len, reverse=True)))
        focus_area = "|".join(map(re.escape, sorted(words.focus_area, key=len, reverse=True)))
        self._activity = re.compile(
            rf"(?:(?P<number>\d{{1,3}})[.)]?\s*)?(?:{activity})\s*(?P<after>\d{{1,3}})?\s*[:.–-]\s*(?P<title>\S.*)",
            re.IGNORECASE,
        )
        self._label = re.compile(rf"(?:{activity})\s*(?P<number>\d{{1,3}})?\s*:?", re.IGNORECASE)
        self._focus_area = re.compile(
            rf"(?:{focus_area})(?!\w)\s*(?:(?P<number>\d{{1,2}}|[IVX]+|[A-Z])(?!\w)\s*[:.–-]?|[:–-])\s*(?P<title>\S.*)",
            re.IGNORECASE,
        )

    def read(self, blocks: Sequence[Block], at: int) -> Mark | None:
        """What a block is the heading of, by its own words; None for none."""
        block = blocks[at]
        if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) and not _is_alone(blocks, at):
            return None
        text = " ".join(block.text.split())
        if len(text) > _MAX_LENGTH or not text:
            return None
        if found := self._focus_area.fullmatch(text):
            return Mark(Role.FOCUS_AREA, found["title"].strip(" ."), found["number"] or "")
        if found := self._activity.fullmatch(text):
            number = found["number"] or found["after"] or _number(block.marker)
            return Mark(Role.ACTIVITY, found["title"].strip(" ."), number)
        if (found := self._label.fullmatch(text)) and self._has_title(blocks, at):
            title = " ".join(blocks[at + 1].text.split())
            return Mark(Role.ACTIVITY, title.strip(" ."), found["number"] or "", blocks=2)
        if section := self._words.section(text):
            return Mark(Role.SECTION, text, section=section)
        if looks_like_heading(blocks, at):
            return other_mark(block)
        return None

    def _has_title(self, blocks: Sequence[Block], at: int) -> bool:
        """Whether a label (`Aktivitetsnavn:`) has a title below it."""
        if at + 1 >= len(blocks) or not (
            blocks[at].is_bold or blocks[at].text.rstrip().endswith(":")
        ):
            return False
        below = blocks[at + 1]
        return below.kind in (Kind.HEADING, Kind.PARAGRAPH) and len(below.text) <= _MAX_LENGTH


def _is_alone(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is a numbered item with no other beside it, as a numbered heading is."""
    beside = (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
    is_item = blocks[at].kind is Kind.ITEM and blocks[at].marker[:1].isdigit()
    return is_item and all(it.kind is not Kind.ITEM for it in beside)


def is_short(block: Block) -> bool:
    """Whether a block is as short as a title, and no sentence."""
    text = block.text.strip()
    is_line = block.kind is Kind.PARAGRAPH and 0 < len(text) <= _MAX_LENGTH
    return is_line and not text.endswith(_SENTENCE_ENDS) and not text[0].islower()


def other_mark(block: Block) -> Mark:
    """The mark of a block that is a heading of the document's own."""
    text = " ".join(block.text.split())
    number = _NUMBER.match(text)
    title = text[number.end() :] if number else text
    return Mark(Role.OTHER, title, _number(block.marker or (number[0] if number else "")))


def _number(marker: str) -> str:
    """The number of a heading by its marker, `3.`; empty for letters and bullets."""
    text = marker.strip().rstrip(".)")
    return text if text.isdigit() else ""
