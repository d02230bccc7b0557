"""A partnership's dates as a file for calendar programs, after RFC 5545."""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, vText, vUri
from icalendar import Event as CalendarEvent

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.parts.events import Event, coming_events, event_link

#: The UUID namespace of events' ids.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "actionplans/calendar")


def calendar(context: ViewContext, partnership: Entry[Partnership]) -> bytes:
    """An iCalendar file with the dated steps and deadlines of plans that are ahead or run.

    They are all-day events.
    """
    result = Calendar()
    result.add("prodid", f"-//actionplans//calendar//{context.language.code.upper()}")
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("method", "PUBLISH")
    name = context.text("calendar-title", name=partnership.record.title)
    result.add("name", _localised(context, name))
    result.add("x-wr-calname", name)
    if address := context.site.settings.url:
        result.add("url", vUri(f"{address}{context.address(partnership)}"))
    for uid, event in _identified_events(context, partnership):
        result.add_component(_event(context, uid, event))
    return bytes(result.to_ical())


def _identified_events(
    context: ViewContext, partnership: Entry[Partnership]
) -> Iterator[tuple[str, Event]]:
    """Each event with a UID that stays when its date changes, or others come before it."""
    counts: Counter[tuple[str, str]] = Counter()
    for event in coming_events(context, partnership):
        key = (event.activity.id, event.what)
        counts[key] += 1
        yield str(uuid.uuid5(_NAMESPACE, "\n".join((*key, str(counts[key]))))), event


def _event(context: ViewContext, uid: str, event: Event) -> CalendarEvent:
    plan = context.library.plan_of(event.activity).record
    title = event.activity.record.name
    address = f"{context.site.settings.url}{event_link(context, event).address}"
    description = [f"{event.when}: {event.what}", f"{title}. {plan.title}."]
    component = CalendarEvent()
    component.add("uid", uid)
    component.add("dtstamp", datetime.combine(_stamp(context, event), time(), UTC))
    component.add("dtstart", event.span.start.first)
    component.add("dtend", event.span.end.last + timedelta(days=1))
    component.add("summary", _localised(context, f"{title}: {event.what}"))
    if context.site.settings.url:
        description.append(address)
        component.add("url", vUri(address))
    component.add("description", _localised(context, "\n".join(description)))
    component.add("transp", "TRANSPARENT")
    return component


def _stamp(context: ViewContext, event: Event) -> date:
    """The day of an event's last noted change, else the first of its plan, or of itself.

    The day of a build is none of them.
    """
    period = context.library.plan_of(event.activity).record.period
    first = period.start.first if period else event.span.start.first
    return max((change.date.first for change in event.activity.record.changes), default=first)


def _localised(context: ViewContext, text: str) -> vText:
    """A text with its language as a parameter."""
    return vText(text, params={"LANGUAGE": context.language.code})
