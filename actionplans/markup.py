"""Markdown to safe HTML, with what a check or a contents list wants to know of it.

Links to other content files are written relative to the file they stand in. They come out as
addresses below `~/`, which a page replaces by its own way to the site's root: see `rooted`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import Any
from urllib.parse import unquote

import markdown
import nh3

from actionplans.marks import (
    OUTSIDE,
    OWN,
    ROOT,
    TERM,
    WORD,
    Marks,
    TextLink,
    TooLargeError,
    Wording,
    address_of,
)
from actionplans.reader.limits import long_word
from actionplans.reader.source import BAD_CHARACTER
from actionplans.tags import Survey, changed, survey

__all__ = [
    "ROOT",
    "TERM",
    "WORD",
    "Body",
    "Fault",
    "Heading",
    "Renderer",
    "TextLink",
    "Wording",
    "address_of",
    "apart",
    "inset",
    "moved",
    "plain_text",
    "rooted",
    "slugify",
]

MAX_DEPTH = 30
"""Elements of a rendered text in each other, in lists, quotations or HTML. Largest known: 5."""

_MAX_TABLES = 2
"""Tables in each other: how wide one is takes twice as long to reckon for each that it lies in."""

#: A link from the site's root, within a tag: in text, `<` is always written as an entity.
_ROOTED_ADDRESS = re.compile(r'(<a\b[^<>]*? href=")~/([^"#<>]*+)')
_ROOTED = re.compile(r'(<(?:a|img)\b[^<>]*? (?:href|src)=")~/([^"<>]*+)"')
_SIZES = re.compile(r'<source\b[^<>]*? srcset="[^"<>]*+"')

_LOWERED = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}

_MARKS = re.compile(r"\[\^[^\[\]]++\]|[*_`]")
_LINK = re.compile(r"\[([^\[\]]*+)\]\((?:[^()]|\([^()]*+\))*+\)")

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ä": "a", "ö": "o"})
_ELSEWHERE = ("http:", "https:", "//")
_BLANK = re.compile(r"\s")
#: Classes of code, which the extensions for it write as HTML: the language, for who colours it.
_CODE = re.compile(r"language-[\w+-]+|codehilite|highlight")
_TAGS = nh3.ALLOWED_TAGS | {"section", "dfn"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "lang", "dir", "role", "aria-label", "tabindex"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}


class Fault(StrEnum):
    """What can be wrong with a rendered text, whichever way it was written."""

    TOO_DEEP = "too-deep"
    """Lists, quotations or HTML lie too deep in each other."""

    TOO_LARGE = "too-large"
    """It grows too much: what is written once comes out again and again."""

    LONG_WORD = "long-word"
    """There is too much text that no line may break in."""

    BAD_CHARACTER = "bad-character"
    """An entity stands for a character that must not be there."""

    FOREIGN_PICTURE = "foreign-picture"
    """A picture would be fetched from elsewhere; it was taken out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text."""

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[TextLink, ...] = ()
    anchors: frozenset[str] = frozenset()
    faults: frozenset[Fault] = frozenset()
    """Why it cannot be published."""

    doubled: tuple[str, ...] = ()
    """Ids that stand in it more than once."""


def rooted(html: str, root: str, explained: Mapping[str, str] | None = None) -> str:
    """Replace the mark for the site's root in rendered links.

    Args:
        html: a rendered text.
        root: the way from its page to the site's root.
        explained: addresses in the glossary that the page itself explains, by the id of the place.
    """
    own = explained or {}

    def place(found: re.Match[str]) -> str:
        return f'{found[1]}#{own[found[2]]}"' if found[2] in own else f'{found[1]}{root}{found[2]}"'

    return _SIZES.sub(lambda found: found[0].replace(ROOT, root), _ROOTED.sub(place, html))


def moved(html: str, addresses: Mapping[str, str]) -> str:
    """The HTML of a text, its links to some addresses leading to others instead."""

    def place(found: re.Match[str]) -> str:
        return f"{found[1]}~/{addresses.get(unquote(found[2]), found[2])}"

    return _ROOTED_ADDRESS.sub(place, html)


def apart(html: str, part: str) -> str:
    """The HTML of a text that shares a page with others, its ids told from theirs."""

    def attribute(name: str, value: str) -> str:
        if name == "id":
            return f"{part}-{value}"
        return f"#{part}-{value[1:]}" if name == "href" and value.startswith("#") else value

    return changed(html, attribute)


def inset(html: str, part: str) -> str:
    """A part of a page as it stands among others on one page.

    Its headings go down a level, and its ids are told from those of the others by the name of the
    part, but for the meanings of words, which stand once on the page. Its sections are no landmarks
    any more: there would be hundreds with the same few names.
    """

    def attribute(name: str, value: str) -> str | None:
        if name == "id":
            return f"{part}_{value}"
        if name == "href" and value.startswith("#") and not value.startswith(f"#{WORD}"):
            return f"#{part}_{value[1:]}" if value[1:] else f"#{part}"
        if name == "headers":
            return " ".join(f"{part}_{id}" for id in value.split())
        if name == "aria-labelledby":
            return None
        return "group" if (name, value) == ("role", "region") else value

    return changed(html, attribute, _LOWERED)


def slugify(text: str, separator: str = "-") -> str:
    """A heading or title as part of an address: `Økonomi og mål` is `oekonomi-og-maal`."""
    plain = re.sub(r"[^a-z0-9]+", separator, text.lower().translate(_LETTERS))
    return plain.strip(separator)


def plain_text(markdown_text: str) -> str:
    """A short Markdown text without its marks, for descriptions and search results."""
    return _LINK.sub(r"\1", _MARKS.sub("", markdown_text)).strip()


class Renderer:
    """Renders the Markdown of a site. One engine serves all texts: making one is what costs."""

    def __init__(
        self,
        wording: Wording,
        extensions: Iterable[str] = ("tables", "footnotes", "def_list", "toc"),
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        terms: Mapping[str, tuple[str, str]] | None = None,
        reserved: Iterable[str] = (),
    ) -> None:
        """
        Args:
            wording: words that rendering adds.
            extensions: Python-Markdown's extensions, by name.
            settings: the extensions' settings, by their names.
            terms: the glossary: each word with its meaning and its entry's address.
            reserved: patterns of ids that pages use themselves, which a heading must not take.
        """
        own: dict[str, dict[str, Any]] = {
            "toc": {"slugify": self._slug},
            "footnotes": {"BACKLINK_TITLE": wording.back},
        }
        chosen = {name: dict(values) for name, values in (settings or {}).items()}
        for name, values in own.items():
            chosen[name] = {**values, **chosen.get(name, {})}
        names = [name.removeprefix("markdown.extensions.") for name in extensions]
        self._engine = markdown.Markdown(
            extensions=[*names, *({"toc"} - set(names))],
            extension_configs={name: chosen[name] for name in chosen if name in (*names, "toc")},
            output_format="html",
        )
        self._marks = Marks(self._engine, wording, terms or {}, reserved)
        # Last of all, when inline text and footnotes are in the tree.
        self._engine.treeprocessors.register(self._marks, "actionplans", -10)
        self._bodies: dict[tuple[str, str], Body] = {}

    def render(self, text: str, file: str = "") -> Body:
        """Render a text that stands in a content file; the same text is rendered once."""
        key = (file, text)
        if key not in self._bodies:
            self._bodies[key] = self._render(text, file) if text.strip() else Body("")
        return self._bodies[key]

    def _render(self, text: str, file: str) -> Body:
        self._engine.reset()
        self._marks.start(file)
        self._foreign = False
        try:
            html = self._clean(self._engine.convert(text))
        except RecursionError:
            return Body("", faults=frozenset({Fault.TOO_DEEP}))
        except TooLargeError:
            return Body("", faults=frozenset({Fault.TOO_LARGE}))
        found = survey(html)
        if self._reserved_ids:
            html = changed(html, self._lead_to_reserved)
        headings = tuple(self._headings(getattr(self._engine, "toc_tokens", [])))
        faults = frozenset(self._faults(html, found))
        doubled = tuple(id for id, count in Counter(found.ids).items() if count > 1)
        anchors = frozenset(found.ids)
        return Body(html, headings, tuple(self._marks.links), anchors, faults, doubled)

    def _faults(self, html: str, found: Survey) -> Iterator[Fault]:
        if found.depth > MAX_DEPTH or found.tables > _MAX_TABLES:
            yield Fault.TOO_DEEP
        if long_word(found.text) is not None:
            yield Fault.LONG_WORD
        if BAD_CHARACTER.search(html):
            yield Fault.BAD_CHARACTER
        if self._foreign:
            yield Fault.FOREIGN_PICTURE

    def _slug(self, text: str, separator: str) -> str:
        return self._marks.free(slugify(text, separator) or "afsnit")

    def _headings(self, tokens: Iterable[Mapping[str, Any]]) -> Iterator[Heading]:
        """The headings of a text, in its order, from the tree that the engine made of them."""
        for token in tokens:
            id = self._marks.free(str(token["id"]))
            yield Heading(int(token["level"]), id, unescape(str(token["name"])))
            yield from self._headings(token["children"])

    def _clean(self, html: str) -> str:
        self._reserved_ids = set[str]()
        return nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._filter,
            url_schemes=set(OUTSIDE),
            link_rel=None,
        )

    def _filter(self, tag: str, attribute: str, value: str) -> str | None:
        """What an attribute may say; None where it has to go.

        No picture is fetched from elsewhere, whichever way it was written. In HTML of staff, ids
        are none that pages use, and nothing passes itself off as a part of the page: classes, roles
        and labels come from the engine and its extensions alone.
        """
        if tag == "img" and attribute == "src" and not value.startswith(ROOT):
            self._foreign = self._foreign or value.startswith(_ELSEWHERE)
            return None
        if attribute not in OWN:
            return value
        if value.startswith(self._marks.token):
            return value.removeprefix(self._marks.token)
        if attribute == "class":
            return " ".join(filter(_CODE.fullmatch, value.split())) or None
        if attribute != "id" or not value or _BLANK.search(value):
            return None
        if (free := self._marks.free(value)) != value:
            self._reserved_ids.add(value)
        return free

    def _lead_to_reserved(self, name: str, value: str) -> str:
        """A link in HTML to an id of the same text that was changed, for pages use it."""
        changed = name == "href" and value[:1] == "#" and value[1:] in self._reserved_ids
        return f"#{self._marks.free(value[1:])}" if changed else value
