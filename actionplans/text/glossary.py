"""The glossary as texts use it: its terms by the ways in which they are spelt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w++")


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A term of the glossary that has a meaning."""

    id: str
    term: str
    aliases: tuple[str, ...] = ()
    """Its other spellings."""

    meaning: str
    """What it stands for; its explanation where it is no abbreviation."""

    address: str
    """The path of its entry from the site's root, with the anchor."""

    is_abbreviation: bool = True
    """Whether it is linked to its meaning where a text uses it."""


class Glossary:
    """The terms of a site."""

    def __init__(self, terms: Iterable[GlossaryTerm] = ()) -> None:
        self.terms = tuple(terms)
        """Those that have a meaning."""

        self._terms = {name: term for term in self.terms for name in (term.term, *term.aliases)}
        longest_first = sorted(map(re.escape, self._terms), key=len, reverse=True)
        pattern = rf"\b({'|'.join(longest_first)})(?=s?\b)"
        self._pattern = re.compile(pattern)
        firsts = {word[0] for name in self._terms if (word := _WORD.match(name))}
        self._firsts = firsts | {f"{word}s" for word in firsts}
        """The words that a use of a term may begin with, with the ending of a genitive."""

    def find(self, text: str) -> Iterator[tuple[re.Match[str], GlossaryTerm]]:
        """Yield each use of a term in a text: its first group is the term without a genitive."""
        if not self._firsts or self._firsts.isdisjoint(_WORD.findall(text)):
            return  # to try each term at each place takes longer than all the rest of rendering
        end = 0
        for word in _WORD.finditer(text):
            if word[0] not in self._firsts or word.start() < end:
                continue
            if match := self._pattern.match(text, word.start()):
                yield match, self._terms[match[1]]
                end = match.end()
