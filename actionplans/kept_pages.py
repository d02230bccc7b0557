"""Pages kept from build to build: each is made again only when something that it read has changed.

A ledger says which pages there are and what each read; their files are kept by their content. What
all pages depend on is in the ledger's key: see `page_recipe`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from actionplans.answers import Answers
from actionplans.cache import BuildCache
from actionplans.cluster import Cluster
from actionplans.fingerprints import fingerprint
from actionplans.ledger import Ledger, site_recipe
from actionplans.page_maker import MadePage, PageMaker
from actionplans.page_pool import make_pages
from actionplans.rendering import PageRenderer
from actionplans.site import Site
from actionplans.theme_files import StyleSheets
from actionplans.views.frame import Frame

KIND = "pages"
"""The kind of what is kept, in the cache."""


class KeptPages:
    """The pages of a site: kept, or made now and kept for the next build."""

    def __init__(
        self,
        maker: PageMaker,
        cache: BuildCache,
        recipe: Iterable[bytes],
        cluster: Cluster | None = None,
    ) -> None:
        """
        Args:
            maker: makes the pages.
            cache: keeps them.
            recipe: what all pages depend on, see `page_recipe`.
            cluster: makes those that are not kept; None where the settings name none.
        """
        self._maker = maker
        self._cluster = cluster
        self._cache = cache
        shelf = cache.shelf(KIND, recipe, shared=False)  # without its files it is of no use
        self._ledger = Ledger(shelf, Answers(maker.site, maker.names))

    def pages(self, addresses: Iterable[str]) -> Iterator[MadePage]:
        """The pages at some addresses, in any order.

        Raises:
            MissingTemplateError: the theme lacks a template.
        """
        others: list[str] = []
        for address in addresses:
            if page := self._find(address):
                yield page
            else:
                others.append(address)
        for page in make_pages(self._maker, others, cluster=self._cluster):
            self._keep(page)
            yield page
        self._ledger.save()

    def _find(self, address: str) -> MadePage | None:
        """A page that would be made again just as it was kept."""
        if kept := self._ledger.find(_key(address), self._maker.inputs(address)):
            digest, styles = kept
            if content := self._cache.content(KIND, digest):
                return self._maker.made(address, content, styles)
        return None

    def _keep(self, page: MadePage) -> None:
        value = self._cache.keep(KIND, page.content), page.sheet.styles
        inputs = self._maker.inputs(page.address)
        self._ledger.put(_key(page.address), inputs, value, page.reads)


def _key(address: str) -> str:
    return f"/{address}"


def page_recipe(
    site: Site, frames: Mapping[str, Frame], styles: StyleSheets, renderer: PageRenderer
) -> list[bytes] | None:
    """What all pages of a site depend on, besides the code of this program.

    None where that cannot be told, see `site_recipe`: no page can be kept then.

    Args:
        site: the site.
        frames: the frames of its pages. What they say of single pages is given to these, and is
            no part of it.
        styles: the style sheets.
        renderer: renders the pages, with the templates that it has read.
    """
    of_site = site_recipe(site)
    if of_site is None:
        return None
    shared = [
        (code, replace(frame, versions={}, documents={})) for code, frame in sorted(frames.items())
    ]
    parts = (
        fingerprint(shared),
        styles.text(),
        fingerprint((renderer.templates, renderer.asset_names)),
    )
    return [*of_site, *map(str.encode, parts)]
