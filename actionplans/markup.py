"""Markdown to safe HTML, with what a check or a contents list wants to know of it.

Links to other content files are written relative to the file they stand in. They come out as
addresses below `~/`, which a page replaces by its own way to the site's root: see `rooted`.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

ROOT = "~/"
"""Stands for the site's root in rendered links."""

#: A link from the site's root, within a tag: in text, `<` is always written as an entity.
_ROOTED = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")~/')
_IDS = re.compile(r'(<[^>]*? (?:id="|href="#))')

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ä": "a", "ö": "o"})
_OUTSIDE = ("http", "https", "mailto", "tel")
_UNMARKED = frozenset({"a", "code", "pre", "abbr", "sup", "h1", "h2", "h3", "h4", "h5", "h6"})
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
class TextLink:
    """A link of the text that stays on the site, or that cannot be used."""

    written: str
    path: str | None
    """The file or address below the content folder; None where the link is not usable."""

    anchor: str
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text."""

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[TextLink, ...] = ()
    anchors: frozenset[str] = frozenset()
    too_deep: bool = False
    """Whether it could not be rendered, for its lists or quotations lie too deep in each other."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that rendering adds, in the site's language."""

    footnotes: str
    back: str
    """Label of a footnote's way back; `{}` is the number."""

    table: str


def rooted(html: str, root: str) -> str:
    """Replace the mark for the site's root in rendered links."""
    return _ROOTED.sub(lambda found: found[1] + root, html)


def apart(html: str, part: str) -> str:
    """The HTML of a text that shares a page with others, its ids told from theirs."""
    return _IDS.sub(lambda found: f"{found[1]}{part}-", html)


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
        self._marks = _Marks(self._engine, wording, terms or {})
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
        url_schemes=set(_OUTSIDE),
        link_rel=None,
    )


def _own_pictures(tag: str, attribute: str, value: str) -> str | None:
    """No picture is fetched from elsewhere, whichever way it was written."""
    foreign = tag == "img" and attribute == "src" and not value.startswith(ROOT)
    return None if foreign else value


class _Marks(Treeprocessor):
    """Walks the finished tree: resolves links, marks terms, names tables and footnotes."""

    def __init__(
        self, engine: markdown.Markdown, wording: Wording, terms: Mapping[str, tuple[str, str]]
    ) -> None:
        super().__init__(engine)
        self.wording = wording
        self.terms = terms
        longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
        self.term = re.compile(rf"\b({'|'.join(longest_first)})(?=s?\b)") if terms else None
        self.start("")

    def start(self, file: str) -> None:
        self.file = file
        self.links: list[TextLink] = []
        self.seen: set[str] = set()

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            if element.tag == "a":
                self._resolve(element, "href")
            elif element.tag == "img":
                self._resolve(element, "src")
        if self.term:
            self._mark_terms(root)
        self._name(root)

    def _resolve(self, element: Element, attribute: str) -> None:
        """Note where a link or picture leads, and turn a path into an address from the root."""
        written, picture = element.get(attribute, ""), element.tag == "img"
        if written.startswith(AMP_SUBSTITUTE):  # a mail address, which the engine spells out
            return
        if element.get("class", "").startswith("footnote"):
            return
        parts = _split(written)
        if parts is not None and not picture and _leads_outside(parts):
            return
        path = _path(parts, self.file) if parts is not None else None
        anchor = unquote(parts.fragment) if parts is not None and path is not None else ""
        self.links.append(TextLink(written, path, anchor, picture))
        if path is not None and parts is not None and parts.path:
            end = f"#{parts.fragment}" if parts.fragment else ""
            element.set(attribute, f"{ROOT}{quote(address_of(path))}{end}")

    def _mark_terms(self, element: Element) -> None:
        """Turn the first use of each term below an element into a link to the glossary."""
        if element.tag in _UNMARKED or element.get("class", "") == "footnote":
            return
        self._mark_text(element, None, element.text)
        for child in list(element):
            self._mark_terms(child)
            self._mark_text(element, child, child.tail)

    def _mark_text(self, parent: Element, before: Element | None, text: str | None) -> None:
        if not text or not self.term:
            return
        for found in self.term.finditer(text):
            word = found[1]
            meaning, address = self.terms[word]
            if address in self.seen:
                continue
            self.seen.add(address)
            link = Element("a", {"class": "term", "href": f"{ROOT}{address}"})
            SubElement(link, "abbr", {"title": meaning}).text = word
            place = list(parent).index(before) + 1 if before is not None else 0
            link.tail = text[found.end() :]
            if before is None:
                parent.text = text[: found.start()]
            else:
                before.tail = text[: found.start()]
            parent.insert(place, link)
            self._mark_text(parent, link, link.tail)
            return

    def _name(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "footnote":
                element.set("role", "doc-endnotes")
                element.set("aria-label", self.wording.footnotes)
            elif element.get("class") == "footnote-backref":
                element.set("aria-label", element.attrib.pop("title", ""))
        tables = 0
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent.remove(child)
                    attributes = {"class": "scroll", "role": "region", "tabindex": "0"}
                    tables += 1
                    name = f"{self.wording.table} {tables}"
                    box = Element("div", {**attributes, "aria-label": name})
                    box.append(child)
                    parent.insert(place, box)


def _split(written: str) -> SplitResult | None:
    try:
        return urlsplit(written)
    except ValueError:
        return None


def _leads_outside(parts: SplitResult) -> bool:
    return parts.scheme in _OUTSIDE and bool(parts.netloc or parts.scheme in ("mailto", "tel"))


def _path(parts: SplitResult, file: str) -> str | None:
    """The content file that a link written in a file means; None where it means none."""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    if not parts.path:
        return file
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
    return None if path.startswith("..") else path


def address_of(file: str) -> str:
    """The address of a content file's page, with its slash; of any other file, its own path."""
    if not file.endswith(".md"):
        return file
    path = file.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{path}/" if path else ""
