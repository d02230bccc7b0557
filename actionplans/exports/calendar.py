"""A partnership's dates as a file for calendar programs, after RFC 5545."""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, vText, vUri
from icalendar import Event as CalendarEvent

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.parts.events import Event, event_link, events

_OWN = uuid.uuid5(uuid.NAMESPACE_URL, "actionplans/calendar")
"""Keeps the ids of events apart from all other ids that are made of names."""


def calendar(context: ViewContext, partnership: Entry[Partnership]) -> bytes:
    """Every step and deadline with a date, as events that take whole days."""
    made = Calendar()
    made.add("prodid", f"-//actionplans//calendar//{context.language.code.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    name = context.text("calendar-title", name=partnership.record.title)
    made.add("name", _worded(context, name))
    made.add("x-wr-calname", name)
    if address := context.site.settings.url:
        made.add("url", vUri(f"{address}{context.address(partnership)}"))
    for uid, event in _named(context, partnership):
        made.add_component(_event(context, uid, event))
    return bytes(made.to_ical())


def _named(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[tuple[str, Event]]:
    """Each event with an id that stays when it is moved to another date, or others come before."""
    seen: Counter[tuple[str, str]] = Counter()
    for plan in context.library.plans_of(partnership):
        for event in events(context, plan):
            what = (event.activity.id, event.what)
            seen[what] += 1
            yield str(uuid.uuid5(_OWN, "\n".join((*what, str(seen[what]))))), event


def _event(context: ViewContext, uid: str, event: Event) -> CalendarEvent:
    plan = context.library.plan_of(event.activity).record
    title = event.activity.record.title
    address = f"{context.site.settings.url}{event_link(context, event).address}"
    told = [f"{event.when}: {event.what}", f"{title}. {plan.title}."]
    made = CalendarEvent()
    made.add("uid", uid)
    made.add("dtstamp", datetime.combine(context.site.settings.today, time(), UTC))
    made.add("dtstart", event.span.start.first)
    made.add("dtend", event.span.end.last + timedelta(days=1))
    made.add("summary", _worded(context, f"{title}: {event.what}"))
    if context.site.settings.url:
        told.append(address)
        made.add("url", vUri(address))
    made.add("description", _worded(context, "\n".join(told)))
    made.add("transp", "TRANSPARENT")
    return made


def _worded(context: ViewContext, text: str) -> vText:
    """A text with the language that it is in."""
    return vText(text, params={"LANGUAGE": context.language.code})
