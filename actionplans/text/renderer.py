"""The renderer: Markdown to safe HTML, with what checks and contents lists need to know of it."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pkgutil import iter_modules
from threading import RLock
from typing import Any, Self

from markdown import extensions as own_extensions

from actionplans.locale import slugify
from actionplans.reader.limits import long_word
from actionplans.reader.source import BAD_CHARACTER
from actionplans.shelf import Shelf
from actionplans.text.engines import make_engine, release
from actionplans.text.engines.engine import Dialect, Heading, TooDeepError, UnreadableError
from actionplans.text.glossary import Glossary
from actionplans.text.glossary_links import GlossaryLinks
from actionplans.text.html_tags import Survey, survey
from actionplans.text.links import TextLink
from actionplans.text.sanitizer import CleanHtml, Sanitizer
from actionplans.text.tree_processor import RenderedWords, TooLargeError, TreeProcessor

MAX_DEPTH = 30
"""Nesting of elements in a rendered text: lists, quotations, HTML. Largest known: 5."""

#: Nesting of tables: the time to lay one out doubles with each that it lies in.
_MAX_TABLE_DEPTH = 2

#: The extensions that Python-Markdown brings.
_OWN_EXTENSIONS = frozenset(module.name for module in iter_modules(own_extensions.__path__))


#: Engine, tree and sanitizer hold the state of the text that they work at.
_ONE_AT_A_TIME = RLock()


class Fault(StrEnum):
    """The faults that make a rendered text unfit to publish, in Markdown or HTML."""

    TOO_DEEP = "too-deep"
    """Lists, quotations or HTML are nested too deep."""

    TOO_LARGE = "too-large"
    """The HTML is too much larger than the text, such as by repetition."""

    UNREADABLE = "unreadable"
    """The engine fails at it, by a mistake of its own."""

    LONG_WORD = "long-word"
    """There is too much text that no line may break in."""

    BAD_CHARACTER = "bad-character"
    """An entity stands for a character that must not be there."""

    FOREIGN_PICTURE = "foreign-picture"
    """A picture would be fetched from elsewhere; it was taken out."""


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text."""

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[TextLink, ...] = ()
    """Its links within the site, and those that cannot be used."""

    anchors: frozenset[str] = frozenset()
    """The ids of its elements, which links can lead to."""

    faults: frozenset[Fault] = frozenset()
    """The reasons why it cannot be published; empty where it can."""

    duplicate_ids: tuple[str, ...] = ()

    def to_json(self) -> list[Any]:
        """The same as a value that JSON can hold."""
        links = [asdict(link) for link in self.links]
        headings = [[heading.level, heading.id, heading.text] for heading in self.headings]
        sets = sorted(self.anchors), sorted(self.faults)
        return [self.html, headings, links, *sets, list(self.duplicate_ids)]

    @classmethod
    def from_json(cls, value: list[Any]) -> Self:
        """The rendered text that `to_json` made a value of."""
        html, headings, links, anchors, faults, duplicate_ids = value
        return cls(
            html,
            tuple(Heading(*heading) for heading in headings),
            tuple(TextLink(**link) for link in links),
            frozenset(anchors),
            frozenset(map(Fault, faults)),
            tuple(duplicate_ids),
        )


class Renderer:
    """Renders the Markdown of a site. One engine serves all texts: making one is what costs."""

    def __init__(
        self,
        words: RenderedWords,
        dialect: Dialect,
        glossary: Glossary | None = None,
        reserved: Iterable[str] = (),
        shelf_for: Callable[[Iterable[bytes]], Shelf] | None = None,
    ) -> None:
        """
        Args:
            words: words that rendering adds.
            dialect: the Markdown that texts are written in.
            glossary: the glossary, whose abbreviations are linked; None to link none.
            reserved: patterns of ids that pages use themselves, which a heading must not take.
            shelf_for: finds the texts that were rendered before by the same recipe; None to keep
                none.
        """
        terms, patterns = glossary or Glossary(), tuple(reserved)
        self._words = words
        self._sanitizer = Sanitizer(patterns, words.moved_prefix)
        self._engine = make_engine(dialect, self._slug, words.back)
        self.recipe = _recipe(words, dialect, terms, patterns, self._engine.libraries)
        """All that rendered texts depend on besides themselves and the code of this program.

        None where that cannot be told: with extensions that are not Python-Markdown's own, or
        settings that have no text.
        """

        self._shelf = shelf_for(self.recipe) if shelf_for and self.recipe else None
        links = GlossaryLinks(terms, words.term_id)
        self._tree = TreeProcessor(words, links, self._sanitizer)
        self._bodies: dict[tuple[str, str], Body] = {}

    def render(self, text: str, file: str = "") -> Body:
        """Render a text that stands in a content file; the same text is rendered once."""
        key = (file, text)
        if key not in self._bodies:
            with _ONE_AT_A_TIME:
                self._bodies[key] = self._rendered(text, file) if text.strip() else Body("")
        return self._bodies[key]

    def save(self) -> None:
        """Keep the rendered texts for the next build."""
        if self._shelf:
            self._shelf.save()

    def _rendered(self, text: str, file: str) -> Body:
        """A text rendered now, or by an earlier build."""
        if not self._shelf:
            return self._render(text, file)
        key = hashlib.sha256(f"{file}\0{text}".encode(errors="surrogatepass")).hexdigest()
        if kept := self._shelf.get(key):
            return Body.from_json(kept)
        body = self._render(text, file)
        self._shelf.put(key, body.to_json())
        return body

    def __getstate__(self) -> dict[str, Any]:
        """Another process gets the texts, and keeps none."""
        return {**self.__dict__, "_shelf": None}

    def _render(self, text: str, file: str) -> Body:
        self._tree.start(file)
        try:
            converted = self._engine.convert(text, self._tree.run)
        except TooDeepError:
            return Body("", faults=frozenset({Fault.TOO_DEEP}))
        except TooLargeError:
            return Body("", faults=frozenset({Fault.TOO_LARGE}))
        except UnreadableError:
            return Body("", faults=frozenset({Fault.UNREADABLE}))
        clean = self._sanitizer.clean(converted.html)
        surveyed = survey(clean.html)
        return Body(
            clean.html,
            headings=tuple(map(self._as_published, converted.headings)),
            links=tuple(self._tree.links),
            anchors=frozenset(surveyed.ids),
            faults=frozenset(_faults(clean, surveyed)),
            duplicate_ids=tuple(id for id, count in Counter(surveyed.ids).items() if count > 1),
        )

    def _slug(self, text: str, separator: str) -> str:
        return self._sanitizer.unreserved_id(slugify(text, separator) or self._words.section)

    def _as_published(self, heading: Heading) -> Heading:
        return replace(heading, id=self._sanitizer.unreserved_id(heading.id))


def _recipe(
    words: RenderedWords,
    dialect: Dialect,
    glossary: Glossary,
    reserved: Iterable[str],
    libraries: Iterable[str],
) -> list[bytes] | None:
    if not _OWN_EXTENSIONS.issuperset(dialect.names):
        return None
    own = {name: value for name, value in dialect.settings.items() if value}
    terms = [asdict(term) for term in glossary.terms]
    inputs = [asdict(words), dialect.engine, dialect.names, own, terms, list(reserved)]
    releases = [f"{library} {release(library)}" for library in (*libraries, "nh3")]
    try:
        return [*map(str.encode, (*releases, json.dumps(inputs)))]
    except TypeError:
        return None


def _faults(clean: CleanHtml, surveyed: Survey) -> Iterator[Fault]:
    if surveyed.depth > MAX_DEPTH or surveyed.table_depth > _MAX_TABLE_DEPTH:
        yield Fault.TOO_DEEP
    if long_word(surveyed.text) is not None:
        yield Fault.LONG_WORD
    if BAD_CHARACTER.search(clean.html):
        yield Fault.BAD_CHARACTER
    if clean.had_foreign_picture:
        yield Fault.FOREIGN_PICTURE
