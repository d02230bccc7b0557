"""Places in a browser: the list in which readers find theirs, and the chips on a place's page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import MINIMAL, SETTINGS, run_build, served, write

PLACES = """\
- {id: oebyen, navn: Øbyen, art: by}
- {id: aavej, navn: Åvej, også_kaldt: [Ågade], art: gade, del_af: oebyen}
- {id: hoergaarden, navn: Hørgården, art: boligafdeling, del_af: vest}
- {id: vest, navn: Vest, art: kvarter, del_af: oebyen}
- {id: oest, navn: Øst, art: kvarter, del_af: oebyen}
- {id: park, navn: Parken, art: park, del_af: oest}
"""

ACTIVITY = """\
---
nummer: {number}
titel: {title}
resumé: Kort.
indsatsområder: [trygt]
ansvarlige: [by]
steder: [hoergaarden]
målgruppe: [{{hvem: Nogle, gruppe: {group}}}]
---
"""

OFFERS = {"Leg": "børn", "Job": "unge", "Fest": "alle", "Kursus": "fagfolk"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with places."""
    project = tmp_path_factory.mktemp("places")
    offers = {
        f"nord/2022/nr-{number}.md": ACTIVITY.format(number=number, title=title, group=group)
        for number, (title, group) in enumerate(OFFERS.items(), 2)
    }
    write(project, {"mkdocs.yml": SETTINGS})
    write(project / "content", {**MINIMAL, "steder.yml": PLACES, **offers})
    run_build(project)
    with served(project / "site", "/") as address:
        yield address


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    """The list of places in a browser."""
    page = browser.new_page(locale="da-DK")
    page.goto(f"{root}steder/")
    yield page
    page.close()


def shown(page: Page) -> list[str]:
    return page.locator(".place-list a:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hørgården", ["Hørgården"]),
        ("hoergaard", ["Hørgården"]),
        ("Horgarden", ["Hørgården"]),
        ("HØRGAARDEN", ["Hørgården"]),
        ("aavej", ["Åvej"]),
        ("agade", ["Åvej"]),
        (" øst ", ["Øst"]),
        ("xyz", []),
    ],
)
def test_a_place_is_found_however_it_is_written(typed: str, found: list[str], page: Page) -> None:
    page.get_by_role("searchbox", name="Skriv en gade").fill(typed)
    assert shown(page) == found
    text = f"{len(found)} sted" if found else "Vi har ikke et sted, der hedder det."
    expect(page.locator("[data-hook=count]")).to_have_text(text)
    page.get_by_role("searchbox", name="Skriv en gade").fill("")
    expect(page.locator("[data-hook=count]")).to_have_text("6 steder")
    assert len(shown(page)) == 6


def test_what_is_typed_is_looked_for_in_all_places(page: Page) -> None:
    """And what it finds stands right under the field."""
    page.get_by_role("radio", name="Vest").check()
    assert shown(page) == ["Hørgården", "Vest"]
    expect(page.locator("[data-hook=count]")).to_have_text("2 steder")
    field = page.get_by_role("searchbox", name="Skriv en gade")
    field.fill("aavej")
    assert shown(page) == ["Åvej"]
    expect(page.locator(".sieve")).to_be_hidden()
    field.fill("")
    expect(page.locator(".sieve")).to_be_visible()
    assert len(shown(page)) == 6


def test_who_finds_no_place_is_led_to_the_search(page: Page, root: str) -> None:
    way = page.locator("[data-hook=elsewhere] a")
    expect(way).to_be_hidden()
    page.get_by_role("searchbox", name="Skriv en gade").fill("ål & æ")
    expect(way).to_be_visible()
    assert way.evaluate("it => it.href") == f"{root}soeg/?q=%C3%A5l%20%26%20%C3%A6"


def test_the_list_is_whole_without_its_script(browser: Browser, root: str, page: Page) -> None:
    scriptless = browser.new_page(java_script_enabled=False)
    scriptless.goto(f"{root}steder/")
    assert shown(scriptless) == shown(page)
    expect(scriptless.locator("[data-hook=choices]")).to_be_hidden()
    scriptless.get_by_role("radio", name="Øst").check()
    assert shown(scriptless) == ["Parken", "Øst"]
    scriptless.close()


def test_offers_are_chosen_without_a_script(browser: Browser, root: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{root}steder/hoergaarden/")
    offers = page.locator(".offers a:visible")
    assert offers.all_inner_texts() == list(OFFERS)
    page.get_by_role("radio", name="Børn").check()
    assert offers.all_inner_texts() == ["Leg", "Fest"]
    expect(page.get_by_role("status")).to_have_text(
        "2 af 4 er for børn eller for alle.", use_inner_text=True
    )
    page.emulate_media(media="print")
    assert offers.all_inner_texts() == list(OFFERS)
    page.close()


def test_chips_are_hidden_where_they_would_not_work(browser: Browser, root: str) -> None:
    """An old browser has no `:has()`: its style sheet is the one without what asks for it."""
    page = browser.new_page()

    def without(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        text = response.text().replace("selector(:has(*))", "selector(:unheard-of(*))")
        route.fulfill(response=response, body=text)  # type: ignore[attr-defined]

    page.route("**/*.css", without)
    page.goto(f"{root}steder/hoergaarden/")
    expect(page.locator(".sieve")).to_be_hidden()
    assert page.locator(".offers a:visible").count() == len(OFFERS)
    page.close()
