"""The list of a site's pages for search engines, after the protocol of sitemaps.org.

A list may have 50,000 addresses and 50 MB (https://www.sitemaps.org/protocol.html). What is more
stands in several lists, which `sitemap.xml` then lists in its turn.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

FILE = "sitemap.xml"
"""The file at a site's root that search engines are told of, and look for."""

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

_MAX_ADDRESSES = 50_000

#: The bytes of the longest list, less what stands around its addresses.
_MAX_BYTES = 52_428_800 - 1_000


def sitemaps(url: str, addresses: Iterable[str]) -> dict[str, bytes]:
    """The lists of a site by their paths from its root.

    Args:
        url: the site's address, with a slash at its end.
        addresses: those of its pages, from there; they are sorted.
    """
    pages = (f"<url><loc>{escape(url + address)}</loc></url>\n" for address in sorted(addresses))
    lists = [_document("urlset", entries) for entries in _parts(pages)]
    if len(lists) == 1:
        return {FILE: lists[0]}
    files = {f"sitemap-{number}.xml": content for number, content in enumerate(lists, 1)}
    entries = "".join(f"<sitemap><loc>{escape(url + name)}</loc></sitemap>\n" for name in files)
    return {FILE: _document("sitemapindex", entries), **files}


def _parts(entries: Iterable[str]) -> Iterator[str]:
    """Entries together, as many as one list may have; one part at least."""
    part: list[str] = []
    size = 0
    for entry in entries:
        if len(part) == _MAX_ADDRESSES or size + len(entry.encode()) > _MAX_BYTES:
            yield "".join(part)
            part, size = [], 0
        part.append(entry)
        size += len(entry.encode())
    yield "".join(part)


def _document(element: str, entries: str) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{element} xmlns="{_SPACE}">\n'
    return f"{head}{entries}</{element}>\n".encode()
