"""Slopes: the values of an indicator as a small line within a row of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.indicator import Indicator, Measurement, Progress
from actionplans.views.context import ViewContext
from actionplans.views.page import Part

#: The size of the picture in SVG units, and the room around its points.
_WIDTH, _HEIGHT, _MARGIN = 64, 32, 4


@dataclass(frozen=True, slots=True)
class SlopePoint:
    """A drawn value."""

    x: float
    y: float
    is_hollow: bool
    """Whether it cannot be compared with the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope(Part):
    """Values over time, on a scale from zero up."""

    width: int
    height: int
    points: tuple[SlopePoint, ...]
    zero: float
    """The height of zero."""

    path: str
    """The line through the points, interrupted at breaks; empty where none can be compared."""

    text: str
    """What it shows, without its figures, which stand beside it."""


def slope(context: ViewContext, record: Indicator) -> Slope | None:
    """The slope of an indicator's own values; None where there are fewer than two.

    Points are as far from each other as their dates. A point that cannot be compared with the
    newest is hollow.
    """
    measured = record.own_measurements
    if len(measured) < 2:
        return None
    progress, latest = record.progress(), measured[-1]
    height = _height(measured)
    points = tuple(
        SlopePoint(
            x, height(it.value), progress is None or record.break_between(it, latest) is not None
        )
        for it, x in zip(measured, _across(measured), strict=True)
    )
    return Slope(
        width=_WIDTH,
        height=_HEIGHT,
        points=points,
        zero=height(Decimal(0)),
        path=_path(record, points) if progress else "",
        text=_description(context, progress),
    )


def _description(context: ViewContext, progress: Progress | None) -> str:
    """What a slope shows, in words."""
    if progress is None:
        return context.text("slope-open")
    if not progress.difference:
        return context.text("slope-stayed")
    return context.text("slope-fell" if progress.difference < 0 else "slope-rose")


def _across(measured: Sequence[Measurement]) -> list[float]:
    """The x coordinates of measurements; evenly spread where all begin on the same day."""
    days = [measurement.date.first.toordinal() for measurement in measured]
    if days[0] == days[-1]:
        days = list(range(len(days)))
    width = _WIDTH - 2 * _MARGIN
    return [round(_MARGIN + (day - days[0]) / (days[-1] - days[0]) * width, 1) for day in days]


def _height(measured: Sequence[Measurement]) -> Callable[[Decimal], float]:
    """The y coordinate of a value; zero is on the scale of measurements."""
    values = [measurement.value for measurement in measured]
    lowest, highest = min(Decimal(0), *values), max(Decimal(0), *values)
    span, height = highest - lowest or Decimal(1), _HEIGHT - 2 * _MARGIN
    return lambda value: round(_HEIGHT - _MARGIN - float((value - lowest) / span) * height, 1)


def _path(record: Indicator, points: Sequence[SlopePoint]) -> str:
    """The SVG path through points, interrupted where a break lies between two of them."""
    measured = record.own_measurements
    parts = []
    for number, point in enumerate(points):
        is_lifted = not number or record.break_between(measured[number - 1], measured[number])
        parts.append(f"{'M' if is_lifted else 'L'}{point.x:g} {point.y:g}")
    return "".join(parts)
