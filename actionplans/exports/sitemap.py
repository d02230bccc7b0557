"""The list of a site's pages for search engines, after the protocol of sitemaps.org."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(url: str, addresses: Iterable[str]) -> bytes:
    """The pages of a site that stands at `url`, in the order of their addresses."""
    pages = "".join(
        f"<url><loc>{escape(url + address)}</loc></url>\n" for address in sorted(addresses)
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SPACE}">\n'
    return f"{head}{pages}</urlset>\n".encode()
