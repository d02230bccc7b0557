"""The list of a site's pages for search engines, after the protocol of sitemaps.org."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(url: str, addresses: Iterable[str]) -> bytes:
    """The sitemap of a site.

    Args:
        url: the site's address, with a slash at its end.
        addresses: those of its pages, from there; they are sorted.
    """
    pages = "".join(
        f"<url><loc>{escape(url + address)}</loc></url>\n" for address in sorted(addresses)
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SPACE}">\n'
    return f"{head}{pages}</urlset>\n".encode()
