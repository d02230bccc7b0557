"""Abbreviations in texts: the meaning is on the page itself, a tap away, and so is the way back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, ViewportSize

from actionplans.text.fragments import resolve_root
from tests.conftest import served

ACTIVITY = "lilleby-nord/2023/ungejob/"
TERM = re.compile(r'<a class="term" href="([^"]*)" id="([^"]*)"')


def terms(site: Path, address: str) -> list[tuple[str, str]]:
    """The marked terms of a page: where each leads, and its own id."""
    return TERM.findall((site / address / "index.html").read_text(encoding="utf-8"))


def test_term_leads_to_its_meaning_on_the_page(municipality: Path) -> None:
    html = (municipality / ACTIVITY / "index.html").read_text(encoding="utf-8")
    found = terms(municipality, ACTIVITY)
    assert found == [
        ("#ord-bua", "ansvarlige-ordet-bua"),
        ("#ord-bua", "ordet-bua"),
        ("#ord-ssp", "ordet-ssp"),
    ]
    for target, _ in found:
        assert html.count(f'<div id="{target[1:]}"><dt><a href="../../../ordliste/#') == 1


def test_meaning_leads_back_to_the_first_use(municipality: Path) -> None:
    html = (municipality / ACTIVITY / "index.html").read_text(encoding="utf-8")
    backs = re.findall(r'<a href="#([^"]*)" aria-label="Tilbage til (\w+) i teksten">', html)
    assert backs == [("ordet-bua", "BUA"), ("ordet-ssp", "SSP")]
    assert all(html.count(f' id="{id}"') == 1 for id, _ in backs)


def test_term_leads_to_the_glossary_from_a_page_without_a_list(municipality: Path) -> None:
    others = [
        target
        for page in municipality.rglob("index.html")
        for target, _ in terms(municipality, str(page.parent.relative_to(municipality)))
        if not target.startswith("#")
    ]
    assert others
    assert all(re.fullmatch(r"(\.\./)+ordliste/#[a-z-]+", target) for target in others)


def test_the_whole_of_a_plan_explains_a_word_once(municipality: Path) -> None:
    address = "lilleby-nord/2023/samlet/"
    html = (municipality / address / "index.html").read_text(encoding="utf-8")
    found = terms(municipality, address)
    assert ("#ord-ssp", "aktivitet-ungejob_ordet-ssp") in found
    assert ("#ord-ssp", "aktivitet-nattevandring_ordet-ssp") in found
    for target in {target for target, _ in found if target.startswith("#")}:
        assert html.count(f' id="{target[1:]}"') == 1


def test_a_text_can_be_set_where_nothing_is_explained() -> None:
    html = '<p><a class="term" href="~/ordliste/#ssp">SSP</a> <a href="~/om/">om</a></p>'
    assert resolve_root(html, "../") == html.replace("~/", "../")
    own = {"ordliste/#ssp": "ord-ssp"}
    expected = '<p><a class="term" href="#ord-ssp">SSP</a> <a href="../om/">om</a></p>'
    assert resolve_root(html, "../", own) == expected


@pytest.mark.parametrize("word", ["BUA", "SSP"])
def test_a_tap_shows_the_meaning_and_another_leads_back(
    word: str, municipality: Path, browser: Browser
) -> None:
    """On a phone without JavaScript."""
    phone = ViewportSize(width=360, height=640)
    with served(municipality) as root:
        context = browser.new_context(viewport=phone, has_touch=True, java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{root}{ACTIVITY}")
        term = page.locator(f"#ordet-{word.lower()}")
        meaning = page.locator(f"#ord-{word.lower()}")
        term.tap()
        assert _in_view(meaning.bounding_box(), phone)
        assert not _in_view(term.bounding_box(), phone)
        meaning.get_by_role("link", name=f"Tilbage til {word} i teksten").tap()
        assert _in_view(term.bounding_box(), phone)
        context.close()


def _in_view(box: FloatRect | None, screen: ViewportSize) -> bool:
    assert box
    return box["y"] >= 0 and box["y"] + box["height"] <= screen["height"]
