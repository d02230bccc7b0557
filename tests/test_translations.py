"""Pages in other languages: what is translated, what says that it is not, and the way between."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import MINIMAL, SETTINGS, served, write
from tests.rendering import build_pages

ACTIVITY = MINIMAL["nord/2022/gang.md"]
OTHER = ACTIVITY.replace("nummer: 1", "nummer: 2")
ENGLISH = {
    "index.en.md": "---\ntitel: Front page\n---\nRead about [North](nord/index.md).\n",
    "nord/2022/gang.en.md": "---\ntitel: A walk in the street\nresumé: In short.\n---\n",
}


def build(folder: Path, files: dict[str, str], settings: str = SETTINGS) -> Path:
    write(folder / "content", {**MINIMAL, **files})
    write(folder, {"mkdocs.yml": settings})
    return build_pages(folder)


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_a_translation_stands_below_its_language(tmp_path: Path) -> None:
    html = page(build(tmp_path, ENGLISH), "en/nord/2022/gang")
    assert '<html lang="en" dir="ltr"' in html
    assert "<h1>A walk in the street</h1>" in html
    assert "In short." in html


def test_figures_are_written_as_the_language_does(tmp_path: Path) -> None:
    html = page(build(tmp_path, ENGLISH), "en/nord/2022/gang")
    assert "DKK\N{NO-BREAK SPACE}1,000" in html
    assert "1.000" not in html


def test_what_is_not_translated_says_so(tmp_path: Path) -> None:
    files = {"nord/2022/gang.en.md": "---\ntitel: A walk\n---\n"}
    html = page(build(tmp_path, files), "en/nord/2022/gang")
    assert '<p class="lead" data-pagefind-meta="summary" lang="da" dir="ltr">Kort.</p>' in html
    assert "The rest is in Danish" in html
    assert "Only in Danish" in html
    assert 'href="../../../../nord/2022/gang/#del-budget"' in html


def test_links_lead_to_what_is_translated(tmp_path: Path) -> None:
    site = build(tmp_path, {**ENGLISH, "nord/index.en.md": "---\ntitel: North\n---\n"})
    assert '<a href="../en/nord/">North</a>' in page(site, "en")
    assert 'href="../../../../en/nord/">North</a>' in page(site, "en/nord/2022/gang")


def test_links_to_what_is_not_translated_carry_its_language(tmp_path: Path) -> None:
    html = page(build(tmp_path, ENGLISH), "en/nord/2022/gang")
    assert (
        '<a href="../../../../nord/2022/" lang="da" dir="ltr" hreflang="da">Plan 2022</a>' in html
    )


def test_a_page_names_the_languages_that_it_is_in(tmp_path: Path) -> None:
    arabic = {"nord/2022/gang.ar.md": "---\ntitel: نزهة\n---\n"}
    site = build(tmp_path, {**ENGLISH, **arabic})
    switch = re.search(r'<nav class="languages".*?</nav>', page(site, "nord/2022/gang"), re.DOTALL)
    assert switch
    assert re.findall(r">([^<\n]+)</(?:a|span)>", switch[0]) == ["Dansk", "العربية", "English"]
    assert 'lang="ar" dir="rtl" hreflang="ar"' in switch[0]
    assert '<nav class="languages"' not in page(site, "nord/2022")


def test_without_a_catalogue_the_interface_is_in_the_sites_language(tmp_path: Path) -> None:
    html = page(build(tmp_path, {"index.ar.md": "---\ntitel: خطط\n---\n"}), "ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<header class="masthead" lang="da" dir="ltr">' in html
    assert '<footer class="foot" lang="da" dir="ltr">' in html


def test_other_languages_are_told_to_search_engines(tmp_path: Path) -> None:
    settings = SETTINGS + "site_url: https://planer.example/\n"
    html = page(build(tmp_path, ENGLISH, settings), "nord/2022/gang")
    link = '<link rel="alternate" hreflang="en" href="https://planer.example/en/nord/2022/gang/">'
    assert link in html


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("nord/2022/gang.en.md", "---\ntitel: A walk\nkladde: ja\n---\n"),
        (
            "nord/2022/gang.md",
            MINIMAL["nord/2022/gang.md"].replace("---\n", "---\nkladde: ja\n", 1),
        ),
    ],
    ids=["of its own", "of the page"],
)
def test_a_draft_is_not_published(file: str, text: str, tmp_path: Path) -> None:
    site = build(tmp_path, {**ENGLISH, "nord/2022/anden.md": OTHER, file: text})
    assert not (site / "en/nord/2022/gang").exists()


def test_the_switch_is_used_with_the_keyboard(browser: Browser, municipality: Path) -> None:
    view = browser.new_page(viewport={"width": 360, "height": 800})
    with served(municipality) as root:
        view.goto(root + "lilleby-nord/2023/ungejob/")
        for _ in range(30):
            view.keyboard.press("Tab")
            if view.evaluate("document.activeElement.hreflang") == "ar":
                break
        view.keyboard.press("Enter")
        view.wait_for_url("**/ar/lilleby-nord/2023/ungejob/")
        assert view.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
        assert view.locator(".languages [aria-current=page]").inner_text() == "العربية"
    view.close()


def test_a_draft_that_is_named_as_a_language_hides_nothing_else(tmp_path: Path) -> None:
    draft = {"en.md": "---\ntitel: Om EN-standarder\nkladde: ja\n---\n"}
    site = build(tmp_path, {**ENGLISH, **draft})
    assert (site / "en/nord/2022/gang/index.html").exists()


def test_a_draft_translation_hides_no_other(tmp_path: Path) -> None:
    draft = {"nord/index.en.md": "---\ntitel: North\nkladde: ja\n---\n"}
    site = build(tmp_path, {**ENGLISH, **draft})
    assert (site / "en/nord/2022/gang/index.html").exists()
    assert not (site / "en/nord/index.html").exists()
