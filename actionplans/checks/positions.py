"""Where an offset in a text stands, as an editor counts."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from actionplans.problems import Location


@dataclass(frozen=True)
class Positions:
    """The lines of a text that is all of a file, or the end of it."""

    file: str
    text: str
    line: int = 1
    """The line of the file on which the text begins."""

    @cached_property
    def _starts(self) -> list[int]:
        breaks = [offset + 1 for offset, sign in enumerate(self.text) if sign == "\n"]
        return [0, *breaks]

    def at(self, offset: int) -> Location:
        """The place of a character."""
        index = bisect_right(self._starts, offset) - 1
        return Location(self.file, self.line + index, offset - self._starts[index] + 1)
