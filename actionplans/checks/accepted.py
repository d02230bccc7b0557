"""Checks what pages accept: each names the code of a problem."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.locale import kinds_of_code
from actionplans.problems import Problem, Suggestions


def check(subject: Subject) -> Iterator[Problem]:
    """Find accepted codes that no problem has."""
    suggestions, codes = Suggestions(), subject.library.language.problem_codes
    for document in subject.documents:
        for number, one in enumerate(getattr(document.record, "accepted", ())):
            if not kinds_of_code(one.code):
                location = document.locate("accepted", number, "code")
                suggestion = suggestions.closest(one.code, codes)
                yield Problem.error("unknown-code", location, value=one.code, **suggestion)
