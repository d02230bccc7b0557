"""Mentions: where the records of a site name each other, in their fields and in their texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from actionplans.library import Library
from actionplans.model.indicator import Indicator
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Term, Topic
from actionplans.model.plan import FocusArea, Result
from actionplans.model.record import Record, shapes, texts
from actionplans.reader import Entry
from actionplans.reads import question
from actionplans.reference import Reference
from actionplans.text.html_tags import survey
from actionplans.text.names import NameFinder
from actionplans.text.renderer import Renderer

#: Records with texts of their own besides the pages that staff write.
_WITH_TEXTS = (FocusArea, Result, Indicator, Organisation, Place, Topic, Term)

#: Lines of registers, which mention each other without any plan.
_IN_REGISTERS = (Organisation, Place, Topic, Term)

#: Texts that are no language.
_NO_LANGUAGE = frozenset({"former_addresses", "phone"})

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

    def __init__(self, library: Library, renderer: Renderer) -> None:
        self._library = library
        self._renderer = renderer

    @question
    def of(self, entry: Entry[Record]) -> tuple[Mention, ...]:
        """The records that name a record, in the order of the content; each once."""
        return self._mentions[0].get(_key(entry), ())

    @question
    def is_in_doubt(self, entry: Entry[Record]) -> bool:
        """Whether a text of a plan or another page has a name of a record that others have too."""
        return _key(entry) in self._mentions[1]

    @cached_property
    def _mentions(self) -> tuple[dict[_Key, tuple[Mention, ...]], frozenset[_Key]]:
        """The mentions of each record, and the records that may be mentioned."""
        doubtful: set[_Key] = set()
        found: dict[_Key, dict[_Key, Entry[Record]]] = defaultdict(dict)
        fields: dict[tuple[_Key, _Key], list[Reference[Record]]] = defaultdict(list)
        for reference in self._library.references:
            if reference.target:
                target, source = _key(reference.target), _key(reference.source)
                found[target][source] = reference.source
                fields[target, source].append(reference)
        for entry in self._with_texts():
            for bearers in self._named_in_texts(entry):
                if len(bearers) == 1:
                    found[bearers[0]].setdefault(_key(entry), entry)
                elif not isinstance(entry.record, _IN_REGISTERS):
                    doubtful.update(bearers)
        mentions = {
            target: tuple(
                Mention(entry, tuple(fields[target, source]))
                for source, entry in sources.items()
                if source != target
            )
            for target, sources in found.items()
        }
        return mentions, frozenset(doubtful)

    def _with_texts(self) -> Iterator[Entry[Record]]:
        registered = (self._library.all(record_type).values() for record_type in _WITH_TEXTS)
        return chain(self._library.originals, *registered)

    def _named_in_texts(self, entry: Entry[Record]) -> Iterator[tuple[_Key, ...]]:
        """What the texts of a record name: those of the records within it are theirs.

        Each name is yielded as all that bear it.
        """
        within = _fields_with_records(type(entry.record)) | _NO_LANGUAGE
        for field in texts(entry.record):
            if not within.intersection(field.path):
                if field.shape.markdown:
                    yield from self._named_in_markdown(field.text, entry)
                else:
                    yield from self._finder.find(field.text)
        if not entry.path:
            yield from self._named_in_markdown(entry.document.body, entry)

    def _named_in_markdown(self, markdown: str, entry: Entry[Record]) -> Iterator[tuple[_Key, ...]]:
        body = self._renderer.render(markdown, entry.file)
        yield from self._finder.find(survey(body.html).text)
        for link in body.links:
            if page := self._pages.get(link.path or ""):
                yield (page,)

    @cached_property
    def _pages(self) -> dict[str, _Key]:
        """The pages that staff write, by their files."""
        return {entry.file: _key(entry) for entry in self._library.originals}

    @cached_property
    def _finder(self) -> NameFinder[tuple[_Key, ...]]:
        bearers: dict[tuple[bool, str], dict[_Key, None]] = defaultdict(dict)
        library = self._library
        for entry in chain(
            library.organisations.values(), library.places.values(), library.terms.values()
        ):
            for name in _names(entry.record):
                bearers[isinstance(entry.record, Term), name][_key(entry)] = None
        return NameFinder((name, tuple(keys)) for (_, name), keys in bearers.items())


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


def _fields_with_records(record_type: type[Record]) -> frozenset[str]:
    """The fields of a record that hold records with entries of their own."""
    return frozenset(
        name
        for name, shape in shapes(record_type).items()
        if shape.item and shape.item.record and shape.item.record.type_name
    )
