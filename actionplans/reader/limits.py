"""Limits on the contents of texts, so that processing time stays proportional to their length.

Some of these take Markdown engines quadratic time. Each limit states the largest known figure: from
the content that the project began with, and from a foreign action plan of 107 files (the fifth
national action plan of the USA for open government).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from actionplans.problems import Location, Problem

MAX_LINE = 10_000
"""Characters on a line of Markdown. Largest known: 1 445, a paragraph."""

MAX_WORD = 2_000
"""Characters between two possible line breaks. Largest known: 542, a web address."""

MAX_TEXT = 200_000
"""Characters of one Markdown text, about eighty pages. Largest known: 5 404."""

MAX_TEXTS = 300_000
"""Characters of all Markdown texts of a file together. Largest known: 8 025."""

MAX_FIELDS = 3_000
"""Markdown texts of a file. Largest known: 11."""

MAX_LINES = 5_000
"""Lines of the Markdown texts of a file, and thereby blocks, headings, list items, definitions,
notes and table rows. Largest known: 126."""

MAX_SIGNS = 1_000
"""Occurrences of one of `SIGNS` in the Markdown texts of a file, and thereby of links, notes and
HTML tags. Largest known: 28."""

SIGNS = "[<`"
"""Delimiters whose end an engine looks for in the whole text."""

MAX_PARAGRAPH_SIGNS = 1_000
"""Occurrences of one of `PARAGRAPH_SIGNS` between two empty lines. Largest known: 16."""

PARAGRAPH_SIGNS = "*_&\\"
"""Delimiters whose end an engine looks for in the paragraph; word processors write many."""

MAX_CELLS = 20_000
"""Table cells in the Markdown texts of a file, including those missing at the ends of rows.
Largest known: 116."""

#: Text without a possible line break; scripts written without spaces break nearly anywhere.
_WORD = re.compile(
    r"[^ \t\n\u1680\u2000-\u2006\u2008-\u200b\u205f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]++"
)

#: Gives the position of a character of a text by its offset, counted from 0.
Locate = Callable[[int], Location]


class Meter:
    """Counts the contents of the Markdown texts of a file, and reports each exceeded limit once."""

    def __init__(self) -> None:
        self._used = Counter[str]()
        self._reported = set[str]()

    def excesses(self, text: str, locate: Locate) -> Iterator[Problem]:
        """Add a text; yield the limits that it exceeds, each at the first position beyond."""
        if self._passes("texts", 1, MAX_FIELDS) is not None:
            yield Problem.error("too-many-texts", locate(0), limit=MAX_FIELDS)
        left = self._passes("characters", len(text), MAX_TEXTS)
        if len(text) > MAX_TEXT:
            yield Problem.error("body-too-long", locate(MAX_TEXT), limit=MAX_TEXT)
        elif left is not None:
            yield Problem.error("texts-too-long", locate(left), limit=MAX_TEXTS)
        if (left := self._passes("\n", text.count("\n"), MAX_LINES)) is not None:
            location = locate(_nth_offset(text, "\n", left + 1))
            yield Problem.error("too-many-lines", location, limit=MAX_LINES)
        for sign in SIGNS:
            if (left := self._passes(sign, text.count(sign), MAX_SIGNS)) is not None:
                location = locate(_nth_offset(text, sign, left + 1))
                yield Problem.error("too-many-signs", location, sign=sign, limit=MAX_SIGNS)
        yield from _paragraphs(text, locate)
        if self._passes("cells", _cells(text), MAX_CELLS) is not None:
            location = locate(max(text.find("|"), 0))
            yield Problem.error("table-too-large", location, limit=MAX_CELLS)
        yield from _lines(text, locate)

    def _passes(self, quantity: str, count: int, limit: int) -> int | None:
        """Add to a quantity: what was left of its limit, if this exceeds it for the first time."""
        left = limit - self._used[quantity]
        self._used[quantity] += count
        if count <= left or quantity in self._reported:
            return None
        self._reported.add(quantity)
        return left


def _paragraphs(text: str, locate: Locate) -> Iterator[Problem]:
    """Yield the first paragraph with too many of a sign, for each sign."""
    for sign in PARAGRAPH_SIGNS:
        if text.count(sign) <= MAX_PARAGRAPH_SIGNS:
            continue
        start = 0
        for part in text.split("\n\n"):
            if part.count(sign) > MAX_PARAGRAPH_SIGNS:
                location = locate(start + _nth_offset(part, sign, MAX_PARAGRAPH_SIGNS + 1))
                limit = MAX_PARAGRAPH_SIGNS
                yield Problem.error("too-many-signs", location, sign=sign, limit=limit)
                break
            start += len(part) + 2


def _lines(text: str, locate: Locate) -> Iterator[Problem]:
    """Yield lines that are too long, and words that are so on other lines."""
    start = 0
    for line in text.split("\n"):
        if len(line) > MAX_LINE:
            yield Problem.error("line-too-long", locate(start + MAX_LINE), limit=MAX_LINE)
        elif len(line) > MAX_WORD and (word := long_word(line)) is not None:
            yield Problem.error("word-too-long", locate(start + word), limit=MAX_WORD)
        start += len(line) + 1


def long_word(text: str) -> int | None:
    """The offset of the first word of more than `MAX_WORD` characters; None without one."""
    if max(map(len, text.replace("\n", " ").split(" "))) <= MAX_WORD:
        return None  # as nearly always, and told without looking at each character
    words = (match.span() for match in _WORD.finditer(text))
    return next((start for start, end in words if end - start > MAX_WORD), None)


def _cells(text: str) -> int:
    """The largest possible number of table cells: each row may have as many as the widest."""
    cells = 0
    for block in text.split("\n\n"):
        if "|" in block:
            rows = block.split("\n")
            cells += len(rows) * (1 + max(row.count("|") for row in rows))
    return cells


def _nth_offset(text: str, part: str, count: int) -> int:
    """The offset of the given occurrence of a part of a text; the first is 1."""
    offset = -1
    for _ in range(count):
        offset = text.index(part, offset + 1)
    return offset
