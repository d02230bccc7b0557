"""The table of files: every file of a site that is not a page, and how it is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from actionplans.site import Site


@dataclass(frozen=True, slots=True)
class FileSpec:
    """A file that is made of a site's records."""

    address: str
    """Its path from the site's root."""

    make: Callable[[], bytes]


def files(site: Site) -> Iterator[FileSpec]:
    """Every such file of a site whose report has no errors."""
    yield from ()
