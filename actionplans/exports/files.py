"""The register of generated files: all files besides pages that are made of a site's records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from actionplans.cache import BuildCache
from actionplans.exports.address_list import address_list
from actionplans.exports.feed import feed
from actionplans.exports.headers import FILE, HIDING, NOBODY, ROBOTS, headers_file
from actionplans.exports.sitemap import sitemaps
from actionplans.exports.tables import Tables
from actionplans.form.files import form_files
from actionplans.listed_addresses import FILE as ADDRESS_LIST
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.parts.change_notes import published_feed
from actionplans.views.parts.events import calendar_file, coming_events
from actionplans.views.route import PageSpec


@dataclass(frozen=True, slots=True)
class FileSpec:
    """A file that is made of a site's records."""

    address: str
    """Its path from the site's root."""

    make: Callable[[], bytes]


def files(
    site: Site, specs: Sequence[PageSpec], cache: BuildCache | None = None
) -> Iterator[FileSpec]:
    """Every generated file of a site whose report has no errors.

    Args:
        site: the site.
        specs: its pages.
        cache: keeps what takes long to make; None to keep nothing.
    """
    yield from _tables(Tables(site, cache), specs)
    yield from _for_hosts(site, specs)
    context = ViewContext(site)
    for partnership in site.library.partnerships.values():
        if coming_events(context, partnership):
            make = partial(_calendar, context, partnership)
            yield FileSpec(calendar_file(context, partnership), make)
    if path := published_feed(context):
        yield FileSpec(path, partial(feed, context))
    if site.settings.form and not site.settings.approval:
        yield from (FileSpec(path, make) for path, make in form_files(site))
    if site.settings.url and not site.settings.approval:
        listed = [spec.address for spec in specs if spec.route.in_sitemap]
        for address, content in sitemaps(site.settings.url, listed).items():
            yield FileSpec(address, partial(bytes, content))


def _for_hosts(site: Site, specs: Sequence[PageSpec]) -> Iterator[FileSpec]:
    """What web servers, search engines and later builds read."""
    if site.settings.approval:
        yield FileSpec(FILE, partial(headers_file, headers=HIDING))
        yield FileSpec(ROBOTS, partial(bytes, NOBODY))
        return
    yield FileSpec(ADDRESS_LIST, partial(address_list, specs))
    if FILE not in site.settings.host_files:
        yield FileSpec(FILE, headers_file)


def _calendar(context: ViewContext, partnership: Entry[Partnership]) -> bytes:
    from actionplans.exports.calendar import calendar  # 80 modules, which few builds need

    return calendar(context, partnership)


def _tables(tables: Tables, specs: Sequence[PageSpec]) -> Iterator[FileSpec]:
    """The tables of pages; where two pages show the same one, it is one file."""
    pages = (spec for spec in specs if spec.route.has_tables and not spec.is_part)
    texts = dict(table for spec in pages for table in tables.of(spec))
    tables.save()
    for address, text in texts.items():
        yield FileSpec(address, text.encode)
