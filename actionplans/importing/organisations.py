"""Organisations that a text names: those of the register, and what looks like the name of one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from actionplans.importing.vocabulary import Vocabulary
from actionplans.locale import slugify
from actionplans.model.party import Organisation
from actionplans.privacy.names import looks_like_person
from actionplans.text.names import NameFinder

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+")
_CAPITAL = re.compile(r"[A-ZÆØÅÉÖÄÜ][\w'’-]*")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,6}(?![\w-])")
_IN_PARENTHESES = re.compile(r"\(([A-ZÆØÅ]{2,6})\)")
#: The department that a unit is of, behind its name: `Borgercenter Nord (SOF)`.
_PARENT = re.compile(r"(?<=\w)\s?\([A-ZÆØÅ]{2,6}\)")
_MAX_ID = 50

#: Small words within names: `Børne- og Ungdomsforvaltningen`, `Foreningen for Byen`.
_WITHIN = frozenset({"for", "i", "of", "the", "på", "af"})

#: Words that join two names, but for those where the first ends in a hyphen.
_JOINING = frozenset({"og", "and", "samt", "&"})


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation that a text names."""

    id: str
    name: str
    is_new: bool = False
    """Whether the register has it not."""

    kind: str = "other"
    short_name: str = ""


@dataclass(slots=True)
class Register:
    """The organisations of the content, with those that documents name and it lacks."""

    organisations: Sequence[Organisation]
    words: Vocabulary
    new: dict[str, Found] = field(default_factory=dict)
    _finder: NameFinder[Organisation] = field(init=False)
    _ids: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self._finder = NameFinder(self._names())
        self._ids = {it.id for it in self.organisations}
        endings = sorted(self.words.organisations, key=len, reverse=True)
        self._ending = re.compile(rf"(?:{'|'.join(map(re.escape, endings))})s?$", re.IGNORECASE)

    _ending: re.Pattern[str] = field(init=False)

    def _names(self) -> Iterator[tuple[str, Organisation]]:
        for organisation in self.organisations:
            own = (organisation.name, organisation.short_name, *organisation.aliases)
            for name in dict.fromkeys(filter(None, own)):
                yield name, organisation
                if name[0].isupper() and not name[:2].isupper():
                    yield name[0].lower() + name[1:], organisation
                elif name[0].islower():
                    yield name[0].upper() + name[1:], organisation

    def find(self, text: str) -> list[Found]:
        """The organisations that a text names, each once, in its order; new ones are noted."""
        text = _PARENT.sub("", text)
        known = [Found(it.id, it.name) for it in self._finder.find(text)]
        new = list(self._new(text, known))
        for found in new:
            self.new.setdefault(found.id, found)
        return list({it.id: it for it in (*known, *new)}.values())

    def knows(self, name: str) -> bool:
        """Whether a text is the name of a registered organisation, or a part of one."""
        own = name.casefold()
        return any(own in it.casefold() for o in self.organisations for it in (o.name, *o.aliases))

    def sentences(self, text: str) -> list[str]:
        """The sentences of a text."""
        return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]

    def known(self, text: str) -> list[Found]:
        """The registered organisations that a text names, each once, in its order."""
        found = self._finder.find(_PARENT.sub("", text))
        return list({it.id: Found(it.id, it.name) for it in found}.values())

    def _new(self, text: str, known: Iterable[Found]) -> Iterator[Found]:
        taken = {it.name.casefold() for it in known}
        for name, _start, end in self._candidates(text):
            inside = list(self._finder.find(name))
            is_known = any(
                len(it.name) >= len(name) - 2 or name.startswith(it.name) for it in inside
            )
            if is_known or name.casefold() in taken or looks_like_person(name):
                continue
            kind = self._kind(name)
            short = _IN_PARENTHESES.match(text[end:].lstrip())
            if found := self._found(name, kind, short[1] if short else ""):
                yield found

    def _found(self, name: str, kind: str, short_name: str) -> Found | None:
        id = slugify(name)[:_MAX_ID].strip("-")
        if not id or id in self._ids:
            return None
        return self.new.get(id) or Found(id, name, True, kind, short_name)

    def _kind(self, name: str) -> str:
        match = self._ending.search(name)
        ending = match[0].casefold() if match else ""
        return self.words.organisations.get(ending) or self.words.organisations.get(
            ending.rstrip("s"), "other"
        )

    def _candidates(self, text: str) -> Iterator[tuple[str, int, int]]:
        """What looks like the name of an organisation: capitals, and a word for one at the end."""
        for sentence_start, words in _runs(text):
            if len(words) > 1 and self._ending.fullmatch(words[0][0]):  # `Foreningen Hjulet`
                name = text[words[0].start() : words[-1].end()]
                if len(name) <= _MAX_ID:
                    yield name, words[0].start(), words[-1].end()
                continue
            for last in range(len(words) - 1, -1, -1):
                word = words[last]
                if not self._ending.search(word[0].rstrip(".,;:")) or not _CAPITAL.match(
                    words[0][0]
                ):
                    continue
                name = text[words[0].start() : word.end()].strip(" .,;:")
                is_word_alone = last == 0 and (
                    sentence_start or name.casefold().rstrip("s") in self.words.organisations
                )
                if not is_word_alone and len(name) <= _MAX_ID:
                    yield name, words[0].start(), words[0].start() + len(name)
                break


def _runs(text: str) -> Iterator[tuple[bool, list[re.Match[str]]]]:
    """The runs of words with capitals in a text, and whether each begins a sentence."""
    run: list[re.Match[str]] = []
    end = 0
    begins = True
    for word in re.finditer(r"[\w'’&/-]+", text):
        gap = text[end : word.start()]
        is_capital = bool(_CAPITAL.match(word[0])) or (word[0][0].isdigit() and bool(run))
        if run and (gap.strip() or not (is_capital or _is_within(word[0], run))):
            yield begins, _trimmed(run)
            run = []
        if (word[0] not in _JOINING and is_capital) or (run and not gap.strip()):
            if not run:
                begins = not end or gap.strip().endswith((".", "!", "?", ":")) or "\n" in gap
            run.append(word)
        end = word.end()
    if run:
        yield begins, _trimmed(run)


def _is_within(word: str, run: Sequence[re.Match[str]]) -> bool:
    """Whether a small word may be a part of the name that a run is."""
    if word in _JOINING:
        return run[-1][0].endswith("-")
    return word in _WITHIN or run[-1][0] in _JOINING


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """A run without small words at its end."""
    while len(run) > 1 and run[-1][0] in _WITHIN:
        run = run[:-1]
    return run
