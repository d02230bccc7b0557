"""Routes: every type of page is registered, and keeps its address from pages of staff."""

import pkgutil
from datetime import date

import pytest

from actionplans.checks.addresses import is_reserved
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.place import Place
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views import pages as page_modules
from actionplans.views.route import Menu, Route
from actionplans.views.routes import ROUTES
from actionplans.views.site_pages import pages
from tests.conftest import MUNICIPALITY, REPOSITORY
from tests.rendering import DAY

SCOPES: dict[type[Record] | None, str] = {
    None: "site",
    Partnership: "partnership",
    Plan: "plan",
    Activity: "activity",
    Place: "place",
}
CUT = "part"
"""The template of the parts of pages that are cut, of any type."""

BY_WORD = [route for route in ROUTES if not route.pages and (route.below or route.of is None)]
"""The routes whose pages stand at a word of the catalogues."""


def word_of(route: Route) -> str:
    return route.word or route.name


def test_every_module_of_pages_is_registered() -> None:
    modules = {found.name for found in pkgutil.iter_modules(page_modules.__path__)}
    views = {route.view.__module__.rpartition(".")[2] for route in ROUTES}
    assert modules
    assert modules - views == set()


def test_every_template_of_a_page_is_registered() -> None:
    files = {file.stem for file in (REPOSITORY / "templates/pages").glob("*.html")}
    assert files == {route.template or route.name for route in ROUTES} | {CUT}


def test_names_differ() -> None:
    """Tests, budgets and themes know a type of page by its name."""
    names = [route.name for route in ROUTES]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("route", BY_WORD, ids=word_of)
def test_its_address_is_kept_from_pages_of_staff(route: Route, code: str) -> None:
    language = Language.load(code)
    assert language.address(word_of(route)) in language.reserved(SCOPES[route.of])


@pytest.fixture(scope="module")
def site() -> Site:
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    return Site.load(MUNICIPALITY / "content", settings)


def test_views_have_the_addresses_of_their_pages(site: Site) -> None:
    specs = list(pages(site))
    assert len(specs) > 60
    assert [spec.address for spec in specs if spec.make().address != spec.address] == []


def test_what_the_site_makes_by_itself_stands_at_reserved_addresses(site: Site) -> None:
    made = [spec for spec in pages(site) if spec.source is None and not spec.code]
    assert made
    assert [
        it.address for it in made if not is_reserved(it.address.strip("/"), site.language)
    ] == []


@pytest.mark.parametrize("menu", Menu)
def test_places_in_a_menu_differ(menu: Menu) -> None:
    positions = [route.menus[menu] for route in ROUTES if menu in route.menus]
    assert positions
    assert sorted(positions) == sorted(set(positions))


def test_what_stands_in_a_menu_has_a_label() -> None:
    assert [word_of(route) for route in ROUTES if bool(route.menus) != bool(route.label)] == []
