"""Routes: the types of pages, each with all that the rest of the program knows of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from actionplans.model.record import Path, Record
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import View


class Menu(StrEnum):
    """A list of links in which pages of a type may stand."""

    MAIN = "main"
    """The navigation at the head of every page."""

    FOOTER = "footer"
    """The pages about the site, at the foot of every page."""

    LISTS = "lists"
    """The lists through which every page can be found, for those who do not find it otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page of the site, before it is made."""

    address: str
    """From the site's root, with its slash at the end; a file's name where it is one."""

    route: "Route"
    make: Callable[[], View]
    code: str = ""
    """The language of a translation; empty for the pages in the site's own."""

    source: Entry[Record] | None = None
    """The record that asks for the page; None for what the site makes itself."""

    field: Path = ()
    """The field of that record which asks for it; empty for the record's own page."""

    about: Entry[Record] | None = None
    """The record that the page is about, in the site's own language; None for other pages."""

    @property
    def template(self) -> str:
        """The name of its template in `pages/`, without `.html`."""
        return self.route.template

    @property
    def file(self) -> str:
        """The path of its file from the site's root."""
        is_folder = not self.address or self.address.endswith("/")
        return f"{self.address}index.html" if is_folder else self.address


Pages = Callable[[ViewContext, "Route"], Iterator[PageSpec]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A type of page.

    By default there is one page for the whole site, or one for each record of a type; `pages` lists
    those of any other type.
    """

    template: str
    """The name of its template in `pages/`, without `.html`."""

    view: Callable[..., View]
    """Makes the page, of the context and, where there is one for each, the record."""

    word: str = ""
    """The key of the word in its address, see `addresses.yml`; else the template's name."""

    of: type[Record] | None = None
    """The records that have such a page each; None for a page of the whole site."""

    below: bool = False
    """Whether it stands below the record's own page, and is not that page itself."""

    when: Callable[..., object] | None = None
    """Whether there is such a page, by the context and the record; None where there always is."""

    pages: Pages | None = None
    """Lists the pages, where they are neither one for the site nor one for each record."""

    label: str = ""
    """The text by which menus call it."""

    menus: Mapping[Menu, int] = field(default_factory=dict)
    """The menus that it stands in, with its position in each."""

    search_label: str | None = None
    """The text by which a search calls it; None where a search leaves it out."""

    in_sitemap: bool = True
    has_tables: bool = False
    """Whether its tables can be fetched as files."""

    def specs(self, context: ViewContext) -> Iterator[PageSpec]:
        """Every page of the type."""
        if self.pages:
            yield from self.pages(context, self)
        elif self.of is None:
            if self.when is None or self.when(context):
                yield self.spec(self.address(context), partial(self.view, context))
        else:
            for entry in context.library.all(self.of).values():
                yield from self.specs_of(context, entry)

    def specs_of(self, context: ViewContext, entry: Entry[Any]) -> Iterator[PageSpec]:
        """The page of the type that a record has, if it has one."""
        if self.when is None or self.when(context, entry):
            make = partial(self.view, context, entry)
            if self.below:
                yield self.spec(self.address(context, entry), make)
            else:
                yield self.spec(context.address(entry), make, source=entry, about=entry)

    def address(self, context: ViewContext, entry: Entry[Record] | None = None) -> str:
        """The address of the page for the whole site, or of the one below a record's own."""
        return context.page(self.word or self.template, entry)

    def spec(self, address: str, make: Callable[[], View], **more: Any) -> PageSpec:
        """A page of the type."""
        return PageSpec(address=address, route=self, make=make, **more)
