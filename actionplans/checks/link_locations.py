"""Finds the positions of links in a file."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain

from actionplans.problems import Location
from actionplans.reader import Document

#: A target in Markdown, in its link or in a reference definition, and in HTML.
_TARGETS = (
    re.compile(r"\](?:\(|:)\s*+<?([^\s<>\"')\]]*+)"),
    re.compile(r"\b(?:src|href)\s*+=\s*+[\"']?([^\s<>\"']*+)", re.IGNORECASE),
)


class LinkLocations:
    """The positions of a document's links. The text is indexed once for all of them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._remaining: dict[str, Iterator[Location]] = {}
        self._last: dict[str, Location] = {}

    def next(self, written: str) -> Location:
        """The position of the next link to a target as written; of the last one if none is left."""
        if written not in self._remaining:
            self._remaining[written] = chain(self._index.get(written, ()), self._anywhere(written))
            self._last[written] = Location(self._document.file)
        self._last[written] = next(self._remaining[written], self._last[written])
        return self._last[written]

    @cached_property
    def _index(self) -> dict[str, list[Location]]:
        index: dict[str, list[Location]] = {}
        for number, line in self._lines:
            for pattern in _TARGETS:
                for match in pattern.finditer(line):
                    location = Location(self._document.file, number, match.start(1) + 1)
                    index.setdefault(match[1], []).append(location)
        return index

    def _anywhere(self, written: str) -> Iterator[Location]:
        """Yield the positions of a target that no pattern matches, such as one with spaces."""
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
        """The offset at which each line of the text begins."""
        return list(accumulate((len(line) + 1 for _, line in self._lines), initial=0))
