"""Organisations and roles: persons are not named."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.party import Contact, Party
from actionplans.model.record import Path, Record
from actionplans.privacy.names import looks_like_person
from actionplans.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Organisations and roles whose name is probably a person's."""
    yield from _registered(subject)
    for document in subject.documents:
        for path, role in _roles(document.record):
            if looks_like_person(role):
                yield Problem.warning("person-as-role", document.locate(*path), value=role)


def _roles(record: Record) -> Iterator[tuple[Path, str]]:
    """The roles of those who are responsible, take part, or answer for a page."""
    for field in ("responsible", "partners"):
        for number, party in enumerate(getattr(record, field, ())):
            if isinstance(party, Party) and party.role:
                yield (field, number, "role"), party.role
    contact = getattr(record, "contact", None)
    if isinstance(contact, Contact) and contact.role:
        yield ("contact", "role"), contact.role


def _registered(subject: Subject) -> Iterator[Problem]:
    for entry in subject.library.organisations.values():
        record = entry.record
        names = (
            (("name",), record.name),
            (("short_name",), record.short_name or ""),
            *(
                (("aliases", number), alias)
                for number, alias in enumerate(record.aliases)
                if alias not in record.name  # `Peder Lykke` for the school of that name
            ),
        )
        for path, name in names:
            if looks_like_person(name):
                yield Problem.warning("person-in-register", entry.locate(*path), value=name)
                break
