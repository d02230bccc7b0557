"""What a status round asks of each activity, and how it stands in a cell."""

import re
from collections.abc import Iterator

from actionplans.locale import Language
from actionplans.model.report import ActivityReport
from actionplans.model.stated import Nothing
from actionplans.sheets.headings import field_title, fixed_titles

REPORTED = (
    "status_word",
    "lifecycle",
    "on_track",
    "progress",
    "achieved",
    "concerns",
    "adjustments",
)
"""The fields of a report on an activity that a sheet has, in the order of its columns."""

WORDS = {"lifecycle": "Lifecycle", "on_track": "OnTrack"}
"""The headings of the words of those fields that have some."""

LIST = "achieved"
"""The field that is a list: a line of its cell for each."""

LAST = "last-"
"""What the key of a column begins with that shows what the last report says."""

LAST_DATE = "last_date"
"""The column with the date of that report."""

_ITEM = re.compile(r"[-–•*][ \t]++")

_NOTHING = "Nothing"


def titles(language: Language) -> dict[str, str]:
    """The titles of a status sheet's columns in a language, by their keys."""
    own = {name: field_title(language, ActivityReport, name) for name in REPORTED}
    last = {
        f"{LAST}{name}": language.text("sheet-last", title=title) for name, title in own.items()
    }
    date = {LAST_DATE: language.text("sheet-last-date")}
    return fixed_titles(language) | own | date | last


def shown(report: ActivityReport, name: str, language: Language) -> str:
    """What a report says in a field, as it stands in a cell; empty where it is silent."""
    value = getattr(report, name)
    if value is None or value == ():
        return ""
    if isinstance(value, Nothing):
        return language.word(_NOTHING, value.value)
    if heading := WORDS.get(name):
        return as_words(language.word(heading, value))
    if name == LIST:
        return _as_lines(value)
    return str(value)


def as_words(key: str) -> str:
    """A word of front matter as people write it: `i_gang` is `i gang`."""
    return key.replace("_", " ")


def _as_lines(items: tuple[str, ...]) -> str:
    """Texts as lines; with a hyphen before each where one has several lines or a hyphen itself."""
    if not any("\n" in item or _ITEM.match(item) for item in items):
        return "\n".join(items)
    return "\n".join("- " + item.replace("\n", "\n  ") for item in items)


def items_of(text: str) -> list[str]:
    """The texts that a cell lists: each line is one, or each that begins with a hyphen."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or not _ITEM.match(lines[0]):
        return [line.strip() for line in lines]
    return list(_marked(text.split("\n")))


def _marked(lines: list[str]) -> Iterator[str]:
    item: list[str] = []
    for line in lines:
        if begun := _ITEM.match(line):
            if item:
                yield "\n".join(item).strip()
            item = [line[begun.end() :]]
        else:
            item.append(line.removeprefix("  "))
    if item:
        yield "\n".join(item).strip()
