"""The tables of pages as CSV files; those that would be the same again are kept, see `ledger`."""

from collections.abc import Iterator

from actionplans.answers import Answers
from actionplans.cache import BuildCache
from actionplans.exports.csv import table_csv, tables_of
from actionplans.fingerprints import fingerprint
from actionplans.ledger import Ledger, Writer, site_recipe
from actionplans.reads import RECORDER
from actionplans.site import Site
from actionplans.views.route import PageSpec

_KIND = "tables"


class Tables:
    """Makes the tables of a site's pages."""

    def __init__(self, site: Site, cache: BuildCache | None = None) -> None:
        """
        Args:
            site: the site.
            cache: keeps them; None to keep none.
        """
        self._language = site.language
        self._writer = Writer()
        recipe = site_recipe(site) if cache else None
        self._ledger = (
            Ledger(cache.shelf(_KIND, recipe), Answers(site)) if cache and recipe else None
        )

    def of(self, page: PageSpec) -> list[tuple[str, str]]:
        """The tables of a page, each with its address, as the text of its file."""
        if self._ledger is None:
            return list(self._make(page))
        key, inputs = f"/{page.address}", fingerprint(page)
        if (kept := self._ledger.find(key, inputs)) is not None:
            return [(address, text) for address, text in kept]
        with RECORDER.recording() as noted:
            made = list(self._make(page))
        self._ledger.put(key, inputs, made, self._writer.reads(noted))
        return made

    def save(self) -> None:
        """Keep the tables for the next build."""
        if self._ledger:
            self._ledger.save()

    def _make(self, page: PageSpec) -> Iterator[tuple[str, str]]:
        for table in tables_of(page.whole() if page.whole else page.make()):
            yield table.csv or "", table_csv(table, self._language).decode()
