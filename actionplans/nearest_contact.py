"""Contacts: whom somebody who asks about a record can turn to, the nearest first."""

from collections.abc import Iterator
from typing import NamedTuple

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.party import Contact, Organisation
from actionplans.model.record import Record
from actionplans.nesting import wholes_of
from actionplans.reader import Entry, holds


class NearContact(NamedTuple):
    """A contact, and the record that has it."""

    owner: Entry[Record]
    contact: Contact
    """It has at least one way to reach somebody: see `ways_of`."""


def contacts_near(library: Library, entry: Entry[Record]) -> Iterator[NearContact]:
    """The contacts that somebody can turn to about a record, the nearest first.

    Those of an activity are its own or its whole's, its responsible organisations', its plan's;
    then come those of the partnership, of the municipality, and of whoever publishes the site.
    """
    for owner in _owners(library, entry):
        if contact := _contact_of(library, owner):
            yield NearContact(owner, contact)


def contacts_of_all(library: Library) -> Iterator[NearContact]:
    """The contact of whoever publishes the site, which is that of the front page."""
    front = library.pages.get("")
    if front and (contact := _contact_of(library, front)):
        yield NearContact(front, contact)


def ways_of(contact: Contact) -> tuple[str, ...]:
    """The ways that a contact states to reach somebody; empty where it only names who that is."""
    ways = (contact.mail, contact.phone, contact.address, contact.url, contact.note)
    return tuple(way for way in ways if way)


def own_contact(entry: Entry[Organisation]) -> Contact | None:
    """How an organisation is reached: by its contact and its web site; None without either."""
    contact, url = entry.record.contact, entry.record.url
    if contact is None:
        return Contact(url=url) if url else None
    return contact if contact.url else contact.model_copy(update={"url": url})


def _owners(library: Library, entry: Entry[Record]) -> Iterator[Entry[Record]]:
    """The records whose contacts are those of a record, the nearest first."""
    if holds(entry, Activity):
        activities = (entry, *wholes_of(library.activities, entry))
        yield from activities
        parties = (party for activity in activities for party in activity.record.responsible)
        yield from _organisations(library, *(party.organisation for party in parties))
    if not holds(entry, Partnership) and (plan := library.plans.get(entry.id.plan)):
        yield plan
    if partnership := library.partnerships.get(entry.id.partnership):
        record = partnership.record
        yield partnership
        yield from _organisations(library, record.organisation, record.municipality)
    yield from (near.owner for near in contacts_of_all(library))


def _organisations(library: Library, *ids: str | None) -> Iterator[Entry[Organisation]]:
    found = (library.organisations.get(id or "") for id in dict.fromkeys(ids))
    yield from (organisation for organisation in found if organisation)


def _contact_of(library: Library, entry: Entry[Record]) -> Contact | None:
    """The contact of a record with its ways, or those of the organisation that it names."""
    if holds(entry, Organisation):
        contact = own_contact(entry)
    else:
        contact = getattr(entry.record, "contact", None)
    if contact is None or ways_of(contact):
        return contact
    named = library.organisations.get(contact.organisation or "")
    theirs = own_contact(named) if named else None
    if theirs is None or not ways_of(theirs):
        return None
    return theirs.model_copy(
        update={"organisation": contact.organisation, "role": contact.role or theirs.role}
    )
