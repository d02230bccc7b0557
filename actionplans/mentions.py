"""Mentions: where the records of a site name each other, in their fields and in their texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from actionplans.cached import cached_property
from actionplans.library import Library
from actionplans.model.indicator import Indicator
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Term, Topic
from actionplans.model.plan import FocusArea, Result
from actionplans.model.record import Record
from actionplans.named_in_texts import NamedInTexts
from actionplans.reader import Entry
from actionplans.reads import question
from actionplans.reference import Reference

#: Records with texts of their own besides the pages that staff write.
_WITH_TEXTS = (FocusArea, Result, Indicator, Organisation, Place, Topic, Term)

#: Lines of registers, which mention each other without any plan.
_IN_REGISTERS = (Organisation, Place, Topic, Term)

#: An alias with fewer letters may be any word.
_SHORTEST_ALIAS = 4


@dataclass(frozen=True, eq=False, slots=True)
class Mention:
    """A record that names another."""

    source: Entry[Record]
    references: tuple[Reference[Record], ...] = ()
    """The fields that name it; empty where only a text does."""


_Key = tuple[type[Record], str]


class Mentions:
    """Where each record of a site is named by others.

    A text names organisations, places and glossary terms by their names as they are written, and
    pages by links. An alias counts where it cannot be mistaken for a word. A name that two of the
    organisations and places have counts for none of them, for nobody knows which is meant; a term
    may have the name of the organisation that it explains. All texts are read once, when it is
    first asked.
    """

    def __init__(self, library: Library, named: NamedInTexts) -> None:
        """
        Args:
            library: the records.
            named: finds `names_of` these records in texts.
        """
        self._library = library
        self._named = named

    @question
    def of(self, entry: Entry[Record]) -> tuple[Mention, ...]:
        """The records that name a record, in the order of the content; each once."""
        key = _key(entry)
        sources: dict[_Key, Entry[Record]] = {}
        fields: dict[_Key, list[Reference[Record]]] = defaultdict(list)
        for reference in self._library.all_references_to(entry):
            sources[_key(reference.source)] = reference.source
            fields[_key(reference.source)].append(reference)
        for source in self._in_texts[0].get(key, ()):
            sources.setdefault(_key(source), source)
        return tuple(
            Mention(it, tuple(fields[source])) for source, it in sources.items() if source != key
        )

    @question
    def is_in_doubt(self, entry: Entry[Record]) -> bool:
        """Whether a text of a plan or another page has a name of a record that others have too."""
        return _key(entry) in self._in_texts[1]

    @cached_property
    def _in_texts(self) -> tuple[dict[_Key, list[Entry[Record]]], frozenset[_Key]]:
        """The records whose texts name each record, and the records that may be named."""
        naming: dict[_Key, list[Entry[Record]]] = defaultdict(list)
        doubtful: set[_Key] = set()
        for entry in self._with_texts():
            for bearers in self._named_in(entry):
                if len(bearers) == 1:
                    naming[bearers[0]].append(entry)
                elif not isinstance(entry.record, _IN_REGISTERS):
                    doubtful.update(bearers)
        return naming, frozenset(doubtful)

    def _with_texts(self) -> Iterator[Entry[Record]]:
        registered = (self._library.all(record_type).values() for record_type in _WITH_TEXTS)
        return chain(self._library.originals, *registered)

    def _named_in(self, entry: Entry[Record]) -> Iterator[tuple[_Key, ...]]:
        """What the texts of a record name: of each name, all that bear it."""
        named = self._named.of(entry)
        for name in named.names:
            yield from self._bearers[name]
        for file in named.files:
            if page := self._pages.get(file):
                yield (page,)

    @cached_property
    def _pages(self) -> dict[str, _Key]:
        """The pages that staff write, by their files."""
        return {entry.file: _key(entry) for entry in self._library.originals}

    @cached_property
    def _bearers(self) -> dict[str, list[tuple[_Key, ...]]]:
        """Those that bear each name: a term has it apart from the others."""
        bearers: dict[tuple[bool, str], dict[_Key, None]] = defaultdict(dict)
        for entry in _with_names(self._library):
            for name in _names(entry.record):
                bearers[isinstance(entry.record, Term), name][_key(entry)] = None
        by_name: dict[str, list[tuple[_Key, ...]]] = defaultdict(list)
        for (_, name), keys in bearers.items():
            by_name[name].append(tuple(keys))
        return by_name


def names_of(library: Library) -> frozenset[str]:
    """The names by which texts name records."""
    return frozenset(name for entry in _with_names(library) for name in _names(entry.record))


def _with_names(library: Library) -> Iterator[Entry[Record]]:
    return chain(library.organisations.values(), library.places.values(), library.terms.values())


def _names(record: Record) -> Iterable[str]:
    """The names by which texts name a record beyond doubt."""
    match record:
        case Term():
            return (record.term, *record.aliases)
        case Organisation():
            short = (record.short_name,) if record.short_name else ()
            return (record.name, *short, *filter(_is_distinct, record.aliases))
        case Place():
            return (record.name, *filter(_is_distinct, record.aliases))
    return ()


def _is_distinct(alias: str) -> bool:
    """Whether an alias is long enough, and written with a capital or a digit, as no word is."""
    return len(alias) >= _SHORTEST_ALIAS and alias != alias.lower()


def _key(entry: Entry[Record]) -> _Key:
    return entry.type, entry.id
