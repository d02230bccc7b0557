"""The words that a search may have meant, a file for each language, read in the browser.

Where no page has a word that somebody asks for, the search looks here for one that is written
nearly so. They are the words of what pages are about, in their titles, names and search words, and,
as far as there is room, those that stand on most pages.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

#: Shorter words are as near to others as to what was meant.
_MIN_LENGTH = 4

#: Words from texts are added until there are so many: some 4 kB, compressed.
_ENOUGH = 1_200

#: Pages on which a word from texts stands at least, so that mistakes are not suggested.
_MIN_PAGES = 3

_WORD = re.compile(r"[^\W\d_]++")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of some pages in one language."""

    names: set[str]
    """Those of what the pages are about."""

    texts: Counter[str]
    """Those of their texts, with the number of pages that each stands on."""

    def add(self, other: "PageWords") -> None:
        """Add the words of other pages."""
        self.names.update(other.names)
        self.texts.update(other.texts)


def page_words(pages: Iterable[dict[str, Any]]) -> PageWords:
    """The words of pages.

    Raises:
        LookupError, TypeError, AttributeError: a page's file has another format.
    """
    words = PageWords(set(), Counter())
    for page in pages:
        meta = page["meta"]
        words.names.update(
            _words_of(" ".join(meta.get(key, "") for key in ("title", "names", "asked")))
        )
        words.texts.update(_words_of(page["content"]))
    return words


def word_list(words: PageWords) -> bytes:
    """The content of a language's file."""
    names, texts = words.names, words.texts
    often = [word for word in texts if texts[word] >= _MIN_PAGES and word not in names]
    often.sort(key=lambda word: (-texts[word], word))
    return "\n".join(sorted(names | set(often[: max(0, _ENOUGH - len(names))]))).encode()


def word_file(code: str) -> str:
    """The name of a language's file."""
    return f"words.{code}.txt"


def _words_of(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) >= _MIN_LENGTH}
