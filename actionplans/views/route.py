"""Routes: the types of pages, each with everything that the rest of the program needs to know."""

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
    """A list of links in which a type of page may appear."""

    MAIN = "main"
    """The navigation at the top of every page."""

    MORE = "more"
    """The indexes that fewer readers look for, in the footer of every page."""

    FOOTER = "footer"
    """The pages about the site, in the footer of every page."""

    LISTS = "lists"
    """The indexes through which every page can be reached, for readers whose search fails."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How a page is cut: the words of its parts in their addresses, and what is in them."""

    slugs: tuple[str, ...]
    anchors: Mapping[str, str]
    """The word of the part that an anchor of the page is in; that of the rest is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """The specification of a page, which makes its view on demand."""

    address: str
    """The path from the site's root, with its trailing slash; or a file name like `404.html`."""

    route: "Route"
    make: Callable[[], View]
    code: str = ""
    """The language code of a translation; empty for pages in the site's language."""

    source: Entry[Record] | None = None
    """The record that asks for the page; None where no record does."""

    field: Path = ()
    """The path of the field that asks for it; empty where the page shows the record itself."""

    about: Entry[Record] | None = None
    """The record that the page is about, in the site's language; None for other pages."""

    below: Entry[Record] | None = None
    """The record whose main page it stands below; None where it stands below none."""

    whole: Callable[[], View] | None = None
    """Makes the view of all that a page shows which is cut; None for others."""

    cut: "Cut | None" = None
    """How it is cut; None where it is not, and for the parts of another."""

    is_part: bool = False
    """Whether it is a part of a page that is cut."""

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of its templates in `pages/`, without `.html`: the first that a theme has."""
        if self.is_part:
            return ("part",)
        return tuple(name for name in (self.route.name, self.route.template) if name)

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

    name: str
    """What the type of page is called in the code; no two have the same."""

    template: str = ""
    """The template in `pages/`, without `.html`, that types of the same layout share.

    A theme can have one of the type's own name besides, which is used before it.
    """

    view: Callable[..., View]
    """Makes the view from the context, and from the record where each has such a page."""

    word: str = ""
    """The key of the word in its address, see `addresses.yml`; empty for the route's name."""

    of: type[Record] | None = None
    """The type of the records that have such a page each; None for a page of the whole site."""

    below: bool = False
    """Whether its address is below that of the record's main page, which it is not."""

    when: Callable[..., object] | None = None
    """Decides from the context and record whether there is such a page; None for always."""

    pages: Pages | None = None
    """Lists the pages where there is neither one for the site nor one for each record."""

    label: str = ""
    """The key of its text in menus."""

    label_of: Callable[[ViewContext], str] | None = None
    """Chooses its text in menus where that depends on the content; None for that of the key."""

    menus: Mapping[Menu, int] = field(default_factory=dict)
    """The menus that it appears in, with its position in each."""

    search_label: str | None = None
    """The key of the name of its type in search results; None where it is not in the index."""

    in_sitemap: bool = True
    is_former: bool = False
    """Whether its pages stand at former addresses, which any other page may take."""

    at_any_address: bool = False
    """Whether hosts show its page at any address, so that its links name the site's root."""

    has_tables: bool = False
    """Whether its tables are published as files too."""

    is_document: bool = False
    """Whether its pages are read as one document, and may be longer before they are cut."""

    @property
    def fingerprint(self) -> str:
        """Its name: the rest is code."""
        return self.name

    def specs(self, context: ViewContext) -> Iterator[PageSpec]:
        """The specifications of all pages of the type."""
        if self.pages:
            yield from self.pages(context, self)
        elif self.of is None:
            if self.when is None or self.when(context):
                yield self.spec(self.address(context), partial(self.view, context))
        else:
            for entry in context.library.all(self.of).values():
                yield from self.specs_of(context, entry)

    def specs_of(self, context: ViewContext, entry: Entry[Any]) -> Iterator[PageSpec]:
        """The specification of a record's page of the type, if it has one."""
        if self.when is None or self.when(context, entry):
            make = partial(self.view, context, entry)
            if self.below:
                yield self.spec(self.address(context, entry), make, below=entry)
            else:
                yield self.spec(context.address(entry), make, source=entry, about=entry)

    def address(self, context: ViewContext, entry: Entry[Record] | None = None) -> str:
        """The address of the page of the whole site, or of the one below a record's main page."""
        return context.page(self.word or self.name, entry)

    def spec(self, address: str, make: Callable[[], View], **more: Any) -> PageSpec:
        """The specification of a page of the type."""
        return PageSpec(address=address, route=self, make=make, **more)
