"""Checks dates: no step of a timeline ends before it begins."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Find steps of timelines that end before they begin."""
    for entry in subject.library.activities.values():
        for number, step in enumerate(entry.record.timeline):
            if step.start and step.end and step.start.first > step.end.last:
                location = entry.locate("timeline", number, "end")
                yield Problem.error("backward-period", location, value=f"{step.start}/{step.end}")
