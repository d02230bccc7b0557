"""The masthead in a real browser: slim on a phone, its menu folded there and open elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import MUNICIPALITY, served
from tests.test_browser import PAGE_TYPES, addresses

pytestmark = pytest.mark.slow

MOST = 100
"""The most pixels of a phone's screen that the masthead may take."""

HEIGHT = "document.querySelector('.masthead').getBoundingClientRect().height"


@pytest.fixture(scope="module")
def root(municipality: Path) -> Iterator[str]:
    with served(municipality) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone without scripts: the menu needs none."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_it_takes_little_of_a_phone_on_every_type_of_page(browser: Browser, root: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780})
    heights = {}
    for kind in sorted({*PAGE_TYPES} - {"not-found"}):  # whose links are for the published site
        for address in addresses(MUNICIPALITY).get(kind, [])[:1]:
            page.goto(root + address)
            heights[kind] = page.evaluate(HEIGHT)
    page.close()
    assert len(heights) > 20
    assert {kind: height for kind, height in heights.items() if height > MOST} == {}


def test_its_menu_opens_by_keyboard_without_scripts(phone: Page, root: str) -> None:
    phone.goto(root)
    menu = phone.get_by_role("navigation", name="Hovedmenu")
    assert menu.count() == 1
    assert menu.get_by_role("link").count() == 0
    summary = phone.locator(".menu summary")
    summary.focus()
    summary.press("Enter")
    links = menu.get_by_role("link")
    assert links.count() > 3
    phone.keyboard.press("Tab")
    assert links.first.evaluate("it => it === document.activeElement")
    summary.press("Enter")
    assert menu.get_by_role("link").count() == 0


@pytest.mark.parametrize("width", [768, 1280])
def test_its_menu_is_open_on_wide_screens(width: int, browser: Browser, root: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.goto(root)
    assert page.get_by_role("navigation", name="Hovedmenu").get_by_role("link").count() > 3
    assert not page.locator(".menu summary").is_visible()
    page.close()


def test_its_menu_is_open_where_the_screen_is_zoomed_to_a_phone(phone: Page, root: str) -> None:
    """At 400 % of 1280 px: whatever is folded can be unfolded, and nothing is cut off."""
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(root)
    phone.locator(".menu summary").click()
    assert phone.get_by_role("navigation", name="Hovedmenu").get_by_role("link").count() > 3
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_a_page_in_arabic_needs_no_sideways_scroll(phone: Page, root: str) -> None:
    phone.goto(f"{root}ar/")
    assert phone.locator("html[dir=rtl]").count() == 1
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert phone.evaluate(HEIGHT) <= MOST


def test_the_mark_of_the_sender_is_seen_and_named(phone: Page, root: str) -> None:
    phone.goto(root)
    mark = phone.get_by_role("banner").get_by_role("img", name="Lilleby Kommune")
    box = mark.bounding_box()
    assert box
    assert 20 < box["height"] <= 40
    assert mark.evaluate("it => it.naturalWidth") > 0


def test_forced_colours_show_where_one_is(browser: Browser, root: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 780}, forced_colors="active")
    page.goto(f"{root}planer/")
    here = page.locator(".menu [aria-current]")
    assert here.evaluate("it => getComputedStyle(it).textDecorationLine") == "underline"
    page.close()
