"""What a page can weigh at most, told by the records that it can show.

Few pages are long, and a page has to be made to tell how long it is.
"""

from collections import defaultdict

from actionplans.cached import cached_property
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

_OF_FIELD = 11
"""What a character of front matter takes: a line of a table that is short as it is written."""

_OF_TEXT = 2
"""What a character of a text takes: as much again for the tags in it."""


_OF_PAGE = 10_000
"""What a page takes that lists nothing."""


class Reach:
    """Tells what the pages of a site can weigh at most."""

    def __init__(self, site: Site) -> None:
        """Takes the site."""
        self._site = site
        self._library = site.library

    def may_be_long(self, spec: PageSpec) -> bool:
        """Whether a page is worth making to tell how long it is."""
        return not spec.route.is_former and self.at_most(spec) > limit_of(spec.route)

    def at_most(self, spec: PageSpec) -> int:
        """What a page can weigh at most, see `weight`."""
        entry = spec.about or spec.below
        # the front page shows what is anywhere; a place, what is in any place within it
        if entry is None or not entry.id or holds(entry, Place):
            return _OF_PAGE + self._all
        most = _OF_PAGE + (0 if entry.path else _fields(entry) + _text(entry))
        if holds(entry, Partnership):
            plans = self._library.plans_of(entry)
            return most + self._indicators[entry.id] + sum(map(self._of_plan, plans))
        if isinstance(entry.record, Plan | FocusArea | Result | StatusReport):
            plan = self._library.plan_of(entry)
            most += self._indicators[plan.id.partnership] + self._of_plan(plan)
            if spec.route.is_document:
                activities = self._library.activities_of(plan)
                most += sum(_OF_ACTIVITY + _text(activity) for activity in activities)
            return most
        mentions = self._site.mentions.of(entry)
        return most + _OF_RECORD * (self._library.number_of_references_to(entry) + len(mentions))

    def _of_plan(self, plan: Entry[Plan]) -> int:
        """What the fields of a plan, its activities and its reports take."""
        library = self._library
        entries = (plan, *library.activities_of(plan), *library.reports_of(plan))
        return sum(max(_OF_RECORD, _fields(entry)) for entry in entries)

    @cached_property
    def _all(self) -> int:
        """What all records of the site take."""
        documents = (document.source for document in self._site.content.documents)
        records = sum(map(len, self._library.records.entries.values()))
        return _OF_RECORD * records + _OF_FIELD * sum(len(it.header) for it in documents)

    @cached_property
    def _indicators(self) -> dict[str, int]:
        """What the indicators of each partnership take, which are in one file."""
        taken: dict[str, int] = defaultdict(int)
        for entry in self._library.all(Indicator).values():
            taken[entry.id.partnership] = taken[entry.id.partnership] or _fields(entry)
            taken[entry.id.partnership] += _OF_RECORD
        return taken


def _fields(entry: Entry[Record]) -> int:
    return _OF_FIELD * len(entry.document.source.header)


def _text(entry: Entry[Record]) -> int:
    return _OF_TEXT * len(entry.document.source.body)
