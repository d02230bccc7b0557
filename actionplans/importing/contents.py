"""Lists of contents: which lines of a document are entries of one."""

import re

from actionplans.importing.vocabulary import Vocabulary, plain

_DOTTED = re.compile(r".*\S\s*(?:\.{4,}|…{2,}|(?:\s\.){4,})\s*\d{1,3}\s*")
_ENTRY = re.compile(r".*\S(?:\t+|\s*\.{3,}\s*|\s*…+\s*|\s+)\d{1,3}\s*")


class ContentsList:
    """Tells entries from other lines, one line after another."""

    def __init__(self, words: Vocabulary) -> None:
        self._headings = words.contents
        self._is_inside = False

    def takes(self, text: str) -> bool:
        """Whether a line is the list's heading, an entry below it, or has dots before a number."""
        text = text.strip()
        if plain(text) in self._headings:
            self._is_inside = True
            return True
        is_entry = bool(_DOTTED.fullmatch(text) or (self._is_inside and _ENTRY.fullmatch(text)))
        self._is_inside = self._is_inside and is_entry
        return is_entry
