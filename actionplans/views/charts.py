"""Line charts, drawn at build: a view holds every coordinate, a template writes them down."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

#: The picture's size in its own units; its text is legible when it is 320 px wide.
_WIDTH, _HEIGHT = 360, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 14, 104, 18, 30
_LABEL_GAP = 17


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
    """A drawn line: points, the line through them (broken where the series is), and its name."""

    name: str
    points: tuple[Point, ...]
    path: str
    label_y: float
    style: int
    """1 is the area itself; 2 and up what it is held against."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """The line that the values are to reach, and its label."""

    at: float
    text: str
    label_y: float


@dataclass(frozen=True, slots=True)
class LineChart:
    """A line chart with what it says as its title."""

    title: str
    subtitle: str
    width: int
    height: int
    base: float
    label_x: float
    series: tuple[Series, ...]
    years: tuple[Tick, ...]
    breaks: tuple[float, ...]
    target: Target | None


def line_chart(
    title: str,
    subtitle: str,
    series: Sequence[tuple[str, Sequence[Reading]]],
    breaks: Iterable[int] = (),
    target: tuple[Decimal, str] | None = None,
) -> LineChart | None:
    """Draw named series of readings from zero up; None where there is nothing to draw.

    A line is not drawn across a break, for the values on its two sides cannot be compared.
    """
    readings = [reading for _, found in series for reading in found]
    if not readings:
        return None
    years = sorted({reading.year for reading in readings})
    highest = max([reading.value for reading in readings] + ([target[0]] if target else []))
    span = max(years[-1] - years[0], 1)
    breaks = sorted(breaks)

    def across(year: float) -> float:
        if len(years) == 1:
            return (_LEFT + _WIDTH - _RIGHT) / 2
        return round(_LEFT + (year - years[0]) / span * (_WIDTH - _LEFT - _RIGHT), 1)

    def up(value: Decimal) -> float:
        share = float(value / highest) if highest else 0.0
        return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)

    drawn = []
    for name, found in series:
        ordered = sorted(found, key=lambda reading: reading.year)
        points = tuple(Point(across(r.year), up(r.value), r.text) for r in ordered)
        drawn.append((name, points, _path(ordered, points, breaks)))
    aim = [up(target[0])] if target else []
    heights = _spread([*(points[-1].y for _, points, _ in drawn), *aim])
    return LineChart(
        title=title,
        subtitle=subtitle,
        width=_WIDTH,
        height=_HEIGHT,
        base=_HEIGHT - _BOTTOM,
        label_x=_WIDTH - _RIGHT + 12,
        series=tuple(
            Series(name, points, path, height, number)
            for number, ((name, points, path), height) in enumerate(
                zip(drawn, heights[: len(drawn)], strict=True), 1
            )
        ),
        years=tuple(Tick(across(year), str(year)) for year in _legible(years, across)),
        breaks=tuple(across(year - 0.5) for year in breaks if years[0] < year <= years[-1]),
        target=Target(aim[0], target[1], heights[-1]) if target else None,
    )


def _path(readings: Sequence[Reading], points: Sequence[Point], breaks: Sequence[int]) -> str:
    """The line through points, lifted where a break lies between two of them."""
    parts = []
    for number, (reading, point) in enumerate(zip(readings, points, strict=True)):
        before = readings[number - 1].year if number else None
        lifted = before is None or any(before < year <= reading.year for year in breaks)
        parts.append(f"{'M' if lifted else 'L'}{point.x:g} {point.y:g}")
    return "".join(parts)


def _spread(heights: list[float]) -> list[float]:
    """Labels' heights, moved apart so that none lies on another, kept within the picture."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    placed = list(heights)
    for earlier, later in pairwise(order):
        placed[later] = max(placed[later], placed[earlier] + _LABEL_GAP)
    overflow = max([*(placed[number] - (_HEIGHT - _BOTTOM) for number in order), 0])
    return [round(height - overflow, 1) for height in placed]


def _legible(years: Sequence[int], across: Callable[[float], float]) -> list[int]:
    """The years that are written under the axis: the ends, and those between that leave room."""
    shown = [years[0]]
    for year in years[1:]:
        if across(year) - across(shown[-1]) >= 34:
            shown.append(year)
        elif year == years[-1] and len(shown) > 1:
            shown[-1] = year
    return shown
