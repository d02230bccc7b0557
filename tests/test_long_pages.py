"""No page is without end: one that would be too long is cut, and nothing of it is lost.

The limits are a tenth of the real ones here, so that a small site has long pages of every type.
"""

import pickle
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import unescape
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from actionplans.exports.address_list import address_list
from actionplans.locale import Language
from actionplans.page_maker import PageMaker
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.text.hyphenation import SOFT_HYPHEN
from actionplans.theme_files import style_sheets
from actionplans.views import cut_pages
from actionplans.views.frame import frame_of
from actionplans.views.reach import Reach
from actionplans.views.route import PageSpec
from actionplans.views.site_pages import pages
from actionplans.views.weight import weight
from tests.conftest import MUNICIPALITY, REPOSITORY, SETTINGS, served, write
from tests.content import layered
from tests.grown import grown
from tests.rendering import DAY, CompiledRenderer, build_pages
from tests.test_browser import AXE, BESIDE, RUN_AXE
from tests.test_links import Built

pytestmark = pytest.mark.slow

LIMIT, DOCUMENT_LIMIT = 12_000, 60_000
FRAME = 7_000
"""The bytes of a page that has nothing: its masthead, its menus, and the list of its parts."""

URL = "https://planer.example/"
GROWN = grown(44, others=12)
CUT = {
    "activities",
    "budget",
    "calendar",
    "change-log",
    "combined-budget",
    "disagreements",
    "editions",
    "indicators",
    "organisation",
    "partnership-promises",
    "place",
    "plan",
    "promises",
    "report",
    "result",
    "target-group",
    "topic",
    "trends",
    "whole-plan",
    "year-on-year",
}
"""The types of pages that are too long in that site, at the least."""


@contextmanager
def limits(page: int, document: int) -> Iterator[None]:
    """Other limits of what pages may weigh."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(cut_pages, "LIMIT", page))
        stack.enter_context(patch.object(cut_pages, "DOCUMENT_LIMIT", document))
        yield


def page_of(address: str) -> str:
    """The address of the page that a part is of; of any other page, its own."""
    return re.sub(r"(?:(?<=/)|^)(?:del|part)/[^/]+/$", "", address)


@dataclass(frozen=True)
class Pair:
    """The same content built twice: with long pages cut, and with all of them whole."""

    folder: Path
    specs: tuple[PageSpec, ...]
    whole: Path

    @cached_property
    def parts(self) -> dict[str, list[PageSpec]]:
        """The parts of each page that is cut, by its address."""
        found: dict[str, list[PageSpec]] = {spec.address: [] for spec in self.specs if spec.cut}
        for spec in self.specs:
            if spec.is_part:
                found[page_of(spec.address)].append(spec)
        return found

    def html(self, address: str, folder: Path | None = None) -> str:
        """A page."""
        return ((folder or self.folder) / address / "index.html").read_text(encoding="utf-8")


def specs_of(project: Path) -> tuple[PageSpec, ...]:
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY), url=URL)
    return tuple(pages(Site.load(project / "content", settings)))


def built(project: Path, page: int, document: int) -> Pair:
    with limits(page, document):
        folder = build_pages(project)
        specs = specs_of(project)
    uncut = Path(shutil.copytree(project, project.with_name("uncut")))
    with limits(10**9, 10**9):
        return Pair(folder, specs, build_pages(uncut))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A site with much of everything."""
    project = tmp_path_factory.mktemp("long") / "project"
    write(project / "content", GROWN)
    write(project, {"mkdocs.yml": f"site_url: {URL}\n{SETTINGS}"})
    return built(project, LIMIT, DOCUMENT_LIMIT)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The site that has every sort of page and of content, with next to no room."""
    project = tmp_path_factory.mktemp("odd") / "project"
    shutil.copytree(MUNICIPALITY, project, ignore=shutil.ignore_patterns("site", ".build"))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").rstrip()
    write(project, {"mkdocs.yml": f"{settings}\n      pdf: no\n"})
    return built(project, 2_000, 6_000)


@pytest.fixture(params=["long", "odd"])
def pair(request: pytest.FixtureRequest) -> Pair:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Pair)
    return found


def test_no_page_of_any_type_is_too_long(long: Pair) -> None:
    assert {spec.route.name for spec in long.specs if spec.cut} >= CUT
    too_long = [
        (spec.route.name, spec.address, size)
        for spec in long.specs
        if (size := (long.folder / spec.file).stat().st_size)
        > FRAME + (DOCUMENT_LIMIT if spec.route.is_document else 3 * LIMIT // 2)
    ]
    assert too_long == []


MONTHS = [f"{year}-{month:02}" for year in range(2000, 2024) for month in range(1, 13)]
DETAILED = {
    "nord/indikatorer.yml": "".join(
        f"- id: tal-{number}\n  titel: Tal {number}\n  enhed: sager\n  tæller: Sager\n"
        "  nævner: Alle\n  målinger:\n"
        + "".join(f"    - {{dato: {month}, værdi: {number}}}\n" for month in MONTHS)
        for number in range(3)
    ),
    "nord/2022/gang.md": "---\ntitel: Gang\nnummer: 1\nresumé: Kort.\nøkonomi:\n"
    + "".join(f"  - {{post: Post {number}, beløb: {{2022: 10}}}}\n" for number in range(300))
    + "---\n",
}
"""Few records with much in each."""


@pytest.mark.parametrize("files", [GROWN, layered(DETAILED)], ids=["many records", "much in each"])
def test_no_page_weighs_more_than_it_is_said_to_at_most(
    files: Mapping[str, str | bytes], tmp_path: Path
) -> None:
    content = write(tmp_path, files)
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY), url=URL)
    site = Site.load(content, settings)
    assert site.report.errors == ()
    reach = Reach(site)
    heavy = [
        (spec.address, weighed, reach.at_most(spec))
        for spec in pages(site, lambda *_: None)
        if (weighed := weight(spec.make())) > reach.at_most(spec)
    ]
    assert heavy == []


@pytest.mark.parametrize("project", [REPOSITORY, MUNICIPALITY], ids=["published", "municipality"])
def test_pages_of_a_site_with_little_are_whole(project: Path) -> None:
    assert [spec.address for spec in specs_of(project) if spec.cut or spec.is_part] == []


def links_of(pair: Pair, address: str, folder: Path) -> set[str]:
    """What the main part of a page links to, without anchors: those of the page are there once."""
    html = pair.html(address, folder)
    main = html[html.index("<main") : html.index("</main>")]
    found = {
        urljoin(URL + address, unescape(link)) for link in re.findall(r' href="([^"]+)"', main)
    }
    return {urlsplit(link)._replace(fragment="").geturl() for link in found}


def test_all_that_a_page_links_to_is_on_its_overview_or_its_parts(pair: Pair) -> None:
    assert pair.parts
    for address, parts in pair.parts.items():
        assert len(parts) > 1
        there = {URL + address}.union(
            *(
                links_of(pair, page, pair.folder)
                for page in (address, *(it.address for it in parts))
            )
        )
        # A link to an anchor leads to the part that has it.
        lost = links_of(pair, address, pair.whole) - set(map(page_of, there))
        assert {link for link in lost if not link.startswith(f"{URL}assets/")} == set(), address


def items_of(html: str) -> list[str]:
    """The texts of the items and rows of a page, without what tells links apart."""
    listed = r'<nav.*?</nav>|<section class="toc".*?</section>'
    main = re.sub(listed, "", html[html.index("<main") :], flags=re.DOTALL)
    main = main.partition("</main>")[0]
    main = re.sub(r'<span class="hidden"> \([^<]*\)</span>(?=</a>)', "", main)
    found = re.findall(
        r"<(?:li|tr|h3|h4|figcaption)\b[^>]*>(.*?)</(?:li|tr|h3|h4|figcaption)>", main, re.DOTALL
    )
    texts = (re.sub(r"<[^>]+>", " ", text).replace(SOFT_HYPHEN, "") for text in found)
    return [" ".join(unescape(text).split()) for text in texts]


def test_every_line_of_a_page_is_there_once(long: Pair) -> None:
    for address, parts in long.parts.items():
        expected = set(items_of(long.html(address, long.whole)))
        shown = {
            item
            for page in (address, *(it.address for it in parts))
            for item in items_of(long.html(page))
        }
        assert expected - shown == set(), address


def test_every_link_and_anchor_leads_somewhere(pair: Pair) -> None:
    settings = yaml.safe_load((pair.folder.parent / "mkdocs.yml").read_text(encoding="utf-8"))
    site = Built("cut", pair.folder, settings["site_url"])
    faults = [
        f"{address}: {link}: {fault}"
        for address, page in site.pages.items()
        for link in dict.fromkeys(page.links)
        if (fault := site.fault(address, link))
    ]
    faults += [
        f"{address}: {name}"
        for address, page in site.pages.items()
        for name in {*page.named} - {*page.ids}
    ]
    assert faults == []


def test_a_part_says_which_it_is_and_leads_to_the_others(pair: Pair) -> None:
    for address, parts in pair.parts.items():
        overview = pair.html(address)
        names = re.findall(r'<ol class="parts".*?</ol>', overview, re.DOTALL)
        assert len(names) == 1, address
        for number, part in enumerate(parts, 1):
            html = pair.html(part.address)
            title = unescape(re.findall(r"<title>(.*?)</title>", html)[0])
            heading = unescape(re.findall(r"<h1>(.*?)</h1>", html)[0])
            assert title.startswith(heading.replace(SOFT_HYPHEN, ""))
            assert re.match(rf"(Del|Part) {number} (af|of) {len(parts)}: \S", heading)
            crumbs = re.findall(r'<nav class="breadcrumbs".*?</nav>', html, re.DOTALL)[0]
            up = urljoin(URL + part.address, re.findall(r'href="([^"]+)"', crumbs)[-1])
            assert up == URL + address
            assert URL + part.address in links_of(pair, address, pair.folder)
            links = links_of(pair, part.address, pair.folder)
            neighbours = [*parts[:number][-2:-1], *parts[number : number + 1]]
            assert {URL + address, *(URL + it.address for it in neighbours)} <= links


def test_parts_are_in_the_sitemap_at_addresses_of_their_own(long: Pair) -> None:
    listed = set(re.findall("<loc>(.*?)</loc>", (long.folder / "sitemap.xml").read_text()))
    for parts in long.parts.values():
        for part in parts:
            assert URL + part.address in listed
            assert f'<link rel="canonical" href="{URL}{part.address}">' in long.html(part.address)


def test_tables_as_files_are_whole(long: Pair) -> None:
    files = {file.relative_to(long.folder) for file in long.folder.rglob("*.csv")}
    assert len(files) > 10
    assert files == {file.relative_to(long.whole) for file in long.whole.rglob("*.csv")}
    assert [
        it for it in files if (long.folder / it).read_bytes() != (long.whole / it).read_bytes()
    ] == []


def test_parts_are_not_in_the_list_of_addresses(long: Pair) -> None:
    """What a page is cut into changes with its length: nobody misses a part."""
    rows = address_list(long.specs).decode().splitlines()
    addresses = {row.split(",")[0] for row in rows}
    parts = {spec.address for spec in long.specs if spec.is_part}
    assert parts
    assert not addresses & parts
    assert {spec.address for spec in long.specs if spec.cut} <= addresses


def test_words_are_searched_on_the_parts_that_have_them(long: Pair) -> None:
    searched = {
        spec.route.name
        for spec in long.specs
        if spec.is_part and "data-pagefind-body" in long.html(spec.address)
    }
    assert {"indicators", "report", "trends"} <= searched
    assert not searched & {"organisation", "topic", "place", "plan", "result", "whole-plan"}


def test_what_the_alphabet_orders_is_cut_by_letters(tmp_path: Path) -> None:
    many = grown(100)
    registers = {name: text for name, text in many.items() if name.endswith(".yml")}
    write(tmp_path / "content", {**grown(3), **registers})
    with limits(4_000, DOCUMENT_LIMIT):
        cuts = {spec.address: spec.cut for spec in specs_of(tmp_path)}
    for page in ("aktoerer/", "emner/", "ordliste/"):
        cut = cuts[page]
        assert cut
        assert {"b", "aa", "oe"} <= {re.split("-", slug)[-1] for slug in cut.slugs}, page


def test_a_new_activity_leaves_the_addresses_of_the_others(tmp_path: Path) -> None:
    write(tmp_path / "content", GROWN)
    with limits(LIMIT, DOCUMENT_LIMIT):
        before = [spec for spec in specs_of(tmp_path) if spec.is_part]
        text = GROWN["nord/2022/gang-1.md"].replace("nummer: 1\n", "nummer: 45\n")
        write(tmp_path / "content", {"nord/2022/gang-45.md": text})
        after = {spec.address for spec in specs_of(tmp_path)}
    assert {spec.address for spec in before} - after == set()


def tree(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_kept_pages_are_those_of_a_clean_build_when_pages_pass_the_limit(tmp_path: Path) -> None:
    few, many = grown(8), grown(14)
    activity = "nord/2022/gang-3.md"
    steps = {
        "few": few,
        "many": many,
        "an area": {activity: many[activity].replace("[sammen]", "[trygt]")},
        "a title": {activity: many[activity].replace("går en tur", "løber en tur")},
        "a name": {"aktoerer.yml": many["aktoerer.yml"].replace("Byen", "Kommunen")},
        "a word less": {"ordliste.yml": few["ordliste.yml"]},
        "few again": few,
    }
    project = write(tmp_path / "project", {"mkdocs.yml": SETTINGS})
    cut: dict[str, set[str]] = {}
    with limits(9_000, 110_000):
        for step, files in steps.items():
            if files is few:
                shutil.rmtree(project / "content", ignore_errors=True)
            write(project / "content", files)
            kept = tree(build_pages(project))
            clean = Path(
                shutil.copytree(
                    project,
                    tmp_path / step,
                    ignore=shutil.ignore_patterns("site", ".build"),
                )
            )
            assert kept == tree(build_pages(clean)), step
            cut[step] = {spec.address for spec in specs_of(project) if spec.cut}
    assert {"nord/2022/samlet/", "aktoerer/by/"} <= cut["many"] - cut["few"]
    assert cut["few again"] == cut["few"]


def test_another_process_makes_the_same_parts(long: Pair) -> None:
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY), url=URL)
    site = Site.load(long.folder.parent / "content", settings)
    theme = [REPOSITORY / "templates"]
    styles = style_sheets(theme, site.library, "assets/")
    with limits(LIMIT, DOCUMENT_LIMIT):
        maker = PageMaker(site, CompiledRenderer(theme), {"": frame_of(site, "print.css")}, styles)
        addresses = [spec.address for spec in long.specs if spec.is_part][::20]
        assert len(addresses) > 5
        here = {page.address: page.content for page in maker.make(addresses)}
        there = pickle.loads(pickle.dumps(maker)).make(addresses)
        assert {page.address: page.content for page in there} == here


@pytest.fixture(scope="module")
def root(long: Pair) -> Iterator[str]:
    with served(long.folder) as address:
        yield address


SHOWN = [
    "nord/2022/samlet/",
    "nord/2022/samlet/del/indsatsomraade-trygt-1-5/",
    "nord/2022/del/aktiviteter-indsatsomraade-trygt/",
    "nord/2022/budget/del/oversigt-1-25/",
    "nord/indikatorer/",
    "nord/indikatorer/del/gaar-det-bedre-1-10/",
    "aktoerer/by/",
    "steder/byen/",
    "tal-der-ikke-stemmer/del/summer-nord-2022-1-25/",
    "aktiviteter/",
]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", SHOWN)
def test_pages_that_are_cut_are_accessible(
    address: str, width: int, root: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(root + address)
    page.evaluate(AXE_SCRIPT)
    assert [it["id"] for it in page.evaluate(RUN_AXE, AXE)["violations"]] == []
    assert page.evaluate(BESIDE) == []
    page.close()


def test_a_reader_goes_from_part_to_part_and_back(root: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{root}nord/2022/samlet/")
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("link", name="Del 3: Trygt i byen (6–10 af 11)").click()
    assert heading.inner_text() == "Del 3 af 13: Trygt i byen (6–10 af 11)"
    pager = page.get_by_role("navigation", name="Sidens dele")
    assert pager.locator("[aria-current]").inner_text() == "Del 3: Trygt i byen (6–10 af 11)"
    pager.locator("[rel=next]").click()
    assert heading.inner_text() == "Del 4 af 13: Trygt i byen (11 af 11)"
    page.get_by_role("link", name="Alle 13 dele af").click()
    assert page.url == f"{root}nord/2022/samlet/"
    page.close()
