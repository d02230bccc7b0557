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
from actionplans.views.reach import may_be_long
from actionplans.views.route import Cut, Menu, PageSpec
from actionplans.views.routes import ROUTES
from actionplans.views.search_entries import SearchEntries

CutOf = Callable[[Wholes, PageSpec], Cut | None]
"""Tells how a page is cut, see `cut_pages.cut_of`."""


def pages(site: Site, cut: CutOf | None = None) -> Iterator[PageSpec]:
    """Every page of a site whose report has no errors.

    Args:
        site: the site.
        cut: tells how a page is cut, where that is known already or can be told sooner.
    """
    context = ViewContext(site, menus=menu)
    labels = {
        route.of: route.search_label
        for route in ROUTES
        if route.of and route.search_label and not route.below
    }
    search = {"": SearchEntries(context, labels)}
    wholes = Wholes()
    cut = cut or partial(_cut_of, site)
    for spec in _specs(context):
        if spec.code not in search:
            search[spec.code] = SearchEntries(context.in_language(spec.code), labels)
        for page in _cut(context, wholes, spec, cut):
            yield replace(page, make=partial(_complete, page, search[spec.code]))


def _cut_of(site: Site, wholes: Wholes, spec: PageSpec) -> Cut | None:
    return cut_of(wholes, spec) if may_be_long(site, spec) else None


def _cut(context: ViewContext, wholes: Wholes, spec: PageSpec, cut: CutOf) -> Iterator[PageSpec]:
    """A page, or its overview and its parts where it is cut."""
    if found := cut(wholes, spec):
        language = context.in_language(spec.code) if spec.code else context
        yield from specs_of_cut(language, wholes, spec, found)
    else:
        yield spec


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
