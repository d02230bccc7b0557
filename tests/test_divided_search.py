"""An index a partnership, as large sites have: it finds, filters and orders as one index does.

What is found is tested in `test_search.py`, on the made-up municipality in both ways.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from actionplans.cache import BuildCache
from actionplans.exports import search
from actionplans.exports.searchable import searchable_pages
from tests.conftest import served
from tests.search_index import add_index
from tests.test_build import tree
from tests.test_search import ask, found, number, said

ANSWER = """async ([root, query, filters]) => {
  const script = document.querySelector('script[type="module"]').src;
  const {find} = await import(new URL("find.js", script));
  const {results, query: answered, form, filters: counts} = await find(query, filters, true);
  const pages = await Promise.all(results.map(async it => [(await it.data()).url, it.score]));
  return {pages, answered, form, counts};
}"""
"""What the search page has for a query: pages with their scores, and how many of each choice."""

ONE_WORD = ["gadefest", "nattevandring", "søparken", "fritidsjob", "Moellevej", "fritidsjb"]
ONE_WORD += ["sommerjob", "unge", "politi", "kommunen", "tryg", "budget", "xyzzy", "hall"]
SEVERAL = ["byparken unge", "åben dag", "gadefset torvet", "trygge unge", '"åben dag"']
CHOICES = [{}, {"slags": "Aktivitet"}, {"sted": "Nordkvarteret"}]


@pytest.fixture(scope="module")
def roots(municipality: Path, divided_municipality: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the made-up municipality's site, in one index and in several."""
    with (
        served(municipality, "/planer/") as one,
        served(divided_municipality, "/planer/") as several,
    ):
        yield one, several


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's first page: nothing is kept from the tests before."""
    page = browser.new_page(locale="da-DK")
    yield page
    page.close()


@pytest.fixture(scope="module")
def searches(browser: Browser, roots: tuple[str, str]) -> Iterator[dict[str, Page]]:
    """The search page of each, by its root: what is asked leaves no trace, as a test shows."""
    with browser.new_context(locale="da-DK") as context:
        pages = {root: context.new_page() for root in roots}
        for root, page in pages.items():
            page.goto(f"{root}soeg/")
        yield pages


@pytest.fixture
def site(municipality: Path, tmp_path: Path) -> Path:
    """A copy of the made-up municipality's site, without an index."""
    site = tmp_path / "site"
    shutil.copytree(municipality, site, ignore=shutil.ignore_patterns(search.FOLDER))
    return site


def answer(page: Page, root: str, query: str, filters: dict[str, str]) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(ANSWER, [root, query, filters])
    result["counts"] = {
        name: {value: count for value, count in values.items() if count}
        for name, values in result["counts"].items()
        if name != "index" and any(values.values())
    }
    return result


# What is found


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
@pytest.mark.parametrize("query", ONE_WORD)
def test_a_word_is_answered_as_by_one_index(
    query: str, chosen: dict[str, str], searches: dict[str, Page]
) -> None:
    one, several = (answer(page, root, query, chosen) for root, page in searches.items())
    assert {**several, "pages": []} == {**one, "pages": []}
    in_one, in_several = dict(one["pages"]), dict(several["pages"])
    assert in_several.keys() == in_one.keys()
    if not chosen:
        assert in_several == pytest.approx(in_one, rel=1e-3)
    if len(set(in_one.values())) == len(in_one):  # pages that are as good have no order
        assert list(in_several) == list(in_one)


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
@pytest.mark.parametrize("query", SEVERAL)
def test_several_words_are_answered_as_by_one_index(
    query: str, chosen: dict[str, str], searches: dict[str, Page]
) -> None:
    one, several = (answer(page, root, query, chosen) for root, page in searches.items())
    assert {**several, "pages": []} == {**one, "pages": []}
    in_one, in_several = dict(one["pages"]), dict(several["pages"])
    assert in_several.keys() == in_one.keys()
    if len(set(in_one.values())) == len(in_one) > 0:
        assert next(iter(in_several)) == next(iter(in_one))


def test_what_was_asked_first_leaves_no_trace(page: Page, roots: tuple[str, str]) -> None:
    """Indexes that an earlier search has fetched find nothing of their own."""
    page.goto(f"{roots[1]}soeg/")
    page.evaluate(ANSWER, [roots[1], "unge", {}])
    after = page.evaluate(ANSWER, [roots[1], "rådgivning", {}])
    page.goto(f"{roots[1]}soeg/?")
    alone = page.evaluate(ANSWER, [roots[1], "rådgivning", {}])
    assert after["pages"] == alone["pages"] != []


def test_only_indexes_with_the_words_are_fetched(page: Page, roots: tuple[str, str]) -> None:
    parts = fetched_parts(page)
    ask(page, roots[1], "vinterholdet")
    assert parts == {"of-lilleby-nord"}


def test_only_the_index_of_a_chosen_partnership_is_fetched(
    page: Page, roots: tuple[str, str]
) -> None:
    parts = fetched_parts(page)
    page.goto(f"{roots[1]}soeg/?partnerskab=S%C3%B8parkens+Helhedsplan")
    expect(page.locator("[data-hook=results] li").first).to_be_visible()
    assert parts == {"of-soeparken"}
    choices = page.locator("[name=partnerskab] option").all_inner_texts()
    assert len(choices) > 2, "another can be chosen"


def test_where_nothing_is_left_another_choice_is_offered(
    page: Page, roots: tuple[str, str]
) -> None:
    for root in roots:
        page.goto(f"{root}soeg/?q=vinterholdet&partnerskab=S%C3%B8parkens+Helhedsplan")
        expect(page.locator("[data-hook=count]")).to_contain_text("Ingen sider")
        options = page.locator("[name=partnerskab] option").all_inner_texts()
        assert {"Lilleby Nord", "Søparkens Helhedsplan"} <= set(options)


def fetched_parts(page: Page) -> set[str]:
    """The parts of the site whose indexes the page fetches, from now on."""
    parts: set[str] = set()

    def note(url: str) -> None:
        folder = url.partition("/pagefind/")[2].partition("/")[0]
        if folder.startswith("of-") or folder == "rest":
            parts.add(folder)

    page.on("request", lambda request: note(request.url))
    return parts


def test_an_index_that_cannot_be_had_is_asked_for_again(page: Page, roots: tuple[str, str]) -> None:
    page.route("**/of-lilleby-nord/*.pf_meta", lambda route: route.abort())
    page.goto(f"{roots[1]}soeg/?q=gadefest")
    expect(page.get_by_text("Søgningen virker ikke lige nu")).to_be_visible()
    page.unroute("**/of-lilleby-nord/*.pf_meta")
    page.press("main [name=q]", "Enter")
    expect(page.locator("[data-hook=count]")).to_contain_text("passer til »gadefest«")
    assert found(page)[0] == "Gadefest"


def test_other_languages_are_searched_in_their_own_indexes(
    page: Page, roots: tuple[str, str]
) -> None:
    said_of = []
    for root in roots:
        page.goto(f"{root}en/soeg/?q=night")
        expect(page.locator("[data-hook=count]")).to_contain_text("night")
        said_of.append((said(page), found(page)))
    assert said_of[0] == said_of[1]
    assert number(page) > 0


# How it is made


def test_the_same_pages_give_the_same_indexes(
    site: Path, divided_municipality: Path, tmp_path: Path
) -> None:
    add_index(site, BuildCache(tmp_path / "cache"), one_index=0)
    made = tree(site / search.FOLDER)
    assert made == tree(divided_municipality / search.FOLDER)
    assert {name.split("/")[0] for name in made} >= {"of-lilleby-nord", "of-soeparken", "rest"}


def test_a_change_makes_the_index_of_one_partnership_again(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    add_index(site, BuildCache(cache), one_index=0)
    before = tree(site / search.FOLDER)
    made: list[Any] = []
    run = subprocess.run

    def record(command: Any, **options: Any) -> Any:
        made.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", record)
    add_index(site, BuildCache(cache), one_index=0)
    assert made == []
    page = site / "lilleby-nord/2023/cykelskole/index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</main>", "<p>cykel cykel</p></main>"), encoding="utf-8")
    add_index(site, BuildCache(cache), one_index=0)
    assert len(made) == 2, "its index, and that of indexes, which knows how long pages are"
    made.clear()
    page.write_text(html, encoding="utf-8")
    shutil.rmtree(site / search.FOLDER)
    add_index(site, BuildCache(cache), one_index=0)
    assert made == []
    assert tree(site / search.FOLDER) == before


def test_a_site_is_divided_beyond_so_many_pages(site: Path, tmp_path: Path) -> None:
    cache, number_of_pages = BuildCache(tmp_path / "cache"), len([*searchable_pages(site)])
    for most, is_divided in ((number_of_pages, False), (number_of_pages - 1, True)):
        files = search.search_files(site, cache, one_index=most)
        assert any("/of-" in name for name in files) == is_divided


def test_parts_have_no_program_of_their_own(divided_municipality: Path) -> None:
    folder = divided_municipality / search.FOLDER
    assert [file.parent for file in folder.rglob("pagefind.js")] == [folder]
    assert {file.parent for file in folder.rglob("wasm.*")} == {folder}
    assert {file.parent for file in folder.rglob("words.*")} == {folder}
    assert not (folder / "fragment").exists()
    for entry in folder.rglob("pagefind-entry.json"):
        assert json.loads(entry.read_bytes())["version"].startswith("1.5.")


def test_words_that_may_be_meant_are_those_of_one_index(
    municipality: Path, divided_municipality: Path
) -> None:
    for name in ("words.da.txt", "words.en.txt"):
        one, several = (it / search.FOLDER / name for it in (municipality, divided_municipality))
        assert several.read_bytes() == one.read_bytes()
