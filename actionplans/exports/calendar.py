"""A partnership's dates as a file for calendar programs, after RFC 5545."""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, vText, vUri
from icalendar import Event as CalendarEvent

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.shared import Shared
from actionplans.views.steps import Event, event_link, events

_OWN = uuid.uuid5(uuid.NAMESPACE_URL, "actionplans/calendar")
"""Keeps the ids of events apart from all other ids that are made of names."""


def calendar(shared: Shared, partnership: Entry[Partnership]) -> bytes:
    """Every step and deadline with a date, as events that take whole days."""
    made = Calendar()
    made.add("prodid", f"-//actionplans//calendar//{shared.language.code.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    name = shared.text("calendar-title", name=partnership.record.title)
    made.add("name", _worded(shared, name))
    made.add("x-wr-calname", name)
    if address := shared.site.settings.url:
        made.add("url", vUri(f"{address}{shared.address(partnership)}"))
    for uid, event in _named(shared, partnership):
        made.add_component(_event(shared, uid, event))
    return bytes(made.to_ical())


def _named(shared: Shared, partnership: Entry[Partnership]) -> Iterator[tuple[str, Event]]:
    """Each event with an id that stays when it is moved to another date, or others come before."""
    seen: Counter[tuple[str, str]] = Counter()
    for plan in shared.library.plans_of(partnership):
        for event in events(shared, plan):
            what = (event.activity.id, event.what)
            seen[what] += 1
            yield str(uuid.uuid5(_OWN, "\n".join((*what, str(seen[what]))))), event


def _event(shared: Shared, uid: str, event: Event) -> CalendarEvent:
    plan = shared.library.plan_of(event.activity).record
    title = event.activity.record.title
    address = f"{shared.site.settings.url}{event_link(shared, event).address}"
    told = [f"{event.when}: {event.what}", f"{title}. {plan.title}."]
    made = CalendarEvent()
    made.add("uid", uid)
    made.add("dtstamp", datetime.combine(shared.site.settings.today, time(), UTC))
    made.add("dtstart", event.span.start.first)
    made.add("dtend", event.span.end.last + timedelta(days=1))
    made.add("summary", _worded(shared, f"{title}: {event.what}"))
    if shared.site.settings.url:
        told.append(address)
        made.add("url", vUri(address))
    made.add("description", _worded(shared, "\n".join(told)))
    made.add("transp", "TRANSPARENT")
    return made


def _worded(shared: Shared, text: str) -> vText:
    """A text with the language that it is in."""
    return vText(text, params={"LANGUAGE": shared.language.code})
