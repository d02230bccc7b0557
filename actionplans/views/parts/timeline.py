"""The timeline of an activity."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actionplans.model.activity import Activity, TimelineEntry
from actionplans.model.dates import Span
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, listed

#: A year in words, in full or after a mark by its last digits: `2026-27`.
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)|[-–/'’](\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineStep:
    """A step of the timeline."""

    when: str
    iso: str | None
    """The start date (ISO 8601); None where the document states none."""

    what: str


@dataclass(frozen=True, slots=True)
class Timeline(Part):
    """The steps of an activity."""

    items: tuple[TimelineStep, ...]


def timeline(entries: Iterable[TimelineEntry]) -> Timeline | None:
    """The steps of a timeline; None without any."""
    return listed(Timeline, map(_step, entries))


def timeline_fact(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    """The time that the steps of an activity cover, or their number; nothing without any step.

    A time is only told where the document states the beginning and the end of every step.
    """
    steps = entry.record.timeline
    if steps:
        text = _whole_time(context, steps) or context.text("step-count", count=len(steps))
        address = f"{context.address(entry)}#{context.field_anchor(Activity, 'timeline')}"
        yield Fact(context.label(Activity, "timeline"), (Link(text, address),))


def step_line(context: ViewContext, step: TimelineEntry) -> str:
    """A step in a line by itself: its own words, and its dates where they leave out the year."""
    years = {year for match in _YEAR.findall(step.when) for year in match if year}
    stated = [date.year for date in (step.start, step.end) if date]
    is_complete = all(years & {str(year), f"{year % 100:02}"} for year in stated)
    dates = "" if is_complete else f" ({_dates(context, step)})"
    return f"{step.when}{dates}: {step.what}"


def _dates(context: ViewContext, step: TimelineEntry) -> str:
    """The dates of a step, as far as they are stated: one by itself is the other one in no case."""
    if step.start and step.end:
        is_one = step.start == step.end
        span = Span(step.start, step.end)
        return context.date(step.start) if is_one else context.period(span)
    if step.start:
        return context.text("from-date", date=context.date(step.start))
    return context.text("until-date", date=context.date(step.end)) if step.end else ""


def _whole_time(context: ViewContext, steps: Sequence[TimelineEntry]) -> str | None:
    if len(steps) == 1:
        return steps[0].when
    starts = [step.start for step in steps if step.start]
    ends = [step.end for step in steps if step.end]
    if len(starts) < len(steps) or len(ends) < len(steps):
        return None
    start, end = min(starts, key=lambda it: it.first), max(ends, key=lambda it: it.last)
    return context.date(start) if start == end else context.period(Span(start, end))


def _step(entry: TimelineEntry) -> TimelineStep:
    return TimelineStep(
        when=entry.when, iso=str(entry.start) if entry.start else None, what=entry.what
    )
