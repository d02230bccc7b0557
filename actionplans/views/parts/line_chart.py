"""Line charts, drawn when the site is built: every coordinate is computed here."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from actionplans.views.page import Part

#: The picture's size in its own units; its text is legible when it is 320 px wide.
_WIDTH, _HEIGHT = 360, 230
_LEFT, _TOP, _BOTTOM = 18, 18, 30

#: From the last value to its label, from label to label, and the height of a label's line.
_LABEL_MARGIN, _LABEL_GAP, _LINE_HEIGHT = 12, 3, 15

#: The width of a letter of a label, rounded up, and the limits of how many stand on a line.
_LETTER_WIDTH, _SHORTEST, _LONGEST = 8.2, 14, 20


@dataclass(frozen=True, slots=True)
class Reading:
    """A value at a year, to be drawn."""

    year: int
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A drawn value."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a label, at its height."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """A drawn line: points, the line through them (broken where the series is), and its label."""

    label: tuple[LabelLine, ...]
    points: tuple[Point, ...]
    path: str
    style: int
    """1 is the area itself; 2 and up what it is compared with."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """The line that the values are to reach, and its label."""

    at: float
    label: tuple[LabelLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart(Part):
    """A line chart with what it says as its title."""

    title: str
    subtitle: str
    width: int
    height: int
    base: float
    end: float
    """Where the axis ends and the labels begin."""

    label_x: float
    series: tuple[Series, ...]
    years: tuple[Tick, ...]
    breaks: tuple[float, ...]
    target: Target | None
    source: str


def line_chart(
    title: str,
    subtitle: str,
    source: str,
    series: Sequence[tuple[str, Sequence[Reading]]],
    breaks: Iterable[int] = (),
    target: tuple[Decimal, str] | None = None,
) -> LineChart | None:
    """Named series of readings, drawn from zero up; None without any, and for values below zero.

    A line is not drawn across a break, for the values on its two sides cannot be compared.

    Args:
        title: what the chart shows, in a sentence.
        subtitle: what was measured.
        source: where the readings come from.
        series: each series' name and readings, the area's own first.
        breaks: the years from which readings cannot be compared with those before.
        target: the value that the readings are to reach, and its label.
    """
    readings = [reading for _, values in series for reading in values]
    if not readings or any(reading.value < 0 for reading in readings):
        return None
    ordered = [(name, sorted(values, key=lambda r: r.year)) for name, values in series]
    texts = [
        name if number == 0 else f"{name} {values[-1].text}"
        for number, (name, values) in enumerate(ordered)
    ]
    labels = [_wrapped(text) for text in [*texts, *([target[1]] if target else [])]]
    axes = _axes(readings, target[0] if target else None, labels)
    points = [
        tuple(Point(axes.x(r.year), axes.y(r.value), r.text) for r in values)
        for _, values in ordered
    ]
    target_heights = [axes.y(target[0])] if target else []
    heights = [*(drawn[-1].y for drawn in points), *target_heights]
    label_lines = _spread(heights, labels, axes.base)
    breaks = sorted(breaks)
    years = axes.years
    return LineChart(
        title=title,
        subtitle=subtitle,
        width=_WIDTH,
        height=axes.base + _BOTTOM,
        base=axes.base,
        end=axes.end,
        label_x=axes.end + _LABEL_MARGIN,
        series=tuple(
            Series(label, drawn, _path(values, drawn, breaks), number)
            for number, (label, drawn, (_, values)) in enumerate(
                zip(label_lines, points, ordered, strict=False), 1
            )
        ),
        years=tuple(Tick(axes.x(year), str(year)) for year in _legible(years, axes.x)),
        breaks=tuple(axes.x(year - 0.5) for year in breaks if years[0] < year <= years[-1]),
        target=Target(target_heights[0], label_lines[-1]) if target else None,
        source=source,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axes:
    """Where a chart's years and values are drawn."""

    years: tuple[int, ...]
    highest: Decimal
    base: int
    """The height of the axis of years."""

    end: float
    """Where the axis of years ends."""

    def x(self, year: float) -> float:
        """How far from the left edge a year is drawn."""
        first, last = self.years[0], self.years[-1]
        if first == last:
            return round((_LEFT + self.end) / 2, 1)
        return round(_LEFT + (year - first) / (last - first) * (self.end - _LEFT), 1)

    def y(self, value: Decimal) -> float:
        """How far from the top edge a value is drawn."""
        share = float(value / self.highest) if self.highest else 0.0
        return round(self.base - share * (self.base - _TOP), 1)


def _axes(
    readings: Sequence[Reading], target: Decimal | None, labels: Sequence[tuple[str, ...]]
) -> _Axes:
    """Axes for readings and the value that they are to reach, with room for the labels."""
    values = [reading.value for reading in readings]
    height = max(_HEIGHT, _TOP + _BOTTOM + sum(map(_label_height, labels)))
    return _Axes(
        years=tuple(sorted({reading.year for reading in readings})),
        highest=max(values if target is None else [*values, target]),
        base=height - _BOTTOM,
        end=_WIDTH - _LABEL_MARGIN - _label_width(labels),
    )


def _path(readings: Sequence[Reading], points: Sequence[Point], breaks: Sequence[int]) -> str:
    """The line through points, lifted where a break lies between two of them."""
    parts = []
    for number, (reading, point) in enumerate(zip(readings, points, strict=True)):
        before = readings[number - 1].year if number else None
        lifted = before is None or any(before < year <= reading.year for year in breaks)
        parts.append(f"{'M' if lifted else 'L'}{point.x:g} {point.y:g}")
    return "".join(parts)


def _wrapped(text: str) -> tuple[str, ...]:
    """A label on lines that a phone has room for, broken at spaces and hyphens where it can be."""
    return tuple(wrap(text, max(_SHORTEST, min(_LONGEST, _longest_word(text))))) or (text,)


def _longest_word(text: str) -> int:
    return max((len(word) for word in re.split(r"\s|(?<=-)", text)), default=0)


def _label_width(labels: Sequence[tuple[str, ...]]) -> float:
    """The width of the labels' column."""
    return round(_LETTER_WIDTH * max(len(line) for label in labels for line in label), 1)


def _label_height(label: Sequence[str]) -> int:
    return len(label) * _LINE_HEIGHT + _LABEL_GAP


def _spread(
    heights: Sequence[float], labels: Sequence[tuple[str, ...]], base: float
) -> list[tuple[LabelLine, ...]]:
    """Each label at its height, moved so that none lies on another or below the axis."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    tops: dict[int, float] = {}
    free = 0.0
    for number in order:
        tops[number] = max(heights[number] - _label_height(labels[number]) / 2, free)
        free = tops[number] + _label_height(labels[number])
    limit = base + _LINE_HEIGHT / 2
    for number in reversed(order):
        tops[number] = min(tops[number], limit - _label_height(labels[number]))
        limit = tops[number]
    return [
        tuple(
            LabelLine(round(tops[number] + (line + 0.8) * _LINE_HEIGHT, 1), text)
            for line, text in enumerate(label)
        )
        for number, label in enumerate(labels)
    ]


def _legible(years: Sequence[int], across: Callable[[float], float]) -> list[int]:
    """The years that are written under the axis: the ends, and those between that leave room."""
    shown = [years[0]]
    for year in years[1:]:
        if across(year) - across(shown[-1]) >= 34:
            shown.append(year)
        elif year == years[-1] and len(shown) > 1:
            shown[-1] = year
    return shown
