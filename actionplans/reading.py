"""How hard a text is to read: its sentences, each with its line, and the readability index LIX."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: More letters than these make a word long.
_LONG = 6

_WORD = re.compile(r"[^\W_]++(?:[-'’.,][^\W_]++)*+")

#: Where a sentence may end: before a capital, a digit or a quotation, or where the text ends.
_END = re.compile(r"(?<![.!?:…])[.!?:…]++[\"'«»”’)\]]*+(?=\s++[\"'«»“”(\[]*+(?P<next>\w)|\s*+$)")

#: Lines of Markdown that are not running text: headings, lists, tables, quotations, notes, HTML.
_APART = re.compile(r"\s*+(#|[-*+]\s|\d++[.)]\s|\||>|\[\^?[^\[\]]++\]:|<|:\s|!\[)| {4}|\t")
#: What a word may begin with that is no part of it.
_OPENING = "(«»“\"'"
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]]*+)\](\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])")
_MARKS = re.compile(r"\[\^[^\[\]]++\]|[*_`]|<[^<>]*+>|\bhttps?://\S++")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text."""

    text: str
    line: int
    """The line of the text that it begins on, counted from 0."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words; a number is one, and so is a word with hyphens."""
        return tuple(_WORD.findall(self.text))

    def shortened(self, words: int = 12) -> str:
        """Its beginning, as long as one needs to find it again."""
        parts = self.text.split()
        return self.text if len(parts) <= words else f"{' '.join(parts[:words])} …"


def sentences(text: str, lead_on: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """The sentences of a Markdown text's paragraphs; headings, lists, tables and notes have none.

    Args:
        text: the text.
        lead_on: abbreviations that no sentence ends with, their full stop among them: `f.eks.`.
    """
    known = frozenset(word.casefold() for word in lead_on)
    found: list[Sentence] = []
    for paragraph in _paragraphs(text):
        found += _sentences(paragraph, known)
    return tuple(found)


def lix(text: Iterable[Sentence], enough: int = 30) -> int | None:
    """The readability index of some sentences; None where they have too few words to tell.

    Words to a sentence, and the long words (more than six letters) of a hundred words, added.
    C. H. Björnsson: Läsbarhet. Stockholm: Liber, 1968. His sentences end at a colon too.
    """
    measured = tuple(text)
    words = [word for sentence in measured for word in sentence.words]
    if len(words) < enough:
        return None
    long = sum(len(word) > _LONG and sum(map(str.isalpha, word)) > _LONG for word in words)
    return round(len(words) / len(measured) + 100 * long / len(words))


def _paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """The paragraphs of running text, as their lines with numbers, marks taken off."""
    paragraph: list[tuple[int, str]] = []
    fenced = passing = False
    for number, line in enumerate(text.split("\n")):
        fence = bool(_FENCE.match(line))
        if not line.strip() or fenced or fence:
            yield from ([paragraph] if paragraph else [])
            paragraph, passing = [], False
        elif passing or _APART.match(line):
            # What follows a list's line without a blank one belongs to it; so does a term to the
            # definition under it.
            paragraph, passing = ([] if line.lstrip().startswith(": ") else paragraph), True
        else:
            paragraph.append((number, _MARKS.sub("", _LINK.sub(r"\1", line))))
        fenced = fenced != fence
    yield from ([paragraph] if paragraph else [])


def _sentences(paragraph: list[tuple[int, str]], lead_on: frozenset[str]) -> Iterator[Sentence]:
    whole = "\n".join(line for _, line in paragraph)
    start = line = 0
    for end in [*_ends(whole, lead_on), len(whole)]:
        written = whole[start:end]
        if _WORD.search(written):
            blank = len(written) - len(written.lstrip())
            first = line + written.count("\n", 0, blank)
            yield Sentence(" ".join(written.split()), paragraph[first][0])
        line += written.count("\n")
        start = end


def _ends(text: str, lead_on: frozenset[str]) -> Iterator[int]:
    """Where the sentences of a paragraph end; `31. december` and `f.eks. Amager` do not."""
    longest = max(map(len, lead_on), default=0) + len(_OPENING)
    for found in _END.finditer(text):
        leads_on = (found["next"] or "").islower()
        if found[0].startswith(".") and not leads_on:
            before = text[max(found.end() - longest - 1, 0) : found.end()]
            word = before[max(before.rfind(blank) for blank in " \n") + 1 :]
            leads_on = word.casefold().lstrip(_OPENING) in lead_on
        if not (leads_on and found[0].startswith(".")):
            yield found.end()
