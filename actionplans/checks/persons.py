"""Persons: no civil registration number stands anywhere in the content."""

import re
from collections.abc import Iterator
from datetime import date

from actionplans.checks.subject import Subject
from actionplans.problems import Location, Problem

#: DDMMYY and four digits, as the Danish CPR register writes it, with or without the hyphen.
_CPR = re.compile(r"(?<![\d.,-])(\d\d)(\d\d)(\d\d)[- ]?\d{4}(?![\d.,]*\d)")


def check(subject: Subject) -> Iterator[Problem]:
    """Anything that could be a Danish civil registration number, drafts not excepted."""
    for document in subject.documents:
        for number, line in document.source.lines:
            for found in _CPR.finditer(line):
                if _is_day(*(int(part) for part in found.groups())):
                    yield Problem.error(
                        "cpr-number", Location(document.file, number, found.start() + 1)
                    )


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True
