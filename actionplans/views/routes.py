"""The table of pages: every page of a site, its template, and how its view is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from actionplans.model.former_address import former_path
from actionplans.model.plan import FocusArea, Result
from actionplans.model.record import Path, Record
from actionplans.reader import Entry
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.pages.activities import activities_view, own_activities_view
from actionplans.views.pages.activity import activity_view
from actionplans.views.pages.budget import budget_view
from actionplans.views.pages.calendar import calendar_view
from actionplans.views.pages.change_log import change_log_pages, change_log_view
from actionplans.views.pages.combined_budget import combined_budget_view
from actionplans.views.pages.disagreements import disagreements_view
from actionplans.views.pages.focus_area import focus_area_view
from actionplans.views.pages.glossary import glossary_view
from actionplans.views.pages.home import home_view
from actionplans.views.pages.indicators import indicators_view
from actionplans.views.pages.not_found import not_found_view
from actionplans.views.pages.notice import accessibility_view, has_own_privacy, privacy_view
from actionplans.views.pages.organisation import organisation_view
from actionplans.views.pages.organisations import organisations_view
from actionplans.views.pages.partnership import partnership_view
from actionplans.views.pages.place import place_view
from actionplans.views.pages.places import places_view
from actionplans.views.pages.plan import plan_view
from actionplans.views.pages.redirect import redirect_view
from actionplans.views.pages.report import report_view
from actionplans.views.pages.result import result_view
from actionplans.views.pages.search import search_view
from actionplans.views.pages.target_group import target_group_view
from actionplans.views.pages.target_groups import target_groups_view
from actionplans.views.pages.text import text_view
from actionplans.views.pages.topic import topic_view
from actionplans.views.pages.topics import topics_view
from actionplans.views.pages.translation import translation_view
from actionplans.views.pages.whole_plan import whole_plan_view
from actionplans.views.pages.year_on_year import year_on_year_view
from actionplans.views.parts.events import calendar_address, calendar_link
from actionplans.views.parts.indicators import indicators_address, indicators_of
from actionplans.views.parts.site_lists import activities_address, is_split, search_address
from actionplans.views.parts.target_groups import group_link, groups_in_use
from actionplans.views.parts.year_sums import budget_link, changes_address, year_sums
from actionplans.views.search_entries import SearchEntries

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
    context = ViewContext(site)
    entries = {"": SearchEntries(context)}
    for spec in _pages(context):
        if spec.code not in entries and site.speaks(spec.code):
            entries[spec.code] = SearchEntries(ViewContext(site, spec.code))
        if search := entries.get(spec.code):
            yield replace(spec, make=partial(_found, search, spec))
        else:
            yield spec


def _found(search: SearchEntries, spec: PageSpec) -> View:
    """The view of a page, with how a search shows it."""
    view = spec.make()
    return replace(view, search_entry=search.entry(spec.template, spec.address))


def _own(
    context: ViewContext,
    entry: Entry[R],
    template: str,
    view: Callable[[ViewContext, Entry[R]], View],
) -> PageSpec:
    """A record's own page."""
    return PageSpec(context.address(entry), template, partial(view, context, entry), source=entry)


def _pages(context: ViewContext) -> Iterator[PageSpec]:
    library = context.library
    for id, page in library.pages.items():
        yield _own(context, page, *(("text", text_view) if id else ("home", home_view)))
    for partnership in library.partnerships.values():
        yield _own(context, partnership, "partnership", partnership_view)
    for plan in library.plans.values():
        yield _own(context, plan, "plan", plan_view)
        if budget := budget_link(context, plan):
            yield PageSpec(budget.address or "", "budget", partial(budget_view, context, plan))
        yield PageSpec(
            context.whole_address(plan), "whole-plan", partial(whole_plan_view, context, plan)
        )
    yield from _parts_of_plans(context)
    for activity in library.activities.values():
        yield _own(context, activity, "activity", activity_view)
    for organisation in library.organisations.values():
        yield _own(context, organisation, "organisation", organisation_view)
    for report in library.reports.values():
        yield _own(context, report, "report", report_view)
    yield from _registers(context)
    yield PageSpec(
        context.page("organisations"), "organisations", partial(organisations_view, context)
    )
    yield PageSpec(context.page("glossary"), "glossary", partial(glossary_view, context))
    yield PageSpec(
        context.page("disagreements"), "disagreements", partial(disagreements_view, context)
    )
    yield PageSpec(
        context.page("combined-budget"), "combined-budget", partial(combined_budget_view, context)
    )
    yield from _notices(context)
    for address in change_log_pages(context):
        yield PageSpec(address, "change-log", partial(change_log_view, context, address))
    yield from _ways_in(context)
    yield from _translations(context.site)
    yield PageSpec("404.html", "not-found", partial(not_found_view, context))
    yield from _redirects(context)


def _ways_in(context: ViewContext) -> Iterator[PageSpec]:
    """The pages that lead to all the others."""
    yield PageSpec(context.page("search"), "search", partial(search_view, context))
    yield PageSpec(context.page("activities"), "activities", partial(activities_view, context))
    if is_split(context):
        for partnership in context.library.partnerships.values():
            address = activities_address(context, partnership)
            make = partial(own_activities_view, context, partnership)
            yield PageSpec(address, "activities", make)
    yield PageSpec(
        context.page("target-groups"), "target-groups", partial(target_groups_view, context)
    )
    for group in groups_in_use(context):
        address = group_link(context, group).address or ""
        yield PageSpec(address, "target-group", partial(target_group_view, context, group))


def _translations(site: Site) -> Iterator[PageSpec]:
    speaking: dict[str, ViewContext] = {}
    for original in site.library.translated:
        for code, entry in site.library.translations(original).items():
            context = speaking.setdefault(code, ViewContext(site, code))
            make = partial(translation_view, context, entry, original)
            yield PageSpec(context.address(entry), "translation", make, code, entry)
    for code, context in speaking.items():
        if site.speaks(code):
            yield PageSpec(search_address(context), "search", partial(search_view, context), code)


def _notices(context: ViewContext) -> Iterator[PageSpec]:
    """Privacy, unless staff wrote of it themselves; and `/was`, where Danes look for the statement.

    The statement itself stands elsewhere, made in the state's tool.
    """
    if not has_own_privacy(context):
        yield PageSpec(context.page("privacy"), "notice", partial(privacy_view, context))
    was = context.page("accessibility")
    if statement := context.site.settings.accessibility_statement:
        target = Link(context.text("accessibility-statement"), statement, outside=True)
        yield PageSpec(was, "redirect", partial(redirect_view, was, target))
    else:
        yield PageSpec(was, "notice", partial(accessibility_view, context))


def _redirects(context: ViewContext) -> Iterator[PageSpec]:
    for entry, number, written in context.library.former_addresses():
        if former := former_path(written):  # else a draft, whose preview was told
            make = partial(redirect_view, former, context.link(entry))
            field = ("former_addresses", number)
            yield PageSpec(f"{former}/", "redirect", make, source=entry, field=field)


def _parts_of_plans(context: ViewContext) -> Iterator[PageSpec]:
    for area in context.library.all(FocusArea).values():
        yield _own(context, area, "focus-area", focus_area_view)
    for result in context.library.all(Result).values():
        yield _own(context, result, "result", result_view)
    for plan in context.library.plans.values():
        if len(year_sums(context, plan)) > 1:
            address = changes_address(context, plan)
            yield PageSpec(address, "year-on-year", partial(year_on_year_view, context, plan))
    for partnership in context.library.partnerships.values():
        if indicators_of(context, partnership.id):
            address = indicators_address(context, partnership.id)
            yield PageSpec(address, "indicators", partial(indicators_view, context, partnership))
        if calendar_link(context, partnership):
            address = calendar_address(context, partnership)
            yield PageSpec(address, "calendar", partial(calendar_view, context, partnership))


def _registers(context: ViewContext) -> Iterator[PageSpec]:
    for topic in context.library.topics.values():
        yield _own(context, topic, "topic", topic_view)
    for place in context.library.places.values():
        yield _own(context, place, "place", place_view)
    yield PageSpec(context.page("topics"), "topics", partial(topics_view, context))
    yield PageSpec(context.page("places"), "places", partial(places_view, context))
