"""Checks of the content before a site is published: one module for each subject.

A check is a generator of problems, `check(subject: Subject) -> Iterator[Problem]`. A new check is a
new module with such a function, listed in `CHECKS`.
"""

from collections.abc import Callable, Iterator

from actionplans.checks import (
    accepted,
    addresses,
    appearance,
    completeness,
    contacts,
    dates,
    disagreements,
    files,
    links,
    measurements,
    numbering,
    organisations,
    persons,
    promises,
    reach,
    references,
    size,
    standing,
    statuses,
    sums,
    translations,
    unrendered,
    unused,
    vanished,
    wording,
)
from actionplans.checks.subject import Subject
from actionplans.problems import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check,
    addresses.check,
    vanished.check,
    numbering.check,
    completeness.check,
    dates.check,
    standing.check,
    statuses.check,
    measurements.check,
    promises.check,
    size.check,
    sums.check,
    disagreements.check,
    links.check,
    unrendered.check,
    persons.check,
    contacts.check,
    organisations.check,
    reach.check,
    appearance.check,
    translations.check,
    wording.check,
    files.check,
    unused.check,
    accepted.check,
)

__all__ = ["CHECKS", "Check", "Subject", "check_all"]


def check_all(
    subject: Subject, before_each: Callable[[], None] = lambda: None
) -> Iterator[Problem]:
    """Yield the problems that any check finds.

    Args:
        subject: what is checked.
        before_each: called before each check; what it raises is passed on.
    """
    for check in CHECKS:
        before_each()
        yield from check(subject)
