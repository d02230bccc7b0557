"""The events of a plan in groups by month, and its steps that have no date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.events import Event, event_link, steps_link, undated
from actionplans.views.parts.told_apart import told_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """A step or a deadline."""

    when: str
    iso: str
    what: str
    activity: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup(Part):
    """The events that begin in a month, or in a year without a known month."""

    heading: str
    items: tuple[EventItem, ...]


@dataclass(frozen=True, slots=True)
class UndatedActivity:
    """An activity with steps that have no date."""

    activity: Link
    count: str


@dataclass(frozen=True, slots=True)
class UndatedSteps(Part):
    """The activities with steps that have no date."""

    items: tuple[UndatedActivity, ...]


def event_groups(context: ViewContext, events: Iterable[Event]) -> Iterator[EventGroup]:
    """Events grouped by the month or year in which they begin, the earliest first."""
    groups: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        start = event.span.start
        groups.setdefault((start.year, start.month or 0), []).append(event)
    for (year, month), members in sorted(groups.items()):
        day = members[0].span.start.first
        heading = context.figures.month(day) if month else context.text("some-time-in", year=year)
        items = tuple(_item(context, event) for event in members)
        yield EventGroup(heading=heading.capitalize(), items=items)


def undated_steps(context: ViewContext, plan: Entry[Plan]) -> Iterator[UndatedActivity]:
    """The activities of a plan that have steps without a date, with the number of those steps."""
    found = [it for it in context.library.activities_of(plan) if undated(it)]
    links = told_apart(found, (steps_link(context, it) for it in found))
    for activity, link in zip(found, links, strict=True):
        yield UndatedActivity(link, context.text("step-count", count=undated(activity)))


def _item(context: ViewContext, event: Event) -> EventItem:
    return EventItem(
        when=event.when,
        iso=str(event.span.start),
        what=event.what,
        activity=event_link(context, event),
    )
