"""Finds names in texts, as they are written, in time that grows with the text alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\w++")


class NameFinder(Generic[T]):
    """Finds whole names: in the same case, also with the ending s; the longest where two begin."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        """
        Args:
            names: each name with what bears it; several may bear the same one.
        """
        self._bearers: dict[str, list[T]] = defaultdict(list)
        lengths: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for name, bearer in names:
            name = " ".join(name.split())
            if first := _WORD.search(name):
                self._bearers[name].append(bearer)
                for word in (first[0], f"{first[0]}s"):
                    lengths[word].add((len(name), first.start()))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def find(self, text: str) -> Iterator[T]:
        """Yield the bearers of the names in a text, in its order; no name is part of another."""
        if self._lengths.keys().isdisjoint(_WORD.findall(text)):
            return  # as most texts: looking at each word in its place would take twice as long
        plain, end = " ".join(text.split()), 0
        for word in _WORD.finditer(plain):
            lengths = self._lengths.get(word[0])
            if lengths and word.start() >= end and (found := self._name_at(plain, word, lengths)):
                name, end = found
                yield from self._bearers[name]

    def _name_at(
        self, text: str, word: re.Match[str], lengths: Iterable[tuple[int, int]]
    ) -> tuple[str, int] | None:
        """The longest name whose first word stands at a place in a text, and where it ends."""
        for length, before in lengths:
            start = max(word.start() - before, 0)
            name = text[start : start + length]
            if name in self._bearers and _ends(text, start + len(name)):
                return name, start + len(name)
        return None


def _ends(text: str, end: int) -> bool:
    """Whether a word ends at a place in a text, or has nothing but an s after it."""
    after = text[end : end + 2]
    is_inside = text[end - 1].isalnum() and after[:1].isalnum()
    return not is_inside or (after[0] == "s" and not after[1:].isalnum())
