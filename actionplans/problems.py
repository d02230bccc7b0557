"""What can be wrong with content: where it is, what it is called, and what it says of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Self

#: What a message may be filled in with; a sequence is shown as a list of its members.
Input = str | int | tuple[str, ...]


#: Nobody misspells a longer one, and to compare long texts costs the product of their lengths.
_LONGEST_WORD = 200


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the content folder, as an editor counts it."""

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
    """One finding, free of language: `locale` turns its kind and inputs into a message."""

    kind: str
    """The finding's English name, a key of the catalogues' `problems`."""

    location: Location
    severity: Severity
    inputs: dict[str, Input] = field(default_factory=dict)
    """What the message names: the value found, the file it should be in, a `suggestion`, …"""

    @classmethod
    def error(cls, kind: str, location: Location, **inputs: Input) -> Self:
        """A finding that keeps the content from being published."""
        return cls(kind, location, Severity.ERROR, inputs)

    @classmethod
    def warning(cls, kind: str, location: Location, **inputs: Input) -> Self:
        """A finding that staff should look at, in content that can be published."""
        return cls(kind, location, Severity.WARNING, inputs)

    def softened(self) -> Self:
        """The same finding as a warning, for a draft."""
        return type(self)(self.kind, self.location, Severity.WARNING, self.inputs)


class Report:
    """All problems of one run, in the order in which a reader meets them: by file and line."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        unique = {(p.location, p.kind, tuple(p.inputs.items())): p for p in problems}
        self.problems = tuple(sorted(unique.values(), key=lambda p: (p.location, p.kind)))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the content from being published."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are only told."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)


def shown_file(file: str) -> str:
    """A file's path as a terminal can show it."""
    return "".join(sign if sign.isprintable() else "?" for sign in file)


class Suggestions:
    """Suggests what misspelt words were meant to be, for as many as anybody reads.

    To compare two words costs some microseconds. A run of checks shares one of these, so that a
    file of nothing but mistakes does not cost the number of mistakes times that of choices.
    """

    def __init__(self, comparisons: int = 200_000) -> None:
        self._left = comparisons

    def closest(self, word: str, choices: Collection[str]) -> dict[str, Input]:
        """As `closest`; `{}` too where all comparisons are used up."""
        self._left -= len(choices)
        return closest(word, choices) if self._left >= 0 else {}


def closest(word: str, choices: Iterable[str]) -> dict[str, Input]:
    """The choice that a misspelt word was most likely meant to be, as inputs of a problem.

    Returns `{"suggestion": choice}`, or `{}` where nothing is close.
    """
    if len(word) > _LONGEST_WORD:
        return {}
    if "/" in word or "." in word:
        return _closest_path(word, choices)
    folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return {"suggestion": folded[found[0]]} if found else {}


def _closest_path(path: str, choices: Iterable[str]) -> dict[str, Input]:
    """The path whose last part is nearest, for folders and endings look alike."""
    folder, _, last = path.rpartition("/")
    lasts: dict[str, str] = {}
    for choice in choices:
        before, _, name = choice.rpartition("/")
        if before == folder or _stem(name) not in lasts:
            lasts[_stem(name)] = choice
    found = get_close_matches(_stem(last), lasts, n=1, cutoff=0.6)
    return {"suggestion": lasts[found[0]]} if found else {}


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
