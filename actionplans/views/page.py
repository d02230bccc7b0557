"""A page: a head, and the sections from which its contents list is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from actionplans.locale import LanguageTag
from actionplans.views.elements import Chapter, Contents, Link, SearchEntry, Word

P = TypeVar("P", bound="Part")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, shown by the component that has the name of the class.

    `MoneyTable` is shown by the macro `money_table` of `components/money-table/money-table.html`.
    """

    component: ClassVar[str]

    is_whole: ClassVar[bool] = False
    """Whether it is never cut, however long it is; see `views.pieces`."""

    unseen: ClassVar[frozenset[str]] = frozenset()
    """The names of its fields that are not shown."""

    @property
    def chapter(self) -> Chapter | None:
        """The heading under which it stands where its page is cut; None for the page's own."""
        return None

    @property
    def contents(self) -> tuple[Contents, ...]:
        """Its lines of the page's contents list."""
        return ()

    @property
    def children(self) -> tuple["Part", ...]:
        """The parts within it."""
        return ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that it explains."""
        return ()

    def __init_subclass__(cls) -> None:
        letters = (f"-{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__)
        cls.component = "".join(letters).removeprefix("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Part):
    """A heading and the parts under it."""

    id: str
    """Its anchor."""

    heading: Link
    parts: tuple[Part, ...]
    short: str | None = None
    """The heading in the contents list; None where it is the same."""

    tag: str | None = None
    """A few words after the heading: when its plan ends or ended; None where it is of no plan."""

    style: str = ""
    """Its class in the style sheet: `indicator`."""

    shape: int | None = None
    """The shape of its focus area; None where it is not about one."""

    lang: LanguageTag | None = None
    """The language of its whole content; None where it is the page's."""

    is_searched: bool = True
    """Whether the page is found by its words: not by those that say that there is nothing."""

    @property
    def contents(self) -> tuple[Contents, ...]:
        """The section itself."""
        return (Contents(self.id, self.short or self.heading.text),)

    @property
    def children(self) -> tuple[Part, ...]:
        """The parts under its heading."""
        return self.parts


@dataclass(frozen=True, slots=True)
class Subsection(Part):
    """A smaller heading within a section, and the parts under it."""

    heading: Link
    parts: tuple[Part, ...]
    tag: str | None = None
    """A few words after the heading, see `Section`."""

    @property
    def children(self) -> tuple[Part, ...]:
        """The parts under its heading."""
        return self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The content of a page, for its template."""

    title: str
    address: str
    """The path from the site's root, with its trailing slash; empty for the front page."""

    description: str | None = None
    breadcrumbs: tuple[Link, ...] = ()
    partnership: str | None = None
    """The id of the partnership whose colour the page has."""

    script: str | None = None
    """The name of a script in `assets/`, without `.js`; the page works without it."""

    cut_from: str | None = None
    """The address of the page that was cut, of which it is a part or the rest; None of others."""

    in_sitemap: bool = True
    """Whether search engines are to know it, at its own address."""

    search_entry: SearchEntry | None = None
    """None for a page that is not in the search index."""

    head: tuple[Part, ...] = ()
    aside: tuple[Part, ...] = ()
    """Parts beside the head on wide screens, such as facts."""

    sections: tuple[Part, ...] = ()
    closing: tuple[Part, ...] = ()
    """Parts below the sections, not in the contents list."""

    def title_trail(self, site: str) -> Iterator[str]:
        """The page's title and those of the pages around it, up to the site's: its `<title>`.

        What the title itself names is not said again.
        """
        yield self.title
        for crumb in reversed(self.breadcrumbs[1:]):
            is_named = _spaced(crumb.text) in _spaced(self.title)
            if not is_named or crumb.text == self.title:
                yield crumb.text
        if self.address:
            yield site

    @property
    def contents(self) -> tuple[Contents, ...]:
        """The lines of the contents list: sections, and the headings of texts without one."""
        return tuple(line for part in self.sections for line in part.contents)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that the page explains."""
        return tuple(word for part in self.walk() for word in part.words)

    @property
    def components(self) -> frozenset[str]:
        """The components that render the parts of the page."""
        return frozenset(part.component for part in self.walk())

    def walk(self) -> Iterator[Part]:
        """Every part of the page, in its order, each before the parts within it."""
        return _walk((*self.head, *self.aside, *self.sections, *self.closing))


def present(*parts: Part | None) -> tuple[Part, ...]:
    """The parts that are not None."""
    return tuple(part for part in parts if part)


def section(
    id: str,
    heading: str | Link,
    *parts: Part | None,
    intro: Part | None = None,
    style: str = "",
    tag: str | None = None,
) -> Section | None:
    """A section; None without any content.

    Args:
        id: its anchor.
        heading: its heading.
        parts: its content; those that are None are left out.
        intro: a sentence before the parts; without parts there is no section.
        style: its class in the style sheet.
        tag: a few words after the heading.
    """
    content = present(*parts)
    if not content:
        return None
    introduced = (*present(intro), *content)
    return Section(id=id, heading=_link(heading), parts=introduced, style=style, tag=tag)


def subsection(
    heading: str | Link, *parts: Part | None, tag: str | None = None
) -> Subsection | None:
    """A subsection; None without any content."""
    content = present(*parts)
    return Subsection(_link(heading), content, tag) if content else None


def listed(kind: Callable[[tuple[T, ...]], P], items: Iterable[T]) -> P | None:
    """A part that consists of items; None without any."""
    content = tuple(items)
    return kind(content) if content else None


def _walk(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _walk(part.children)


def _spaced(text: str) -> str:
    """A text whose words are found by the spaces around them."""
    return f" {text.replace(':', ' ')} "


def _link(text: str | Link) -> Link:
    return text if isinstance(text, Link) else Link(text)
