"""The weight of pages: none of any type is heavier than an old phone can load in time."""

import re
from pathlib import Path

import pytest

from tests.budgets import FIRST_VIEW, LISTS, STYLE, budget_of, heaviest, weigh
from tests.test_browser import PAGE_TYPES, SOURCES, specifications

pytestmark = pytest.mark.slow


def pages_of(name: str) -> list[tuple[str, str]]:
    return [(spec.route.name, spec.address) for spec in specifications(SOURCES[name])]


@pytest.fixture(params=sorted(SOURCES))
def site(request: pytest.FixtureRequest) -> tuple[Path, list[tuple[str, str]]]:
    """A built site with the types and addresses of its pages."""
    return request.getfixturevalue(request.param), pages_of(request.param)


def style_of(folder: Path) -> str:
    (style,) = folder.glob("assets/site-*.css")
    return style.relative_to(folder).as_posix()


def test_every_type_of_page_is_weighed() -> None:
    weighed = {kind for name in SOURCES for kind, _ in pages_of(name)}
    assert set(PAGE_TYPES) <= weighed
    assert set(PAGE_TYPES) >= LISTS, "a type of page that there is not"


def test_pages_keep_within_their_budgets(site: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, pages = site
    over = {
        kind: weight
        for kind, weight in heaviest(folder, pages).items()
        if weight.raw > budget_of(kind).raw or weight.compressed > budget_of(kind).compressed
    }
    assert over == {}


def test_the_style_sheet_keeps_within_its_budget(
    site: tuple[Path, list[tuple[str, str]]],
) -> None:
    weight = weigh(site[0], style_of(site[0]))
    assert weight.raw <= STYLE.raw
    assert weight.compressed <= STYLE.compressed


def test_the_first_view_of_a_page_comes_soon(site: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, pages = site
    style = weigh(folder, style_of(folder)).compressed
    found = heaviest(folder, [page for page in pages if page[0] != "whole-plan"])
    late = {k: w for k, w in found.items() if w.compressed + style > FIRST_VIEW}
    assert late == {}


def test_no_page_waits_for_a_script(site: tuple[Path, list[tuple[str, str]]]) -> None:
    """Scripts come after the page: none stands in the way of reading, none is written into it."""
    folder, pages = site
    scripts = 0
    for _, address in pages:
        file = folder / address
        file = file / "index.html" if file.is_dir() else file
        for tag, inside in re.findall(r"<script\b([^>]*)>(.*?)</script>", file.read_text(), re.S):
            assert ' type="module"' in tag, address
            assert ' src="' in tag, address
            assert not inside, address
            scripts += 1
    assert scripts > 0


def test_nothing_moves(site: tuple[Path, list[tuple[str, str]]]) -> None:
    """So that there is nothing to still for those who asked for less motion."""
    style = (site[0] / style_of(site[0])).read_text(encoding="utf-8")
    assert re.findall(r"animation|transition|@keyframes|scroll-behavior", style) == []
