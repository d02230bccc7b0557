"""Basic parts, which pages of any kind consist of: texts, links, the head of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from actionplans.views.elements import Contents, FocusTag, Link, Word
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Prose(Part):
    """A rendered text."""

    html: Markup
    headings: tuple[Contents, ...] = ()
    """Its headings of the second level, for the page's contents list."""

    follows: bool = False
    """Whether it is a page's body and other sections precede it."""

    heading: Contents | None = None
    """The heading over what comes before its own, which would else stand under a foreign one."""

    @property
    def contents(self) -> tuple[Contents, ...]:
        """Its headings."""
        return (*([self.heading] if self.heading else []), *self.headings)


@dataclass(frozen=True, slots=True)
class Paragraph(Part):
    """A sentence, or a link by itself."""

    text: tuple[Link, ...]
    """Its pieces, joined without space."""

    style: str = ""
    """Its class in the style sheet: `lead`, `quiet`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead(Part):
    """The head of a page."""

    kind: str | None = None
    """The type of the page's subject: `Aktivitet`."""

    belongs_to: Link | None = None
    focus: tuple[FocusTag, ...] = ()
    """The focus areas of the page's subject."""

    lies_in: Link | None = None
    """The larger place that contains the place."""

    title: str
    shape: int | None = None
    """The shape of the focus area whose page it is; None on other pages."""

    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Links(Part):
    """A list of links."""

    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LinkLines(Part):
    """Links by themselves, one on each line."""

    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AsideLinks(Part):
    """A list of links beside a page, with a small heading."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Part):
    """The abbreviations that a page uses, with their meanings."""

    id: str
    """The anchor of their section."""

    heading: str
    items: tuple[Word, ...]

    @property
    def contents(self) -> tuple[Contents, ...]:
        """Their section."""
        return (Contents(self.id, self.heading),)

    @property
    def words(self) -> tuple[Word, ...]:
        """The abbreviations."""
        return self.items


def prose(html: Markup | None) -> Prose | None:
    """A rendered text as a part; None without any."""
    return Prose(html) if html else None


def aside_links(heading: str, links: Iterable[Link]) -> AsideLinks | None:
    """Links beside a page; None without any."""
    items = tuple(links)
    return AsideLinks(heading, items) if items else None


def paragraph(text: str | Link | tuple[Link, ...] | None, style: str = "") -> Paragraph | None:
    """A sentence or a link as a part; None without any."""
    if not text:
        return None
    if isinstance(text, str):
        text = Link(text)
    return Paragraph(text if isinstance(text, tuple) else (text,), style)
