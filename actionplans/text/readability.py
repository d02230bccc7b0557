"""Readability of a text: its sentences, each with its line, and the readability index LIX."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: A word with more letters is long.
_LONG = 6

_WORD = re.compile(r"[^\W_]++(?:[-'’.,][^\W_]++)*+")

#: Where a sentence may end: before a capital, a digit or a quotation, or where the text ends.
_END = re.compile(r"(?<![.!?:…])[.!?:…]++[\"'«»”’)\]]*+(?=\s++[\"'«»“”(\[]*+(?P<next>\w)|\s*+$)")

#: Lines of Markdown that are not running text: headings, lists, tables, quotations, notes, HTML.
_NOT_PROSE = re.compile(r"\s*+(#|[-*+]\s|\d++[.)]\s|\||>|\[\^?[^\[\]]++\]:|<|:\s|!\[)| {4}|\t")
#: Punctuation that may stand before a word.
_OPENING = "(«»“\"'"
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]]*+)\](\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])")
_SYNTAX = re.compile(r"\[\^[^\[\]]++\]|[*_`]|<[^<>]*+>|\bhttps?://\S++")


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

    def excerpt(self, words: int = 12) -> str:
        """Its first words, enough to search for it."""
        parts = self.text.split()
        return self.text if len(parts) <= words else f"{' '.join(parts[:words])} …"


def sentences(text: str, abbreviations: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """The sentences of a Markdown text's paragraphs; headings, lists, tables and notes have none.

    Args:
        text: the text.
        abbreviations: those that no sentence ends with, with their full stop: `f.eks.`.
    """
    known = frozenset(word.casefold() for word in abbreviations)
    return tuple(
        sentence for paragraph in _paragraphs(text) for sentence in _sentences(paragraph, known)
    )


def lix(text: Iterable[Sentence], min_words: int = 30) -> int | None:
    """The readability index of some sentences; None where they have fewer words than `min_words`.

    Words per sentence plus the percentage of long words, those of more than six letters.
    C. H. Björnsson: Läsbarhet. Stockholm: Liber, 1968. His sentences end at a colon too.
    """
    all_sentences = tuple(text)
    words = [word for sentence in all_sentences for word in sentence.words]
    if len(words) < min_words:
        return None
    long = sum(len(word) > _LONG and sum(map(str.isalpha, word)) > _LONG for word in words)
    return round(len(words) / len(all_sentences) + 100 * long / len(words))


def _paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """The paragraphs of running text, as numbered lines without Markdown syntax."""
    paragraph: list[tuple[int, str]] = []
    in_code = skipping = False
    for number, line in enumerate(text.split("\n")):
        fence = bool(_FENCE.match(line))
        if not line.strip() or in_code or fence:
            yield from ([paragraph] if paragraph else [])
            paragraph, skipping = [], False
        elif skipping or _NOT_PROSE.match(line):
            # A line that follows a list's without a blank one belongs to the list, and a term
            # belongs to the definition under it.
            paragraph, skipping = ([] if line.lstrip().startswith(": ") else paragraph), True
        else:
            paragraph.append((number, _SYNTAX.sub("", _LINK.sub(r"\1", line))))
        in_code = in_code != fence
    yield from ([paragraph] if paragraph else [])


def _sentences(
    paragraph: list[tuple[int, str]], abbreviations: frozenset[str]
) -> Iterator[Sentence]:
    whole = "\n".join(line for _, line in paragraph)
    start = line = 0
    for end in [*_ends(whole, abbreviations), len(whole)]:
        sentence = whole[start:end]
        if _WORD.search(sentence):
            indent = len(sentence) - len(sentence.lstrip())
            first = line + sentence.count("\n", 0, indent)
            yield Sentence(" ".join(sentence.split()), paragraph[first][0])
        line += sentence.count("\n")
        start = end


def _ends(text: str, abbreviations: frozenset[str]) -> Iterator[int]:
    """The ends of sentences in a paragraph; `31. december` and `f.eks. Amager` have none."""
    longest = max(map(len, abbreviations), default=0) + len(_OPENING)
    for match in _END.finditer(text):
        if not match[0].startswith("."):
            yield match.end()
            continue
        before = text[max(match.end() - longest - 1, 0) : match.end()]
        word = before[max(before.rfind(blank) for blank in " \n") + 1 :]
        is_abbreviation = word.casefold().lstrip(_OPENING) in abbreviations
        if not (is_abbreviation or (match["next"] or "").islower()):
            yield match.end()
