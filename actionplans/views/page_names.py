"""The names of pages, by which a reader tells one from another of the same title."""

from collections.abc import Iterator, Mapping

from actionplans.model.activity import Activity
from actionplans.reader import holds
from actionplans.reads import question
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.cut_pages import part_address
from actionplans.views.route import PageSpec


class PageNames:
    """The names of the pages of a site, by their addresses."""

    def __init__(self, site: Site, pages: Mapping[str, PageSpec]) -> None:
        """
        Args:
            site: the site.
            pages: its pages by their addresses.
        """
        self._context = ViewContext(site)
        self._pages = pages

    @question
    def of(self, address: str) -> tuple[str, ...]:
        """Its record's name, those of the plan and partnership around it, and its number and type.

        Empty for an address that is no page's.
        """
        page = self._pages.get(address)
        return tuple(dict.fromkeys(self._names(page))) if page else ()

    @question
    def part_of(self, address: str, anchor: str) -> str | None:
        """The address of the part with an anchor, of a page that is cut; None for any other."""
        page = self._pages.get(address)
        slug = page.cut.anchors.get(anchor) if page and page.cut else None
        if not page or slug is None:
            return None
        context = self._context.in_language(page.code) if page.code else self._context
        return part_address(context, address, slug)

    def _names(self, page: PageSpec) -> Iterator[str]:
        context = self._context.in_language(page.code) if page.code else self._context
        if entry := page.about or page.below:
            yield context.link(entry).text
            for crumb in reversed(context.breadcrumbs(entry)[1:]):
                yield crumb.text
            if holds(entry, Activity) and entry.record.number:
                yield entry.record.number
        route = page.route
        if route.search_label or route.label:
            yield context.text(route.search_label or route.label, count=context.plan_count)
