"""Labels beside the lines of a chart: wrapped, and shifted so that none overlaps another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

#: The distance between labels, and the height of a label's line.
_GAP, _LINE_HEIGHT = 3, 15

#: The width of a label's letter, rounded up, and the limits of the number of letters on a line.
LETTER_WIDTH, _SHORTEST, _LONGEST = 8.2, 14, 20

#: The least width of the labels' column, into which the last value reaches.
_NARROWEST = 24


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a label, at its height."""

    y: float
    text: str


def wrapped(text: str) -> tuple[str, ...]:
    """A label wrapped for narrow screens, at spaces and hyphens where possible; empty without."""
    return tuple(wrap(text, max(_SHORTEST, min(_LONGEST, _longest_word(text)))))


def _longest_word(text: str) -> int:
    return max((len(word) for word in re.split(r"\s|(?<=-)", text)), default=0)


def label_width(labels: Sequence[tuple[str, ...]]) -> float:
    """The width of the labels' column."""
    longest = max((len(line) for label in labels for line in label), default=0)
    return max(round(LETTER_WIDTH * longest, 1), _NARROWEST)


def label_height(label: Sequence[str]) -> int:
    """The height of a label, with the gap after it."""
    return len(label) * _LINE_HEIGHT + _GAP


def spread(
    heights: Sequence[float], labels: Sequence[tuple[str, ...]], base: float
) -> list[tuple[LabelLine, ...]]:
    """The labels at their heights, shifted so that none overlaps another or the axis."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    tops: dict[int, float] = {}
    free = 0.0
    for number in order:
        tops[number] = max(heights[number] - label_height(labels[number]) / 2, free)
        free = tops[number] + label_height(labels[number])
    limit = base + _LINE_HEIGHT / 2
    for number in reversed(order):
        tops[number] = min(tops[number], limit - label_height(labels[number]))
        limit = tops[number]
    return [
        tuple(
            LabelLine(round(tops[number] + (line + 0.8) * _LINE_HEIGHT, 1), text)
            for line, text in enumerate(label)
        )
        for number, label in enumerate(labels)
    ]
