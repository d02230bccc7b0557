"""Problems with content: locations, severities, reports, and suggestions for misspelt words."""

import posixpath
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Self

Input = str | int | tuple[str, ...]
"""A value that a message is filled in with; a tuple is shown as a list of its members."""

#: Characters of the longest word that is compared: time grows with the product of two lengths.
_MAX_WORD = 200

#: The likeness of two words from which one is probably a misspelling of the other: of words of
#: four letters, three in the same order.
_LIKELY = 0.75

POSSIBLE = 0.6
"""The likeness that is enough among a few words, one of which it must have been."""

#: The same of the names of files in one folder.
_LIKELY_PATH = 0.6


class Severity(StrEnum):
    """The effect of a problem: an error stops the build, a warning is only reported."""

    ERROR = "error"
    WARNING = "warning"
    ACCEPTED = "accepted"
    """A warning that those who write have found right."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A position in a file of the content folder, as editors show it."""

    file: str
    """Path below the content folder, with `/`."""

    line: int = 1
    """Counted from 1, the front matter's `---` included."""

    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{shown_file(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, independent of language: `locale` turns its kind and inputs into a message."""

    kind: str
    """The problem's English name, a key of the catalogues' `problems`."""

    location: Location
    severity: Severity
    inputs: dict[str, Input] = field(default_factory=dict)
    """Values for the message: the wrong value, the file it should be in, a `suggestion`, …"""

    reason: str = ""
    """The reason for which it is accepted, if it is."""

    @classmethod
    def error(cls, kind: str, location: Location, **inputs: Input) -> Self:
        """A problem that keeps the content from being published."""
        return cls(kind, location, Severity.ERROR, inputs)

    @classmethod
    def warning(cls, kind: str, location: Location, **inputs: Input) -> Self:
        """A problem that staff should look at, in content that can be published."""
        return cls(kind, location, Severity.WARNING, inputs)

    def to_json(self) -> list[Any]:
        """The same as a value that JSON can hold."""
        at = self.location
        return [self.kind, [at.file, at.line, at.column], self.severity.value, self.inputs]

    @classmethod
    def from_json(cls, value: list[Any]) -> Self:
        """The problem that `to_json` made a value of."""
        kind, location, severity, inputs = value
        return cls(
            kind,
            Location(*location),
            Severity(severity),
            {name: tuple(it) if isinstance(it, list) else it for name, it in inputs.items()},
        )

    def softened(self) -> Self:
        """The same problem as a warning, for a draft."""
        return type(self)(self.kind, self.location, Severity.WARNING, self.inputs)

    def accepted(self, reason: str) -> Self:
        """The same problem as one that is accepted for a reason."""
        return type(self)(self.kind, self.location, Severity.ACCEPTED, self.inputs, reason)


class Report:
    """All problems of one run, each once, sorted by file and line.

    Those that are accepted are beside the others: they are neither in its length nor in its turn.
    """

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        unique = {(p.location, p.kind, tuple(p.inputs.items())): p for p in problems}
        found = sorted(unique.values(), key=lambda p: (p.location, p.kind))
        self.problems = tuple(p for p in found if p.severity is not Severity.ACCEPTED)
        self.accepted = tuple(p for p in found if p.severity is Severity.ACCEPTED)
        """The warnings that are accepted."""

    @property
    def everything(self) -> tuple[Problem, ...]:
        """All problems, those that are accepted too."""
        return (*self.problems, *self.accepted)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the content from being published."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are only reported."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)


def shown_file(file: str) -> str:
    """A file's path with `?` for each character that a terminal cannot show."""
    return "".join(char if char.isprintable() else "?" for char in file)


class Suggestions:
    """Corrections of misspelt words, up to a number of comparisons.

    Comparing two words takes some microseconds. The checks of a run share one of these, so that a
    file full of mistakes does not take the number of mistakes times that of choices.
    """

    def __init__(self, comparisons: int = 200_000) -> None:
        self._left = comparisons

    def closest(
        self, word: str, choices: Collection[str], likeness: float = _LIKELY
    ) -> dict[str, Input]:
        """As the function `closest`; `{}` too where all comparisons are used up."""
        self._left -= len(choices)
        return closest(word, choices, likeness) if self._left >= 0 else {}


def closest(word: str, choices: Iterable[str], likeness: float = _LIKELY) -> dict[str, Input]:
    """The choice that a misspelt word was most likely meant to be, as inputs of a problem.

    Returns `{"suggestion": choice}`, or `{}` where nothing is close.

    Args:
        word: the word; a path is compared by the name of its file.
        choices: what it can have been meant to be.
        likeness: the least likeness of two words, 1 for the same.
    """
    if len(word) > _MAX_WORD:
        return {}
    if "/" in word or "." in word:
        return _closest_path(word, choices)
    folded = {choice.casefold(): choice for choice in choices}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)
    return {"suggestion": folded[matches[0]]} if matches else {}


def in_other_letters(written: str, folder: str, files: Iterable[str]) -> dict[str, Input]:
    """The path of a file that was written in other capital letters or with `\\`, as a suggestion.

    Args:
        written: the path as it was written.
        folder: the folder that it starts from.
        files: the paths that there are, from where the folder's starts.
    """
    folded = posixpath.normpath(posixpath.join(folder, written.replace("\\", "/"))).casefold()
    found = next((it for it in files if it.casefold() == folded), None)
    return {"suggestion": posixpath.relpath(found, folder or ".")} if found else {}


def _closest_path(path: str, choices: Iterable[str]) -> dict[str, Input]:
    """The path with the closest file name, for folders and endings are alike anyway.

    One of another folder has to be closer: what is far in name and place was hardly meant.
    """
    folder, _, file_name = path.rpartition("/")
    beside: dict[str, str] = {}
    elsewhere: dict[str, str] = {}
    for choice in choices:
        parent, _, name = choice.rpartition("/")
        (beside if parent == folder else elsewhere).setdefault(_stem(name), choice)
    for by_stem, likeness in (
        (beside, _LIKELY),
        (elsewhere, _LIKELY),
        (beside, _LIKELY_PATH),
    ):
        if matches := get_close_matches(_stem(file_name), by_stem, n=1, cutoff=likeness):
            return {"suggestion": by_stem[matches[0]]}
    return {}


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
