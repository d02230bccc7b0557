"""Checks statuses of activities: their words have a meaning, and none is given twice."""

from collections.abc import Iterable, Iterator

from actionplans.checks.subject import Subject
from actionplans.library import Library
from actionplans.model.record import Path, Record
from actionplans.model.status import StatesStatus
from actionplans.problems import Problem, Suggestions
from actionplans.reader import Entry


def check(subject: Subject) -> Iterator[Problem]:
    """Find status words without a meaning or with two, and activities that a report has twice."""
    library, suggestions = subject.library, Suggestions()
    for partnership in library.partnerships.values():
        words = (word.word for word in partnership.record.status_words)
        for number, first, word in _repeated(words):
            yield Problem.error(
                "duplicate-status-word",
                partnership.locate("status_words", number, "word"),
                value=word,
                first=str(partnership.locate("status_words", first, "word")),
            )
    for report in library.reports.values():
        activities = (item.activity for item in report.record.activities)
        for number, first, activity in _repeated(activities):
            yield Problem.error(
                "reported-twice",
                report.locate("activities", number, "activity"),
                value=activity,
                first=str(report.locate("activities", first, "activity")),
            )
    for entry, path, record in _statuses(library):
        yield from _without_meaning(library, entry, path, record.status_word, suggestions)


def _repeated(values: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield each value that stands in a list again: its index, that of the first, and itself."""
    first: dict[str, int] = {}
    for number, value in enumerate(values):
        if first.setdefault(value, number) != number:
            yield number, first[value], value


def _statuses(library: Library) -> Iterator[tuple[Entry[Record], Path, StatesStatus]]:
    """Yield everything that may state a status, with its entry and its path in that."""
    for activity in library.activities.values():
        yield activity, (), activity.record
    for report in library.reports.values():
        for number, item in enumerate(report.record.activities):
            yield report, ("activities", number), item


def _without_meaning(
    library: Library, entry: Entry[Record], path: Path, word: str | None, suggestions: Suggestions
) -> Iterator[Problem]:
    partnership = library.partnerships.get(entry.id.partnership)
    if word is None or partnership is None:  # a missing page is reported by itself
        return
    words = tuple(it.word for it in partnership.record.status_words)
    location, file = entry.locate(*path, "status_word"), partnership.document.file
    if not words:
        key = library.language.field("Partnership", "status_words").key
        yield Problem.error("no-status-words", location, value=word, file=file, key=key)
    elif word not in words:
        yield Problem.error(
            "unknown-status-word",
            location,
            value=word,
            file=file,
            words=words,
            **suggestions.closest(word, words),
        )
