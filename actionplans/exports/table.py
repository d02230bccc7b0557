"""The table of files: every file of a site that is not a page, and how it is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from actionplans.exports.calendar import calendar
from actionplans.exports.feed import feed
from actionplans.exports.sitemap import sitemap
from actionplans.site import Site
from actionplans.views.shared import Shared
from actionplans.views.steps import calendar_file, calendar_link
from actionplans.views.table import pages
from actionplans.views.updates import feed_file

#: Pages that nobody should be led to.
_UNLISTED = frozenset({"redirect", "not-found"})


@dataclass(frozen=True, slots=True)
class FileSpec:
    """A file that is made of a site's records."""

    address: str
    """Its path from the site's root."""

    make: Callable[[], bytes]


def files(site: Site) -> Iterator[FileSpec]:
    """Every such file of a site whose report has no errors."""
    shared = Shared(site)
    for partnership in site.library.partnerships.values():
        if calendar_link(shared, partnership):
            made = partial(calendar, shared, partnership)
            yield FileSpec(calendar_file(shared, partnership), made)
    yield FileSpec(feed_file(shared), partial(feed, shared))
    if site.settings.url:
        listed = [spec.address for spec in pages(site) if spec.template not in _UNLISTED]
        yield FileSpec("sitemap.xml", partial(sitemap, site.settings.url, listed))
