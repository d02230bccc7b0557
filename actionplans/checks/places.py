"""Where the links of a file are written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain

from actionplans.problems import Location
from actionplans.reader import Document

#: A target in Markdown, in its link or below the text, and in HTML.
_TARGETS = (
    re.compile(r"\](?:\(|:)\s*+<?([^\s<>\"')\]]*+)"),
    re.compile(r"\b(?:src|href)\s*+=\s*+[\"']?([^\s<>\"']*+)", re.IGNORECASE),
)


class Places:
    """Where the links of a document stand; its text is read once, however many there are."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, Iterator[Location]] = {}
        self._last: dict[str, Location] = {}

    def next(self, written: str) -> Location:
        """The place of the next link that is written so."""
        if written not in self._found:
            self._found[written] = chain(self._index.get(written, ()), self._anywhere(written))
            self._last[written] = Location(self._document.file)
        self._last[written] = next(self._found[written], self._last[written])
        return self._last[written]

    @cached_property
    def _index(self) -> dict[str, list[Location]]:
        found: dict[str, list[Location]] = {}
        for number, line in self._lines:
            for pattern in _TARGETS:
                for target in pattern.finditer(line):
                    place = Location(self._document.file, number, target.start(1) + 1)
                    found.setdefault(target[1], []).append(place)
        return found

    def _anywhere(self, written: str) -> Iterator[Location]:
        """Where a target stands that is not written as most are, such as one with spaces."""
        if written in self._index or not written:
            return
        start = self._text.find(written)
        while start >= 0:
            line = bisect_right(self._starts, start) - 1
            number, column = self._lines[line][0], start - self._starts[line] + 1
            yield Location(self._document.file, number, column)
            start = self._text.find(written, start + len(written))

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        return self._document.source.lines

    @cached_property
    def _text(self) -> str:
        return "\n".join(line for _, line in self._lines)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line of the text begins."""
        return list(accumulate((len(line) + 1 for _, line in self._lines), initial=0))
