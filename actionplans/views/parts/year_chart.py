"""The year chart of a plan: a Gantt chart as a table, with a column for each month or year."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.nesting import areas_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.activity_count import parts_counted
from actionplans.views.parts.events import Event, steps, steps_link
from actionplans.views.parts.year_title import MONTHS, month_of, year_title

#: The fewest different spans of time that a chart is drawn for.
_FEWEST_SPANS = 3

Extent = tuple[int, int]
"""The first and the last column of something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearColumn:
    """A month or a year."""

    text: str
    name: str
    """The full name, for screen readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCell:
    """A span of columns: a bar of one or more steps, or empty."""

    columns: int
    steps: tuple[str, ...] = ()
    path: str | None = None
    """The outline of its bar as an SVG path, 100 wide and 10 high; pointed where it continues."""


@dataclass(frozen=True, slots=True)
class YearLane:
    """A line of cells that fill all columns."""

    cells: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """An activity; it has more than one lane where steps overlap."""

    activity: Link
    shape: int | None
    lanes: tuple[YearLane, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """A year in months, or several in years."""

    caption: str
    columns: tuple[YearColumn, ...]
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChart(Part):
    """The dated steps of a plan as tables, with their conclusion as the title."""

    title: str
    subtitle: str
    tables: tuple[YearTable, ...]
    source: str


def year_chart(context: ViewContext, plan: Entry[Plan]) -> YearChart | None:
    """The year chart of a plan; None where its steps have fewer than three different dates.

    A chart of one or two lengths of bar shows nothing that the list does not say at a glance.
    """
    activities = context.library.activities_of(plan)
    dated = {activity.id: list(steps(activity)) for activity in activities}
    events = [event for members in dated.values() for event in members]
    if len({event.span for event in events}) < _FEWEST_SPANS:
        return None
    rows: dict[str, Entry[Activity]] = {a.id: a for a in activities if dated[a.id]}
    in_months = {part.year for event in events for part in event.span if part.month is not None}
    touched = {year for event in events for year in event.span.years}
    tables = [_months_table(context, plan, year, events, rows) for year in sorted(in_months)]
    if touched - in_months:
        longer = {event.activity.id for event in events if set(event.span.years) - in_months}
        rest = [event for event in events if event.activity.id in longer]
        tables.append(_years_table(context, plan, rest, rows, sorted(in_months)))
    return YearChart(
        title=year_title(context, plan, events),
        subtitle=_subtitle(context, len(rows), activities),
        tables=tuple(tables),
        source=plan.record.source.title,
    )


def _subtitle(context: ViewContext, dated: int, activities: Collection[Entry[Activity]]) -> str:
    """How many activities have dates, and how the chart is read."""
    words = context.text("year-subtitle", dated=dated, count=len(activities))
    return " ".join(filter(None, (words, parts_counted(context, activities))))


def _months_table(
    context: ViewContext,
    plan: Entry[Plan],
    year: int,
    events: list[Event],
    rows: dict[str, Entry[Activity]],
) -> YearTable:
    days = [date(year, number, 1) for number in range(1, MONTHS + 1)]
    figures = context.figures
    columns = tuple(YearColumn(text=figures.initial(day), name=figures.month(day)) for day in days)

    def extent(event: Event) -> Extent:
        first, last = (month_of(part) for part in (event.span.start.first, event.span.end.last))
        return first - year * MONTHS, last - year * MONTHS

    caption = context.text("year-months", plan=plan.record.title, year=year)
    inside = [event for event in events if year in event.span.years]
    lines = _rows(context, inside, rows, MONTHS, extent)
    return YearTable(caption=caption, columns=columns, rows=lines)


def _years_table(
    context: ViewContext,
    plan: Entry[Plan],
    events: list[Event],
    rows: dict[str, Entry[Activity]],
    in_months: list[int],
) -> YearTable:
    """Activities by year: all, or where some years have tables of months, those with others."""
    first = min(event.span.start.year for event in events)
    last = max(event.span.end.year for event in events)
    columns = tuple(YearColumn(text=str(y), name=str(y)) for y in range(first, last + 1))

    def extent(event: Event) -> Extent:
        return event.span.start.year - first, event.span.end.year - first

    inputs = {"plan": plan.record.title, "years": context.figures.single_years(in_months)}
    caption = context.text("year-rest" if in_months else "year-years", **inputs)
    lines = _rows(context, events, rows, len(columns), extent)
    return YearTable(caption=caption, columns=columns, rows=lines)


def _rows(
    context: ViewContext,
    events: list[Event],
    rows: dict[str, Entry[Activity]],
    columns: int,
    extent: Callable[[Event], Extent],
) -> tuple[YearRow, ...]:
    by_activity: dict[str, list[Event]] = {}
    for event in events:
        by_activity.setdefault(event.activity.id, []).append(event)
    lines = []
    for id, activity in rows.items():
        if members := by_activity.get(id):
            areas = areas_of(context.library.activities, activity)
            shape = context.focus_tag(activity, areas[0]).shape if len(areas) == 1 else None
            lanes = tuple(_lanes(members, columns, extent))
            lines.append(YearRow(activity=steps_link(context, activity), shape=shape, lanes=lanes))
    return tuple(lines)


def _lanes(
    events: list[Event], columns: int, extent: Callable[[Event], Extent]
) -> Iterator[YearLane]:
    """Steps in lanes: beside each other where they follow, below each other where they overlap."""
    bars: dict[Extent, list[Event]] = {}
    for event in events:
        first, last = extent(event)
        bars.setdefault((max(first, 0), min(last, columns - 1)), []).append(event)
    lanes: list[list[Extent]] = []
    for bar in sorted(bars):
        lane = next((lane for lane in lanes if lane[-1][1] < bar[0]), None)
        if lane is None:
            lanes.append([bar])
        else:
            lane.append(bar)
    for lane in lanes:
        cells, filled = [], 0
        for first, last in lane:
            if first > filled:
                cells.append(YearCell(columns=first - filled))
            cells.append(_bar(bars[first, last], columns, extent))
            filled = last + 1
        if filled < columns:
            cells.append(YearCell(columns=columns - filled))
        yield YearLane(tuple(cells))


def _bar(events: list[Event], columns: int, extent: Callable[[Event], Extent]) -> YearCell:
    """Steps that fill the same columns, as a single bar: pointed where any of them continues."""
    before = any(not event.opens or extent(event)[0] < 0 for event in events)
    after = any(not event.closes or extent(event)[1] >= columns for event in events)
    first, last = max(extent(events[0])[0], 0), min(extent(events[0])[1], columns - 1)
    tip = min(40, 3 * columns // (last - first + 1))
    start = f"M0 0l{tip} 5-{tip} 5" if before else "M0 0v10"
    end = f"H{100 - tip}l{tip}-5-{tip}-5z" if after else "H100V0z"
    texts = tuple(f"{event.when}: {event.what}" for event in events)
    return YearCell(columns=last - first + 1, steps=texts, path=start + end)
