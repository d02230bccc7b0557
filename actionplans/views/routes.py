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
from actionplans.views.pages.activity import activity_view
from actionplans.views.pages.budget import budget_view
from actionplans.views.pages.calendar import calendar_view
from actionplans.views.pages.editions import editions_view
from actionplans.views.pages.focus_area import focus_area_view
from actionplans.views.pages.home import home_view
from actionplans.views.pages.indicators import indicators_view
from actionplans.views.pages.organisation import organisation_view
from actionplans.views.pages.partnership import partnership_view
from actionplans.views.pages.place import place_view
from actionplans.views.pages.plan import plan_view
from actionplans.views.pages.poster import place_poster_view, poster_view
from actionplans.views.pages.promises import partnership_promises_view
from actionplans.views.pages.report import report_view
from actionplans.views.pages.result import result_view
from actionplans.views.pages.text import text_view
from actionplans.views.pages.topic import topic_view
from actionplans.views.pages.whole_plan import whole_plan_view
from actionplans.views.pages.year_on_year import year_on_year_view
from actionplans.views.parts.events import calendar_link
from actionplans.views.parts.place_poster import has_place_poster
from actionplans.views.parts.poster import has_poster
from actionplans.views.parts.promises import promises_link
from actionplans.views.parts.succession_table import editions_link
from actionplans.views.parts.year_sums import budget_link, changes_link
from actionplans.views.route import Route
from actionplans.views.route_pages import (
    has_indicators,
    is_front,
    is_text,
)
from actionplans.views.site_routes import SITE_ROUTES

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
    Route(name="whole-plan", view=whole_plan_view, of=Plan, below=True, is_document=True),
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
        has_tables=True,
    ),
    Route(
        name="editions",
        template="article-with-contents",
        view=editions_view,
        of=Partnership,
        below=True,
        when=editions_link,
        search_label="find-editions",
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
        name="poster", view=poster_view, of=Activity, below=True, when=has_poster, in_sitemap=False
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
        name="place-poster",
        template="poster",
        view=place_poster_view,
        of=Place,
        below=True,
        when=has_place_poster,
        in_sitemap=False,
    ),
    *SITE_ROUTES,
)
