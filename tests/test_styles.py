"""The style sheets of a theme: the styles that a page needs, and no others."""

from datetime import date
from pathlib import Path

import pytest

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import StyleSheets, style_sheets
from tests.conftest import MINIMAL, write
from tests.rendering import DAY

THEME = {
    "styles/10-base.css": ".base{}",
    "components/card/card.html": '{% from "components/tag/tag.html" import tag %}',
    "components/card/card.css": ".card{}",
    "components/tag/tag.html": '{% from "components/card/card.html" import card %}',
    "components/tag/tag.rare.css": ".tag{}",
    "components/map/map.html": "",
    "components/map/map.rare.css": ".map{}",
    "components/line/line.html": '{% from "components/card/card.html" import card %}',
    "components/line/line.print.css": ".line{}",
    "components/other/other.html": "",
    "components/other/other.scarce.css": ".other{}",
}


@pytest.fixture
def sheets(tmp_path: Path) -> StyleSheets:
    write(tmp_path / "theme", THEME)
    write(tmp_path / "content", MINIMAL)
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    site = Site.load(tmp_path / "content", settings)
    return style_sheets([tmp_path / "theme"], site.library)


@pytest.mark.parametrize(
    ("components", "style"),
    [
        ([], ".base{}\n.card{}\n"),
        (["other"], ".base{}\n.card{}\n.other{}\n"),
        (["map"], ".base{}\n.card{}\n.map{}\n.tag{}\n"),
        (["card"], ".base{}\n.card{}\n.map{}\n.tag{}\n"),
        (["line"], ".base{}\n.card{}\n.map{}\n.tag{}\n"),
        (["other", "tag"], ".base{}\n.card{}\n.map{}\n.tag{}\n.other{}\n"),
        (["without-a-template"], ".base{}\n.card{}\n"),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, list) else "",
)
def test_a_page_has_the_styles_of_its_components_and_of_what_they_import(
    components: list[str], style: str, sheets: StyleSheets
) -> None:
    assert "".join(sheets.of(components).text.split()) == "".join(style.split())


def test_pages_with_the_same_styles_share_a_sheet(sheets: StyleSheets) -> None:
    assert sheets.of(["map"]).address == sheets.of(["tag", "map"]).address
    assert sheets.of(["map"]).address != sheets.of(["other"]).address


def test_paper_has_its_own(sheets: StyleSheets) -> None:
    assert "".join(sheets.printed.text.split()) == ".line{}"
    assert sheets.text().endswith(sheets.printed.text)


def test_a_partnership_without_a_colour_keeps_the_fields_of_the_site(tmp_path: Path) -> None:
    coloured = MINIMAL["nord/index.md"].replace("art:", "farve: '#0b5d4a'\nart:")
    write(tmp_path / "theme", THEME)
    write(tmp_path / "content", {**MINIMAL, "nord/index.md": coloured})
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    site = Site.load(tmp_path / "content", settings)
    style = style_sheets([tmp_path / "theme"], site.library).of(()).text
    assert ".of-nord{--accent:#0b5d4a;--field:#0b5d4a}" in style
    fields = [rule for rule in style.split("}") if "--field" in rule]
    assert fields
    assert all(".of-nord" in rule for rule in fields), "no rule is for those without a colour"
