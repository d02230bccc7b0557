"""The table of pages: every page of a site, its template, and how its view is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from actionplans.model.plan import FocusArea, Result
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


def _pages(shared: Shared) -> Iterator[PageSpec]:
    library = shared.library
    for id, page in library.pages.items():
        if id:
            yield PageSpec(f"{id}/", "text", partial(text_view, shared, page))
        else:
            yield PageSpec("", "home", partial(home_view, shared, page))
    for partnership in library.partnerships.values():
        address = shared.address(partnership)
        yield PageSpec(address, "partnership", partial(partnership_view, shared, partnership))
    for plan in library.plans.values():
        template = "agreement" if plan.record.agreement else "plan"
        yield PageSpec(shared.address(plan), template, partial(plan_view, shared, plan))
        if budget := budget_link(shared, plan):
            yield PageSpec(budget.address or "", "budget", partial(budget_view, shared, plan))
        yield PageSpec(shared.whole_address(plan), "whole", partial(whole_view, shared, plan))
    yield from _parts_of_plans(shared)
    for activity in library.activities.values():
        address = shared.address(activity)
        yield PageSpec(address, "activity", partial(activity_view, shared, activity))
    for organisation in library.organisations.values():
        address = shared.address(organisation)
        yield PageSpec(address, "organisation", partial(organisation_view, shared, organisation))
    for report in library.reports.values():
        yield PageSpec(shared.address(report), "report", partial(report_view, shared, report))
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
            yield PageSpec(shared.address(entry), "translation", make, code)
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
            for former in getattr(entry.record, "former_addresses", ()):
                target = shared.link(entry)
                make = partial(redirect_view, former, target)
                yield PageSpec(f"{former.strip('/')}/", "redirect", make)


def _parts_of_plans(shared: Shared) -> Iterator[PageSpec]:
    for found in shared.library.index["focus-area"].values():
        area = cast(Entry[FocusArea], found)
        yield PageSpec(shared.address(area), "focus-area", partial(focus_area_view, shared, area))
    for found in shared.library.index["result"].values():
        result = cast(Entry[Result], found)
        yield PageSpec(shared.address(result), "result", partial(result_view, shared, result))
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
        yield PageSpec(shared.address(topic), "topic", partial(topic_view, shared, topic))
    for place in shared.library.places.values():
        yield PageSpec(shared.address(place), "place", partial(place_view, shared, place))
    yield PageSpec(shared.page("topics"), "topics", partial(topics_view, shared))
    yield PageSpec(shared.page("places"), "places", partial(places_view, shared))
