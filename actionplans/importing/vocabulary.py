"""The words by which documents say what stands where: `documents.yml` of all languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from actionplans import locale
from actionplans.locale import language_codes

#: The longest heading that is looked up: nobody writes a longer one, and paragraphs are not.
_MAX_HEADING = 70

#: A line of more words that ends in a full stop is a sentence.
_MAX_SENTENCE = 3

#: What may stand after a word that is looked for, in the heading of the same section.
_AFTER = re.compile(r"(?:\s*[/(–-]|\s+(?:i|in|for|og|and|of|til|pr\.?|fra)\s)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[a-z][.)])\s+")


@dataclass(frozen=True, slots=True)
class SectionName:
    """What a heading of an activity's section is called."""

    field: str
    """The field of an activity that the section is about; empty for a text of its own."""

    rank: str | None = None
    """The rank of the target groups below it."""


def plain(text: str) -> str:
    """A text for comparisons: small letters, single spaces, no colon or full stop at the end."""
    return " ".join(text.casefold().split()).rstrip(" :.*")


class Vocabulary:
    """The words of all languages that there are catalogues for."""

    def __init__(self, catalogues: list[dict[str, Any]]) -> None:
        self._catalogues = catalogues
        self.contents = self._words("contents")
        self.activity = self._words("activity")
        self.focus_area = self._words("focus_area")
        self.total = self._words("total")
        self.ended = self._words("ended")
        self.unstated = self._words("unstated")
        self.number = self._words("number")
        self.persons = self._words("persons")
        self.at_least = _pattern(self._words("at_least"))
        self.at_most = _pattern(self._words("at_most"))
        self.together = _pattern(self._words("together"))
        self.held_by = _pattern(self._words("held_by"))
        self.in_charge = _pattern(self._words("in_charge"))
        self._sections = dict(self._section_names())
        self.appendix = self._words("appendix")
        self.costs = dict(self._by_word("costs"))
        self.kinds = dict(self._by_word("kinds"))
        self.organisations = dict(self._by_word("organisations"))

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(plain(str(it)) or str(it) for c in self._catalogues for it in c[name])

    def _by_word(self, name: str) -> Iterator[tuple[str, str]]:
        for catalogue in self._catalogues:
            for kind, words in catalogue[name].items():
                yield from ((plain(word), kind) for word in words)

    def _section_names(self) -> Iterator[tuple[str, SectionName]]:
        ranks = dict(self._by_word("ranks"))
        for catalogue in self._catalogues:
            for word in catalogue["texts"]:
                yield plain(word), SectionName("")
            for field, words in catalogue["sections"].items():
                for word in map(plain, words):
                    yield word, SectionName(field, ranks.get(word.split()[0]))

    def section(self, heading: str) -> SectionName | None:
        """What a heading calls a section of an activity; None for any other text.

        `Leverancer i 2022:` and `Leverance/effekt` are the section `leverancer`.
        """
        is_sentence = heading.rstrip().endswith(".") and len(heading.split()) > _MAX_SENTENCE
        if len(heading) > _MAX_HEADING or "\t" in heading or heading[:1].islower() or is_sentence:
            return None
        text = plain(heading)
        if number := _NUMBER.match(text):
            text = text[number.end() :]
        if text in self._sections:
            return self._sections[text]
        for word in sorted(self._sections, key=len, reverse=True):
            if len(word) > _MIN_WORD and text.startswith(word) and _AFTER.match(text, len(word)):
                return self._sections[word]
        return None

    def labelled(self, text: str) -> tuple[str, str] | None:
        """The name of a section and the text after it, where they share a line with a colon."""
        label, colon, rest = text.partition(":")
        if not colon or not rest.strip() or plain(label) not in self._sections:
            return None
        return f"{label}:", rest.strip()

    def is_total(self, text: str) -> bool:
        """Whether a row of a table is called a total: `I alt:`, `Sum (kr.)`."""
        words = re.sub(r"\([^()]*+\)|\bkr\b", "", plain(text)).strip(" :.")
        return words in self.total


#: Shorter words begin too many others.
_MIN_WORD = 4


def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all languages."""
    folder = resources.files(locale.__name__)
    files = (folder / code / "documents.yml" for code in language_codes())
    return Vocabulary([yaml.safe_load(file.read_text(encoding="utf-8")) for file in files])
