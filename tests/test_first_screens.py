"""What a resident asks of an activity or a place begins within a phone's first two screens."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import MUNICIPALITY, REPOSITORY, served
from tests.test_browser import addresses

pytestmark = pytest.mark.slow

WIDTH, HEIGHT = 360, 740

MOST_FACTS = HEIGHT / 2 + 25
"""The most that the facts may take: half a screen, and a line that a long word makes."""

BEGINS = """() => Object.fromEntries(
    [...document.querySelectorAll('h1, aside dt, #del-spoerg, #del-leverancer')]
    .map(it => [it.id || it.textContent, it.getBoundingClientRect().top + scrollY]))"""
"""How far down each answer begins; whom to ask stands for how to take part."""

FACTS = "document.querySelector('aside .facts')?.getBoundingClientRect().height ?? 0"


@pytest.mark.parametrize("name", ["municipality", "published"])
def test_every_answer_begins_within_two_screens(
    name: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(name)
    source = MUNICIPALITY if name == "municipality" else REPOSITORY
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    late, large, seen = [], [], 0
    with served(site) as root:
        for address in addresses(source)["activity"]:
            page.goto(root + address)
            begins = page.evaluate(BEGINS)
            seen += len(begins)
            late += [(address, it) for it, top in begins.items() if top > 2 * HEIGHT]
            if page.evaluate(FACTS) > MOST_FACTS:
                large.append(address)
    page.close()
    assert seen > 20
    assert (late, large) == ([], [])


@pytest.mark.parametrize("name", ["municipality", "published"])
def test_the_activities_of_a_place_begin_within_two_screens(
    name: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(name)
    source = MUNICIPALITY if name == "municipality" else REPOSITORY
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    late, seen = [], 0
    with served(site) as root:
        for address in addresses(source)["place"]:
            page.goto(root + address)
            offered = page.locator(".offers:visible").first
            box = offered.bounding_box() if offered.count() else None
            seen += box is not None
            if box and box["y"] > 2 * HEIGHT:
                late.append(address)
    page.close()
    assert seen
    assert late == []
