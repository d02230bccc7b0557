"""The table of pages: every page of a site, its template, and how its view is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar, cast

from actionplans.model.address import former_path
from actionplans.model.plan import FocusArea, Result
from actionplans.model.record import Path, Record
from actionplans.reader import Entry
from actionplans.site import Site
from actionplans.views.across import across_view
from actionplans.views.activities import (
    activities_address,
    activities_view,
    is_split,
    own_activities_view,
)
from actionplans.views.activity import activity_view
from actionplans.views.budget import budget_view
from actionplans.views.calendar import calendar_view
from actionplans.views.changes import changes_view
from actionplans.views.disagreements import disagreements_view
from actionplans.views.finding import Finder
from actionplans.views.focus_area import focus_area_view
from actionplans.views.glossary import glossary_view
from actionplans.views.indicators import indicators_address, indicators_of, indicators_view
from actionplans.views.notices import accessibility_view, has_own_privacy, privacy_view
from actionplans.views.organisation import organisation_view, organisations_view
from actionplans.views.partnership import partnership_view
from actionplans.views.parts import Link, View
from actionplans.views.place import place_view, places_view
from actionplans.views.plan import budget_link, changes_address, plan_view, year_sums
from actionplans.views.report import report_view
from actionplans.views.result import result_view
from actionplans.views.search import search_address, search_view
from actionplans.views.shared import Shared
from actionplans.views.steps import calendar_address, calendar_link
from actionplans.views.target_group import (
    group_link,
    groups_in_use,
    target_group_view,
    target_groups_view,
)
from actionplans.views.texts import home_view, not_found_view, redirect_view, text_view
from actionplans.views.topic import topic_view, topics_view
from actionplans.views.translation import translation_view
from actionplans.views.updates import update_pages, updates_view
from actionplans.views.whole import whole_view

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the site."""

    address: str
    """From the site's root, with its slash at the end; a file's name where it is one."""

    template: str
    """The name of its template in `pages/`, without `.html`."""

    make: Callable[[], View]
    code: str = ""
    """The language of a translation; empty for the pages in the site's own."""

    source: Entry[Record] | None = None
    """The record whose page it is, or that asks for it; None for what the site makes itself."""

    field: Path = ()
    """The field of that record which asks for it; empty for the record's own page."""


def pages(site: Site) -> Iterator[PageSpec]:
    """Every page of a site whose report has no errors."""
    shared = Shared(site)
    finders = {"": Finder(shared)}
    for spec in _pages(shared):
        if spec.code not in finders and site.speaks(spec.code):
            finders[spec.code] = Finder(Shared(site, spec.code))
        if finder := finders.get(spec.code):
            yield replace(spec, make=partial(_found, finder, spec))
        else:
            yield spec


def _found(finder: Finder, spec: PageSpec) -> View:
    """The view of a page, with how a search shows it."""
    view = spec.make()
    return replace(view, finding=finder.finding(spec.template, spec.address))


def _own(
    shared: Shared, entry: Entry[R], template: str, view: Callable[[Shared, Entry[R]], View]
) -> PageSpec:
    """A record's own page."""
    return PageSpec(shared.address(entry), template, partial(view, shared, entry), source=entry)


def _pages(shared: Shared) -> Iterator[PageSpec]:
    library = shared.library
    for id, page in library.pages.items():
        yield _own(shared, page, *(("text", text_view) if id else ("home", home_view)))
    for partnership in library.partnerships.values():
        yield _own(shared, partnership, "partnership", partnership_view)
    for plan in library.plans.values():
        template = "agreement" if plan.record.agreement else "plan"
        yield _own(shared, plan, template, plan_view)
        if budget := budget_link(shared, plan):
            yield PageSpec(budget.address or "", "budget", partial(budget_view, shared, plan))
        yield PageSpec(shared.whole_address(plan), "whole", partial(whole_view, shared, plan))
    yield from _parts_of_plans(shared)
    for activity in library.activities.values():
        yield _own(shared, activity, "activity", activity_view)
    for organisation in library.organisations.values():
        yield _own(shared, organisation, "organisation", organisation_view)
    for report in library.reports.values():
        yield _own(shared, report, "report", report_view)
    yield from _registers(shared)
    yield PageSpec(
        shared.page("organisations"), "organisations", partial(organisations_view, shared)
    )
    yield PageSpec(shared.page("terms"), "glossary", partial(glossary_view, shared))
    yield PageSpec(
        shared.page("disagreements"), "disagreements", partial(disagreements_view, shared)
    )
    yield PageSpec(shared.page("across"), "across", partial(across_view, shared))
    yield from _notices(shared)
    for address in update_pages(shared):
        yield PageSpec(address, "updates", partial(updates_view, shared, address))
    yield from _ways_in(shared)
    yield from _translations(shared.site)
    yield PageSpec("404.html", "not-found", partial(not_found_view, shared))
    yield from _redirects(shared)


def _ways_in(shared: Shared) -> Iterator[PageSpec]:
    """The pages that lead to all the others."""
    yield PageSpec(shared.page("search"), "search", partial(search_view, shared))
    yield PageSpec(shared.page("activities"), "activities", partial(activities_view, shared))
    if is_split(shared):
        for partnership in shared.library.partnerships.values():
            address = activities_address(shared, partnership)
            make = partial(own_activities_view, shared, partnership)
            yield PageSpec(address, "activities", make)
    yield PageSpec(
        shared.page("target-groups"), "target-groups", partial(target_groups_view, shared)
    )
    for group in groups_in_use(shared):
        address = group_link(shared, group).address or ""
        yield PageSpec(address, "target-group", partial(target_group_view, shared, group))


def _translations(site: Site) -> Iterator[PageSpec]:
    speaking: dict[str, Shared] = {}
    for original in site.library.translated:
        for code, entry in site.library.translations(original).items():
            shared = speaking.setdefault(code, Shared(site, code))
            make = partial(translation_view, shared, entry, original)
            yield PageSpec(shared.address(entry), "translation", make, code, entry)
    for code, shared in speaking.items():
        if site.speaks(code):
            yield PageSpec(search_address(shared), "search", partial(search_view, shared), code)


def _notices(shared: Shared) -> Iterator[PageSpec]:
    """Privacy, unless staff wrote of it themselves; and `/was`, where Danes look for the statement.

    The statement itself stands elsewhere, made in the state's tool.
    """
    if not has_own_privacy(shared):
        yield PageSpec(shared.page("privacy"), "notice", partial(privacy_view, shared))
    was = shared.page("accessibility")
    if statement := shared.site.settings.accessibility_statement:
        target = Link(shared.text("accessibility-statement"), statement, outside=True)
        yield PageSpec(was, "redirect", partial(redirect_view, was, target))
    else:
        yield PageSpec(was, "notice", partial(accessibility_view, shared))


def _redirects(shared: Shared) -> Iterator[PageSpec]:
    for kind in ("page", "partnership", "plan", "activity"):
        for entry in shared.library.index[kind].values():
            for number, written in enumerate(getattr(entry.record, "former_addresses", ())):
                if former := former_path(written):  # else a draft, whose preview was told
                    make = partial(redirect_view, former, shared.link(entry))
                    field = ("former_addresses", number)
                    yield PageSpec(f"{former}/", "redirect", make, source=entry, field=field)


def _parts_of_plans(shared: Shared) -> Iterator[PageSpec]:
    for found in shared.library.index["focus-area"].values():
        area = cast(Entry[FocusArea], found)
        yield _own(shared, area, "focus-area", focus_area_view)
    for found in shared.library.index["result"].values():
        result = cast(Entry[Result], found)
        yield _own(shared, result, "result", result_view)
    for plan in shared.library.plans.values():
        if len(year_sums(shared, plan)) > 1:
            address = changes_address(shared, plan)
            yield PageSpec(address, "changes", partial(changes_view, shared, plan))
    for partnership in shared.library.partnerships.values():
        if indicators_of(shared, partnership.id):
            address = indicators_address(shared, partnership.id)
            yield PageSpec(address, "indicators", partial(indicators_view, shared, partnership))
        if calendar_link(shared, partnership):
            address = calendar_address(shared, partnership)
            yield PageSpec(address, "calendar", partial(calendar_view, shared, partnership))


def _registers(shared: Shared) -> Iterator[PageSpec]:
    for topic in shared.library.topics.values():
        yield _own(shared, topic, "topic", topic_view)
    for place in shared.library.places.values():
        yield _own(shared, place, "place", place_view)
    yield PageSpec(shared.page("topics"), "topics", partial(topics_view, shared))
    yield PageSpec(shared.page("places"), "places", partial(places_view, shared))
