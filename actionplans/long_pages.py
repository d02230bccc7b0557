"""Finds the long pages of a site: those that are cut. How they are is kept from build to build."""

from actionplans.answers import Answers
from actionplans.cache import BuildCache
from actionplans.fingerprints import fingerprint
from actionplans.ledger import Ledger, Writer, site_recipe
from actionplans.reads import RECORDER
from actionplans.site import Site
from actionplans.views.cut_pages import Wholes, cut_of, limit_of
from actionplans.views.reach import Reach
from actionplans.views.route import Cut, PageSpec

_KIND = "cuts"


class LongPages:
    """Tells which pages of a site are cut, and how."""

    def __init__(self, site: Site, cache: BuildCache | None = None) -> None:
        """
        Args:
            site: the site.
            cache: keeps what it finds; None to keep nothing.
        """
        self._reach = Reach(site)
        self._writer = Writer()
        recipe = site_recipe(site) if cache else None
        self._ledger = (
            Ledger(cache.shelf(_KIND, recipe), Answers(site)) if cache and recipe else None
        )

    def cut(self, wholes: Wholes, spec: PageSpec) -> Cut | None:
        """How a page is cut; None where it is short enough."""
        if not self._reach.may_be_long(spec):
            return None
        if self._ledger is None:
            return cut_of(wholes, spec)
        key, inputs = f"/{spec.address}", fingerprint((spec, limit_of(spec.route)))
        kept = self._ledger.find(key, inputs)
        if kept is None:
            with RECORDER.recording() as noted:
                found = cut_of(wholes, spec)
            kept = [found.slugs, found.anchors] if found else []
            self._ledger.put(key, inputs, kept, self._writer.reads(noted))
        return Cut(tuple(kept[0]), kept[1]) if kept else None

    def save(self) -> None:
        """Keep what was found for the next build."""
        if self._ledger:
            self._ledger.save()
