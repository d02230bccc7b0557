"""A partnership's calendar: everything with a date, plan by plan, and what has none."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Link
from actionplans.views.page import View
from actionplans.views.parts.events import (
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
from actionplans.views.parts.year_chart import YearChart, year_chart


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
    picture: YearChart | None
    groups: tuple[EventGroup, ...]
    undated: tuple[UndatedSteps, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView(View):
    """Everything on the page of a calendar."""

    partnership_link: Link
    file: Link
    contents: tuple[Contents, ...]
    plans: tuple[PlanCalendar, ...]


def calendar_view(context: ViewContext, partnership: Entry[Partnership]) -> CalendarView:
    """The calendar of a partnership, its newest plan first."""
    plans = tuple(_plans(context, partnership))
    title = partnership.record.title
    return CalendarView(
        title=context.text("calendar-title", name=title),
        address=calendar_address(context, partnership),
        description=context.text("calendar-description", name=title),
        breadcrumbs=(context.home(), context.link(partnership)),
        partnership=partnership.id,
        draft=partnership.record.draft,
        partnership_link=context.link(partnership),
        file=Link(context.text("calendar-file"), calendar_file(context, partnership)),
        contents=tuple(Contents(plan.id, plan.plan.text) for plan in plans),
        plans=plans,
    )


def _plans(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[PlanCalendar]:
    for plan in context.library.plans_of(partnership):
        found, without = events(context, plan), tuple(_undated(context, plan))
        if found or without:
            yield PlanCalendar(
                id=f"plan-{plan.id.local}",
                plan=context.link(plan),
                tally=_tally(context, found) if found else None,
                picture=year_chart(context, plan),
                groups=tuple(_groups(context, found)),
                undated=without,
            )


def _tally(context: ViewContext, found: list[Event]) -> str:
    day = context.figures.day(context.site.settings.today)
    past = sum(state(context, event) is State.PAST for event in found)
    if past == len(found):
        return context.text("events-all-past", day=day, count=past)
    return context.text("events-past", day=day, past=past, count=len(found))


def _groups(context: ViewContext, found: list[Event]) -> Iterator[EventGroup]:
    groups: dict[tuple[int, int], list[Event]] = {}
    for event in found:
        start = event.span.start
        groups.setdefault((start.year, start.month or 0), []).append(event)
    for (year, month), members in sorted(groups.items()):
        day = members[0].span.start.first
        heading = context.figures.month(day) if month else context.text("some-time-in", year=year)
        states = {state(context, event) for event in members}
        of_all = states.pop() if len(states) == 1 else None
        yield EventGroup(
            heading,
            _named(context, of_all),
            tuple(_event(context, event, told=of_all is None) for event in members),
        )


def _event(context: ViewContext, event: Event, *, told: bool) -> EventView:
    return EventView(
        event.when,
        str(event.span.start),
        event.what,
        event_link(context, event),
        _named(context, state(context, event)) if told else None,
    )


def _named(context: ViewContext, which: State | None) -> str | None:
    return context.text(f"event-{which}") if which else None


def _undated(context: ViewContext, plan: Entry[Plan]) -> Iterator[UndatedSteps]:
    for activity in context.library.activities_of(plan):
        if count := undated(activity):
            link = steps_link(context, activity)
            yield UndatedSteps(link, context.text("step-count", count=count))
