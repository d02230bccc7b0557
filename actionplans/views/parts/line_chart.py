"""Line charts, drawn when the site is built: every coordinate is computed here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from actionplans.views.page import Part
from actionplans.views.parts.chart_labels import (
    LETTER_WIDTH,
    LabelLine,
    label_height,
    label_width,
    spread,
    wrapped,
)

#: The size of the picture in SVG units; its text is legible at a width of 320 px.
_WIDTH, _HEIGHT = 360, 230
_LEFT, _TOP, _BOTTOM = 18, 18, 30

#: The distance from the last value to its label.
_LABEL_MARGIN = 12

#: The round numbers below and at ten.
_STEPS = tuple(map(Decimal, ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")))


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

    is_whole: ClassVar[bool] = True

    title: str
    subtitle: str
    width: int
    height: int
    base: float
    end: float
    """The x coordinate at which the axis ends and the labels begin."""

    label_x: float
    series: tuple[Series, ...]
    left: float
    """The x coordinate at which lines begin, and before which the axis of values is labelled."""

    values: tuple[Tick, ...]
    """Zero and the end of the axis of values."""

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
    number: Callable[[Decimal], str] = str,
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
        number: writes a number of the axis of values.
    """
    readings = [reading for _, values in series for reading in values]
    if not readings or any(reading.value < 0 for reading in readings):
        return None
    ordered = [(name, sorted(values, key=lambda r: r.year)) for name, values in series]
    texts = [
        name if number == 0 else f"{name} {values[-1].text}"
        for number, (name, values) in enumerate(ordered)
    ]
    labels = [wrapped(text) for text in [*texts, *([target[1]] if target else [])]]
    axes = _axes(readings, target[0] if target else None, labels, number)
    points = [
        tuple(Point(axes.x(r.year), axes.y(r.value), r.text) for r in values)
        for _, values in ordered
    ]
    target_heights = [axes.y(target[0])] if target else []
    heights = [*(drawn[-1].y for drawn in points), *target_heights]
    label_lines = spread(heights, labels, axes.base)
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
        left=axes.left,
        values=tuple(
            Tick(axes.y(value), number(value))
            for value in dict.fromkeys((Decimal(0), axes.highest))
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
    """The end of the axis of values."""

    left: float
    """The x coordinate of the first year."""

    base: int
    """The y coordinate of the axis of years."""

    end: float
    """The x coordinate at which the axis of years ends."""

    def x(self, year: float) -> float:
        """The x coordinate of a year."""
        first, last = self.years[0], self.years[-1]
        if first == last:
            return round((self.left + self.end) / 2, 1)
        return round(self.left + (year - first) / (last - first) * (self.end - self.left), 1)

    def y(self, value: Decimal) -> float:
        """The y coordinate of a value."""
        share = float(value / self.highest) if self.highest else 0.0
        return round(self.base - share * (self.base - _TOP), 1)


def _axes(
    readings: Sequence[Reading],
    target: Decimal | None,
    labels: Sequence[tuple[str, ...]],
    number: Callable[[Decimal], str],
) -> _Axes:
    """The axes for readings and their target value, with room for the labels."""
    values = [reading.value for reading in readings]
    highest = _round_above(max(values if target is None else [*values, target]))
    height = max(_HEIGHT, _TOP + _BOTTOM + sum(map(label_height, labels)))
    return _Axes(
        years=tuple(sorted({reading.year for reading in readings})),
        highest=highest,
        left=round(_LEFT + LETTER_WIDTH * len(number(highest)), 1),
        base=height - _BOTTOM,
        end=_WIDTH - _LABEL_MARGIN - label_width(labels),
    )


def _round_above(value: Decimal) -> Decimal:
    """The least round number that is not below a value: 80 for 74, 0 for 0."""
    if not value:
        return Decimal(0)
    magnitude = Decimal(10) ** value.adjusted()
    found = next(step * magnitude for step in _STEPS if step * magnitude >= value)
    return Decimal(int(found)) if found == found.to_integral_value() else found


def _path(readings: Sequence[Reading], points: Sequence[Point], breaks: Sequence[int]) -> str:
    """The SVG path through points, interrupted where a break lies between two of them."""
    parts = []
    for number, (reading, point) in enumerate(zip(readings, points, strict=True)):
        before = readings[number - 1].year if number else None
        lifted = before is None or any(before < year <= reading.year for year in breaks)
        parts.append(f"{'M' if lifted else 'L'}{point.x:g} {point.y:g}")
    return "".join(parts)


def _legible(years: Sequence[int], across: Callable[[float], float]) -> list[int]:
    """The years that label the axis: the first, the last, and those between that have room."""
    shown = [years[0]]
    for year in years[1:]:
        if across(year) - across(shown[-1]) >= 34:
            shown.append(year)
        elif year == years[-1] and len(shown) > 1:
            shown[-1] = year
    return shown
