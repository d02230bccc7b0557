"""Lists of contents: which lines of a document are entries of one."""

from actionplans.importing.page_numbers import is_dotted, split_entry
from actionplans.importing.vocabulary import Vocabulary, plain


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
        title, leader = split_entry(text) or ("", "")
        is_entry = bool(title) and (self._is_inside or is_dotted(leader))
        self._is_inside = self._is_inside and is_entry
        return is_entry
