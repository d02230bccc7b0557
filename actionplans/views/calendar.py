"""A partnership's calendar: everything with a date, plan by plan, and what has none."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.parts import Contents, Link, View
from actionplans.views.shared import Shared
from actionplans.views.steps import (
    Event,
    State,
    calendar_address,
    calendar_file,
    event_link,
    events,
    state,
    steps_link,
    undated,
)
from actionplans.views.year import YearPicture, year_picture


@dataclass(frozen=True, slots=True)
class EventView:
    """A step or a deadline."""

    when: str
    iso: str
    what: str
    activity: Link
    state: str | None
    """Where it is as seen from the day of the build; None where its group says it of all."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """What begins in a month, or in a year of which no month is known."""

    heading: str
    state: str | None
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class UndatedSteps:
    """An activity with steps that have no date."""

    activity: Link
    count: str


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """What a plan gives a date, and what it does not."""

    id: str
    plan: Link
    tally: str | None
    picture: YearPicture | None
    groups: tuple[EventGroup, ...]
    undated: tuple[UndatedSteps, ...]


@dataclass(frozen=True, slots=True)
class CalendarView(View):
    """Everything on the page of a calendar."""

    partnership_link: Link
    file: Link
    contents: tuple[Contents, ...]
    plans: tuple[PlanCalendar, ...]


def calendar_view(shared: Shared, partnership: Entry[Partnership]) -> CalendarView:
    """The calendar of a partnership, its newest plan first."""
    plans = tuple(_plans(shared, partnership))
    title = partnership.record.title
    return CalendarView(
        title=shared.text("calendar-title", name=title),
        address=calendar_address(shared, partnership),
        description=shared.text("calendar-description", name=title),
        breadcrumbs=(shared.home(), shared.link(partnership)),
        partnership=partnership.id,
        draft=partnership.record.draft,
        partnership_link=shared.link(partnership),
        file=Link(shared.text("calendar-file"), calendar_file(shared, partnership)),
        contents=tuple(Contents(plan.id, plan.plan.text) for plan in plans),
        plans=plans,
    )


def _plans(shared: Shared, partnership: Entry[Partnership]) -> Iterator[PlanCalendar]:
    for plan in shared.library.plans_of(partnership):
        found, without = events(shared, plan), tuple(_undated(shared, plan))
        if found or without:
            yield PlanCalendar(
                id=f"plan-{plan.id.rpartition('/')[2]}",
                plan=shared.link(plan),
                tally=_tally(shared, found) if found else None,
                picture=year_picture(shared, plan),
                groups=tuple(_groups(shared, found)),
                undated=without,
            )


def _tally(shared: Shared, found: list[Event]) -> str:
    day = shared.figures.day(shared.site.settings.today)
    past = sum(state(shared, event) is State.PAST for event in found)
    if past == len(found):
        return shared.text("events-all-past", day=day, count=past)
    return shared.text("events-past", day=day, past=past, count=len(found))


def _groups(shared: Shared, found: list[Event]) -> Iterator[EventGroup]:
    groups: dict[tuple[int, int], list[Event]] = {}
    for event in found:
        start = event.span.start
        groups.setdefault((start.year, start.month or 0), []).append(event)
    for (year, month), members in sorted(groups.items()):
        day = members[0].span.start.first
        heading = shared.figures.month(day) if month else shared.text("some-time-in", year=year)
        states = {state(shared, event) for event in members}
        of_all = states.pop() if len(states) == 1 else None
        yield EventGroup(
            heading,
            _named(shared, of_all),
            tuple(_event(shared, event, told=of_all is None) for event in members),
        )


def _event(shared: Shared, event: Event, *, told: bool) -> EventView:
    return EventView(
        event.when,
        str(event.span.start),
        event.what,
        event_link(shared, event),
        _named(shared, state(shared, event)) if told else None,
    )


def _named(shared: Shared, which: State | None) -> str | None:
    return shared.text(f"event-{which}") if which else None


def _undated(shared: Shared, plan: Entry[Plan]) -> Iterator[UndatedSteps]:
    for activity in shared.library.activities_of(plan):
        if count := undated(activity):
            link = steps_link(shared, activity)
            yield UndatedSteps(link, shared.text("step-count", count=count))
