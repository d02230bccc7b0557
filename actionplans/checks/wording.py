"""Checks plain language: texts that are hard to read, and unexplained abbreviations."""

import re
from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.locale import Language
from actionplans.model.record import markdown_texts
from actionplans.model.translation import Translation
from actionplans.problems import Location, Problem
from actionplans.reader import Document
from actionplans.text.readability import Sentence, lix, sentences

#: The LIX above which a text is hard to read, on Björnsson's scale: that of official documents.
_HARD = 45

#: A field with fewer words is a note, mostly of names, which cannot be simplified.
_MIN_WORDS_OF_FIELD = 60

#: The capital letters of every alphabet that has them.
_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x1_0000))))
#: A word of letters alone; `A4` and `2021-KK` are codes. Two capitals make it an abbreviation.
_LETTERS = re.compile(r"(?<![\w&])(?<!\d-)([^\W\d_]++)(?![\w&])(?!-\d)")
_CAPITAL_LETTER = re.compile(f"[{_CAPITAL}]")
#: A quick test: a line without a match has no abbreviation.
_CAPITALS = re.compile(rf"[{_CAPITAL}][^\W\d_]{{0,3}}[{_CAPITAL}]")
#: Not text: addresses, code, and the names of files.
_NO_TEXT = re.compile(
    r"(?:https?:|mailto:|www\.)\S++|(?<!\S)@?+[^\s@]++@\S++|`[^`]*+`"
    r"|\]\((?:[^()]|\([^()]*+\))*+\)|(?<![\w/-])[\w/-]++\.\w{2,5}\b"
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})")
#: Abbreviations that need no explanation.
_COMMON = frozenset(
    {"ok", "kw", "mw", "gw", "kwh", "mwh", "gwh", "kb", "mb", "gb", "tb", "db", "hz"}
)
#: A word in capitals next to another, possibly with a letter between: `GANG I GADEN`.
_BEFORE = re.compile(rf"\b[{_CAPITAL}]{{2,}}+ ([{_CAPITAL}] )?$")
#: Characters before a word that are searched for `_BEFORE`.
_NEAR = 50
_AFTER = re.compile(rf" ([{_CAPITAL}] )?[{_CAPITAL}]{{2,}}\b")
#: A word in parentheses, as an abbreviation after the words that it stands for.
_IN_PARENTHESES = re.compile(r"\(([^\W\d_]{2,20})\)")
#: The most letters of those words.
_MOST_BEFORE = 150
#: A word in mixed case that is longer than this is a name: `TrygFonden`.
_LONGEST_MIXED = 5


def check(subject: Subject) -> Iterator[Problem]:
    """Find texts with a LIX above 45, and abbreviations without an explanation."""
    language = subject.library.language
    known = _known(subject)
    for document in subject.documents:
        if isinstance(document.record, Translation):
            continue  # other languages have other abbreviations and lengths of words
        yield from subject.in_file(_hard_texts, document)
        yield from _abbreviations(document, known, language)


def _hard_texts(document: Document) -> Iterator[Problem]:
    """Yield a problem for each hard text, at its longest sentence, the first to rewrite."""
    lead_on = document.language.text("abbreviations-that-lead-on").split()
    body = sentences(document.body, lead_on)
    if index := _hard(body):
        longest = _longest(body)
        location = Location(document.file, document.source.body_line + longest.line)
        yield _problem(index, longest, location)
    summary = getattr(document.record, "summary", None) or ""
    if index := _hard(text := sentences(summary, lead_on)):
        yield _problem(index, _longest(text), document.locate("summary"))
    for field in markdown_texts(document.record):
        if index := _hard(text := sentences(field.text, lead_on), _MIN_WORDS_OF_FIELD):
            yield _problem(index, _longest(text), document.locate(*field.path))


def _hard(text: tuple[Sentence, ...], min_words: int = 30) -> int | None:
    """The LIX of a text that is hard to read; None for any other text."""
    index = lix(text, min_words)
    return index if index and index > _HARD else None


def _longest(text: tuple[Sentence, ...]) -> Sentence:
    return max(text, key=lambda sentence: len(sentence.words))


def _problem(index: int, longest: Sentence, location: Location) -> Problem:
    sentence, count = longest.excerpt(), len(longest.words)
    return Problem.warning(
        "hard-text", location, lix=index, limit=_HARD, sentence=sentence, count=count
    )


def _known(subject: Subject) -> frozenset[str]:
    """The words of glossary terms and of the names of organisations and places, in lower case."""
    library = subject.library
    names = [name for e in library.terms.values() for name in (e.record.term, *e.record.aliases)]
    for organisation in (entry.record for entry in library.organisations.values()):
        names += [organisation.name, organisation.short_name or "", *organisation.aliases]
    for place in (entry.record for entry in library.places.values()):
        names += [place.name, *place.aliases]
    return frozenset(re.findall(r"\w+", " ".join(names).casefold())) | _COMMON


def _abbreviations(
    document: Document, known: frozenset[str], language: Language
) -> Iterator[Problem]:
    """Yield a problem for each unknown abbreviation, at its first use in the file."""
    known |= _explained(" ".join(line for _, line in document.source.lines))
    reported: set[str] = set()
    unseen = frozenset(_accepting_lines(document))
    for number, line in document.source.lines:
        if number in unseen or not _CAPITALS.search(line):
            continue
        if number < document.source.body_line or not document.body:
            line = _COMMENT.sub(_blank, line)
        line = _NO_TEXT.sub(_blank, line)
        for match in _LETTERS.finditer(line):
            word = _bare(match[1])
            if not word or word.casefold() in known or word.casefold() in reported:
                continue
            if not _in_capitals(line, match):
                reported.add(word.casefold())
                location = Location(document.file, number, match.start() + 1)
                register = f"{language.address('glossary')}.yml"
                yield Problem.warning("unknown-abbreviation", location, value=word, file=register)


def _accepting_lines(document: Document) -> Iterator[int]:
    """The numbers of the lines on what a page accepts, which no reader sees."""
    if not getattr(document.record, "accepted", ()):
        return
    key = document.language.field(type(document.record).__name__, "accepted").key
    begins = re.compile(rf"(?:{re.escape(key)}|accepted)\s*:", re.IGNORECASE)
    is_within = False
    for number, line in enumerate(document.source.header.split("\n"), document.source.header_line):
        is_within = bool(begins.match(line)) or (is_within and line[:1] in (" ", "-", ""))
        if is_within:
            yield number


def _explained(text: str) -> frozenset[str]:
    """The abbreviations that follow the words that they stand for, as in `Full Words (FW)`."""
    found = set()
    for match in _IN_PARENTHESES.finditer(text):
        before = text[max(match.start() - _MOST_BEFORE, 0) : match.start()]
        word = _bare(match[1])
        if word and _stands_for(word.casefold(), before.casefold()):
            found.add(word.casefold())
    return frozenset(found)


def _stands_for(word: str, before: str) -> bool:
    """Whether the letters of a word are in its order in the words before it, from an initial on.

    There are at most twice as many words as it has letters: `Statens Serum Institut`, `SSI`.
    """
    words = before.split()[-2 * len(word) :]
    for number, first in enumerate(words):
        letters = iter(" ".join((first.lstrip("\"'“„»(*_["), *words[number + 1 :])))
        if next(letters, None) == word[0] and all(letter in letters for letter in word[1:]):
            return True
    return False


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _bare(word: str) -> str | None:
    """An abbreviation without a genitive ending; None for any other word."""
    if len(_CAPITAL_LETTER.findall(word)) < 2:
        return None
    bare = word.removesuffix("s") if word[:-1].isupper() else word
    if _ROMAN.fullmatch(bare) or (not bare.isupper() and len(bare) > _LONGEST_MIXED):
        return None
    return bare


def _in_capitals(line: str, match: re.Match[str]) -> bool:
    """Whether the adjacent words are in capitals too, as in a title or a name."""
    start = max(match.start() - _NEAR, 0)
    return bool(_BEFORE.search(line[start : match.start()]) or _AFTER.match(line, match.end()))
