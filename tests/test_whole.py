"""The whole of a plan on one page: everything in it, once, under one outline."""

import gzip
import re
from collections import Counter
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from actionplans.library import Library
from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.text.fragments import embed
from actionplans.text.hyphenation import SOFT_HYPHEN
from tests.conftest import MUNICIPALITY, REPOSITORY, served
from tests.rendering import DAY

SOURCES = {"published": REPOSITORY, "municipality": MUNICIPALITY}
MOST = 80_000
"""The bytes that a whole plan may be on its way to a reader."""

PIECES = r"<(?:h[1-4]|p|li|dd|dt|th|td)\b[^>]*>(.*?)</"


PLANS = [
    (name, file.parent.relative_to(source / "content").as_posix())
    for name, source in SOURCES.items()
    for file in sorted((source / "content").glob("*/*/index.md"))
]


@cache
def library_of(name: str) -> Library:
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    return Site.load(SOURCES[name] / "content", settings).library


parametrize_plans = pytest.mark.parametrize(("name", "plan"), PLANS, ids=[p for _, p in PLANS])


@pytest.fixture
def page(name: str, plan: str, request: pytest.FixtureRequest) -> str:
    """The whole page of a plan."""
    site: Path = request.getfixturevalue(name)
    return (site / plan / "samlet/index.html").read_text(encoding="utf-8")


def texts(html: str, pattern: str) -> list[str]:
    """The text of the elements that a pattern matches, without tags."""
    # What tells links of the same words apart depends on the other links of a page.
    html = re.sub(r'<span class="hidden"> \([^<]*\)</span>(?=</a>)', "", html)
    found = re.findall(pattern, html, re.DOTALL)
    return [
        " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace(SOFT_HYPHEN, "").split())
        for text in found
    ]


def test_no_plan_is_left_out() -> None:
    assert PLANS
    for name in SOURCES:
        assert {plan for source, plan in PLANS if source == name} == set(library_of(name).plans)


@pytest.mark.slow
@parametrize_plans
def test_it_is_quick_to_fetch(page: str) -> None:
    assert len(gzip.compress(page.encode())) <= MOST


@pytest.mark.slow
@parametrize_plans
def test_ids_are_there_once_and_lead_somewhere(page: str) -> None:
    ids = re.findall(r' id="([^"]+)"', page)
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    assert set(re.findall(r' href="#([^"]+)"', page)) - set(ids) == set()


@pytest.mark.slow
@parametrize_plans
def test_it_has_one_outline(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert levels.count(1) == 1
    steps = zip([0, *levels], levels, strict=False)
    assert [step for step in steps if step[1] > step[0] + 1] == []


@pytest.mark.slow
@parametrize_plans
def test_every_activity_is_there_with_all_that_its_own_page_says(
    page: str, name: str, plan: str, request: pytest.FixtureRequest
) -> None:
    site, library = request.getfixturevalue(name), library_of(name)
    activities = library.activities_of(library.plans[plan])
    assert activities
    whole = set(texts(page, PIECES))
    for activity in activities:
        own = (site / activity.id / "index.html").read_text(encoding="utf-8")
        column = own.partition('<div class="column">')[2]
        # Words, mentions and whom to ask of all stand once for the whole plan, or on other pages;
        # so does what is about the page itself.
        ends = r'<section (?:class="words"|[^>]*"del-se-ogsaa")|<details>\s*<summary>Nævnes her'
        column = re.split(ends, column)[0]
        column = re.sub(r'<figure class="strip".*?</figure>', "", column, flags=re.DOTALL)
        column = re.sub(r'<h2 id="del-uoverensstemmelser">.*?</h2>', "", column)
        if re.search("Det er kontakten for|Vi har (ikke fundet|kun) en kontakt", column):
            column = re.sub(
                r'<section aria-labelledby="del-spoerg".*?</section>', "", column, flags=re.DOTALL
            )
        column = re.sub(r'<nav class="(?:contents|pager)".*?</nav>', "", column, flags=re.DOTALL)
        # So is the way to the same activity in other editions.
        column = re.sub(r'<figure class="strip".*?</figure>', "", column, flags=re.DOTALL)
        # What became of promises is told by reports, which have pages of their own.
        column = re.sub(r'<div class="promise">.*?</div>', "", column, flags=re.DOTALL)
        said = [text for text in texts(column, PIECES) if text]
        assert said
        # The way to the budget's page is left out: its table stands here.
        assert [
            text for text in said if text not in whole and text != "Se hele planens budget"
        ] == []


@pytest.mark.slow
@parametrize_plans
def test_activities_come_in_the_order_of_the_plan_and_of_the_contents(
    page: str, name: str, plan: str
) -> None:
    library = library_of(name)
    slugs = [one.id.rpartition("/")[2] for one in library.activities_of(library.plans[plan])]
    assert re.findall(r'<article class="activity" id="aktivitet-([^"]+)"', page) == slugs
    listed = re.findall(r'<li><a href="#([^"]+)"', page.partition('class="toc"')[2])
    assert [one for one in listed if one.startswith("aktivitet-")] == [
        f"aktivitet-{slug}" for slug in slugs
    ]
    at = [page.index(f' id="{id}"') for id in listed]
    assert at == sorted(at)


@pytest.mark.slow
@parametrize_plans
def test_a_plan_leads_to_it(name: str, plan: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    html = (site / plan / "index.html").read_text(encoding="utf-8")
    assert f'href="../../{plan}/samlet/"' in html


# Parts of a page among others


@pytest.mark.parametrize(
    ("part", "placed"),
    [
        ('<h2 id="a">A</h2>', '<h3 id="x_a">A</h3>'),
        ("<h1>A</h1><h5>B</h5>", "<h2>A</h2><h6>B</h6>"),
        ("<header>A</header><hr>", "<header>A</header><hr>"),
        (
            '<a title="&lt;h2&gt;" href="#a">h2 id="a"</a>',
            '<a title="&lt;h2&gt;" href="#x_a">h2 id="a"</a>',
        ),
        ('<a title="&lt;h2 id=" href="b/#a">', '<a title="&lt;h2 id=" href="b/#a">'),
        ('<a href="#">', '<a href="#x">'),
        ('<td headers="a b">', '<td headers="x_a x_b">'),
        ('<section aria-labelledby="a">', "<section>"),
        ('<div role="region" aria-label="A">', '<div role="group" aria-label="A">'),
        ("<p>1 &lt; 2</p>", "<p>1 &lt; 2</p>"),
    ],
)
def test_a_part_is_told_from_the_others(part: str, placed: str) -> None:
    assert embed(part, "x") == placed


# On paper


@pytest.mark.parametrize("address", ["amager/2022/budget/", "tal-der-ikke-stemmer/"])
def test_paper_shows_what_is_closed_on_the_screen(
    address: str, published: Path, browser: Browser
) -> None:
    with served(published) as root:
        page = browser.new_page()
        page.goto(root + address)
        assert page.locator("details:not([open])").count()
        inside = page.locator("details:not([open]):not(.contents *) :is(li, p)").first
        assert not inside.is_visible()
        page.emulate_media(media="print")
        assert inside.is_visible()
        hidden = "[...document.querySelectorAll('main details:not(.contents *) *')].filter(it => "
        assert (
            page.evaluate(hidden + "!it.checkVisibility({contentVisibilityAuto: true})).length")
            == 0
        )
        page.close()
