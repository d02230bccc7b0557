"""The renderer: Markdown to safe HTML, with what checks and contents lists need to know of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import Any

import markdown

from actionplans.locale import slugify
from actionplans.reader.limits import long_word
from actionplans.reader.source import BAD_CHARACTER
from actionplans.text.glossary import Glossary
from actionplans.text.glossary_links import GlossaryLinks
from actionplans.text.html_tags import Survey, survey
from actionplans.text.links import TextLink
from actionplans.text.lists import ListExtension
from actionplans.text.sanitizer import CleanHtml, Sanitizer
from actionplans.text.tree_processor import RenderedWords, TooLargeError, TreeProcessor

MAX_DEPTH = 30
"""Nesting of elements in a rendered text: lists, quotations, HTML. Largest known: 5."""

#: Nesting of tables: the time to lay one out doubles with each that it lies in.
_MAX_TABLE_DEPTH = 2

#: After Python-Markdown's own processors: inline text and footnotes are in the tree then.
_LAST = -10


class Fault(StrEnum):
    """The faults that make a rendered text unfit to publish, in Markdown or HTML."""

    TOO_DEEP = "too-deep"
    """Lists, quotations or HTML are nested too deep."""

    TOO_LARGE = "too-large"
    """The HTML is too much larger than the text, such as by repetition."""

    LONG_WORD = "long-word"
    """There is too much text that no line may break in."""

    BAD_CHARACTER = "bad-character"
    """An entity stands for a character that must not be there."""

    FOREIGN_PICTURE = "foreign-picture"
    """A picture would be fetched from elsewhere; it was taken out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text."""

    level: int
    """From 1 to 6, as in HTML."""

    id: str
    text: str


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


class Renderer:
    """Renders the Markdown of a site. One engine serves all texts: making one is what costs."""

    def __init__(
        self,
        words: RenderedWords,
        extensions: Iterable[str] = ("tables", "footnotes", "def_list", "toc"),
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        glossary: Glossary | None = None,
        reserved: Iterable[str] = (),
    ) -> None:
        """
        Args:
            words: words that rendering adds.
            extensions: Python-Markdown's extensions, by name.
            settings: the extensions' settings, by their names.
            glossary: the glossary, whose abbreviations are linked; None to link none.
            reserved: patterns of ids that pages use themselves, which a heading must not take.
        """
        self._words = words
        self._sanitizer = Sanitizer(reserved, words.moved_prefix)
        self._engine = self._make_engine(list(extensions), settings or {})
        links = GlossaryLinks(glossary or Glossary(), words.term_id)
        self._tree = TreeProcessor(self._engine, words, links, self._sanitizer)
        self._engine.treeprocessors.register(self._tree, "actionplans", _LAST)
        self._bodies: dict[tuple[str, str], Body] = {}

    def _make_engine(
        self, extensions: list[str], settings: Mapping[str, Mapping[str, Any]]
    ) -> markdown.Markdown:
        """Python-Markdown with the site's extensions, and with `toc`, which finds the headings."""
        configs: dict[str, dict[str, Any]] = {
            "toc": {"slugify": self._slug},
            "footnotes": {"BACKLINK_TITLE": self._words.back},
        }
        for name, values in settings.items():
            configs[name] = {**configs.get(name, {}), **values}
        names = [name.removeprefix("markdown.extensions.") for name in extensions]
        names += {"toc"} - set(names)
        return markdown.Markdown(
            extensions=[*names, ListExtension()],
            extension_configs={name: configs[name] for name in configs if name in names},
            output_format="html",
        )

    def render(self, text: str, file: str = "") -> Body:
        """Render a text that stands in a content file; the same text is rendered once."""
        key = (file, text)
        if key not in self._bodies:
            self._bodies[key] = self._render(text, file) if text.strip() else Body("")
        return self._bodies[key]

    def _render(self, text: str, file: str) -> Body:
        self._engine.reset()
        self._tree.start(file)
        try:
            clean = self._sanitizer.clean(self._engine.convert(text))
        except RecursionError:
            return Body("", faults=frozenset({Fault.TOO_DEEP}))
        except TooLargeError:
            return Body("", faults=frozenset({Fault.TOO_LARGE}))
        surveyed = survey(clean.html)
        return Body(
            clean.html,
            headings=tuple(self._headings(getattr(self._engine, "toc_tokens", []))),
            links=tuple(self._tree.links),
            anchors=frozenset(surveyed.ids),
            faults=frozenset(_faults(clean, surveyed)),
            duplicate_ids=tuple(id for id, count in Counter(surveyed.ids).items() if count > 1),
        )

    def _slug(self, text: str, separator: str) -> str:
        return self._sanitizer.unreserved_id(slugify(text, separator) or self._words.section)

    def _headings(self, tokens: Iterable[Mapping[str, Any]]) -> Iterator[Heading]:
        """The headings of a text, in its order, from the tree that `toc` made of them."""
        for token in tokens:
            id = self._sanitizer.unreserved_id(str(token["id"]))
            yield Heading(int(token["level"]), id, unescape(str(token["name"])))
            yield from self._headings(token["children"])


def _faults(clean: CleanHtml, surveyed: Survey) -> Iterator[Fault]:
    if surveyed.depth > MAX_DEPTH or surveyed.table_depth > _MAX_TABLE_DEPTH:
        yield Fault.TOO_DEEP
    if long_word(surveyed.text) is not None:
        yield Fault.LONG_WORD
    if BAD_CHARACTER.search(clean.html):
        yield Fault.BAD_CHARACTER
    if clean.had_foreign_picture:
        yield Fault.FOREIGN_PICTURE
