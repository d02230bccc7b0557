"""Limits on what a text may hold, so that none costs more to check and to publish than its length.

Markdown engines need time that grows with the square of some of these. Each limit names the largest
figure known: of the content that the project began with, and of a foreign action plan of 107 files
(the fifth national action plan of the USA for open government).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from actionplans.problems import Location, Problem

MAX_LINE = 10_000
"""Characters on a line of Markdown. Largest known: 1 445, a paragraph."""

MAX_WORD = 2_000
"""Characters between two places where a line may break. Largest known: 542, a web address."""

MAX_TEXT = 200_000
"""Characters of one Markdown text, about eighty pages. Largest known: 5 404."""

MAX_TEXTS = 300_000
"""Characters of all Markdown texts of a file together. Largest known: 8 025."""

MAX_FIELDS = 3_000
"""Markdown texts of a file. Largest known: 11."""

MAX_LINES = 5_000
"""Lines of the Markdown texts of a file, and with them their blocks, headings, list items,
definitions, notes and rows of tables. Largest known: 126."""

MAX_SIGNS = 1_000
"""How often one of `SIGNS` stands in the Markdown texts of a file, and with them links, notes and
HTML tags. Largest known: 28."""

SIGNS = "[<`"
"""What an engine looks for the end of in the whole of a text."""

MAX_PARAGRAPH_SIGNS = 1_000
"""How often one of `PARAGRAPH_SIGNS` stands between two empty lines. Largest known: 16."""

PARAGRAPH_SIGNS = "*_&\\"
"""What an engine looks for the end of within a paragraph; word processors write many."""

MAX_CELLS = 20_000
"""Cells of the tables in the Markdown texts of a file, with those that rows leave empty. Largest
known: 116."""

#: What a line is not broken within; scripts that are written without spaces break nearly anywhere.
_WORD = re.compile(
    r"[^ \t\n\u1680\u2000-\u2006\u2008-\u200b\u205f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]++"
)

#: The place of a character of a text, counted from 0.
At = Callable[[int], Location]


class Meter:
    """Counts what the Markdown texts of one file hold, and tells each limit that they pass once."""

    def __init__(self) -> None:
        self._used = Counter[str]()
        self._told = set[str]()

    def excesses(self, text: str, at: At) -> Iterator[Problem]:
        """What one more text has more of than it may, each at the place of the first too many."""
        if self._passes("texts", 1, MAX_FIELDS) is not None:
            yield Problem.error("too-many-texts", at(0), limit=MAX_FIELDS)
        left = self._passes("characters", len(text), MAX_TEXTS)
        if len(text) > MAX_TEXT:
            yield Problem.error("body-too-long", at(MAX_TEXT), limit=MAX_TEXT)
        elif left is not None:
            yield Problem.error("texts-too-long", at(left), limit=MAX_TEXTS)
        if (left := self._passes("\n", text.count("\n"), MAX_LINES)) is not None:
            place = at(_nth(text, "\n", left + 1))
            yield Problem.error("too-many-lines", place, limit=MAX_LINES)
        for sign in SIGNS:
            if (left := self._passes(sign, text.count(sign), MAX_SIGNS)) is not None:
                place = at(_nth(text, sign, left + 1))
                yield Problem.error("too-many-signs", place, sign=sign, limit=MAX_SIGNS)
        yield from _paragraphs(text, at)
        if self._passes("cells", _cells(text), MAX_CELLS) is not None:
            place = at(max(text.find("|"), 0))
            yield Problem.error("table-too-large", place, limit=MAX_CELLS)
        yield from _lines(text, at)

    def _passes(self, what: str, count: int, limit: int) -> int | None:
        """How many were left of a limit that more of something now passes for the first time."""
        left = limit - self._used[what]
        self._used[what] += count
        if count <= left or what in self._told:
            return None
        self._told.add(what)
        return left


def _paragraphs(text: str, at: At) -> Iterator[Problem]:
    """The first paragraph that has too many of a sign, for each such sign."""
    for sign in PARAGRAPH_SIGNS:
        if text.count(sign) <= MAX_PARAGRAPH_SIGNS:
            continue
        start = 0
        for part in text.split("\n\n"):
            if part.count(sign) > MAX_PARAGRAPH_SIGNS:
                place = at(start + _nth(part, sign, MAX_PARAGRAPH_SIGNS + 1))
                limit = MAX_PARAGRAPH_SIGNS
                yield Problem.error("too-many-signs", place, sign=sign, limit=limit)
                break
            start += len(part) + 2


def _lines(text: str, at: At) -> Iterator[Problem]:
    """Lines and words that are too long; a line that is told is not told again for its words."""
    start = 0
    for line in text.split("\n"):
        if len(line) > MAX_LINE:
            yield Problem.error("line-too-long", at(start + MAX_LINE), limit=MAX_LINE)
        elif len(line) > MAX_WORD and (place := long_word(line)) is not None:
            yield Problem.error("word-too-long", at(start + place), limit=MAX_WORD)
        start += len(line) + 1


def long_word(text: str) -> int | None:
    """Where the first word of more than `MAX_WORD` characters begins; None where there is none."""
    words = (found.span() for found in _WORD.finditer(text))
    return next((start for start, end in words if end - start > MAX_WORD), None)


def _cells(text: str) -> int:
    """The cells of a text's tables at most: each row has as many as the widest of its block."""
    cells = 0
    for block in text.split("\n\n"):
        if "|" in block:
            rows = block.split("\n")
            cells += len(rows) * (1 + max(row.count("|") for row in rows))
    return cells


def _nth(text: str, part: str, count: int) -> int:
    """Where a part of a text stands for the so many-th time, counted from 1."""
    place = -1
    for _ in range(count):
        place = text.index(part, place + 1)
    return place
