"""Line charts, drawn when the site is built: every coordinate is computed here."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from actionplans.views.page import Part

#: The size of the picture in SVG units; its text is legible at a width of 320 px.
_WIDTH, _HEIGHT = 360, 230
_LEFT, _TOP, _BOTTOM = 18, 18, 30

#: The distances from the last value to its label and between labels, and a label's line height.
_LABEL_MARGIN, _LABEL_GAP, _LINE_HEIGHT = 12, 3, 15

#: The width of a label's letter, rounded up, and the limits of the number of letters on a line.
_LETTER_WIDTH, _SHORTEST, _LONGEST = 8.2, 14, 20

#: The least width of the labels' column, into which the last value reaches.
_NARROWEST = 24


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
    """A drawn line: points, the path through them (interrupted at breaks), and its label."""

    label: tuple[LabelLine, ...]
    points: tuple[Point, ...]
    path: str
    style: int
    """1 for the first; 2 and up for those that it is compared with."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """The line at the target value, and its label."""

    at: float
    label: tuple[LabelLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart(Part):
    """A line chart with its conclusion as the title."""

    title: str
    subtitle: str
    width: int
    height: int
    base: float
    end: float
    """The x coordinate at which the axis ends and the labels begin."""

    label_x: float
    series: tuple[Series, ...]
    years: tuple[Tick, ...]
    breaks: tuple[float, ...]
    target: Target | None
    source: str | None


def line_chart(
    title: str,
    subtitle: str,
    source: str | None,
    series: Sequence[tuple[str, Sequence[Reading]]],
    breaks: Iterable[int] = (),
    target: tuple[Decimal, str] | None = None,
) -> LineChart | None:
    """Named series of readings, drawn from zero up; None without any, and for values below zero.

    A line is not drawn across a break, for the values on its two sides cannot be compared.

    Args:
        title: what the chart shows, in a sentence.
        subtitle: what was measured.
        source: where the readings come from, if that is stated.
        series: each series' name, empty where it has none, and readings, the main one first.
        breaks: the years from which readings cannot be compared with those before.
        target: the target value, and its label.
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
    """The axes of a chart: coordinates of years and values."""

    years: tuple[int, ...]
    highest: Decimal
    base: int
    """The y coordinate of the axis of years."""

    end: float
    """The x coordinate at which the axis of years ends."""

    def x(self, year: float) -> float:
        """The x coordinate of a year."""
        first, last = self.years[0], self.years[-1]
        if first == last:
            return round((_LEFT + self.end) / 2, 1)
        return round(_LEFT + (year - first) / (last - first) * (self.end - _LEFT), 1)

    def y(self, value: Decimal) -> float:
        """The y coordinate of a value."""
        share = float(value / self.highest) if self.highest else 0.0
        return round(self.base - share * (self.base - _TOP), 1)


def _axes(
    readings: Sequence[Reading], target: Decimal | None, labels: Sequence[tuple[str, ...]]
) -> _Axes:
    """The axes for readings and their target value, with room for the labels."""
    values = [reading.value for reading in readings]
    height = max(_HEIGHT, _TOP + _BOTTOM + sum(map(_label_height, labels)))
    return _Axes(
        years=tuple(sorted({reading.year for reading in readings})),
        highest=max(values if target is None else [*values, target]),
        base=height - _BOTTOM,
        end=_WIDTH - _LABEL_MARGIN - _label_width(labels),
    )


def _path(readings: Sequence[Reading], points: Sequence[Point], breaks: Sequence[int]) -> str:
    """The SVG path through points, interrupted where a break lies between two of them."""
    parts = []
    for number, (reading, point) in enumerate(zip(readings, points, strict=True)):
        before = readings[number - 1].year if number else None
        lifted = before is None or any(before < year <= reading.year for year in breaks)
        parts.append(f"{'M' if lifted else 'L'}{point.x:g} {point.y:g}")
    return "".join(parts)


def _wrapped(text: str) -> tuple[str, ...]:
    """A label wrapped for narrow screens, at spaces and hyphens where possible; empty without."""
    return tuple(wrap(text, max(_SHORTEST, min(_LONGEST, _longest_word(text)))))


def _longest_word(text: str) -> int:
    return max((len(word) for word in re.split(r"\s|(?<=-)", text)), default=0)


def _label_width(labels: Sequence[tuple[str, ...]]) -> float:
    """The width of the labels' column."""
    longest = max((len(line) for label in labels for line in label), default=0)
    return max(round(_LETTER_WIDTH * longest, 1), _NARROWEST)


def _label_height(label: Sequence[str]) -> int:
    return len(label) * _LINE_HEIGHT + _LABEL_GAP


def _spread(
    heights: Sequence[float], labels: Sequence[tuple[str, ...]], base: float
) -> list[tuple[LabelLine, ...]]:
    """The labels at their heights, shifted so that none overlaps another or the axis."""
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
    """The years that label the axis: the first, the last, and those between that have room."""
    shown = [years[0]]
    for year in years[1:]:
        if across(year) - across(shown[-1]) >= 34:
            shown.append(year)
        elif year == years[-1] and len(shown) > 1:
            shown[-1] = year
    return shown
