"""A status sheet that came back: what it says of each activity, and the reports made of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.problems import POSSIBLE, Problem, Suggestions
from actionplans.reader import Entry
from actionplans.reader.source import BAD_CHARACTER
from actionplans.reader.tree import MAX_CHARACTERS
from actionplans.sheets.headings import ID, keys_by_title, understood
from actionplans.sheets.placed import Placed, Row, plain_title, unusable
from actionplans.sheets.raw import RawSheet
from actionplans.sheets.rows import activity_of
from actionplans.sheets.status_fields import LIST, REPORTED, WORDS, as_words, items_of, titles

Statements = dict[str, str | list[str]]
"""What is said of an activity: texts as front matter has them, by the English names of fields."""

_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)")

#: Breaks of lines that only some programs know.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@dataclass(slots=True)
class StatusRound:
    """What a status sheet says."""

    month: str | None = None
    """The month that its name tells: `2026-08`; None where it tells none."""

    is_found: bool = False
    """Whether there is such a sheet at all."""

    statements: dict[Entry[Activity], Statements] = field(default_factory=dict)
    """What is said of the activities of which anything is said."""

    columns: frozenset[str] = frozenset()
    """The fields that it has a column for."""

    problems: list[Problem] = field(default_factory=list)

    def by_plan(self, library: Library) -> dict[Entry[Plan], dict[Entry[Activity], Statements]]:
        """The statements plan by plan, in the order of each plan."""
        plans = dict.fromkeys(library.plan_of(activity) for activity in self.statements)
        return {
            plan: {
                activity: self.statements[activity]
                for activity in library.activities_of(plan)
                if activity in self.statements
            }
            for plan in plans
        }


def read_status(sheets: Sequence[RawSheet], library: Library) -> StatusRound:
    """Read the status sheet among the sheets of a workbook."""
    language = library.language
    keys = keys_by_title(titles(it) for it in understood(language))
    found = StatusRound()
    for sheet in sheets:
        placed = Placed.of(sheet, lambda title: keys.get(plain_title(title)), ID)
        if placed is None or found.is_found or not set(REPORTED) & placed.columns.keys():
            if sheet.cells and not sheet.is_hidden:
                location = Placed(sheet.name).at(sheet.cells[0].row, sheet.cells[0].column)
                found.problems.append(Problem.warning("sheet-not-read", location))
            continue
        found.is_found = True
        month = _MONTH.search(sheet.name)
        found.month = month[0] if month else None
        found.columns = frozenset(placed.columns) & frozenset(REPORTED)
        found.problems += placed.problems
        _Reader(library, found).read(placed)
    return found


class _Reader:
    def __init__(self, library: Library, found: StatusRound) -> None:
        self._library = library
        self._language: Language = library.language
        self._found = found
        self._suggestions = Suggestions()
        self._rows: dict[Entry[Activity], Row] = {}

    def read(self, placed: Placed) -> None:
        """Read every row."""
        for row in placed.rows:
            filled = [name for name in REPORTED if row.written(name)]
            activity, problems = activity_of(row, self._library, self._suggestions, bool(filled))
            self._found.problems += problems
            for name in list(filled):
                if wrong := list(unusable(row, name)):
                    self._found.problems += wrong
                    filled.remove(name)
            if activity is None:
                continue
            if first := self._rows.get(activity):
                location, line = row.at(ID), first.number
                self._found.problems.append(
                    Problem.error("sheet-row-twice", location, value=activity.id, row=line)
                )
                continue
            self._rows[activity] = row
            said = {name: value for name in filled if (value := self._value(row, name, activity))}
            if said:
                self._found.statements[activity] = said

    def _value(self, row: Row, name: str, activity: Entry[Activity]) -> str | list[str]:
        text = BAD_CHARACTER.sub("", _BREAKS.sub("\n", row.written(name))).strip()
        if len(text) > MAX_CHARACTERS:
            self._found.problems.append(
                Problem.error("sheet-text-too-long", row.at(name), limit=MAX_CHARACTERS)
            )
        if name == LIST:
            return items_of(text)
        if name in WORDS:
            return self._word(row, name, text)
        if name == "status_word":
            self._found.problems += self._unknown_status_word(row, text, activity)
        return text

    def _word(self, row: Row, name: str, text: str) -> str:
        """The word of front matter that is meant, by itself or by what pages call it."""
        heading = WORDS[name]
        values = {
            plain_title(self._language.label(heading, value)): value
            for word in self._language.choices(heading)
            if (value := self._language.value_for_word(heading, word))
        }
        value = self._language.value_for_word(heading, text) or values.get(plain_title(text))
        if value is not None:
            return self._language.word(heading, value)
        words = tuple(map(as_words, self._language.choices(heading)))
        self._found.problems.append(self._unknown(row, name, text, words))
        return text

    def _unknown_status_word(
        self, row: Row, text: str, activity: Entry[Activity]
    ) -> Iterator[Problem]:
        owner = self._library.partnership_of(activity).record
        words = tuple(it.word for it in owner.status_words)
        if words and text not in words:
            yield self._unknown(row, "status_word", text, words)

    def _unknown(self, row: Row, name: str, text: str, words: tuple[str, ...]) -> Problem:
        suggestion = self._suggestions.closest(text, words, POSSIBLE)
        return Problem.error(
            "sheet-unknown-word", row.at(name), value=text, words=words, **suggestion
        )


def as_reported(
    statements: Mapping[Entry[Activity], Statements],
) -> list[dict[str, str | list[str]]]:
    """Statements as the list of a report's activities, by the English names of fields."""
    return [{"activity": str(it.id), **said} for it, said in statements.items()]
