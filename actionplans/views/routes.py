"""The register of routes: every type of page, and from it every page of a site.

The order is that of the pages in the sitemap. Routes that follow each other and have a page for
each record of the same type come record by record.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from actionplans.model.activity import Activity
from actionplans.model.former_address import former_path
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Topic
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
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
from actionplans.views.parts.events import calendar_link
from actionplans.views.parts.indicators import indicators_of
from actionplans.views.parts.site_lists import is_split, search_address
from actionplans.views.parts.target_groups import group_link, groups_in_use
from actionplans.views.parts.year_sums import budget_link, changes_link
from actionplans.views.route import Menu, PageSpec, Route
from actionplans.views.search_entries import SearchEntries


def _is_front(_: ViewContext, entry: Entry[TextPage]) -> bool:
    return not entry.id


def _is_text(_: ViewContext, entry: Entry[TextPage]) -> bool:
    return bool(entry.id)


def _writes_of_privacy(context: ViewContext) -> bool:
    """Whether the site has to say itself what it knows of its readers."""
    return not has_own_privacy(context)


def _has_statement(context: ViewContext) -> bool:
    return bool(context.site.settings.accessibility_statement)


def _lacks_statement(context: ViewContext) -> bool:
    return not _has_statement(context)


def _to_statement(context: ViewContext) -> View:
    """The page at `/was`, where Danes look for the accessibility statement, that is elsewhere."""
    address = context.site.settings.accessibility_statement
    target = Link(context.text("accessibility-statement"), address, outside=True)
    return redirect_view(context.page("accessibility"), target)


def _has_indicators(context: ViewContext, entry: Entry[Partnership]) -> bool:
    return bool(indicators_of(context, entry.id))


def _change_log(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    for address in change_log_pages(context):
        yield route.spec(address, partial(route.view, context, address))


def _own_lists(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """A partnership's own list of activities, where one list of all would be too long."""
    if is_split(context):
        for partnership in context.library.partnerships.values():
            make = partial(route.view, context, partnership)
            yield route.spec(route.address(context, partnership), make)


def _target_groups(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    for group in groups_in_use(context):
        address = group_link(context, group).address or ""
        yield route.spec(address, partial(route.view, context, group))


def _translations(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    for original in context.library.translated:
        for code, entry in context.library.translations(original).items():
            translated = context.in_language(code)
            make = partial(route.view, translated, entry, original)
            yield route.spec(
                translated.address(entry),
                make,
                code=code,
                source=entry,
                about=original if original.id else None,
                search_label=_label_of(original) if original.id else None,
            )


def _translated_searches(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    library = context.library
    codes = dict.fromkeys(code for it in library.translated for code in library.translations(it))
    for code in codes:
        if context.site.speaks(code):
            translated = context.in_language(code)
            make = partial(route.view, translated)
            yield route.spec(search_address(translated), make, code=code)


def _not_found(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    yield route.spec("404.html", partial(route.view, context))


def _redirects(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    for entry, number, written in context.library.former_addresses():
        if former := former_path(written):  # else a draft, whose preview has reported it
            make = partial(route.view, former, context.link(entry))
            field = ("former_addresses", number)
            yield route.spec(f"{former}/", make, source=entry, field=field)


ROUTES = (
    Route(
        template="home",
        view=home_view,
        of=TextPage,
        when=_is_front,
        label="all-plans",
        menus={Menu.MAIN: 1},
    ),
    Route(template="text", view=text_view, of=TextPage, when=_is_text, search_label="find-text"),
    Route(
        template="partnership",
        view=partnership_view,
        of=Partnership,
        search_label="partnership",
    ),
    Route(template="plan", view=plan_view, of=Plan, search_label="find-plan"),
    Route(
        template="budget",
        view=budget_view,
        of=Plan,
        below=True,
        when=budget_link,
        has_tables=True,
    ),
    Route(template="whole-plan", view=whole_plan_view, of=Plan, below=True),
    Route(template="focus-area", view=focus_area_view, of=FocusArea, search_label="focus-area"),
    Route(template="result", view=result_view, of=Result, search_label="result"),
    Route(template="year-on-year", view=year_on_year_view, of=Plan, below=True, when=changes_link),
    Route(
        template="indicators",
        view=indicators_view,
        of=Partnership,
        below=True,
        when=_has_indicators,
        search_label="find-indicators",
        has_tables=True,
    ),
    Route(template="calendar", view=calendar_view, of=Partnership, below=True, when=calendar_link),
    Route(template="activity", view=activity_view, of=Activity, search_label="activity"),
    Route(
        template="organisation",
        view=organisation_view,
        of=Organisation,
        search_label="find-organisation",
    ),
    Route(template="report", view=report_view, of=StatusReport, search_label="status-report"),
    Route(template="topic", view=topic_view, of=Topic, search_label="topic"),
    Route(template="place", view=place_view, of=Place, search_label="place"),
    Route(
        template="topics",
        view=topics_view,
        label="topics",
        menus={Menu.MAIN: 4, Menu.LISTS: 3},
    ),
    Route(
        template="places",
        view=places_view,
        label="places",
        menus={Menu.MAIN: 3, Menu.LISTS: 2},
    ),
    Route(
        template="organisations",
        view=organisations_view,
        label="organisations",
        menus={Menu.MAIN: 5, Menu.LISTS: 5},
    ),
    Route(
        template="glossary",
        view=glossary_view,
        label="glossary",
        menus={Menu.FOOTER: 1},
        search_label="glossary",
    ),
    Route(
        template="disagreements",
        view=disagreements_view,
        label="disagreements-title",
        menus={Menu.MAIN: 7},
    ),
    Route(
        template="combined-budget",
        view=combined_budget_view,
        label="across-title",
        menus={Menu.MAIN: 6},
        search_label="budget",
        has_tables=True,
    ),
    Route(
        template="notice",
        view=privacy_view,
        word="privacy",
        when=_writes_of_privacy,
        label="privacy",
        menus={Menu.FOOTER: 3},
    ),
    Route(
        template="notice",
        view=accessibility_view,
        word="accessibility",
        when=_lacks_statement,
        label="accessibility",
        menus={Menu.FOOTER: 4},
    ),
    Route(
        template="redirect",
        view=_to_statement,
        word="accessibility",
        when=_has_statement,
        in_sitemap=False,
    ),
    Route(
        template="change-log",
        view=change_log_view,
        pages=_change_log,
        label="updates",
        menus={Menu.FOOTER: 2},
    ),
    Route(template="search", view=search_view),
    Route(
        template="activities",
        view=activities_view,
        label="all-activities",
        menus={Menu.MAIN: 2, Menu.LISTS: 1},
    ),
    Route(template="activities", view=own_activities_view, pages=_own_lists),
    Route(
        template="target-groups",
        view=target_groups_view,
        label="target-groups",
        menus={Menu.LISTS: 4},
    ),
    Route(
        template="target-group",
        view=target_group_view,
        pages=_target_groups,
        search_label="target-group",
    ),
    Route(template="translation", view=translation_view, pages=_translations),
    Route(template="search", view=search_view, pages=_translated_searches),
    Route(template="not-found", view=not_found_view, pages=_not_found, in_sitemap=False),
    Route(template="redirect", view=redirect_view, pages=_redirects, in_sitemap=False),
)


def pages(site: Site) -> Iterator[PageSpec]:
    """Every page of a site whose report has no errors."""
    context = ViewContext(site, menus=menu)
    search = {"": SearchEntries(context)}
    for spec in _specs(context):
        if spec.code not in search:
            search[spec.code] = SearchEntries(context.in_language(spec.code))
        yield replace(spec, make=partial(_with_search_entry, spec, search[spec.code]))


def menu(context: ViewContext, name: str) -> tuple[Link, ...]:
    """The links of a menu, to the first page of each type that stands in it and has one."""
    routes = [route for route in ROUTES if name in route.menus]
    links = []
    for route in sorted(routes, key=lambda route: route.menus[Menu(name)]):
        if first := next(route.specs(context), None):
            links.append(Link(context.text(route.label), first.address))
    return tuple(links)


def _specs(context: ViewContext) -> Iterator[PageSpec]:
    for record_type, group in groupby(ROUTES, lambda route: None if route.pages else route.of):
        routes = list(group)
        if record_type is None:
            for route in routes:
                yield from route.specs(context)
        else:
            for entry in context.library.all(record_type).values():
                for route in routes:
                    yield from route.specs_of(context, entry)


def _label_of(entry: Entry[Record]) -> str | None:
    """The text by which a search calls the page of a record."""
    own = (route for route in ROUTES if route.of is type(entry.record) and not route.below)
    return next((route.search_label for route in own if route.search_label), None)


def _with_search_entry(spec: PageSpec, search: SearchEntries) -> View:
    """A page with what a search shows of it."""
    return replace(spec.make(), search_entry=search.entry(spec))
