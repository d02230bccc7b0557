"""Events: the dated steps and deadlines of a plan, as exact as its document is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.dates import Span, Tense
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.deliverables import deliverable
from actionplans.views.parts.standing import tense_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A step with a date, or the due date of a deliverable."""

    activity: Entry[Activity]
    when: str
    """The date as the document writes it."""

    what: str
    span: Span
    deadline: bool = False
    opens: bool = True
    """Whether the document states its start."""

    closes: bool = True
    """Whether the document states its end."""


def events(context: ViewContext, plan: Entry[Plan]) -> list[Event]:
    """The dated steps and deadlines of a plan: by their start, then in the plan's order."""
    dated = [
        event
        for activity in context.library.activities_of(plan)
        for event in (*steps(activity), *_deadlines(context, activity))
    ]
    return sorted(dated, key=lambda event: event.span.start.first)


def steps(activity: Entry[Activity]) -> Iterator[Event]:
    """The dated steps of an activity."""
    for step in activity.record.timeline:
        if span := step.span:
            opens, closes = step.start is not None, step.end is not None
            yield Event(
                activity=activity,
                when=step.when,
                what=step.what,
                span=span,
                opens=opens,
                closes=closes,
            )


def _deadlines(context: ViewContext, activity: Entry[Activity]) -> Iterator[Event]:
    for item in activity.record.deliverables:
        if item.due:
            view = deliverable(context, item)
            figure = " ".join(part for part in (view.figure, view.unit) if part)
            is_stated = not figure or re.sub(r"\D", "", view.figure or "") in view.what
            what = view.what if is_stated else f"{view.what} ({figure})"
            when = context.text("by-date", date=context.date(item.due))
            span = Span(item.due, item.due)
            yield Event(activity=activity, when=when, what=what, span=span, deadline=True)


def undated(activity: Entry[Activity]) -> int:
    """The number of steps of an activity without a date."""
    return sum(step.span is None for step in activity.record.timeline)


def event_link(context: ViewContext, event: Event) -> Link:
    """The link to an event's section on its activity's page."""
    if not event.deadline:
        return steps_link(context, event.activity)
    return _section_link(context, event.activity, context.field_anchor(Activity, "deliverables"))


def steps_link(context: ViewContext, activity: Entry[Activity]) -> Link:
    """The link to the timeline on an activity's page, by the activity's name."""
    return _section_link(context, activity, context.field_anchor(Activity, "timeline"))


def _section_link(context: ViewContext, activity: Entry[Activity], anchor: str) -> Link:
    return Link(activity.record.name, f"{context.address(activity)}#{anchor}")


def calendar_link(context: ViewContext, partnership: Entry[Partnership]) -> Link | None:
    """The link to a partnership's calendar; None where it has no dated events."""
    if not any(events(context, plan) for plan in context.library.plans_of(partnership)):
        return None
    return Link(context.text("whole-calendar"), calendar_address(context, partnership))


def calendar_address(context: ViewContext, partnership: Entry[Partnership]) -> str:
    """The address of a partnership's calendar."""
    return f"{partnership.id}/{context.language.address('calendar')}/"


def calendar_file(context: ViewContext, partnership: Entry[Partnership]) -> str:
    """The path of a partnership's calendar as an iCalendar file."""
    return f"{partnership.id}/{context.language.address('calendar')}.ics"


def coming_events(context: ViewContext, partnership: Entry[Partnership]) -> list[Event]:
    """The events of a partnership's plans that are ahead or run: those that its calendar file has.

    Where a plan states no period, nobody knows whether its dates are past, and it has none of them.
    """
    plans = context.library.plans_of(partnership)
    ahead = [it for it in plans if tense_of(context, it) in (Tense.AHEAD, Tense.NOW)]
    return [event for plan in ahead for event in events(context, plan)]
