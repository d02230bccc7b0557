"""A page: a head, and the sections from which its contents list is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from actionplans.locale import LanguageTag
from actionplans.views.elements import Contents, Link, SearchEntry, Word

P = TypeVar("P", bound="Part")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """Something on a page that a component shows: the one that is named as the class is.

    `MoneyTable` is shown by the macro `money_table` of `components/money-table/money-table.html`.
    """

    component: ClassVar[str]

    @property
    def contents(self) -> tuple[Contents, ...]:
        """Its lines in the page's contents list."""
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
    """The heading in the contents list, where it is another."""

    style: str = ""
    """The class that the style sheet knows it by: `indicator`."""

    shape: int | None = None
    """The shape of the focus area that it is about."""

    lang: LanguageTag | None = None
    """The language of all of it, where it is another than the page's."""

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

    @property
    def children(self) -> tuple[Part, ...]:
        """The parts under its heading."""
        return self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything on a page, for its template to set."""

    title: str
    address: str
    """The page's path from the site's root, with its slash at the end; empty for the front page."""

    description: str | None = None
    breadcrumbs: tuple[Link, ...] = ()
    partnership: str | None = None
    """The id of the partnership whose colour the page wears."""

    script: str | None = None
    """The name of a script in `assets/`, without `.js`; the page is complete without it."""

    draft: bool = False
    search_entry: SearchEntry | None = None
    """None for a page that a search leaves out."""

    head: tuple[Part, ...] = ()
    aside: tuple[Part, ...] = ()
    """Facts that stand beside the head where there is room."""

    sections: tuple[Part, ...] = ()
    closing: tuple[Part, ...] = ()
    """Parts below the sections that the contents list does not name."""

    @property
    def contents(self) -> tuple[Contents, ...]:
        """The lines of the contents list: the sections, and the headings of texts among them."""
        return tuple(line for part in self.sections for line in part.contents)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that the page explains."""
        return tuple(word for part in self.walk() for word in part.words)

    def walk(self) -> Iterator[Part]:
        """Every part of the page, in its order, each before the parts within it."""
        return _walk((*self.head, *self.aside, *self.sections, *self.closing))


def present(*parts: Part | None) -> tuple[Part, ...]:
    """The parts that there are."""
    return tuple(part for part in parts if part)


def section(
    id: str,
    heading: str | Link,
    *parts: Part | None,
    intro: Part | None = None,
    style: str = "",
) -> Section | None:
    """A section; None where there is nothing in it.

    Args:
        id: its anchor.
        heading: its heading.
        parts: what stands in it.
        intro: a sentence before the parts, which does not stand alone.
        style: the class that the style sheet knows it by.
    """
    content = present(*parts)
    if not content:
        return None
    introduced = (*present(intro), *content)
    return Section(id=id, heading=_link(heading), parts=introduced, style=style)


def subsection(heading: str | Link, *parts: Part | None) -> Subsection | None:
    """A subsection; None where there is nothing in it."""
    content = present(*parts)
    return Subsection(_link(heading), content) if content else None


def listed(kind: Callable[[tuple[T, ...]], P], items: Iterable[T]) -> P | None:
    """A part that is made of items; None without any."""
    content = tuple(items)
    return kind(content) if content else None


def _walk(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _walk(part.children)


def _link(text: str | Link) -> Link:
    return text if isinstance(text, Link) else Link(text)
