"""What is looked after before a site is published: one family of rules a module.

A check is a generator of problems: `check(site) -> Iterator[Problem]`. A new family is a new
module with such a function, named in `CHECKS`.
"""

from collections.abc import Callable, Iterator

from actionplans.checks import (
    addresses,
    appearance,
    completeness,
    contacts,
    dates,
    files,
    links,
    numbering,
    organisations,
    persons,
    references,
    size,
    sums,
    translations,
    unused,
    wording,
)
from actionplans.checks.subject import Subject
from actionplans.problems import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check,
    addresses.check,
    numbering.check,
    completeness.check,
    dates.check,
    size.check,
    sums.check,
    links.check,
    persons.check,
    contacts.check,
    organisations.check,
    appearance.check,
    translations.check,
    wording.check,
    files.check,
    unused.check,
)

__all__ = ["CHECKS", "Check", "Subject", "check_all"]


def check_all(subject: Subject) -> Iterator[Problem]:
    """Every problem that any check finds."""
    for check in CHECKS:
        yield from check(subject)
