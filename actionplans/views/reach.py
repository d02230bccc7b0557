"""How many records a page can show: a page has to be made to tell how long it is, most need not."""

from actionplans.model.indicator import Indicator
from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.report import StatusReport
from actionplans.reader import Entry, holds
from actionplans.site import Site
from actionplans.views.route import PageSpec

_FEW = 40
"""A page of so many records is short, unless their texts are long."""

_TEXT = 2_000
"""So many characters of text take as much room as a record in a list."""


def may_be_long(site: Site, spec: PageSpec) -> bool:
    """Whether a page is worth making to tell how long it is."""
    return not spec.route.is_former and _reach(site, spec) > _FEW


def _reach(site: Site, spec: PageSpec) -> int:
    """The most records that a page can show, where long texts count as several."""
    library, entry = site.library, spec.about or spec.below
    if entry is None or holds(entry, Place):  # a place shows what is in any place within it
        return sum(map(len, library.records.entries.values()))
    if holds(entry, Partnership):
        plans = library.plans_of(entry)
        return library.records.number(Indicator) + sum(_in_plan(site, plan) for plan in plans)
    if isinstance(entry.record, Plan | FocusArea | Result | StatusReport):
        return _in_plan(site, library.plan_of(entry))
    return library.number_of_references_to(entry) + len(site.mentions.of(entry))


def _in_plan(site: Site, plan: Entry[Plan]) -> int:
    """The number of a plan's activities and reports, and what their texts are as long as."""
    library = site.library
    pages = (plan, *library.activities_of(plan), *library.reports_of(plan))
    texts = (len(it.document.source.header) + len(it.document.source.body) for it in pages)
    return len(pages) + sum(texts) // _TEXT
