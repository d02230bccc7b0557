"""Markdown to safe HTML, with what a check or a contents list wants to know of it.

Links to other content files are written relative to the file they stand in. They come out as
addresses below `~/`, which a page replaces by its own way to the site's root: see `rooted`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote

import markdown
import nh3

from actionplans.marks import OUTSIDE, ROOT, TERM, WORD, Marks, TextLink, Wording, address_of

__all__ = [
    "ROOT",
    "TERM",
    "WORD",
    "Body",
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

#: The engine's time grows with the square of these; no text that a person writes has so many.
_MOST_SIGNS = 2_000

#: A link from the site's root, within a tag: in text, `<` is always written as an entity.
_ROOTED_ADDRESS = re.compile(r'(<a\b[^>]*? href=")~/([^"#]*)')
_ROOTED = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")~/([^"]*)"')
_SIZES = re.compile(r'<source\b[^>]*? srcset="[^"]*"')
_IDS = re.compile(r'(<[^>]*? (?:id="|href="#))')

#: A whole tag, its name, and its attributes: what looks like a tag within one is no tag.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_LOWERED = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ä": "a", "ö": "o"})
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
    too_deep: bool = False
    """Whether it could not be rendered, for its lists or quotations lie too deep in each other."""


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
    return _IDS.sub(lambda found: f"{found[1]}{part}-", html)


def inset(html: str, part: str) -> str:
    """A part of a page as it stands among others on one page.

    Its headings go down a level, and its ids are told from those of the others by the name of the
    part, but for the meanings of words, which stand once on the page. Its sections are no landmarks
    any more: there would be hundreds with the same few names.
    """

    def attribute(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name == "id":
            return f' id="{part}_{value}"'
        if name == "href" and value.startswith("#") and not value.startswith(f"#{WORD}"):
            return f' href="#{part}_{value[1:]}"' if value[1:] else f' href="#{part}"'
        if name == "headers":
            return f' headers="{" ".join(f"{part}_{id}" for id in value.split())}"'
        if name == "aria-labelledby":
            return ""
        return ' role="group"' if (name, value) == ("role", "region") else found[0]

    def tag(found: re.Match[str]) -> str:
        end, name, attributes = found.groups()
        return f"<{end}{_LOWERED.get(name, name)}{_ATTRIBUTE.sub(attribute, attributes)}>"

    return _TAG.sub(tag, html)


def slugify(text: str, separator: str = "-") -> str:
    """A heading or title as part of an address: `Økonomi og mål` is `oekonomi-og-maal`."""
    plain = re.sub(r"[^a-z0-9]+", separator, text.lower().translate(_LETTERS))
    return plain.strip(separator)


def plain_text(markdown_text: str) -> str:
    """A short Markdown text without its marks, for descriptions and search results."""
    text = re.sub(r"\[\^[^\]]+\]|[*_`]", "", markdown_text)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).strip()


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
        self._reserved = re.compile("|".join(reserved) or r"(?!)")
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
        self._marks = Marks(self._engine, wording, terms or {})
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
        if any(text.count(sign) > _MOST_SIGNS for sign in "[<"):
            return Body("", too_deep=True)
        try:
            html = _clean(self._engine.convert(text))
        except RecursionError:
            return Body("", too_deep=True)
        anchors = frozenset(re.findall(r'\bid="([^"]+)"', html))
        headings = tuple(_headings(getattr(self._engine, "toc_tokens", [])))
        return Body(html, headings, tuple(self._marks.links), anchors)

    def _slug(self, text: str, separator: str) -> str:
        slug = slugify(text, separator) or "afsnit"
        return f"tekst{separator}{slug}" if self._reserved.fullmatch(slug) else slug


def _headings(tokens: Iterable[Mapping[str, Any]]) -> Iterator[Heading]:
    """The headings of a text, in its order, from the tree that the engine made of them."""
    for token in tokens:
        yield Heading(int(token["level"]), str(token["id"]), unescape(str(token["name"])))
        yield from _headings(token["children"])


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_own_pictures,
        url_schemes=set(OUTSIDE),
        link_rel=None,
    )


def _own_pictures(tag: str, attribute: str, value: str) -> str | None:
    """No picture is fetched from elsewhere, whichever way it was written."""
    foreign = tag == "img" and attribute == "src" and not value.startswith(ROOT)
    return None if foreign else value
