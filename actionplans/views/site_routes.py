"""The routes of pages that no single record has: indexes, lists over all plans, and others."""

from actionplans.views.pages.activities import activities_view, partnership_activities_view
from actionplans.views.pages.change_log import change_log_view
from actionplans.views.pages.combined_budget import combined_budget_view
from actionplans.views.pages.disagreements import disagreements_view
from actionplans.views.pages.glossary import glossary_view
from actionplans.views.pages.not_found import not_found_view
from actionplans.views.pages.notice import accessibility_view, privacy_view
from actionplans.views.pages.organisations import organisations_view
from actionplans.views.pages.places import places_view
from actionplans.views.pages.plans import plans_view
from actionplans.views.pages.poster import poster_view
from actionplans.views.pages.promises import promises_view
from actionplans.views.pages.redirect import redirect_view
from actionplans.views.pages.search import search_view
from actionplans.views.pages.target_group import target_group_view
from actionplans.views.pages.target_groups import target_groups_view
from actionplans.views.pages.topics import topics_view
from actionplans.views.pages.translation import translation_view
from actionplans.views.pages.trends import trends_view
from actionplans.views.parts.place_list import places_title
from actionplans.views.parts.promises import followed_plans
from actionplans.views.route import Menu, Route
from actionplans.views.route_pages import (
    change_log,
    has_activities,
    has_comparisons,
    has_money,
    has_organisations,
    has_places,
    has_several_plans,
    has_statement,
    has_target_groups,
    has_terms,
    has_topics,
    has_trends,
    lacks_statement,
    needs_privacy_notice,
    not_found,
    partnership_lists,
    redirects,
    statement_redirect,
    target_groups,
    translated_posters,
    translated_searches,
    translations,
)

SITE_ROUTES = (
    Route(
        name="plans",
        template="plain",
        view=plans_view,
        when=has_several_plans,
        label="plans",
        menus={Menu.MAIN: 5},
    ),
    Route(
        name="topics",
        template="plain",
        view=topics_view,
        when=has_topics,
        label="topics",
        menus={Menu.MORE: 1, Menu.LISTS: 3},
    ),
    Route(
        name="places",
        template="plain",
        view=places_view,
        when=has_places,
        label="places",
        label_of=places_title,
        menus={Menu.MAIN: 1, Menu.LISTS: 2},
    ),
    Route(
        name="organisations",
        template="plain",
        view=organisations_view,
        when=has_organisations,
        label="organisations",
        menus={Menu.MORE: 3, Menu.LISTS: 5},
    ),
    Route(
        name="glossary",
        template="plain",
        view=glossary_view,
        when=has_terms,
        label="glossary",
        menus={Menu.MORE: 5, Menu.LISTS: 6},
        search_label="glossary",
    ),
    Route(
        name="disagreements",
        template="plain",
        view=disagreements_view,
        when=has_comparisons,
        label="disagreements-title",
        menus={Menu.MORE: 4},
    ),
    Route(
        name="combined-budget",
        template="article-with-contents",
        view=combined_budget_view,
        when=has_money,
        label="money",
        menus={Menu.MAIN: 3},
        search_label="budget",
        has_tables=True,
    ),
    Route(
        name="promises",
        template="article-with-contents",
        view=promises_view,
        when=followed_plans,
        label="promises-title",
        menus={Menu.LISTS: 7},
        search_label="find-promises",
        has_tables=True,
    ),
    Route(
        name="trends",
        template="plain",
        view=trends_view,
        when=has_trends,
        label="trends",
        menus={Menu.MAIN: 4},
        search_label="find-indicators",
        has_tables=True,
    ),
    Route(
        name="privacy",
        template="notice",
        view=privacy_view,
        when=needs_privacy_notice,
        label="privacy",
        menus={Menu.FOOTER: 2},
    ),
    Route(
        name="accessibility",
        template="notice",
        view=accessibility_view,
        when=lacks_statement,
    ),
    Route(
        name="statement-redirect",
        template="redirect",
        view=statement_redirect,
        word="accessibility",
        when=has_statement,
        in_sitemap=False,
    ),
    Route(
        name="change-log",
        view=change_log_view,
        pages=change_log,
        label="updates",
        menus={Menu.FOOTER: 1},
    ),
    Route(name="search", view=search_view),
    Route(
        name="activities",
        view=activities_view,
        when=has_activities,
        label="activities",
        menus={Menu.MAIN: 2, Menu.LISTS: 1},
    ),
    Route(
        name="partnership-activities",
        template="activities",
        view=partnership_activities_view,
        word="activities",
        pages=partnership_lists,
    ),
    Route(
        name="target-groups",
        template="plain",
        view=target_groups_view,
        when=has_target_groups,
        label="target-groups",
        menus={Menu.MORE: 2, Menu.LISTS: 4},
    ),
    Route(
        name="target-group",
        template="article",
        view=target_group_view,
        pages=target_groups,
        search_label="target-group",
    ),
    Route(name="translation", view=translation_view, pages=translations),
    Route(
        name="translated-poster",
        template="poster",
        view=poster_view,
        pages=translated_posters,
        in_sitemap=False,
    ),
    Route(name="translated-search", template="search", view=search_view, pages=translated_searches),
    Route(
        name="not-found",
        view=not_found_view,
        pages=not_found,
        in_sitemap=False,
        at_any_address=True,
    ),
    Route(name="redirect", view=redirect_view, pages=redirects, in_sitemap=False, is_former=True),
)
