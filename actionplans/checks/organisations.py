"""Checks organisations and roles: none is named after a person."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.party import Contact, Party
from actionplans.model.record import Path, Record
from actionplans.privacy.names import looks_like_person
from actionplans.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Find organisations and roles whose names are probably those of persons."""
    yield from _registered(subject)
    for document in subject.documents:
        for path, role in _roles(document.record):
            if looks_like_person(role):
                yield Problem.warning("person-as-role", document.locate(*path), value=role)


def _roles(record: Record) -> Iterator[tuple[Path, str]]:
    """Yield the roles of responsible parties, partners and contacts, with their paths."""
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
                if alias not in record.name  # an alias `Peder Lykke` of a school of that name
            ),
        )
        for path, name in names:
            if looks_like_person(name):
                yield Problem.warning("person-in-register", entry.locate(*path), value=name)
                break
        role = record.contact.role if record.contact else None
        if role and looks_like_person(role):
            location = entry.locate("contact", "role")
            yield Problem.warning("person-as-role", location, value=role)
