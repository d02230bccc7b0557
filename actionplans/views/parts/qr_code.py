"""QR codes: addresses as squares, for the cameras of phones to read from paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

from actionplans.views.context import ViewContext
from actionplans.views.page import Part

#: The blank modules around a code that readers need to find it (ISO/IEC 18004).
_MARGIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode(Part):
    """The address of a page as a QR code, and in letters."""

    size: int
    """The modules of a side, its margin among them."""

    path: str
    """The dark modules, as the path of a drawing whose unit is a module."""

    url: str
    """The address in full."""

    letters: str
    """The address as one types it, without `https://`."""


def qr_code(context: ViewContext, address: str) -> QrCode | None:
    """The code of a page of the site; None where it is not stated where the site stands.

    Args:
        context: the site.
        address: the page's path from the site's root.
    """
    if not context.site.settings.url:
        return None
    url = f"{context.site.settings.url}{address}"
    size, path = _drawing(url)
    return QrCode(size=size, path=path, url=url, letters=url.partition("://")[2].rstrip("/"))


@lru_cache(maxsize=10_000)  # a preview makes the same posters again after each change
def _drawing(url: str) -> tuple[int, str]:
    """The modules of a side of an address's code, and the path of the dark ones."""
    rows = segno.make(url, error="m", micro=False).matrix
    return len(rows) + 2 * _MARGIN, "".join(_runs(rows))


def _runs(rows: tuple[bytearray, ...]) -> Iterator[str]:
    """The dark modules of a code: a bar for each run of them in a row."""
    for y, row in enumerate(rows, _MARGIN):
        x = _MARGIN
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
