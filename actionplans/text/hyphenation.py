"""Soft hyphens in long words, where the dictionary of a language divides them.

Browsers divide words too, but many phones have no dictionary for a small language.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Self

import pyphen

SOFT_HYPHEN = "\N{SOFT HYPHEN}"

#: The letters of a word that is divided: shorter ones fit into a column of a phone.
_LONG = 14
#: Letters that stay together at the ends of a word, and between two hyphens.
_AT_ENDS, _BETWEEN = 4, 3
#: Words that are remembered: headings and links recur on every page.
_MOST_WORDS = 8192

_TOKEN = re.compile(rf"\S{{{_LONG},}}+")
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}+")
#: One of several words with a slash between them, which are as long as one together.
_SHORTER = re.compile(rf"[^\W\d_]{{{_LONG // 2},}}+")
#: What makes a token an address or a name for programs, which is never divided.
_ADDRESS = re.compile(r"[@_\\]|://|\w\.\w")


@dataclass(frozen=True, eq=False)
class Hyphenation:
    """The division of words by the dictionary of a language."""

    dictionary: pyphen.Pyphen
    part: re.Pattern[str]
    """Words that compounds are made of, whose edges a dictionary does not know."""

    @classmethod
    def of(cls, code: str, parts: Iterable[str]) -> Self | None:
        """That of a language; None for a language without a dictionary.

        Args:
            code: the language's code.
            parts: words that compounds are made of, as they begin in the middle of one or stand at
                its start: `samfunds` before `hjælper`.
        """
        found = pyphen.language_fallback(code.replace("-", "_"))
        if found is None:
            return None
        longest_first = sorted(map(re.escape, parts), key=len, reverse=True)
        part = re.compile("|".join(longest_first), re.IGNORECASE)
        return cls(pyphen.Pyphen(lang=found, left=_AT_ENDS, right=_AT_ENDS), part)

    def divide(self, text: str) -> str:
        """A text with soft hyphens in its long words; addresses are left alone."""
        return _TOKEN.sub(self._divide_token, text)

    def _divide_token(self, token: re.Match[str]) -> str:
        if _ADDRESS.search(token[0]):
            return token[0]
        words = _SHORTER if "/" in token[0] else _WORD
        return words.sub(lambda word: self._divide_word(word[0]), token[0])

    @lru_cache(maxsize=_MOST_WORDS)  # noqa: B019, one object a language, which lives as long
    def _divide_word(self, word: str) -> str:
        chosen = sorted(set(self._joints(word)))
        for position in self.dictionary.positions(word):
            if all(abs(position - other) >= _BETWEEN for other in chosen):
                chosen.append(position)
        edges = [0, *sorted(chosen), len(word)]
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(edges))

    def _joints(self, word: str) -> Iterator[int]:
        """Where the parts of a compound meet, as far as they are known."""
        for match in self.part.finditer(word):
            joint = match.start() or match.end()
            if _BETWEEN <= joint <= len(word) - _BETWEEN:
                yield joint


def may_divide(text: str) -> bool:
    """Whether a text may have a word that is long enough to divide."""
    return _TOKEN.search(text) is not None
