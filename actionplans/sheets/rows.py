"""Which activity a row is about, and whether it still is the one that the row was made for."""

from collections.abc import Iterator

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.problems import Problem, Suggestions
from actionplans.reader import Entry
from actionplans.sheets.headings import ID, TITLE
from actionplans.sheets.placed import Row, unusable


def activity_of(
    row: Row, library: Library, suggestions: Suggestions, is_filled: bool
) -> tuple[Entry[Activity] | None, list[Problem]]:
    """The activity that a row names; None and why, where it names none.

    Args:
        row: the row.
        library: all records.
        suggestions: what an unknown address was meant to be.
        is_filled: whether anything is filled in; a row that names nothing is empty otherwise.
    """
    address = row.written(ID).strip("/")
    if not address:
        return None, [Problem.error("sheet-no-id", row.at(ID))] if is_filled else []
    problems = list(unusable(row, ID))
    activity = library.activities.get(address)
    if activity is None:
        close = suggestions.closest(address, library.activities)
        problem = Problem.error("sheet-unknown-activity", row.at(ID), value=address, **close)
        return None, [*problems, problem]
    return activity, [*problems, *_mismatch(row, activity.record.title, TITLE, address)]


def _mismatch(row: Row, expected: str, key: str, address: str) -> Iterator[Problem]:
    """Yield the problem of a row with the title of another: some columns may have been sorted."""
    title = row.written(key)
    if title and " ".join(title.split()) != " ".join(expected.split()):
        yield Problem.error(
            "sheet-mismatch", row.at(key), value=title, expected=expected, address=address
        )
