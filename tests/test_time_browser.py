"""The year of a plan, the calendar and the log in a real browser, with something in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.conftest import served
from tests.test_browser import AXE, BESIDE, RUN_AXE

PICTURE = "figure.year-chart .scroll"


@pytest.fixture(scope="module")
def root(municipality: Path) -> Iterator[str]:
    with served(municipality) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 360, "height": 800})
    yield made
    made.close()


@pytest.mark.parametrize("address", ["opdateringer/", "lilleby-nord/kalender/"])
def test_axe_finds_nothing(address: str, root: str, page: Page) -> None:
    page.goto(root + address)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN_AXE, AXE)["violations"]
    assert [it["id"] for it in found] == []
    assert page.evaluate(BESIDE) == []


def test_on_a_phone_the_steps_stand_under_their_activity(root: str, page: Page) -> None:
    """A picture of a year has no room there: its words are what is left of it."""
    page.goto(f"{root}lilleby-nord/2023/")
    picture = page.locator(PICTURE).first
    assert picture.evaluate("it => it.scrollWidth <= it.clientWidth")
    assert not picture.locator("svg.bar").first.is_visible()
    told = picture.get_by_text("Fra november 2023: Vinterholdet går med.").bounding_box()
    assert told
    assert told["width"] > 200


def test_bars_are_seen_in_forced_colours(root: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(forced_colors="active")
    page.goto(f"{root}lilleby-nord/2023/")
    bars = page.locator("figure.year-chart svg.bar")
    assert bars.count() > 5
    ink = page.evaluate(
        "getComputedStyle(document.querySelector('figure.year-chart caption')).color"
    )
    painted = bars.evaluate_all("all => all.map(it => getComputedStyle(it).fill)")
    assert set(painted) == {ink}


def test_bars_stand_on_paper_and_every_month_with_them(root: str, page: Page) -> None:
    page.set_viewport_size({"width": 673, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{root}lilleby-nord/2023/")
    assert page.evaluate(BESIDE) == []
    widths = page.locator("figure.year-chart svg.bar").evaluate_all(
        "all => all.map(it => it.getBoundingClientRect().width)"
    )
    assert min(widths) > 8


def test_those_who_hear_a_picture_are_told_the_steps(root: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{root}lilleby-nord/2023/")
    cells = page.locator("figure.year-chart").first.get_by_role("cell")
    shown = [text for text in cells.all_inner_texts() if text.strip()]
    assert any("Fra november 2023: Vinterholdet går med." in text for text in shown)
    heads = page.locator("figure.year-chart").first.get_by_role("columnheader")
    assert "februar 2023" in " ".join(heads.all_inner_texts())
