"""What a page can weigh at most, told by the records that it can show.

Few pages are long, and a page has to be made to tell how long it is.
"""

from actionplans.model.indicator import Indicator
from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.reader import Entry, holds
from actionplans.site import Site
from actionplans.views.cut_pages import limit_of
from actionplans.views.route import PageSpec

_OF_RECORD = 1_500
"""What a record takes on a page that lists it: no more than this, on any type of page."""

_OF_ACTIVITY = 10_000
"""What an activity takes on the page of its whole plan, besides its texts."""

_OF_TEXT = 2
"""What a character of a text takes: as much again for the tags in it."""


def may_be_long(site: Site, spec: PageSpec) -> bool:
    """Whether a page is worth making to tell how long it is."""
    return not spec.route.is_former and _at_most(site, spec) > limit_of(spec.route)


def _at_most(site: Site, spec: PageSpec) -> int:
    """What a page can weigh at most, see `weight`; texts that cannot be cut do not count."""
    library, entry = site.library, spec.about or spec.below
    if entry is None or holds(entry, Place):  # a place shows what is in any place within it
        return _OF_RECORD * sum(map(len, library.records.entries.values()))
    if holds(entry, Partnership):
        activities = sum(len(library.activities_of(plan)) for plan in library.plans_of(entry))
        return _OF_RECORD * (library.records.number(Indicator) + activities)
    if isinstance(entry.record, Plan | FocusArea | Result | StatusReport):
        activities_of_plan = library.activities_of(library.plan_of(entry))
        if spec.route.is_document:
            return sum(_OF_ACTIVITY + _text(activity) for activity in activities_of_plan)
        indicators = library.records.number(Indicator)
        return _OF_RECORD * (len(activities_of_plan) + indicators) + _text(entry)
    references = library.number_of_references_to(entry) + len(site.mentions.of(entry))
    return _OF_RECORD * references


def _text(entry: Entry[Record]) -> int:
    source = entry.document.source
    return _OF_TEXT * (len(source.header) + len(source.body))
