"""The lines of a page of a PDF: words put together by where they stand and how large they are."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from actionplans.importing.page_numbers import is_page_number

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

#: A digit this much smaller than its line is the mark of a note.
_SMALL = 0.8

#: Words closer than this part of their size have no blank between them.
_NO_BLANK = 0.12


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text on a page."""

    text: str
    page: int
    top: float
    bottom: float
    left: float
    right: float
    size: float
    is_bold: bool

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def page_lines(words: Iterable[dict[str, Any]], page: int) -> list[PageLine]:
    """The lines of a page, from the top.

    Args:
        words: the words as pdfplumber gives them, with size and font.
        page: the number of the page.
    """
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda it: (it["bottom"], it["x0"])):
        if rows and _on_line(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda it: it["x0"]), page) for row in rows]


def _on_line(word: dict[str, Any], row: Sequence[dict[str, Any]]) -> bool:
    """Whether a word stands on the line of others: raised ones do too."""
    top = min(it["top"] for it in row)
    bottom = max(it["bottom"] for it in row)
    middle = (word["top"] + word["bottom"]) / 2
    return bool(top <= middle <= bottom or word["top"] <= (top + bottom) / 2 <= word["bottom"])


def _line(row: Sequence[dict[str, Any]], page: int) -> PageLine:
    sizes = Counter[float]()
    bold = 0
    for word in row:
        sizes[round(float(word["size"]), 1)] += len(word["text"])
        bold += len(word["text"]) if _BOLD.search(str(word["fontname"])) else 0
    size = sizes.most_common(1)[0][0]
    text = ""
    end = None
    for word in row:
        is_apart = end is not None and word["x0"] - end > _NO_BLANK * size
        part = str(word["text"])
        if part.isdigit() and word["size"] < _SMALL * size and len(part) < 4:
            part, is_apart = part.translate(_RAISED), False
        text += f"{' ' if is_apart else ''}{part}"
        end = word["x1"]
    return PageLine(
        text=text,
        page=page,
        top=min(it["top"] for it in row),
        bottom=max(it["bottom"] for it in row),
        left=row[0]["x0"],
        right=row[-1]["x1"],
        size=size,
        is_bold=bold * 2 > sum(sizes.values()),
    )


def margin_lines(pages: Sequence[tuple[float, Sequence[PageLine]]]) -> set[int]:
    """The lines, by their identity, that stand at the edge of pages and are repeated or numbers.

    Args:
        pages: the height of each page, with its lines.
    """
    at_edge = [line for height, lines in pages for line in _edge(height, lines)]
    counts = Counter(_pattern(line) for line in at_edge)
    often = max(2, len(pages) // 3)
    return {
        id(line) for line in at_edge if is_page_number(line.text) or counts[_pattern(line)] >= often
    }


_EDGE = 0.09


def _edge(height: float, lines: Sequence[PageLine]) -> list[PageLine]:
    return [it for it in lines if it.bottom < _EDGE * height or it.top > (1 - _EDGE) * height]


def _pattern(line: PageLine) -> str:
    return re.sub(r"\d+", "#", line.text.strip())
