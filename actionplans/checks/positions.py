"""Converts offsets in a text to lines and columns."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from actionplans.problems import Location


@dataclass(frozen=True)
class Positions:
    """The positions in a text that is all of a file, or its last part."""

    file: str
    text: str
    line: int = 1
    """The line of the file on which the text begins."""

    @cached_property
    def _starts(self) -> list[int]:
        breaks = [offset + 1 for offset, char in enumerate(self.text) if char == "\n"]
        return [0, *breaks]

    def at(self, offset: int) -> Location:
        """The position of a character, by its offset from 0."""
        index = bisect_right(self._starts, offset) - 1
        return Location(self.file, self.line + index, offset - self._starts[index] + 1)
