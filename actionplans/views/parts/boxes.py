"""Nested boxes: places by what they lie in, laid out in the units of a picture.

The layout knows no fonts. It reckons with letters that are wider than those of common fonts, so
that no name leaves its box, wherever it is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import east_asian_width

from actionplans.views.elements import Link

WIDTH = 328
"""The width of the picture: that of a small phone without its margins."""

_PAD = 8
_GAP = 6
_LINE = 21
"""The height of a line of text."""

_BASE = 15
"""The distance from the top of a line to the foot of its letters."""

_SIZE = 16
"""The size of the letters."""

_NARROW, _WIDE = frozenset("iljtfrI.,:;'()|/- "), frozenset("mwæœMWÆŒ@%—")


class BoxKind(StrEnum):
    """What a box is to the place that the picture is about."""

    AROUND = "around"
    HERE = "here"
    WITHIN = "within"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a name, by where its first letter stands."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place as a box with its name."""

    kind: BoxKind
    link: Link
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.y + self.height


def nested(
    around: Sequence[Link], here: Link, within: Sequence[Link], beside: Sequence[Link]
) -> tuple[Box, ...]:
    """The boxes of a place and of what is around, in and beside it, each before those in it.

    Args:
        around: the places that it lies in, the outermost first.
        here: the place.
        within: the places that lie in it.
        beside: the other places that lie in the nearest of `around`.
    """
    return _nested(around, here, within, beside, x=1, y=1, width=WIDTH - 2)


def _nested(
    around: Sequence[Link],
    here: Link,
    within: Sequence[Link],
    beside: Sequence[Link],
    *,
    x: int,
    y: int,
    width: int,
) -> tuple[Box, ...]:
    if not around:
        inner = _flow(BoxKind.WITHIN, within, x + _PAD, _under(here, y, width), width - 2 * _PAD)
        box = _box(BoxKind.HERE, here, x, y, width, inner)
        return (box, *inner, *_flow(BoxKind.BESIDE, beside, x, box.bottom + _GAP, width))
    outer, *nearer = around
    top = _under(outer, y, width)
    inner = _nested(nearer, here, within, beside, x=x + _PAD, y=top, width=width - 2 * _PAD)
    return (_box(BoxKind.AROUND, outer, x, y, width, inner), *inner)


def _under(link: Link, y: int, width: int) -> int:
    """Where there is room under the name of a box."""
    return y + _PAD + _LINE * len(_wrapped(link.text, width - 2 * _PAD)) + _PAD // 2


def _box(kind: BoxKind, link: Link, x: int, y: int, width: int, inner: Iterable[Box] = ()) -> Box:
    """A box as high as its name and what it has in it."""
    lines = _wrapped(link.text, width - 2 * _PAD)
    bottom = max((it.bottom for it in inner), default=y + _PAD + _LINE * len(lines))
    return Box(
        kind=kind,
        link=link,
        x=x,
        y=y,
        width=width,
        height=bottom + _PAD - y,
        lines=tuple(
            Line(text, x + _PAD, y + _PAD + _BASE + number * _LINE)
            for number, text in enumerate(lines)
        ),
    )


def _flow(kind: BoxKind, links: Sequence[Link], x: int, y: int, width: int) -> tuple[Box, ...]:
    """Boxes in rows, each in the first row that has room for it, the last one at the end."""
    rows: list[list[tuple[Link, int]]] = []
    for number, link in enumerate(links, 1):
        needed = max(map(_advance, _wrapped(link.text, width - 2 * _PAD))) + 2 * _PAD
        open_rows = rows if number < len(links) else rows[-1:]
        row = next((row for row in open_rows if _length(row) + needed <= width), None)
        if row is None:
            rows.append(row := [])
        row.append((link, min(needed, width)))
    boxes: list[Box] = []
    for row in rows:
        lefts = [x + _length(row[:number]) for number in range(len(row))]
        boxes += [_box(kind, it[0], left, y, it[1]) for it, left in zip(row, lefts, strict=True)]
        y = max(box.bottom for box in boxes) + _GAP
    return tuple(boxes)


def _length(row: Iterable[tuple[Link, int]]) -> int:
    """Where the next box of a row begins, from the beginning of the row."""
    return sum(width + _GAP for _, width in row)


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines no wider than a width, between words where that is possible."""
    lines: list[str] = []
    for word in _pieces(text, width):
        if lines and _advance(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines or [""]


def _pieces(text: str, width: int) -> Iterator[str]:
    """The words of a text; those that are too long for a line in pieces."""
    for word in text.split():
        piece = word if _advance(word) <= width else ""
        for letter in () if piece else word:
            if piece and _advance(f"{piece}{letter}-") > width:
                yield f"{piece}-"
                piece = ""
            piece += letter
        yield piece


def _advance(text: str) -> int:
    """The width of a text, rounded up: no less than in the fonts that pages have."""
    return round(sum(map(_letter, text)) * _SIZE + 0.5)


def _letter(letter: str) -> float:
    """The width of a letter as a share of the size."""
    if letter in _WIDE or east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.42
    return 0.74 if letter.isupper() else 0.6
