"""Every link of the built site leads somewhere, wherever the site is put."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from actionplans.views.pages.redirect import RedirectView
from tests.conftest import MINIMAL, SETTINGS, run_build, served, write
from tests.test_browser import (
    PAGE_TYPES,
    SOURCES,
    addresses,
    example,
    file_of,
    having,
    nothing,
    specifications,
)

pytestmark = pytest.mark.slow

SITES = sorted(SOURCES)
PREFIXES = ("/", "/kommune/planer/")
ANYWHERE = "https://host.example/some/folder/"
"""Stands for wherever a site is put that does not say where."""

NOT_FOUND = "404.html"
"""The one page that is shown at any address, and so starts its links at the host's root."""

OUTSIDE = {"https", "http", "mailto", "tel"}
LINKS = {"href", "src", "poster", "data", "action", "cite", "xlink:href"}
NAMES = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"}
STYLED = """() => document.styleSheets[0].cssRules.length > 100
  && [...document.styleSheets].every(sheet => sheet.cssRules.length > 0)
  && getComputedStyle(document.body).marginTop === '0px'
  && getComputedStyle(document.body).fontFamily.startsWith('system-ui')
  && getComputedStyle(document.querySelector('.skip')).position === 'absolute'"""
"""Whether the style sheets have come and hold; a browser's own style gives a body 8px of margin."""


@dataclass
class Document(HTMLParser):
    """The ids of a page, and its links."""

    file: Path
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.file.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in LINKS:
                self.links.append(value or "")
            elif name == "srcset":
                self.links += [one.split()[0] for one in (value or "").split(",")]
            elif name in NAMES:
                self.named += (value or "").split()
        if tag == "meta" and dict(attrs).get("http-equiv") == "refresh":
            self.links.append((dict(attrs)["content"] or "").partition("url=")[2])


@dataclass(frozen=True)
class Built:
    """A built site, and where it says that it stands, if it does."""

    name: str
    folder: Path
    home: str

    @cached_property
    def pages(self) -> dict[str, Document]:
        """The pages by their addresses."""
        return {
            file.relative_to(self.folder).as_posix().removesuffix("index.html"): Document(file)
            for file in sorted(self.folder.rglob("*.html"))
        }

    def target(self, address: str, link: str) -> tuple[str, str] | None:
        """The address and anchor that a link on a page means; None if it leads elsewhere."""
        base = self.home or (ANYWHERE if address != NOT_FOUND else urljoin(ANYWHERE, "/"))
        parts = urlsplit(urljoin(base + address, link))
        there = parts._replace(query="", fragment="").geturl()
        if not there.startswith(base):
            return None
        return unquote(there.removeprefix(base)), unquote(parts.fragment)

    def fault(self, address: str, link: str) -> str:
        """The fault of a link on a page; empty without one."""
        parts = urlsplit(link)
        place = self.target(address, link)
        if place is None and parts.scheme:
            known = parts.scheme in OUTSIDE and (parts.netloc or parts.path)
            return "" if known else "no such scheme"
        if place is None or (link.startswith("/") and address != NOT_FOUND):
            return "leads out of a site that does not stand at its host's root"
        there, anchor = place
        if not link or not file_of(self.folder, there).is_file():
            return f"no file for {there}"
        if anchor and there in self.pages and anchor not in self.pages[there].ids:
            return f"no #{anchor} there"
        return ""


@cache
def built(name: str, folder: Path) -> Built:
    """A site with the address from its settings."""
    settings = yaml.safe_load((SOURCES[name] / "mkdocs.yml").read_text(encoding="utf-8"))
    return Built(name, folder, settings.get("site_url", ""))


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    """Our own site, and the one that has every sort of page."""
    return built(request.param, request.getfixturevalue(request.param))


def test_every_link_leads_to_a_file_or_an_id(site: Built) -> None:
    assert sum(len(page.links) for page in site.pages.values()) > 100
    nothing(
        [
            f"{address or '/'}: {link!r}: {wrong}"
            for address, page in site.pages.items()
            for link in dict.fromkeys(page.links)
            if (wrong := site.fault(address, link))
        ]
    )


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("om/", "../findes-ikke/"),
        ("om/", "#findes-ikke"),
        ("om/", "../ordliste/#findes-ikke"),
        ("om/", "../../"),
        ("om/", "/ordliste/"),
        ("om/", "//elsewhere.example/"),
        ("om/", "javascript:alert(1)"),
        ("om/", ""),
        ("404.html", "findes-ikke/"),
    ],
)
def test_a_bad_link_would_be_found(published: Path, address: str, link: str) -> None:
    assert built("published", published).fault(address, link)


def test_ids_are_there_once_and_names_refer_to_them(site: Built) -> None:
    found = []
    for address, page in site.pages.items():
        found += [f"{address}: #{id} {n} times" for id, n in Counter(page.ids).items() if n > 1]
        found += [f"{address}: bad id {id!r}" for id in page.ids if not id or re.search(r"\s", id)]
        found += [f"{address}: no #{id}" for id in page.named if id not in page.ids]
    nothing(found)


def test_every_page_of_the_table_is_built_and_can_be_reached(site: Built) -> None:
    by_type = addresses(SOURCES[site.name])
    assert {one for found in by_type.values() for one in found} == set(site.pages)
    reached, waiting = set[str](), [""]
    while waiting:
        address = waiting.pop()
        if address not in reached and address in site.pages:
            reached.add(address)
            places = (site.target(address, link) for link in site.pages[address].links)
            waiting += [place[0] for place in places if place]
    alone = {*by_type["redirect"], *by_type["statement-redirect"], *by_type["not-found"]}
    nothing(sorted(set(site.pages) - reached - alone))


def test_style_sheets_and_pictures_name_only_files_of_the_site(site: Built) -> None:
    files = [*site.folder.rglob("*.css"), *site.folder.rglob("*.svg")]
    assert {file.suffix for file in files} == {".css", ".svg"}
    found = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        for link in re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", text):
            named = "".join(link)
            if not named.startswith(("#", "data:")) and not (file.parent / named).is_file():
                found.append(f"{file.relative_to(site.folder)}: {named}")
    nothing(found)


@pytest.fixture(scope="module", params=PREFIXES)
def roots(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The same two sites, unchanged, at a host's root and below a folder of it."""
    managers = [served(request.getfixturevalue(name), request.param) for name in SITES]
    yield {name: it.__enter__() for name, it in zip(SITES, managers, strict=True)}
    for manager in managers:
        manager.__exit__(None, None, None)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("kind", [kind for kind in PAGE_TYPES if kind != "not-found"])
def test_page_has_its_style_wherever_the_site_is_put(
    kind: str, roots: dict[str, str], page: Page, request: pytest.FixtureRequest
) -> None:
    name = having(kind)
    address = example(SOURCES[name], request.getfixturevalue(name), kind)
    answer = page.goto(f"{roots[name]}{address}")
    assert answer
    assert answer.status == 200
    assert page.evaluate(STYLED)


def test_reader_can_click_from_the_front_page_to_who_is_responsible(
    roots: dict[str, str], page: Page
) -> None:
    kinds = {one: kind for kind, found in addresses(SOURCES["published"]).items() for one in found}
    root = roots["published"]
    page.goto(root)
    for kind in ("partnership", "plan", "activity", "organisation"):
        links = page.locator("main a")
        hrefs = links.evaluate_all("links => links.map(it => it.href)")
        ways = [kinds.get(href.partition("#")[0].removeprefix(root)) for href in hrefs]
        links.nth(ways.index(kind)).click()
        assert kinds[page.url.partition("#")[0].removeprefix(root)] == kind
        assert page.inner_text("h1").strip()
        assert page.evaluate(STYLED)
    page.get_by_role("navigation", name="Du er her").get_by_role("link").first.click()
    assert page.url == root
    page.get_by_role("navigation", name="Hovedmenu").get_by_role("link").first.click()
    assert kinds[page.url.removeprefix(root)] == "places"


def test_former_address_leads_to_where_the_record_is_now(roots: dict[str, str], page: Page) -> None:
    specs = [it for it in specifications(SOURCES["municipality"]) if it.route.name == "redirect"]
    assert specs
    for spec in specs:
        view = spec.make()
        assert isinstance(view, RedirectView)
        page.goto(roots["municipality"] + spec.address)
        page.wait_for_url(f"{roots['municipality']}{view.target.address}")
        assert page.evaluate(STYLED)


@pytest.mark.parametrize("missing", ["findes-ikke", "i/et/dybt/hjørne/", "om/væk.html"])
def test_missing_address_below_a_folder_gets_a_page_with_style(
    missing: str, page: Page, below_folder: Path
) -> None:
    with served(below_folder, "/kommune/planer/") as root:
        answer = page.goto(root + missing)
        assert answer
        assert answer.status == 404
        assert page.evaluate(STYLED)
        page.locator("main a").first.click()
        page.wait_for_url(root)
        assert page.evaluate(STYLED)


def test_missing_address_at_the_root_gets_a_page_with_style(published: Path, page: Page) -> None:
    with served(published) as root:
        answer = page.goto(root + "amager/2022/findes/ikke/")
        assert answer
        assert answer.status == 404
        assert page.evaluate(STYLED)
        page.locator("main a").first.click()
        page.wait_for_url(root)


@pytest.fixture(scope="module")
def below_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that says that it stands below a folder of its host."""
    project = tmp_path_factory.mktemp("below-folder")
    write(project / "content", MINIMAL)
    write(project, {"mkdocs.yml": SETTINGS + "site_url: https://by.example/kommune/planer/\n"})
    done = run_build(project)
    assert done.returncode == 0, done.stderr
    return project / "site"
