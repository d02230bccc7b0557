"""The pages and menus of a site, by the register of routes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.cut_pages import Wholes, cut_of, specs_of_cut
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.reach import Reach
from actionplans.views.route import Cut, Menu, PageSpec
from actionplans.views.routes import ROUTES
from actionplans.views.search_entries import SearchEntries

CutOf = Callable[[Wholes, PageSpec], Cut | None]
"""Tells how a page is cut, see `cut_pages.cut_of`."""


def pages(site: Site, cut: CutOf | None = None) -> Iterator[PageSpec]:
    """Every page of a site whose report has no errors, see `SitePages`."""
    return iter(SitePages(site, cut))


class SitePages:
    """The pages of a site whose report has no errors."""

    def __init__(self, site: Site, cut: CutOf | None = None) -> None:
        """
        Args:
            site: the site.
            cut: tells how a page is cut, where that is known already or can be told sooner.
        """
        self._context = ViewContext(site, menus=menu)
        self._search: dict[str, SearchEntries] = {}
        self._wholes = Wholes()
        self._cut_of = cut or partial(_cut_of, Reach(site))

    def __iter__(self) -> Iterator[PageSpec]:
        """All of them."""
        for spec in _specs(self._context):
            yield from self._cut(spec, self._cut_of(self._wholes, spec))

    def again(self, earlier: PageSpec) -> PageSpec | None:
        """The page at the address of a page that the site had before; None where it has none.

        It is found without listing all pages, for it is of the same route and record. Links to a
        page that is cut lead to the parts that it had.
        """
        for spec in self._of_same_record(earlier):
            if earlier.is_part and earlier.address.startswith(spec.address):
                pages = self._cut(spec, cut_of(self._wholes, spec))
            elif earlier.address == spec.address:
                pages = self._cut(spec, earlier.cut)
            else:
                continue
            if found := next((it for it in pages if it.address == earlier.address), None):
                return found
        return None

    def _of_same_record(self, earlier: PageSpec) -> Iterator[PageSpec]:
        """The pages of the same type as an earlier one, and of the same record if it has one."""
        route, entry = earlier.route, earlier.about or earlier.below
        if route.pages or route.of is None or entry is None:
            yield from route.specs(self._context)
        elif now := self._context.library.all(route.of).get(entry.id):
            yield from route.specs_of(self._context, now)

    def _cut(self, spec: PageSpec, cut: Cut | None) -> Iterator[PageSpec]:
        """A page, or its overview and its parts where it is cut."""
        context = self._context.in_language(spec.code) if spec.code else self._context
        if spec.code not in self._search:
            self._search[spec.code] = SearchEntries(context, _LABELS)
        pages = specs_of_cut(context, self._wholes, spec, cut) if cut else iter([spec])
        for page in pages:
            yield replace(page, make=partial(_complete, page, self._search[spec.code]))


#: The keys of the names of records' pages in search results.
_LABELS = {
    route.of: route.search_label
    for route in ROUTES
    if route.of and route.search_label and not route.below
}


def _cut_of(reach: Reach, wholes: Wholes, spec: PageSpec) -> Cut | None:
    return cut_of(wholes, spec) if reach.may_be_long(spec) else None


def menu(context: ViewContext, name: str) -> tuple[Link, ...]:
    """The links of a menu, to the first page of each type that appears in it."""
    routes = [route for route in ROUTES if name in route.menus]
    links = []
    for route in sorted(routes, key=lambda route: route.menus[Menu(name)]):
        if first := next(route.specs(context), None):
            label = route.label_of(context) if route.label_of else None
            text = label or context.text(route.label, count=context.plan_count)
            links.append(Link(text, first.address))
    return tuple(links)


def _specs(context: ViewContext) -> Iterator[PageSpec]:
    for record_type, group in groupby(ROUTES, lambda route: None if route.pages else route.of):
        routes = list(group)
        if record_type is None:
            for route in routes:
                yield from route.specs(context)
        else:
            for entry in context.library.all(record_type).values():
                for route in routes:
                    yield from route.specs_of(context, entry)


def _complete(spec: PageSpec, search: SearchEntries) -> View:
    """The view of a page, with what search engines and the site's own search know of it."""
    in_sitemap = spec.route.in_sitemap
    view = spec.make()
    return replace(view, in_sitemap=in_sitemap, search_entry=search.entry(spec, view))
