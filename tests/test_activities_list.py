"""The list of all activities: whole as it stands, and handier with its script."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from actionplans.views.parts.site_lists import LIST_LIMIT
from tests.conftest import MINIMAL, SETTINGS, run_build, served, write
from tests.test_search import many

LIST = 20_000
"""The weight limit of a list page, compressed, in bytes."""


@pytest.fixture(scope="module")
def root(municipality: Path) -> Iterator[str]:
    """The made-up municipality's address."""
    with served(municipality, "/planer/") as address:
        yield address


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    """The list in a browser."""
    page = browser.new_page(locale="da-DK")
    page.goto(f"{root}aktiviteter/")
    yield page
    page.close()


def titles(page: Page) -> list[str]:
    """The titles that are shown, in their order."""
    links = page.locator(".activities .name a:visible").all_inner_texts()
    return [
        link.partition("\n")[0] for link in links
    ]  # what tells links apart is hidden from sight


def number(page: Page) -> int:
    return int(page.inner_text("[data-hook=count]").split()[0])


def test_the_list_is_whole_without_its_script(browser: Browser, page: Page, root: str) -> None:
    scriptless = browser.new_page(java_script_enabled=False)
    scriptless.goto(f"{root}aktiviteter/")
    assert titles(scriptless) == titles(page)
    assert len(titles(page)) == number(page) == 9
    expect(scriptless.locator("[data-hook=choices]")).to_be_hidden()
    expect(scriptless.get_by_text("60.000 kr.").first).to_be_visible()
    scriptless.close()


@pytest.mark.parametrize(
    ("label", "value", "left"),
    [
        ("Hvem står bag", "Søparkens Helhedsplan", ["Rådgivning", "Sommerklub"]),
        ("Udgave", "2020", ["Nattevandring", "Gadefest"]),
        ("Indsatsområde", "Ungeliv", ["Ungejob »13–17« <år> & opad", "Cykelværksted"]),
        ("Emne", "Nattevandring", ["Nattevandring", "Nattevandring"]),
        ("På stedet", "Torvet", ["Nattevandring"]),
        ("Målgruppe", "Familier", ["Ungejob »13–17« <år> & opad"]),
        ("Status", "udgår", ["Cykelskole"]),
    ],
)
def test_activities_can_be_chosen(label: str, value: str, left: list[str], page: Page) -> None:
    page.get_by_role("combobox", name=label, exact=True).select_option(value)
    assert titles(page) == left
    assert number(page) == len(left)
    expect(page.locator("[data-hook=list] h2:visible")).to_have_count(1)
    page.get_by_role("button", name="Nulstil").click()
    expect(page.locator("[data-hook=count]")).to_have_text("9 aktiviteter")
    assert len(titles(page)) == 9
    assert page.url.endswith("/aktiviteter/")


def test_a_place_holds_what_lies_in_it(page: Page) -> None:
    page.get_by_role("combobox", name="På stedet", exact=True).select_option("Lilleby")
    assert titles(page) == ["Nattevandring", "Ungejob »13–17« <år> & opad", "Cykelværksted"]


def test_words_are_looked_for_in_any_order(page: Page) -> None:
    page.get_by_label("Med ordet").fill("aftenvandrerne 2020")
    assert titles(page) == ["Nattevandring"]
    page.get_by_label("Med ordet").fill("ÆBLE")
    expect(page.locator("[data-hook=count]")).to_contain_text("Ingen aktiviteter passer")
    assert titles(page) == []


def test_activities_can_be_sorted(page: Page) -> None:
    plan_by_plan = titles(page)
    order = page.get_by_label("Rækkefølge")
    order.select_option("Efter titel")
    assert titles(page) == sorted(plan_by_plan)
    order.select_option("Største beløb først")
    amounts = page.locator(".amount.amount:visible").all_inner_texts()
    kroner = [int(re.sub(r"\D", "", text)) for text in amounts]
    assert kroner == sorted(kroner, reverse=True)
    assert len(kroner) > 4
    expect(page.locator(".of-plan").first).to_have_text(
        "Lilleby Nord · Tryghedsplan 2023 Gælder til 2026"
    )
    order.select_option("Plan for plan")
    assert titles(page) == plan_by_plan
    assert page.locator(".of-plan").count() == 0


def test_the_address_keeps_what_is_chosen(page: Page, root: str) -> None:
    page.get_by_label("Udgave").select_option("2023")
    page.get_by_label("Rækkefølge").select_option("Efter titel")
    page.get_by_label("Med ordet").fill("ungeliv")
    chosen, address = titles(page), page.url
    assert chosen == ["Cykelværksted", "Ungejob »13–17« <år> & opad"]
    page.goto("about:blank")
    page.goto(address)
    assert titles(page) == chosen
    page.locator(".activities .name a:visible").first.click()
    page.go_back()
    assert titles(page) == chosen
    page.goto(f"{root}aktiviteter/?udgave=1850")
    assert len(titles(page)) == 9, "an address of before may name what is no longer there"


def test_the_keyboard_is_enough(page: Page) -> None:
    page.get_by_label("Med ordet").focus()
    page.keyboard.type("natte")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Udgave")).to_be_focused()
    page.keyboard.type("2020")
    assert titles(page) == ["Nattevandring"]
    while not page.get_by_role("button", name="Nulstil").evaluate("it => it.matches(':focus')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hook=count]")).to_have_text("9 aktiviteter")
    page.keyboard.press("Tab")
    expect(page.locator("[data-hook=list] a").first).to_be_focused()


def test_how_many_are_left_is_told_aloud(page: Page) -> None:
    page.get_by_label("Status").select_option("udgår")
    expect(page.get_by_role("status")).to_have_text("1 aktivitet")


def built(folder: Path, count: int) -> Path:
    """A site of that many activities, split between two partnerships."""
    files = MINIMAL | many(count)
    south = ("nord/index.md", "nord/2022/index.md")
    files |= {name.replace("nord", "syd"): MINIMAL[name].replace("Nord", "Syd") for name in south}
    moved = [name for name in files if re.search(r"nord/2022/gang-\d*[02468]\.md", name)]
    files |= {name.replace("nord", "syd"): files.pop(name) for name in moved}
    write(folder / "content", files)
    write(folder, {"mkdocs.yml": SETTINGS})
    done = run_build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def rows(file: Path) -> int:
    html = file.read_bytes()
    assert len(gzip.compress(html, 6, mtime=0)) <= LIST
    return html.count(b'<p class="name">')


@pytest.mark.slow
def test_the_longest_list_is_light(tmp_path: Path) -> None:
    site = built(tmp_path, LIST_LIMIT)
    assert rows(site / "aktiviteter/index.html") == LIST_LIMIT
    assert not (site / "nord/aktiviteter").exists()


@pytest.mark.slow
def test_a_longer_list_is_split_by_partnership(tmp_path: Path) -> None:
    site = built(tmp_path, LIST_LIMIT + 2)
    html = (site / "aktiviteter/index.html").read_text(encoding="utf-8")
    assert rows(site / "aktiviteter/index.html") == 0
    assert 'href="../nord/aktiviteter/"' in html
    assert 'href="../syd/aktiviteter/"' in html
    assert "<script" not in html
    parts = [rows(site / f"{name}/aktiviteter/index.html") for name in ("nord", "syd")]
    assert sum(parts) == LIST_LIMIT + 2
    assert min(parts) > 0
