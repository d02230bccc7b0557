"""The weight of pages: none of any type is heavier than an old phone can load in time."""

import re
from pathlib import Path

import pytest

from tests.budgets import FIRST_VIEW, LISTS, STYLE, budget_of, heaviest, style_weight
from tests.test_browser import PAGE_TYPES, SOURCES, specifications

pytestmark = pytest.mark.slow

CLASS = re.compile(r"\.([a-z][a-z0-9-]*)(?=[^{}]*\{)")


def pages_of(name: str) -> list[tuple[str, str]]:
    return [(spec.route.name, spec.address) for spec in specifications(SOURCES[name])]


@pytest.fixture(params=sorted(SOURCES))
def site(request: pytest.FixtureRequest) -> tuple[Path, list[tuple[str, str]]]:
    """A built site with the types and addresses of its pages."""
    return request.getfixturevalue(request.param), pages_of(request.param)


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


def test_the_style_sheets_of_a_page_keep_within_their_budget(
    site: tuple[Path, list[tuple[str, str]]],
) -> None:
    folder, pages = site
    weights = [style_weight(folder, address) for _, address in pages]
    assert all(weight.raw for weight in weights)
    over = [it for it in weights if it.raw > STYLE.raw or it.compressed > STYLE.compressed]
    assert over == []


def test_the_first_view_of_a_page_comes_soon(site: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, pages = site
    found = heaviest(folder, [page for page in pages if page[0] != "whole-plan"])
    late = {
        kind: weight
        for kind, weight in found.items()
        if weight.compressed + style_weight(folder, weight.address).compressed > FIRST_VIEW
    }
    assert late == {}


def test_a_page_has_the_style_of_each_component_that_it_has(
    site: tuple[Path, list[tuple[str, str]]],
) -> None:
    """A class that the style sheet of some page knows is known on every page that uses it."""
    folder, pages = site
    known = {
        file.relative_to(folder).as_posix(): set(CLASS.findall(file.read_text()))
        for file in folder.glob("assets/*/*.css")
    }
    styled = set().union(*known.values())
    assert len(known) > 2, "no sheet but that of all pages and that for paper"
    for _, address in pages:
        file = folder / address
        html = (file / "index.html" if file.is_dir() else file).read_text()
        used = {name for value in re.findall(r' class="([^"]*)"', html) for name in value.split()}
        linked = re.findall(r'<link rel="stylesheet" href="[^"]*?(assets/[^"]+)"', html)
        assert len(linked) == 2, address
        assert (used & styled) - set().union(*(known[name] for name in linked)) == set(), address


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
    files = [*site[0].glob("assets/*/*.css")]
    assert files
    style = "".join(file.read_text(encoding="utf-8") for file in files)
    assert re.findall(r"animation|transition|@keyframes|scroll-behavior", style) == []
