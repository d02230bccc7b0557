"""Search: the index that a build makes, and the page that asks it, in a real browser."""

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from mkdocs.commands import build as host_build
from playwright.sync_api import Browser, Page, Response, expect

from actionplans import mkdocs_project
from actionplans.cache import BuildCache
from actionplans.exports import search
from tests.conftest import MINIMAL, MUNICIPALITY, SETTINGS, run_build, served, write
from tests.search_index import add_index
from tests.test_browser import AXE, BESIDE, OVERLAPPING, PLAIN, RUN_AXE, _listed, nothing
from tests.test_build import tree

FIRST_SEARCH = 120_000
"""The transfer limit of a first search, compressed, with the page's script, in bytes."""


@pytest.fixture(scope="module")
def root(published: Path) -> Iterator[str]:
    """Our own site's address, below a folder of its host."""
    with served(published, "/planer/") as address:
        yield address


@pytest.fixture(scope="module", params=["one index", "an index a partnership"])
def lilleby(
    request: pytest.FixtureRequest, municipality: Path, divided_municipality: Path
) -> Iterator[str]:
    """The made-up municipality's address, its search made in both ways."""
    site = municipality if request.param == "one index" else divided_municipality
    with served(site, "/planer/") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's first page: nothing is kept from the tests before."""
    page = browser.new_page(locale="da-DK")
    yield page
    page.close()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A reader's page with scripts turned off."""
    page = browser.new_page(locale="da-DK", java_script_enabled=False)
    yield page
    page.close()


def ask(page: Page, root: str, query: str) -> None:
    """Search for something from the search page."""
    page.goto(f"{root}soeg/")
    page.fill("main [name=q]", query)
    page.press("main [name=q]", "Enter")
    expect(page.locator("[data-hook=count]")).to_contain_text(query)


def found(page: Page) -> list[str]:
    return page.locator("[data-hook=results] a").all_inner_texts()


YOUTH_JOBS = "Ungejob »13–17« <år> & opad"


def said(page: Page) -> str:
    """What the search page says of what it found."""
    return page.inner_text("[data-hook=count]")


def excerpts(page: Page) -> list[str]:
    return page.locator("[data-hook=results] li p:last-child").all_inner_texts()


def number(page: Page) -> int:
    """The number of pages that the search page states."""
    return int(page.inner_text("[data-hook=count]").split()[0])


# What is found


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("lommepenge", "Lommepengejob"),
        ("lommepengejobbene", "Lommepengejob"),
        ("hørgården", "Hørgården"),
        ("HØRGÅRDENS", "Hørgården"),
        ("ældres", "Ældre"),
        ("remisepark", "Remiseparken"),
        ("ordliste", "Ordliste"),
        ("14-18 år", "Ung i job (14–18 år)"),
        ("14–18", "Ung i job (14–18 år)"),
    ],
)
def test_words_are_found_in_any_form(query: str, title: str, page: Page, root: str) -> None:
    ask(page, root, query)
    expect(
        page.locator("[data-hook=results] a").get_by_text(title, exact=True).first
    ).to_be_visible()


def test_what_is_typed_is_found_before_it_is_whole(page: Page, root: str) -> None:
    page.goto(f"{root}soeg/")
    page.locator("main [name=q]").press_sequentially("lommep")
    expect(page.locator("[data-hook=results] a").first).to_contain_text("Lommepenge")


def test_a_result_says_what_it_is_and_shows_the_word(page: Page, root: str) -> None:
    ask(page, root, "lommepengejob")
    lines = page.locator("[data-hook=results] li .quiet").all_inner_texts()
    assert any(
        re.fullmatch(r"Aktivitet \d+ · .+ Partnerskab, Tryghedsplan \d+ · Sluttede \d+", it)
        for it in lines
    )
    expect(page.locator("[data-hook=results] mark").first).to_contain_text("ommepengejob")


def test_results_lead_to_their_pages(page: Page, root: str) -> None:
    ask(page, root, "lommepenge")
    title = found(page)[0]
    page.locator("[data-hook=results] a").first.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator("[data-hook=results] a").first).to_have_text(title)


def test_an_activity_is_found_by_its_title_in_the_plan_too(page: Page, root: str) -> None:
    ask(page, root, "formidlingsindsats målrettet familier")
    expect(page.locator("[data-hook=results] a").first).to_have_text("Viden til familier")


# What forgives


@pytest.mark.parametrize(
    ("query", "meant", "first"),
    [
        ("Moellevej", "møllevej", "Møllevej"),
        ("mollevej", "møllevej", "Møllevej"),
        ("Aaskolen", "åskolen", "Åskolen"),
        ("soparken", "søparken", "Søparken"),
        ("raadgivning", "rådgivning", "Rådgivning"),
    ],
)
def test_letters_may_be_written_as_the_keyboard_has_them(
    query: str, meant: str, first: str, page: Page, lilleby: str
) -> None:
    page.goto(f"{lilleby}soeg/?q={query}")
    expect(page.locator("[data-hook=count]")).to_contain_text(f"passer til »{meant}«")
    assert "Ingen" not in said(page)
    assert found(page)[0] == first
    expect(page.locator("main [name=q]")).to_have_value(query)


@pytest.mark.parametrize(
    ("query", "meant", "first"),
    [
        ("fritidsjb", "fritidsjob", "Fritidsjob"),  # a letter too few
        ("nordkvarrteret", "nordkvarteret", "Nordkvarteret"),  # a letter too many
        ("byparkem", "byparken", "Byparken"),  # another
        ("gadefset", "gadefest", "Gadefest"),  # two that changed places
        ("natevandrign", "nattevandring", "Nattevandring"),  # two slips in a long word
        ("soammerjob", "sommerjob", YOUTH_JOBS),  # a search word
    ],
)
def test_slips_are_forgiven(query: str, meant: str, first: str, page: Page, lilleby: str) -> None:
    ask(page, lilleby, query)
    assert said(page).startswith(f"Ingen sider med »{query}«. Mente du {meant}? ")
    assert said(page).endswith(f"passer til »{meant}«")
    assert found(page)[0] == first
    page.get_by_role("link", name=meant, exact=True).click()
    expect(page.locator("main [name=q]")).to_have_value(meant)
    expect(page.locator("[data-hook=count]")).not_to_contain_text("Mente du")


@pytest.mark.parametrize("query", ["hall", "fxst", "bykarpne", "xyzzy"])
def test_short_words_and_too_many_slips_are_not_guessed_at(
    query: str, page: Page, lilleby: str
) -> None:
    ask(page, lilleby, query)
    assert "Mente du" not in said(page)


def test_one_word_of_several_may_be_wrong(page: Page, lilleby: str) -> None:
    ask(page, lilleby, "gadefset torvet")
    assert said(page).startswith("Ingen sider med »gadefset torvet«. Mente du gadefest torvet?")
    assert found(page)[0] == "Gadefest"


@pytest.mark.parametrize(
    ("query", "meant", "first"),
    [
        ("urban planen", "urbanplanen", "Urbanplanen"),
        ("Hør Gården", "hørgården", "Hørgården"),
        ("lomme penge", "lommepenge", "Lommepengejob"),
        ("lomme penge hørgården", "lommepenge hørgården", "Lommepengejob"),
        ("hor garden", "hørgården", "Hørgården"),
        ("lome penge", "lommepenge", "Lommepengejob"),
    ],
)
def test_a_word_may_be_written_apart(
    query: str, meant: str, first: str, page: Page, root: str
) -> None:
    page.goto(f"{root}soeg/?q={query}")
    expect(page.locator("[data-hook=count] a")).to_have_text(meant)
    assert said(page).lower().startswith(f"ingen sider med »{query.lower()}«. mente du {meant}? ")
    assert found(page)[0] == first


@pytest.mark.parametrize("query", ["for ældre", "unge på gaden", "trygge børn", "ung i job"])
def test_words_that_stand_beside_each_other_are_not_joined(
    query: str, page: Page, root: str
) -> None:
    ask(page, root, query)
    assert "Mente du" not in said(page)


def test_a_guess_keeps_what_was_chosen(page: Page, lilleby: str) -> None:
    page.goto(f"{lilleby}soeg/?q=gadefset&slags=Aktivitet")
    link = page.get_by_role("link", name="gadefest", exact=True)
    expect(link).to_have_attribute("href", "?slags=Aktivitet&q=gadefest")


@pytest.mark.parametrize(
    ("query", "first"),
    [("sommerjob", YOUTH_JOBS), ("bijob", "Fritidsjob"), ("svømmesø", "Søparken")],
)
def test_words_that_no_page_shows_are_found(
    query: str, first: str, page: Page, lilleby: str
) -> None:
    ask(page, lilleby, query)
    assert said(page) == f"1 side passer til »{query}«"
    assert found(page) == [first]
    page.locator("[data-hook=results] a").first.click()
    expect(page.locator("h1")).to_have_text(first)
    expect(page.locator("main")).not_to_contain_text(query)


@pytest.mark.parametrize(
    "query", ["søparken", "fritidsjob", "nattevandring", "puljer", "byparken", "åskolen", "BUA"]
)
def test_the_page_that_is_about_it_comes_first(query: str, page: Page, lilleby: str) -> None:
    ask(page, lilleby, query)
    names = {"BUA": "Børne- og Ungeafdelingen"}
    assert found(page)[0].lower() == names.get(query, query).lower()


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("gælder planen", "Tryghedsplan"),
        ("pdf", "Tryghedsplan"),
        ("udskriv", "Tryghedsplan"),
        ("hvad koster det", "Tryghedsplan"),
        ("budget", "Budget"),
    ],
)
def test_readers_words_lead_to_pages_that_answer(
    query: str, kind: str, page: Page, root: str
) -> None:
    ask(page, root, query)
    expect(page.locator("[data-hook=results] li").first).to_be_visible()
    assert belongings(page)[0].startswith(kind)


def test_results_of_one_title_say_what_they_are_to_those_who_hear_them(
    page: Page, lilleby: str
) -> None:
    ask(page, lilleby, "nattevandring")
    results = page.locator("[data-hook=results]")
    expect(results.locator("li").first).to_be_visible()
    assert len(set(found(page))) < len(found(page))
    for title, belonging in zip(found(page), belongings(page), strict=True):
        is_alone = found(page).count(title) == 1
        name = title if is_alone else f"{title} ({belonging})"
        expect(results.get_by_role("link", name=name, exact=True)).to_have_count(1)


def belongings(page: Page) -> list[str]:
    """What the results are, and the plan of each."""
    return page.locator("[data-hook=results] .quiet").all_inner_texts()


@pytest.mark.parametrize("query", ["lommepenge", "tryghedsvandringer", "dialog"])
def test_newer_plans_come_before_older_ones_that_match_as_well(
    query: str, page: Page, root: str
) -> None:
    ask(page, root, query)
    expect(page.locator("[data-hook=results] li").nth(4)).to_be_attached()
    plans = [it for it in belongings(page) if it.startswith("Aktivitet")][:3]
    years = [int(it[-4:]) for it in plans]
    assert years == sorted(years, reverse=True), plans


def test_a_topic_comes_before_activities_of_the_same_name(page: Page, root: str) -> None:
    ask(page, root, "tryghedsvandringer")
    assert found(page)[:3] == ["Tryghedsvandringer"] * 3
    assert belongings(page)[0] == "Emne"


def test_an_older_page_that_matches_much_better_stays_first(page: Page, root: str) -> None:
    ask(page, root, "streetsport")
    assert belongings(page)[0].endswith("sluttede 2016")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lomepenge", "Lommepengejob"),
        ("horgarden", "Hørgården"),
        ("hoergaarden", "Hørgården"),
        ("Hørgaarden", "Hørgården"),
        ("hørgården", "Hørgården"),
    ],
)
def test_slips_lead_to_the_right_page_of_ours(
    query: str, first: str, page: Page, root: str
) -> None:
    page.goto(f"{root}soeg/?q={query}")
    expect(page.locator("[data-hook=results] a").first).to_have_text(first)


def test_summer_jobs_are_pocket_money_jobs(page: Page, root: str) -> None:
    ask(page, root, "sommerjob")
    assert "Lommepengejob" in found(page)
    assert number(page) < 10


# What is said of what was found


def test_what_is_only_like_the_words_is_not_said_to_match(page: Page, root: str) -> None:
    ask(page, root, "lommepengejobordningens")
    assert said(page) == "Ingen sider med »lommepengejobordningens«. Det her ligner:"
    assert "Lommepengejob" in found(page)


def test_the_beginning_of_a_word_is_not_like_it(page: Page, root: str) -> None:
    ask(page, root, "sommerfuglestøv")  # Pagefind finds every page with "som"
    assert said(page) == "Ingen sider passer til »sommerfuglestøv«"
    assert found(page) == []


def test_pages_are_not_counted_where_other_words_were_found_too(page: Page, root: str) -> None:
    ask(page, root, "sommer")  # to Pagefind a form of "som"
    assert said(page) == "Det her passer til eller ligner »sommer«:"


@pytest.mark.parametrize("query", ["unge", "ældres", "lommepengejobbene", "trygge børn", "lommep"])
def test_forms_of_words_are_said_to_match(query: str, page: Page, root: str) -> None:
    ask(page, root, query)
    assert re.fullmatch(rf"\d+ sider passer til »{query}«", said(page))


# Excerpts


def test_a_page_whose_title_was_found_shows_its_summary(page: Page, lilleby: str) -> None:
    ask(page, lilleby, "gadefest")
    assert found(page)[0] == "Gadefest"
    assert excerpts(page)[0] == "En fest på Torvet."


def test_an_excerpt_is_sentences(page: Page, root: str) -> None:
    for query in ("hærværk", "naboskab", "tryghedsvandringer", "kriminalitet"):
        ask(page, root, query)
        for excerpt in filter(None, excerpts(page)):
            assert re.match(r"[A-ZÆØÅ0-9»…(]", excerpt), excerpt
            assert re.search(r"[.!?…]”?»?$", excerpt), excerpt
            assert "Del af" not in excerpt
            assert "Hele planen på én side" not in excerpt
            assert not re.search(r"[a-zæøå]{3}[A-ZÆØÅ][a-zæøå]", excerpt), excerpt


@pytest.mark.parametrize("query", ["baggrund", "målsætninger", "tidsplan"])
def test_an_excerpt_has_no_heading_before_its_sentence(query: str, page: Page, root: str) -> None:
    ask(page, root, query)
    expect(page.locator("[data-hook=results] li").first).to_be_visible()
    for excerpt in excerpts(page):
        assert not re.match(rf"{query}\b", excerpt.lower()), excerpt
        assert "·" not in excerpt


def test_a_term_is_read_with_its_meaning(page: Page, lilleby: str) -> None:
    ask(page, lilleby, "åben dag")
    glossary = page.locator("[data-hook=results] li", has=page.get_by_role("link", name="Ordliste"))
    expect(glossary.locator("p").last).to_contain_text("åben dag: En dag hvor alle kan komme.")


def test_the_words_are_marked(page: Page, root: str) -> None:
    ask(page, root, "hærværk")
    for mark in page.locator("[data-hook=results] mark").all_inner_texts():
        assert mark.lower().startswith("hærværk")


@pytest.mark.parametrize("word", ["ungdomsklubben", "fagfolk", "dokumentet"])
def test_what_stands_in_the_facts_is_found_too(page: Page, lilleby: str, word: str) -> None:
    ask(page, lilleby, word)
    assert YOUTH_JOBS in found(page)


def test_results_of_the_same_title_can_be_told_apart(page: Page, lilleby: str) -> None:
    ask(page, lilleby, "nattevandring")
    results = page.locator("[data-hook=results] li").all()
    told = [(it.locator("a").inner_text(), it.locator(".quiet").inner_text()) for it in results]
    assert len({title for title, _ in told}) < len(told)
    assert len(set(told)) == len(told)


def test_a_place_is_told_by_what_it_lies_in(page: Page, lilleby: str) -> None:
    ask(page, lilleby, "søparken")
    expect(page.locator("[data-hook=results] .quiet").first).to_have_text(
        "Boligafdeling · Nordkvarteret"
    )


def test_pages_that_lead_nowhere_new_are_left_out(published: Path) -> None:
    marked = "<main data-pagefind-body"
    with_it = [
        file.relative_to(published).as_posix()
        for file in published.rglob("*.html")
        if marked in file.read_text(encoding="utf-8")
    ]
    assert len(with_it) > 200
    out = ("404.html", "index.html", "soeg/index.html", "aktiviteter/index.html")
    assert [name for name in with_it if name in out] == []


def test_more_is_shown_on_demand(page: Page, root: str) -> None:
    ask(page, root, "unge")
    before = len(found(page))
    assert before < number(page)
    page.get_by_role("button", name="Vis flere").press("Enter")
    expect(page.locator("[data-hook=results] li").nth(before)).to_be_visible()
    expect(page.locator("[data-hook=results] li").nth(before).locator("a")).to_be_focused()


def test_nothing_found_says_so_and_leads_on(page: Page, root: str) -> None:
    ask(page, root, "xyzzy")
    assert page.inner_text("[data-hook=count]") == "Ingen sider passer til »xyzzy«"
    assert found(page) == []
    expect(page.get_by_text("Prøv et andet ord")).to_be_visible()
    expect(page.locator("[data-hook=links] a").first).to_have_attribute("href", "../aktiviteter/")


def test_an_index_that_cannot_be_had_is_reported(page: Page, root: str) -> None:
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{root}soeg/?q=unge")
    expect(page.get_by_text("Søgningen virker ikke lige nu")).to_be_visible()
    page.unroute("**/pagefind.js")
    page.goto(f"{root}soeg/?q=unge")
    expect(page.locator("[data-hook=count]")).to_contain_text("sider passer til")


# Choosing among what is found, and the address


def test_what_is_found_can_be_narrowed_and_shared(page: Page, root: str) -> None:
    ask(page, root, "unge")
    whole = number(page)
    page.get_by_text("Afgræns søgningen").click()
    page.get_by_role("combobox", name="Hvem står bag", exact=True).select_option(
        "Amager Partnerskab"
    )
    page.get_by_role("combobox", name="Slags side", exact=True).select_option("Aktivitet")
    expect(page.locator("[data-hook=results] .quiet").first).to_contain_text("Aktivitet")
    expect(page.locator("[data-hook=count]")).not_to_have_text(f"{whole} sider passer til »unge«")
    narrowed = number(page)
    assert 0 < narrowed < whole
    lines = page.locator("[data-hook=results] .quiet").all_inner_texts()
    assert [line for line in lines if "Amager Partnerskab" not in line] == []
    address = page.url
    assert "partnerskab=Amager+Partnerskab" in address
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("[data-hook=count]")).to_have_text(f"{narrowed} sider passer til »unge«")
    expect(page.get_by_role("combobox", name="Slags side", exact=True)).to_have_value("Aktivitet")
    page.get_by_role("button", name="Nulstil").click()
    expect(page.locator("[data-hook=count]")).to_have_text(f"{whole} sider passer til »unge«")
    assert page.url == f"{root}soeg/?q=unge"


def test_pages_can_be_chosen_without_a_word(page: Page, root: str) -> None:
    page.goto(f"{root}soeg/?sted=H%C3%B8rg%C3%A5rden&slags=Aktivitet")
    expect(page.locator("[data-hook=count]")).to_have_text(re.compile(r"\d+ sider"))
    expect(page.locator("[data-hook=results] .quiet").first).to_contain_text("Aktivitet")


def test_a_result_list_is_reached_with_the_keyboard_alone(page: Page, root: str) -> None:
    def tab_to(selector: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
        raise AssertionError(f"{selector} is not reached")

    page.goto(root)
    tab_to(".masthead [name=q]")
    page.keyboard.type("unge")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hook=count]")).to_contain_text("unge")
    whole = number(page)
    expect(page.locator("[data-hook=count]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("[data-hook=choices] summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=maalgruppe]")).to_be_visible()
    tab_to("[name=maalgruppe]")
    page.keyboard.type("Unge")
    expect(page.locator("[data-hook=count]")).not_to_have_text(f"{whole} sider passer til »unge«")
    tab_to("[data-hook=results] a")
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_the_first_stop_after_a_search_is_the_first_page(page: Page, root: str) -> None:
    page.goto(f"{root}soeg/")
    page.focus("main [name=q]")
    page.keyboard.type("unge")
    expect(page.locator("[data-hook=results] a").first).to_be_visible()
    expect(page.locator("main [name=q]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-hook=count]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-hook=results] a").first).to_be_focused()


@pytest.mark.parametrize("address", ["", "amager/2022/", "findes-ikke/"])
def test_every_page_has_a_field_that_searches(address: str, scriptless: Page, root: str) -> None:
    scriptless.goto(root + address)
    scriptless.get_by_role("search", name="Søg på hjemmesiden").get_by_role("searchbox").fill(
        "unge"
    )
    scriptless.keyboard.press("Enter")
    scriptless.wait_for_url(re.compile(r"/soeg/\?q=unge$"))


# What it costs


FORGIVEN = ["lomepenge", "hoergaarden", "naboskb", "sommer", "lommepengejobordningens"]
"""What takes more to find: another word, in a list that is fetched for it."""


SEVERAL = ["lommepenge hørgården", "hvem skal jeg ringe til"]
"""Words that stand in several pieces of the index."""


@pytest.mark.parametrize(
    "query", ["lommepenge", "unge", "hørgården", "trygge børn", "politi", *SEVERAL, *FORGIVEN]
)
def test_the_first_search_is_light(query: str, page: Page, root: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{root}soeg/")
    assert [it.url for it in answers if "/pagefind/" in it.url] == [], "only once somebody asks"
    page.fill("main [name=q]", query)
    page.press("main [name=q]", "Enter")
    expect(page.locator("[data-hook=count]")).to_contain_text("»")
    page.wait_for_load_state("networkidle")
    assert [it.url for it in answers if not it.url.startswith(root)] == []
    fetched = [it for it in answers if "/pagefind/" in it.url or it.url.endswith(".js")]
    sizes = {it.url: compressed(it.body()) for it in fetched}
    assert len(sizes) > 10
    assert sum(sizes.values()) <= FIRST_SEARCH, sizes


def compressed(content: bytes) -> int:
    """The response of a host: content that is compressed already is sent unchanged."""
    return min(len(content), len(gzip.compress(content, 9, mtime=0)))


def test_the_list_of_words_is_fetched_only_for_words_that_no_page_has(
    page: Page, root: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    ask(page, root, "lommepenge")
    assert {"spelling.js", "words.da.txt"}.isdisjoint(fetched)
    ask(page, root, "lomepenge")
    assert {"spelling.js", "words.da.txt"} <= set(fetched)


def test_what_can_be_chosen_is_fetched_when_somebody_wants_to_choose(page: Page, root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    ask(page, root, "lommepenge")
    assert [url for url in fetched if "/filter/" in url] == []
    page.get_by_text("Afgræns søgningen").click()
    expect(page.get_by_role("combobox", name="Slags side", exact=True)).to_be_visible()
    assert len([url for url in fetched if "/filter/" in url]) > 5


@pytest.mark.parametrize(
    "name",
    [
        "search.js",
        "find.js",
        "together.js",
        "weigh.js",
        "order.js",
        "results.js",
        "excerpt.js",
        "spelling.js",
        "letters.js",
        "activities.js",
    ],
)
def test_scripts_are_small(name: str, published: Path) -> None:
    [script] = published.glob(f"assets/*/{name}")
    assert script.stat().st_size <= 6_000


# Without scripts, and for everyone


def test_without_scripts_the_page_lists_every_activity(scriptless: Page, root: str) -> None:
    scriptless.goto(f"{root}soeg/?q=unge")
    expect(scriptless.get_by_text("Søgningen kræver JavaScript")).to_be_visible()
    expect(scriptless.locator("main [name=q]")).to_be_hidden()
    listed = scriptless.locator("[data-hook=list] li a").all_inner_texts()
    scriptless.goto(f"{root}aktiviteter/")
    assert sorted(listed) == sorted(scriptless.locator(".activities .name a").all_inner_texts())
    assert len(listed) > 40


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_results_are_for_everyone(
    scheme: Literal["light", "dark"], width: int, page: Page, root: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    ask(page, root, "unge")
    page.get_by_text("Afgræns søgningen").click()
    page.add_style_tag(content=PLAIN)
    page.evaluate(AXE_SCRIPT)
    nothing(_listed(page.evaluate(RUN_AXE, AXE)["violations"]))
    nothing(page.evaluate(BESIDE))
    nothing(page.evaluate(OVERLAPPING))


def test_what_was_found_is_told_aloud(page: Page, root: str) -> None:
    ask(page, root, "unge")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ sider passer til »unge«$"))


# The index


def test_the_same_pages_give_the_same_index(municipality: Path, tmp_path: Path) -> None:
    indexes = []
    for name in ("one", "two", "three"):
        site = tmp_path / name
        shutil.copytree(municipality, site, ignore=shutil.ignore_patterns(search.FOLDER))
        add_index(site, BuildCache(tmp_path / f"kept-{name}"))
        indexes.append(tree(site / search.FOLDER))
    assert indexes[0] == indexes[1] == indexes[2]
    assert indexes[0] == tree(municipality / search.FOLDER)
    assert {Path(name).parent.name for name in indexes[0]} >= {"index", "filter", "fragment"}


def test_an_index_is_made_again_only_for_other_pages(
    municipality: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    shutil.copytree(municipality, site)
    add_index(site, BuildCache(cache))
    made: list[Any] = []
    run = subprocess.run

    def record(command: Any, **options: Any) -> Any:
        made.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", record)
    page = site / "om/index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</footer>", "en anden dag</footer>"), encoding="utf-8")
    add_index(site, BuildCache(cache))
    assert made == [], "what stands around a page is not in the index"
    page.write_text(html.replace("</main>", "<p>trolddom</p></main>"), encoding="utf-8")
    add_index(site, BuildCache(cache))
    assert len(made) == 1


def test_the_list_of_words_is_small(published: Path) -> None:
    words = (published / "pagefind/words.da.txt").read_text(encoding="utf-8").split("\n")
    assert {"lommepenge", "hørgården", "sommerjob", "tryghedsvandringer"} <= set(words)
    assert words == sorted(set(words))
    assert compressed("\n".join(words).encode()) < 5_000


def test_pieces_of_the_index_are_small(published: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in published.glob("pagefind/index/*")}
    assert len(sizes) > 10
    assert max(sizes.values()) < 10_000


def test_only_what_is_asked_for_is_published(published: Path) -> None:
    names = {file.name for file in (published / search.FOLDER).iterdir()}
    kinds = {re.sub(r"_[0-9a-f]{10}", "", name) for name in names}
    assert kinds == {
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind.da.pf_meta",
        "pagefind.en.pf_meta",
        "pagefind.js",
        "wasm.da.pagefind",
        "wasm.en.pagefind",
        "words.da.txt",
        "words.en.txt",
    }


@pytest.mark.slow
def test_a_preview_has_no_index_and_says_so(tmp_path: Path) -> None:
    config, _ = mkdocs_project.open_preview(MUNICIPALITY / "mkdocs.yml", tmp_path)
    host_build.build(config)
    html = (tmp_path / "soeg/index.html").read_text(encoding="utf-8")
    assert "Forhåndsvisningen har ingen søgning" in html
    assert "<script" not in html
    assert not (tmp_path / search.FOLDER).exists()


@pytest.mark.slow
def test_a_large_site_lists_plans_and_not_every_title(tmp_path: Path) -> None:
    write(tmp_path / "content", MINIMAL | many(151))
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    assert run_build(tmp_path).returncode == 0
    html = (tmp_path / "site/soeg/index.html").read_text(encoding="utf-8")
    assert "151 aktiviteter" in html
    assert "nord/2022/gang-7/" not in html


def many(count: int) -> dict[str, str]:
    """The files of as many activities, with the one that there is, to put in its place."""
    text = MINIMAL["nord/2022/gang.md"]
    return {
        f"nord/2022/gang{f'-{n}' if n > 1 else ''}.md": text.replace("nummer: 1", f"nummer: {n}")
        .replace("Gang i gaden", f"Gang i gade {n} ved pladsen med det lange navn")
        .replace("1.000", f"{n * 1373 % 997}000")
        for n in range(1, count + 1)
    }


def test_pages_in_another_language_are_searched_in_it(page: Page, root: str) -> None:
    page.goto(f"{root}en/")
    page.fill("header [name=q]", "skateboard")
    page.press("header [name=q]", "Enter")
    page.wait_for_url("**/en/soeg/?q=skateboard")
    expect(page.locator("[data-hook=count]")).to_contain_text("skateboard")
    assert "Good style in Remiseparken" in found(page)
    addresses = page.locator("[data-hook=results] a").evaluate_all(
        "all => all.map(it => it.pathname)"
    )
    assert all(address.startswith("/planer/en/") for address in addresses)
