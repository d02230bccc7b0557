"""Line charts, drawn at build: a view holds every coordinate, a template writes them down."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

#: The picture's size in its own units; its text is legible when it is 320 px wide.
_WIDTH, _HEIGHT = 360, 230
_LEFT, _TOP, _BOTTOM = 18, 18, 30

#: Between the last value and its label, between two labels, and from line to line of one.
_BESIDE, _APART, _LINE = 12, 3, 15

#: What a letter of a label takes at most, by and large, and how many stand on a line.
_LETTER, _SHORTEST, _LONGEST = 8.2, 14, 20


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
class Written:
    """A line of a label, and where it stands."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """A drawn line: points, the line through them (broken where the series is), and its label."""

    label: tuple[Written, ...]
    points: tuple[Point, ...]
    path: str
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
    label: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
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
    """Draw named series of readings from zero up; None where there is nothing to draw so.

    A line is not drawn across a break, for the values on its two sides cannot be compared.
    """
    readings = [reading for _, found in series for reading in found]
    if not readings or any(reading.value < 0 for reading in readings):
        return None
    years = sorted({reading.year for reading in readings})
    highest = max([reading.value for reading in readings] + ([target[0]] if target else []))
    breaks = sorted(breaks)
    ordered = [(name, sorted(found, key=lambda reading: reading.year)) for name, found in series]
    texts = [
        name if number == 0 else f"{name} {found[-1].text}"
        for number, (name, found) in enumerate(ordered)
    ]
    labels = [_wrapped(text) for text in [*texts, *([target[1]] if target else [])]]
    end = _WIDTH - _BESIDE - _room(labels)
    height = max(_HEIGHT, _TOP + _BOTTOM + sum(map(_tall, labels)))
    base = height - _BOTTOM

    def across(year: float) -> float:
        if len(years) == 1:
            return round((_LEFT + end) / 2, 1)
        return round(_LEFT + (year - years[0]) / (years[-1] - years[0]) * (end - _LEFT), 1)

    def up(value: Decimal) -> float:
        share = float(value / highest) if highest else 0.0
        return round(base - share * (base - _TOP), 1)

    points = [tuple(Point(across(r.year), up(r.value), r.text) for r in r_s) for _, r_s in ordered]
    aim = [up(target[0])] if target else []
    placed = _spread([*(found[-1].y for found in points), *aim], labels, base)
    return LineChart(
        title=title,
        subtitle=subtitle,
        width=_WIDTH,
        height=height,
        base=base,
        end=end,
        label_x=end + _BESIDE,
        series=tuple(
            Series(label, found, _path(readings, found, breaks), number)
            for number, (label, found, (_, readings)) in enumerate(
                zip(placed, points, ordered, strict=False), 1
            )
        ),
        years=tuple(Tick(across(year), str(year)) for year in _legible(years, across)),
        breaks=tuple(across(year - 0.5) for year in breaks if years[0] < year <= years[-1]),
        target=Target(aim[0], placed[-1]) if target else None,
        source=source,
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


def _room(labels: Sequence[tuple[str, ...]]) -> float:
    """How broad the labels' column is."""
    return round(_LETTER * max(len(line) for label in labels for line in label), 1)


def _tall(label: Sequence[str]) -> int:
    return len(label) * _LINE + _APART


def _spread(
    heights: Sequence[float], labels: Sequence[tuple[str, ...]], base: float
) -> list[tuple[Written, ...]]:
    """Each label at its height, moved so that none lies on another or below the axis."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    tops: dict[int, float] = {}
    free = 0.0
    for number in order:
        tops[number] = max(heights[number] - _tall(labels[number]) / 2, free)
        free = tops[number] + _tall(labels[number])
    limit = base + _LINE / 2
    for number in reversed(order):
        tops[number] = min(tops[number], limit - _tall(labels[number]))
        limit = tops[number]
    return [
        tuple(
            Written(round(tops[number] + (line + 0.8) * _LINE, 1), text)
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
