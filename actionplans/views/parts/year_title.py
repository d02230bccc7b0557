"""The title of a plan's year chart: when most activities are in progress, where that is certain."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.parts.events import Event
from actionplans.views.parts.standing import in_tense

MONTHS = 12
"""The number of months of a year."""


@dataclass(frozen=True, slots=True)
class _Peak:
    """The months with most activities in progress at one time."""

    months: tuple[int, ...]
    running: int


def year_title(context: ViewContext, plan: Entry[Plan], events: Sequence[Event]) -> str:
    """The title of the chart of some dated steps.

    It says when most activities are in progress only where no other month could have as many,
    whenever in a stated year a step begins or ends, and however long one without an end lasts.
    """
    count = len({event.activity.id for event in events})
    peak = _peak(events, count)
    if peak is None:
        years = [year for event in events for year in event.span.years]
        period = context.figures.years((min(years), max(years)))
        return context.text("year-title-open", count=count, years=period)
    when = context.figures.listing([*_periods(context, peak.months)])
    if peak.running == count:
        return in_tense(context, "year-title-all", plan, when=when, count=count)
    return in_tense(context, "year-title", plan, when=when, running=peak.running, count=count)


def month_of(day: date) -> int:
    """The number of the month of a day, counted from January of year 0."""
    return day.year * MONTHS + day.month - 1


def _peak(events: Sequence[Event], count: int) -> _Peak | None:
    """The months with most of so many activities in progress; None where they are not certain."""
    first = min(month_of(event.span.start.first) for event in events)
    last = max(month_of(event.span.end.last) for event in events)
    months = range(first, last + 1)
    certain = {month: _running(events, month, _is_certain) for month in months}
    most = max(certain.values())
    found = _Peak(tuple(month for month in months if certain[month] == most), most)
    if most == count:
        return found
    possible = {month: _running(events, month, _is_possible) for month in months}
    is_certain = all(
        possible[it] == most if it in found.months else possible[it] < most for it in months
    )
    return found if is_certain else None


def _running(events: Iterable[Event], month: int, is_running: Callable[[Event, int], bool]) -> int:
    """The number of activities with a step that is in progress in a month."""
    return len({event.activity.id for event in events if is_running(event, month)})


def _is_certain(event: Event, month: int) -> bool:
    """Whether a step is in progress in a month for certain.

    It is in the months in which it begins and ends, where they are stated, and from the last day on
    which it may begin to the first on which it may end, where both are.
    """
    start, end = event.span
    begins = event.opens and start.month is not None and month == month_of(start.first)
    finishes = event.closes and end.month is not None and month == month_of(end.last)
    is_bounded = event.opens and event.closes
    return (
        begins or finishes or (is_bounded and month_of(start.last) <= month <= month_of(end.first))
    )


def _is_possible(event: Event, month: int) -> bool:
    """Whether a step may be in progress in a month."""
    start, end = event.span
    return not (
        (event.opens and month < month_of(start.first))
        or (event.closes and month > month_of(end.last))
    )


def _periods(context: ViewContext, months: Sequence[int]) -> Iterator[str]:
    """Months in words, those that follow each other as one period."""
    starts = [month for month in months if month - 1 not in months]
    ends = [month for month in months if month + 1 not in months]
    for first, last in zip(starts, ends, strict=True):
        yield _period(context, first, last)


def _period(context: ViewContext, first: int, last: int) -> str:
    """A period of months in words; whole years by their numbers, half years by their names."""
    halves = {0: "first-half", MONTHS // 2: "second-half"}
    if first % MONTHS in halves and last == first + MONTHS // 2 - 1:
        return context.text(halves[first % MONTHS], year=first // MONTHS)
    if first % MONTHS == 0 and last % MONTHS == MONTHS - 1:
        return context.figures.years((first // MONTHS, last // MONTHS))
    return context.figures.months(*(date(m // MONTHS, m % MONTHS + 1, 1) for m in (first, last)))
