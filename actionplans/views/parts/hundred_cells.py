"""The drawings of a hundred squares: what a square looks like, and the path of all of a group.

A square is told from others by what is drawn in it, not by its hue alone. Each drawing starts and
ends at the corner of its square, so that a row of them is the drawing again and again.
"""

from enum import Enum

_STEP = 10
"""From square to square, of which each is 9 units wide."""

_IN_A_ROW = 10

_AREAS = (
    "h9v9h-9zm2 4.5a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1-5 0zm-2-4.5",
    "h9v9h-9zm2.5 2.5h4v4h-4zm-2.5-2.5",
    "h9v9h-9zm4.5 1.7l3 5.2h-6zm-4.5-1.7",
    "h9v9h-9zm4.5 1.2l3.3 3.3-3.3 3.3-3.3-3.3zm-4.5-1.2",
    "h9v9h-9zm3 2h3l1.5 2.5-1.5 2.5h-3l-1.5-2.5zm-3-2",
    "h9v9h-9zm3.5 1.5h2v2h2v2h-2v2h-2v-2h-2v-2h2zm-3.5-1.5",
)
"""Squares with the shape of a focus area, 1 to 6, cut out."""

_PLAIN = (
    "h9v9h-9z",
    "h9v9h-9zm1.5 1.5h6v6h-6zm-1.5-1.5",
    "h9v2h-9zm0 3.5h9v2h-9zm0 3.5h9v2h-9zm0-7",
    "m1 4.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0zm-1-4.5",
    "h4.5v4.5h-4.5zm4.5 4.5h4.5v4.5h-4.5zm-4.5-4.5",
    "h2v9h-2zm3.5 0h2v9h-2zm3.5 0h2v9h-2zm-7 0",
    "h9l-9 9z",
    "m2.5 2.5h4v4h-4zm-2.5-2.5",
    "m0 3.5h3.5v-3.5h2v3.5h3.5v2h-3.5v3.5h-2v-3.5h-3.5zm0-3.5",
)
"""Squares of what has no shape of its own, such as kinds of costs."""


class Hatching(Enum):
    """The squares of money that the document does not divide, or says nothing of."""

    SEVERAL = "h3l-3 3zm6 0h3l-9 9v-3zm3 6v3h-3zm-9-6"
    UNSTATED = "h3l6 6v3zm6 0h3v3zm-6 6l3 3h-3zm0-6"


def area_cell(shape: int) -> str:
    """The square of a focus area, by the number of its shape, 1 to 6."""
    return _AREAS[shape - 1]


def plain_cell(number: int) -> str:
    """The square of a group without a shape, by its number from 0; after nine they begin again."""
    return _PLAIN[number % len(_PLAIN)]


def path(cell: str, first: int, count: int) -> str:
    """The path of some squares in a row after each other, of a hundred; empty without any.

    Args:
        cell: the drawing of each.
        first: the number of the first, from 0 at the start of the first row.
        count: the number of squares.
    """
    rows = []
    for row in range(first // _IN_A_ROW, -(-(first + count) // _IN_A_ROW) if count else 0):
        start = max(first, row * _IN_A_ROW)
        end = min(first + count, (row + 1) * _IN_A_ROW)
        corner = f"M{_STEP * (start % _IN_A_ROW)} {_STEP * row}"
        rows.append(corner + f"m{_STEP} 0".join([cell] * (end - start)))
    return "".join(rows)
