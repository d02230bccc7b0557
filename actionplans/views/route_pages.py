"""The conditions and the lists of pages of single routes, for the register to refer to."""

from collections.abc import Iterator
from functools import partial

from actionplans.media.host_files import NOT_FOUND
from actionplans.model.activity import Activity
from actionplans.model.former_address import former_path
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry, holds
from actionplans.views.basic_parts import Links, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View, listed, present
from actionplans.views.pages.change_log import change_log_pages
from actionplans.views.pages.disagreements import compares_anything
from actionplans.views.pages.notice import has_privacy_page
from actionplans.views.pages.redirect import redirect_view
from actionplans.views.parts.agreement_funding import states_money
from actionplans.views.parts.contact import help_links
from actionplans.views.parts.facets import groups_of
from actionplans.views.parts.indicators import indicators_of, is_measured
from actionplans.views.parts.poster import has_poster, poster_address
from actionplans.views.parts.site_lists import is_split, search_address
from actionplans.views.parts.target_groups import group_link, groups_in_use
from actionplans.views.route import PageSpec, Route


def is_front(_: ViewContext, entry: Entry[TextPage]) -> bool:
    """Whether a page of text is the front page."""
    return not entry.id


def is_text(_: ViewContext, entry: Entry[TextPage]) -> bool:
    """Whether a page of text is another than the front page."""
    return bool(entry.id)


def needs_privacy_notice(context: ViewContext) -> bool:
    """Whether the site needs a notice on privacy, as staff have not written one."""
    return not has_privacy_page(context)


def has_statement(context: ViewContext) -> bool:
    """Whether the site names an accessibility statement."""
    return bool(context.site.settings.accessibility_statement)


def lacks_statement(context: ViewContext) -> bool:
    """Whether the site names no accessibility statement."""
    return not has_statement(context)


def statement_redirect(context: ViewContext) -> View:
    """The redirect from `/was`, the usual Danish address, to a statement on another site."""
    text, settings = context.text, context.site.settings
    target = Link(text("accessibility-statement"), settings.accessibility_statement, outside=True)
    updated = settings.accessibility_updated
    day = text("accessibility-updated", day=context.figures.day(updated)) if updated else ""
    parts = present(paragraph(day), listed(Links, help_links(context)))
    return redirect_view(context.page("accessibility"), target, parts)


def has_several_plans(context: ViewContext) -> bool:
    """Whether there are plans to choose between."""
    return len(context.library.plans) > 1


def has_places(context: ViewContext) -> bool:
    """Whether there is a place to list."""
    return bool(context.library.places)


def has_topics(context: ViewContext) -> bool:
    """Whether there is a topic to list."""
    return bool(context.library.topics)


def has_organisations(context: ViewContext) -> bool:
    """Whether there is an organisation to list."""
    return bool(context.library.organisations)


def has_terms(context: ViewContext) -> bool:
    """Whether there is a word to explain."""
    return bool(context.library.terms)


def has_activities(context: ViewContext) -> bool:
    """Whether there is an activity to list."""
    return bool(context.library.activities)


def has_money(context: ViewContext) -> bool:
    """Whether any plan grants money, or any agreement says what it is paid with."""
    return any(states_money(context, plan) for plan in context.library.plans.values())


def has_comparisons(context: ViewContext) -> bool:
    """Whether figures of the documents can be compared, or what differs in them is recorded."""
    return compares_anything(context)


def has_target_groups(context: ViewContext) -> bool:
    """Whether any activity names a target group that has a page."""
    return any(groups_of(entry.record) for entry in context.library.activities.values())


def has_indicators(context: ViewContext, entry: Entry[Partnership]) -> bool:
    """Whether a partnership has indicators."""
    return bool(indicators_of(context, entry.id))


def has_trends(context: ViewContext) -> bool:
    """Whether anything is measured for any partnership."""
    return any(is_measured(context, id) for id in context.library.partnerships)


def change_log(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """The pages of the change log."""
    for address in change_log_pages(context):
        yield route.spec(address, partial(route.view, context, address))


def partnership_lists(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """A list of activities for each partnership, where a single one would be too long."""
    if is_split(context):
        for partnership in context.library.partnerships.values():
            make = partial(route.view, context, partnership)
            yield route.spec(route.address(context, partnership), make)


def target_groups(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """A page for each target group that activities name."""
    for group in groups_in_use(context):
        address = group_link(context, group).address or ""
        yield route.spec(address, partial(route.view, context, group))


def translations(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """The pages in other languages."""
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
            )


def translated_posters(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """The posters of activities in the other languages that those are in."""
    for original in context.library.translated:
        if holds(original, Activity) and has_poster(context, original):
            for code in context.library.translations(original):
                translated = context.in_language(code)
                make = partial(route.view, translated, original)
                yield route.spec(poster_address(translated, original), make, code=code)


def translated_searches(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """A search page for each other language that there is an interface in."""
    library = context.library
    codes = dict.fromkeys(code for it in library.translated for code in library.translations(it))
    for code in codes:
        if context.site.speaks(code):
            translated = context.in_language(code)
            make = partial(route.view, translated)
            yield route.spec(search_address(translated), make, code=code)


def not_found(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """The page that web servers show at addresses that do not exist."""
    yield route.spec(NOT_FOUND, partial(route.view, context))


def redirects(context: ViewContext, route: Route) -> Iterator[PageSpec]:
    """A page at each former address."""
    for entry, number, written in context.library.former_addresses():
        if former := former_path(written):  # otherwise a draft's, which the preview has reported
            make = partial(route.view, former, context.link(entry))
            field = ("former_addresses", number)
            yield route.spec(f"{former}/", make, source=entry, field=field)
