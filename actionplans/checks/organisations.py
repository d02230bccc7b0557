"""Organisations: the register holds no persons."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.names import looks_like_person
from actionplans.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Organisations whose name is probably a person's."""
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
