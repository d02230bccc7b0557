"""Checks recorded disagreements: each says of which kind it is; a contradiction has two sides."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.disagreement import Disagreement, DisagreementKind
from actionplans.model.indicator import Indicator
from actionplans.model.record import Path, Record
from actionplans.model.report import StatusReport
from actionplans.problems import Problem
from actionplans.reader import Entry, holds


def check(subject: Subject) -> Iterator[Problem]:
    """Find disagreements of no kind, and contradictions of a single value."""
    library = subject.library
    for entry in (*library.originals, *library.all(Indicator).values()):
        for path, record in _recorded(entry):
            key = entry.document.language.field("Disagreement", "kind").key
            if record.kind is None:
                yield Problem.warning("no-kind", entry.locate(*path), key=key, value=record.about)
            elif record.kind is DisagreementKind.CONTRADICTION and len(record.values) < 2:
                location = entry.locate(*path, "kind")
                yield Problem.warning("one-value", location, key=key, value=record.about)


def _recorded(entry: Entry[Record]) -> Iterator[tuple[Path, Disagreement]]:
    """The disagreements of a record, each with its path."""
    for number, record in enumerate(getattr(entry.record, "disagreements", ())):
        yield ("disagreements", number), record
    if holds(entry, StatusReport):
        for index, item in enumerate(entry.record.activities):
            for number, record in enumerate(item.disagreements):
                yield ("activities", index, "disagreements", number), record
