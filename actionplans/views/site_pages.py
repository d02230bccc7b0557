"""The pages and menus of a site, by the register of routes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.route import Menu, PageSpec
from actionplans.views.routes import ROUTES
from actionplans.views.search_entries import SearchEntries


def pages(site: Site) -> Iterator[PageSpec]:
    """Every page of a site whose report has no errors."""
    return iter(SitePages(site))


class SitePages:
    """The pages of a site whose report has no errors."""

    def __init__(self, site: Site) -> None:
        """Takes the site."""
        self._context = ViewContext(site, menus=menu)
        self._search: dict[str, SearchEntries] = {}

    def __iter__(self) -> Iterator[PageSpec]:
        """All of them."""
        return map(self._completed, _specs(self._context))

    def again(self, earlier: PageSpec) -> PageSpec | None:
        """The page at the address of a page that the site had before; None where it has none.

        It is found without listing all pages, for it is of the same route and record.
        """
        route, entry = earlier.route, earlier.about or earlier.below
        if route.pages or route.of is None or entry is None:
            specs = route.specs(self._context)
        elif now := self._context.library.all(route.of).get(entry.id):
            specs = route.specs_of(self._context, now)
        else:
            return None
        found = (spec for spec in specs if spec.address == earlier.address)
        return next(map(self._completed, found), None)

    def _completed(self, spec: PageSpec) -> PageSpec:
        if spec.code not in self._search:
            context = self._context.in_language(spec.code) if spec.code else self._context
            self._search[spec.code] = SearchEntries(context, _LABELS)
        return replace(spec, make=partial(_complete, spec, self._search[spec.code]))


#: The keys of the names of records' pages in search results.
_LABELS = {
    route.of: route.search_label
    for route in ROUTES
    if route.of and route.search_label and not route.below
}


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
