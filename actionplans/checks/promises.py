"""Checks the numbers that reports state of deliverables: each is held against another number."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.activity import Activity
from actionplans.model.record import Path
from actionplans.model.report import Delivered, StatusReport
from actionplans.problems import Problem, Suggestions
from actionplans.reader import Entry


def check(subject: Subject) -> Iterator[Problem]:
    """Find second ids of deliverables, and numbers that say nothing of one of them."""
    library, suggestions = subject.library, Suggestions()
    for activity in library.activities.values():
        yield from _duplicate_ids(activity)
    for report in library.reports.values():
        for number, item in enumerate(report.record.activities):
            reported = library.activities.get(item.activity)
            if reported is None:  # reported by itself
                continue
            first: dict[int, Path] = {}
            for index, delivered in enumerate(item.delivered):
                path: Path = ("activities", number, "delivered", index)
                found = reported.record.deliverable_named(delivered.deliverable)
                yield from _not_one_number(subject, report, path, delivered)
                if found is None:
                    yield _unknown(report, path, delivered.deliverable, reported, suggestions)
                elif found in first:
                    yield _twice(subject, report, path, first[found])
                else:
                    first[found] = path
                    yield from _without_aim(subject, report, path, reported, found)


def _duplicate_ids(activity: Entry[Activity]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, deliverable in enumerate(activity.record.deliverables):
        id = deliverable.id
        if id is not None and first.setdefault(id, index) != index:
            yield Problem.error(
                "duplicate-id",
                activity.locate("deliverables", index, "id"),
                value=id,
                first=str(activity.locate("deliverables", first[id], "id")),
            )


def _not_one_number(
    subject: Subject, report: Entry[StatusReport], path: Path, delivered: Delivered
) -> Iterator[Problem]:
    if (delivered.count is None) == (delivered.expected is None):
        field = subject.library.language.field
        yield Problem.error(
            "counted-or-expected",
            report.locate(*path),
            count_key=field("Delivered", "count").key,
            expected_key=field("Delivered", "expected").key,
        )


def _unknown(
    report: Entry[StatusReport],
    path: Path,
    name: str,
    activity: Entry[Activity],
    suggestions: Suggestions,
) -> Problem:
    names = [n for it in activity.record.deliverables for n in (it.id, it.what) if n]
    return Problem.error(
        "unknown-deliverable",
        report.locate(*path, "deliverable"),
        value=name,
        file=activity.document.file,
        **suggestions.closest(name, names),
    )


def _twice(subject: Subject, report: Entry[StatusReport], path: Path, first: Path) -> Problem:
    return Problem.error(
        "delivered-twice",
        report.locate(*path, "deliverable"),
        first=str(report.locate(*first, "deliverable")),
        key=_text_key(subject),
    )


def _without_aim(
    subject: Subject,
    report: Entry[StatusReport],
    path: Path,
    activity: Entry[Activity],
    index: int,
) -> Iterator[Problem]:
    deliverable = activity.record.deliverables[index]
    if deliverable.floor is None:
        kind = "deliverable-without-number" if deliverable.at_most is None else "ceiling-delivered"
        yield Problem.warning(
            kind,
            report.locate(*path, "deliverable"),
            key=_text_key(subject),
            file=activity.document.file,
        )


def _text_key(subject: Subject) -> str:
    return subject.library.language.field("ActivityReport", "achieved").key
