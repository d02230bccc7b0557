"""Plain language: texts that are hard to read, and abbreviations that nobody explains."""

import re
from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.locale import Language
from actionplans.model.record import markdown_texts
from actionplans.model.translation import Translation
from actionplans.problems import Location, Problem
from actionplans.reader import Document
from actionplans.text.readability import Sentence, lix, sentences

#: Above this a text is hard to read, in Björnsson's scale: about that of official documents.
_HARD = 45

#: A field of fewer words is a note, mostly of names, which nobody can make shorter.
_ENOUGH_OF_FIELD = 60

_CAPITAL = "A-ZÆØÅÄÖÜÉ"
#: A word of letters alone; `A4` and `2021-KK` are codes. Two capitals make it an abbreviation.
_LETTERS = re.compile(r"(?<![\w&])(?<!\d-)([^\W\d_]++)(?![\w&])(?!-\d)")
_CAPITAL_LETTER = re.compile(f"[{_CAPITAL}]")
#: Quick to look for: no line without it has an abbreviation.
_CAPITALS = re.compile(rf"[{_CAPITAL}][^\W\d_]{{0,3}}[{_CAPITAL}]")
#: What is no text: comments, addresses, code, and the names of files.
_NO_TEXT = re.compile(
    r"(?:https?:|mailto:|www\.)\S++|(?<!\S)@?+[^\s@]++@\S++|`[^`]*+`"
    r"|\]\((?:[^()]|\([^()]*+\))*+\)|(?<![\w/-])[\w/-]++\.\w{2,5}\b"
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})")
#: Everybody's: what is never explained.
_PLAIN = frozenset(
    {"ok", "kw", "mw", "gw", "kwh", "mwh", "gwh", "kb", "mb", "gb", "tb", "db", "hz"}
)
#: A word in capitals beside another, maybe with one letter between: `GANG I GADEN`.
_BEFORE = re.compile(rf"\b[{_CAPITAL}]{{2,}}+ ([{_CAPITAL}] )?$")
#: No more of a line is looked at before a word; of a longer word in capitals, its end.
_NEAR = 50
_AFTER = re.compile(rf" ([{_CAPITAL}] )?[{_CAPITAL}]{{2,}}\b")
#: A word that is part capitals and longer than this is a name: `TrygFonden`.
_LONGEST_MIXED = 5


def check(subject: Subject) -> Iterator[Problem]:
    """Texts with a LIX above 45, and capitals that neither the glossary nor a name explains."""
    language = subject.library.language
    known = _known(subject)
    for document in subject.documents:
        if isinstance(document.record, Translation):
            continue  # in another language, with other abbreviations and longer or shorter words
        yield from _hard_texts(document, language)
        yield from _abbreviations(document, known, language)


def _hard_texts(document: Document, language: Language) -> Iterator[Problem]:
    """One problem for each text, at its longest sentence: the one to begin with."""
    lead_on = language.text("abbreviations-that-lead-on").split()
    body = sentences(document.body, lead_on)
    if index := _hard(body):
        longest = _longest(body)
        place = Location(document.file, document.source.body_line + longest.line)
        yield _problem(index, longest, place)
    summary = getattr(document.record, "summary", None) or ""
    if index := _hard(found := sentences(summary, lead_on)):
        yield _problem(index, _longest(found), document.locate("summary"))
    for field in markdown_texts(document.record):
        if index := _hard(found := sentences(field.text, lead_on), _ENOUGH_OF_FIELD):
            yield _problem(index, _longest(found), document.locate(*field.path))


def _hard(text: tuple[Sentence, ...], enough: int = 30) -> int | None:
    index = lix(text, enough)
    return index if index and index > _HARD else None


def _longest(text: tuple[Sentence, ...]) -> Sentence:
    return max(text, key=lambda sentence: len(sentence.words))


def _problem(index: int, longest: Sentence, place: Location) -> Problem:
    sentence, count = longest.excerpt(), len(longest.words)
    return Problem.warning(
        "hard-text", place, lix=index, limit=_HARD, sentence=sentence, count=count
    )


def _known(subject: Subject) -> frozenset[str]:
    """Every word of the glossary's terms, and of the names of organisations and places."""
    library = subject.library
    names = [name for e in library.terms.values() for name in (e.record.term, *e.record.aliases)]
    for organisation in (entry.record for entry in library.organisations.values()):
        names += [organisation.name, organisation.short_name or "", *organisation.aliases]
    for place in (entry.record for entry in library.places.values()):
        names += [place.name, *place.aliases]
    return frozenset(re.findall(r"\w+", " ".join(names).casefold())) | _PLAIN


def _abbreviations(
    document: Document, known: frozenset[str], language: Language
) -> Iterator[Problem]:
    """One problem for each word, where it first stands in the file."""
    told: set[str] = set()
    for number, line in document.source.lines:
        if not _CAPITALS.search(line):
            continue
        if number < document.source.body_line or not document.body:
            line = _COMMENT.sub(_blank, line)
        line = _NO_TEXT.sub(_blank, line)
        for found in _LETTERS.finditer(line):
            word = _bare(found[1])
            if not word or word.casefold() in known or word.casefold() in told:
                continue
            if not _in_capitals(line, found):
                told.add(word.casefold())
                place = Location(document.file, number, found.start() + 1)
                register = f"{language.address('glossary')}.yml"
                yield Problem.warning("unknown-abbreviation", place, value=word, file=register)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _bare(word: str) -> str | None:
    """An abbreviation without its genitive; None for a word that is none."""
    if len(_CAPITAL_LETTER.findall(word)) < 2:
        return None
    bare = word.removesuffix("s") if word[:-1].isupper() else word
    if _ROMAN.fullmatch(bare) or (not bare.isupper() and len(bare) > _LONGEST_MIXED):
        return None
    return bare


def _in_capitals(line: str, found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too: a title or a name set so."""
    start = max(found.start() - _NEAR, 0)
    return bool(_BEFORE.search(line[start : found.start()]) or _AFTER.match(line, found.end()))
