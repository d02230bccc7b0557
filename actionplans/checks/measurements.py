"""Checks measurements: an indicator has one value for a place and a date."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.indicator import Indicator
from actionplans.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Find second values of an indicator for the same place and date."""
    for entry in subject.library.all(Indicator).values():
        first: dict[object, int] = {}
        for number, measurement in enumerate(entry.record.measurements):
            key = measurement.place, measurement.date
            if key not in first:
                first[key] = number
                continue
            yield Problem.error(
                "measured-twice",
                entry.locate("measurements", number, "date"),
                value=str(measurement.date),
                first=str(entry.locate("measurements", first[key], "date")),
                key=subject.library.language.field("Indicator", "disagreements").key,
            )
