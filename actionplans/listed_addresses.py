"""Lists of a site's addresses, by which a later build sees which of them have vanished."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from actionplans.locale import slugify
from actionplans.media.disk import read_at_most

FILE = "data/addresses.csv"
"""The path of the list on the site."""

#: Bytes of the longest list that is read: some million addresses.
_MAX_BYTES = 100_000_000


class Listed(NamedTuple):
    """An address, and by what its page is known again at another."""

    address: str
    """The path from the site's root, with its slash."""

    type: str
    """The type of its page, as its route is called."""

    number: str = ""
    title: str = ""

    @property
    def path(self) -> str:
        """The address without its slash."""
        return self.address.rstrip("/")

    @property
    def folder(self) -> str:
        """The path of the page above it."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The last segment of its path."""
        return self.path.rpartition("/")[2]


def list_of(rows: Iterable[Listed]) -> bytes:
    """A list as a file; titles as slugs, of which no spreadsheet makes a formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Listed._fields)
    writer.writerows(
        row._replace(number=slugify(row.number), title=slugify(row.title)) for row in rows
    )
    return out.getvalue().encode()


def read_list(file: Path) -> tuple[Listed, ...]:
    """The addresses of a list; none where there is no file, or what is in it is no such list."""
    try:
        text = read_at_most(file, _MAX_BYTES).decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text)))
    except (OSError, ValueError, csv.Error):
        return ()
    width = len(Listed._fields)
    return tuple(Listed(*row) for row in rows[1:] if len(row) == width)
