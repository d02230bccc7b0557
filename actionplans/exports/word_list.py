"""The words that a search may have meant, a file for each language, read in the browser.

Where no page has a word that somebody asks for, the search looks here for one that is written
nearly so. They are the words of what pages are about, in their titles, names and search words, and,
as far as there is room, those that stand on most pages.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from actionplans.exports.pagefind_bundle import read_page

#: Shorter words are as near to others as to what was meant.
_MIN_LENGTH = 4

#: Words from texts are added until there are so many: some 4 kB, compressed.
_ENOUGH = 1_200

#: Pages on which a word from texts stands at least, so that mistakes are not suggested.
_MIN_PAGES = 3

_WORD = re.compile(r"[^\W\d_]++")


def word_lists(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each language's file, made of the pages in Pagefind's bundle.

    Raises:
        LookupError, TypeError, AttributeError: a page's file has another format.
        ValueError, EOFError, OSError, zlib.error: one is missing or cut off.
    """
    languages = json.loads((bundle / "pagefind-entry.json").read_bytes())["languages"]
    for code in sorted(languages):
        pages = map(read_page, sorted(bundle.glob(f"fragment/{code}_*.pf_fragment")))
        yield f"words.{code}.txt", "\n".join(sorted(_words(pages))).encode()


def _words(pages: Iterable[dict[str, Any]]) -> set[str]:
    names: set[str] = set()
    texts: Counter[str] = Counter()
    for page in pages:
        meta = page["meta"]
        names |= _words_of(" ".join(meta.get(key, "") for key in ("title", "names", "asked")))
        texts.update(_words_of(page["content"]))
    often = [word for word in texts if texts[word] >= _MIN_PAGES and word not in names]
    often.sort(key=lambda word: (-texts[word], word))
    return names | set(often[: max(0, _ENOUGH - len(names))])


def _words_of(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) >= _MIN_LENGTH}
