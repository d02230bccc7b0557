"""Numbers in a plan's overview: each is used once, and what names one names one that is there."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.money import TOP
from actionplans.overview import OverviewLine
from actionplans.problems import Location, Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Numbers used twice, and lines that are said to stand after, or belong to, no line."""
    library = subject.library
    for plan in library.plans.values():
        first: dict[str, OverviewLine] = {}
        lines = library.overview(plan)
        for line in lines:
            number = line.line.number
            if number is None:
                continue
            if number in first:
                earlier = str(_number(first[number]))
                yield Problem.error("duplicate-number", _number(line), value=number, first=earlier)
            first.setdefault(number, line)
        for line in lines:
            after = line.line.after
            missing = after is not None and after not in (TOP, *first)
            if missing and not subject.is_incomplete(plan.id):
                location = line.entry.locate(*line.path, "after")
                yield Problem.error("unknown-number", location, value=after or "")
    for entry in library.activities.values():
        own = {line.number for line in entry.record.overview_lines}
        for place, post in enumerate(entry.record.budget):
            if post.line is not None and post.line not in own:
                location = entry.locate("budget", place, "line")
                yield Problem.error("unknown-line", location, value=post.line)


def _number(line: OverviewLine) -> Location:
    return line.entry.locate(*line.path, "number")
