"""Checks numbers in a plan's overview: each is unique, and every reference to one exists."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.money import TOP
from actionplans.overview import OverviewLine
from actionplans.problems import Location, Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Find duplicate numbers, and references to the numbers of lines that do not exist."""
    library = subject.library
    for plan in library.plans.values():
        first: dict[str, OverviewLine] = {}
        lines = library.overview(plan)
        for line in lines:
            number = line.line.number
            if number is None:
                continue
            if number in first:
                yield _duplicate(line, first[number], number)
            first.setdefault(number, line)
        for line in lines:
            after = line.line.after
            missing = after is not None and after not in (TOP, *first)
            if missing and not subject.is_incomplete(plan.id):
                location = line.entry.locate(*line.path, "after")
                yield Problem.error("unknown-number", location, value=after or "")
    for entry in library.activities.values():
        numbers = {line.number for line in entry.record.overview_lines}
        for index, item in enumerate(entry.record.budget):
            if item.line is not None and item.line not in numbers:
                location = entry.locate("budget", index, "line")
                yield Problem.error("unknown-line", location, value=item.line)


def _duplicate(line: OverviewLine, first: OverviewLine, number: str) -> Problem:
    """The problem of a number that two lines have: one is a copy where they say the same."""
    earlier = str(_number(first))
    if line.line.title == first.line.title and line.entry.file != first.entry.file:
        file = line.entry.file
        return Problem.error("copied-activity", _number(line), file=file, first=first.entry.file)
    return Problem.error("duplicate-number", _number(line), value=number, first=earlier)


def _number(line: OverviewLine) -> Location:
    return line.entry.locate(*line.path, "number")
