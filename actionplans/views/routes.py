"""The register of routes: every type of page, from which all pages of a site follow.

The order is that of the pages in the sitemap. Routes that follow each other and have a page for
each record of the same type come record by record.
"""

from actionplans.model.activity import Activity
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Topic
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.report import StatusReport
from actionplans.views.pages.activities import activities_view, partnership_activities_view
from actionplans.views.pages.activity import activity_view
from actionplans.views.pages.budget import budget_view
from actionplans.views.pages.calendar import calendar_view
from actionplans.views.pages.change_log import change_log_view
from actionplans.views.pages.combined_budget import combined_budget_view
from actionplans.views.pages.disagreements import disagreements_view
from actionplans.views.pages.focus_area import focus_area_view
from actionplans.views.pages.glossary import glossary_view
from actionplans.views.pages.home import home_view
from actionplans.views.pages.indicators import indicators_view
from actionplans.views.pages.not_found import not_found_view
from actionplans.views.pages.notice import accessibility_view, privacy_view
from actionplans.views.pages.organisation import organisation_view
from actionplans.views.pages.organisations import organisations_view
from actionplans.views.pages.partnership import partnership_view
from actionplans.views.pages.place import place_view
from actionplans.views.pages.places import places_view
from actionplans.views.pages.plan import plan_view
from actionplans.views.pages.plans import plans_view
from actionplans.views.pages.promises import partnership_promises_view, promises_view
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
from actionplans.views.parts.place_list import places_title
from actionplans.views.parts.promises import followed_plans, promises_link
from actionplans.views.parts.year_sums import budget_link, changes_link
from actionplans.views.route import Menu, Route
from actionplans.views.route_pages import (
    change_log,
    has_activities,
    has_comparisons,
    has_indicators,
    has_money,
    has_organisations,
    has_places,
    has_several_plans,
    has_statement,
    has_target_groups,
    has_terms,
    has_topics,
    is_front,
    is_text,
    lacks_statement,
    needs_privacy_notice,
    not_found,
    partnership_lists,
    redirects,
    statement_redirect,
    target_groups,
    translated_searches,
    translations,
)

ROUTES = (
    Route(
        name="home",
        view=home_view,
        of=TextPage,
        when=is_front,
    ),
    Route(name="text", view=text_view, of=TextPage, when=is_text, search_label="find-text"),
    Route(
        name="partnership",
        template="columns",
        view=partnership_view,
        of=Partnership,
        search_label="partnership",
    ),
    Route(name="plan", view=plan_view, of=Plan, search_label="find-plan"),
    Route(
        name="budget",
        template="article-with-contents",
        view=budget_view,
        of=Plan,
        below=True,
        when=budget_link,
        has_tables=True,
    ),
    Route(name="whole-plan", view=whole_plan_view, of=Plan, below=True),
    Route(
        name="focus-area",
        template="article",
        view=focus_area_view,
        of=FocusArea,
        search_label="focus-area",
    ),
    Route(name="result", template="article", view=result_view, of=Result, search_label="result"),
    Route(
        name="year-on-year",
        template="article-with-contents",
        view=year_on_year_view,
        of=Plan,
        below=True,
        when=changes_link,
    ),
    Route(
        name="indicators",
        template="article-with-contents",
        view=indicators_view,
        of=Partnership,
        below=True,
        when=has_indicators,
        search_label="find-indicators",
        has_tables=True,
    ),
    Route(
        name="partnership-promises",
        template="article-with-contents",
        view=partnership_promises_view,
        word="promises",
        of=Partnership,
        below=True,
        when=promises_link,
    ),
    Route(name="calendar", view=calendar_view, of=Partnership, below=True, when=calendar_link),
    Route(
        name="activity",
        template="columns",
        view=activity_view,
        of=Activity,
        search_label="activity",
    ),
    Route(
        name="organisation",
        view=organisation_view,
        of=Organisation,
        search_label="find-organisation",
    ),
    Route(
        name="report",
        template="article-with-contents",
        view=report_view,
        of=StatusReport,
        search_label="status-report",
    ),
    Route(name="topic", template="article", view=topic_view, of=Topic, search_label="topic"),
    Route(name="place", template="article", view=place_view, of=Place, search_label="place"),
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
        label="accessibility",
        menus={Menu.FOOTER: 3},
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
