"""The headers of a site: the strict policy, how hosts are told of it, and what pages do with it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from actionplans.cli import main
from tests.commands import invoke
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS, run_build, served, write
from tests.killing import tree
from tests.test_browser import PAGE_TYPES, SOURCES, addresses, example

HOSTS = ("nginx", "apache", "caddy", "iis", "netlify")

WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', it =>
  violations.push(`${it.effectiveDirective} ${it.blockedURI} ${it.sourceFile}:${it.lineNumber}`));
"""

BROKEN = """() => [...document.images]
  .filter(it => it.complete && it.currentSrc && !it.naturalWidth).map(it => it.currentSrc)"""


def rules(text: str) -> dict[str, dict[str, str]]:
    """The rules of a `_headers` file: the headers of each by what it goes for."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[next(reversed(found))][name] = value
        else:
            found[line] = {}
    return found


def headers_of(site: Path) -> dict[str, str]:
    return rules((site / "_headers").read_text())["/*"]


def policy_of(headers: dict[str, str]) -> dict[str, list[str]]:
    parts = (part.split() for part in headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


# What is sent, and how hosts are told


def test_the_policy_lets_nothing_in_but_the_site(municipality: Path) -> None:
    policy = policy_of(headers_of(municipality))
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert {source for found in policy.values() for source in found} == {
        "'none'",
        "'self'",
        "'wasm-unsafe-eval'",
    }
    assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'"]


def test_types_are_not_guessed_and_pages_not_told_of(municipality: Path) -> None:
    headers = headers_of(municipality)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_file_is_no_page(municipality: Path) -> None:
    assert "_headers" not in (municipality / "sitemap.xml").read_text()


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    """The output of the command for each host, for a site at /planer/."""
    found = {}
    for host in HOSTS:
        done = invoke(main, "headers", "-f", str(MUNICIPALITY / "mkdocs.yml"), host)
        assert done.exit_code == 0, done.output
        found[host] = done.output
    return found


def test_every_host_is_told_the_same(printed: dict[str, str], municipality: Path) -> None:
    headers = headers_of(municipality)
    web_config = ElementTree.fromstring(printed["iis"].encode())
    sent = {
        "nginx": dict(re.findall(r'^add_header (\S+) "(.*)" always;$', printed["nginx"], re.M)),
        "apache": dict(re.findall(r'^Header always set (\S+) "(.*)"$', printed["apache"], re.M)),
        "caddy": dict(re.findall(r'^\t(\S+) "(.*)"$', printed["caddy"], re.M)),
        "iis": {it.get("name"): it.get("value") for it in web_config.iter("add")},
        "netlify": rules(printed["netlify"].partition("\n")[2])["/planer/*"],
    }
    assert sent == dict.fromkeys(HOSTS, headers)


def test_tables_and_calendars_are_sent_as_what_they_are(printed: dict[str, str]) -> None:
    assert "include mime.types;\ntypes {\n" in printed["nginx"], "its own types too"
    for ending, kind in (("csv", "text/csv"), ("ics", "text/calendar")):
        assert f"\t{kind} {ending};\n" in printed["nginx"]
    assert 'fileExtension=".ics" mimeType="text/calendar"' in printed["iis"]


KEPT = ("assets", "pagefind/filter", "pagefind/fragment", "pagefind/index")
KEPT_BELOW = tuple(f"{folder}/" for folder in KEPT)
NAMED_BY_CONTENT = (".css", ".webp", ".pf_filter", ".pf_fragment", ".pf_index")
KEEP = "public, max-age=31536000, immutable"


def test_every_host_keeps_the_same_for_ever(printed: dict[str, str], municipality: Path) -> None:
    own = rules((municipality / "_headers").read_text())
    assert own == {"/*": headers_of(municipality)} | {
        f"/{folder}/*": {"Cache-Control": KEEP} for folder in KEPT
    }
    netlify = rules(printed["netlify"].partition("\n")[2])
    assert netlify == {f"/planer{path}": headers for path, headers in own.items()}
    [nginx] = re.findall(
        r'^if \(\$uri ~ "(.+)"\) {\n\tset \$kept "(.+)";\n}\nadd_header Cache-Control \$kept;$',
        printed["nginx"],
        re.M,
    )
    [apache] = re.findall(
        r'^Header set Cache-Control "(.+)" "expr=%{REQUEST_URI} =~ m#(.+)#"$',
        printed["apache"],
        re.M,
    )
    for pattern, value in (nginx, reversed(apache)):
        assert value == KEEP
        assert all(re.search(pattern, f"/planer/{folder}/x.js") for folder in KEPT)
        assert not any(re.search(pattern, f"/planer/{path}") for path in ("x", "a/assets/x"))
        assert not re.search(pattern, "/planer/pagefind/pagefind.js")
    caddy = " ".join(f"/planer/{folder}/*" for folder in KEPT)
    assert f'@kept path {caddy}\nheader @kept Cache-Control "{KEEP}"\n' in printed["caddy"]
    iis = ElementTree.fromstring(printed["iis"].encode()).findall("location")
    assert [it.get("path") for it in iis] == list(KEPT)


STYLED = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10" width="300" height="100">
<style>circle { fill: #0b5d4e }</style><circle cx="5" cy="5" r="4"/>
<rect x="12" y="1" width="8" height="8" style="fill: #c00"/></svg>
"""

DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>\n"
NORTH = MINIMAL["nord/index.md"].replace("resumé", 'farve: "#0b5d4e"\nresumé')
PLAN = MINIMAL["nord/2022/index.md"]
WALK = MINIMAL["nord/2022/gang.md"] + "Nattevandring.\n\n![Gaden](gade.jpg) ![Kort](kort.svg)\n"

CHANGED = {
    "theme/assets/letters.js": (
        "export const plain = it => it;",
        "export const plain = it => `${it}`;",
    ),
    "theme/assets/moenster.svg": (STYLED, STYLED.replace("circle", "ellipse")),
    "theme/styles/99-own.css": ("p{color:#123}", "p{color:#321}"),
    "content/nord/2022/kort.svg": (DRAWING, DRAWING.replace("0 0 9 9", "0 0 8 8")),
    "content/nord/index.md": (NORTH, NORTH.replace("#0b5d4e", "#5d0b4e")),
    "content/nord/2022/gang.md": (WALK, WALK.replace("Nattevandring", "Nattesang")),
    "content/nord/2022/index.md": (PLAN, PLAN.replace("periode: 2022", "periode: 2022/2023")),
}
"""Files of a project, as they are first and then."""


@pytest.mark.slow
def test_what_is_kept_for_ever_has_another_name_when_it_is_another(tmp_path: Path) -> None:
    settings = SETTINGS.replace("{name: actionplans}", "{name: actionplans, custom_dir: theme}")
    write(tmp_path, {f"content/{name}": text for name, text in MINIMAL.items()})
    write(tmp_path, {"mkdocs.yml": settings})
    sites = []
    for colour, number in (("red", 0), ("green", 1)):
        picture = BytesIO()
        Image.new("RGB", (600, 400), colour).save(picture, "JPEG")
        write(tmp_path, {"content/nord/2022/gade.jpg": picture.getvalue()})
        write(tmp_path, {name: texts[number] for name, texts in CHANGED.items()})
        done = run_build(tmp_path)
        assert done.returncode == 0, done.stderr
        sites.append(tree(tmp_path / "site"))
    kept = [{name for name in site if name.startswith(KEPT_BELOW)} for site in sites]
    same = kept[0] & kept[1]
    assert {name for name in same if sites[0][name] != sites[1][name]} == set()
    for ending in (".js", ".svg", ".css", ".jpg", ".webp", ".pf_fragment", ".pf_index"):
        new = [name for name in kept[1] - same if name.endswith(ending)]
        assert new, f"another {ending} has another name"
    named = {name for site in sites for name in site if name.endswith(NAMED_BY_CONTENT)}
    assert named <= kept[0] | kept[1]


def test_hosts_are_reported_where_the_site_and_its_404_page_are(printed: dict[str, str]) -> None:
    assert "error_page 404 /planer/404.html;" in printed["nginx"]
    assert "ErrorDocument 404 /planer/404.html" in printed["apache"]
    assert "header /planer/* {" in printed["caddy"]
    assert "rewrite @missing /planer/404.html" in printed["caddy"]
    assert '<error statusCode="404" path="404.html"' in printed["iis"]
    assert "\n/planer/*\n" in printed["netlify"]


def test_every_sort_of_file_has_a_type_on_iis(printed: dict[str, str], municipality: Path) -> None:
    known = {".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".pdf", ".jpg", ".txt", ""}
    named = {
        it.get("fileExtension") for it in ElementTree.fromstring(printed["iis"]).iter("mimeMap")
    }
    files = {file.suffix for file in municipality.rglob("*") if file.is_file()}
    assert files - known - named == set()


def test_a_host_that_is_none_is_wrong_use() -> None:
    done = invoke(main, "headers", "-f", str(MUNICIPALITY / "mkdocs.yml"), "apachee")
    assert done.exit_code == 2
    assert "apachee" in done.output


OWN = "/*\n  X-Own: 1\n"


@pytest.mark.slow
@pytest.mark.parametrize("named", [True, False])
def test_only_settings_put_other_headers_in_their_place(named: bool, tmp_path: Path) -> None:
    write(tmp_path / "content", {**MINIMAL, "_headers": OWN})
    own = SETTINGS.replace("{pdf: no", "{pdf: no, host_files: [_headers]") if named else SETTINGS
    write(tmp_path, {"mkdocs.yml": own})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert ((tmp_path / "site/_headers").read_text() == OWN) is named


# Nothing inline


SUSPECT = re.compile(
    r"<style|<script(?![^<>]* src=)|\s(style|on[a-z]+)\s*=|(javascript|data|blob):", re.I
)
"""Quick to look for: no file without it has anything inline."""


class _Inline(HTMLParser):
    """The elements that a strict policy would block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        inline = tag == "style" or (tag == "script" and not names.get("src"))
        if inline or any(name == "style" or name.startswith("on") for name in names):
            self.found.append(f"<{tag} {names}>")
        self.found += [
            f"<{tag} {names}>"
            for name in ("href", "src", "action")
            if re.match(r"\s*(javascript|data|blob):", names.get(name) or "", re.I)
        ]


@pytest.mark.slow
@pytest.mark.parametrize("site", ["municipality", "published"])
def test_no_page_has_anything_inline(site: str, request: pytest.FixtureRequest) -> None:
    files = [*request.getfixturevalue(site).rglob("*.html")]
    assert len(files) > 40
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    found = {str(file): _Inline(it).found for file, it in texts.items() if SUSPECT.search(it)}
    assert {name: it for name, it in found.items() if it} == {}


def test_what_is_inline_is_seen() -> None:
    for html in (
        '<p style="a">',
        "<P ONCLICK=x>",
        "<script>1</script>",
        "<a href=' javascript:x'>",
        "<style>",
        "<img src=data:x>",
    ):
        assert SUSPECT.search(html), html
        assert _Inline(html).found, html


# In a browser


class Reader:
    """A reader's page that keeps what the browser complains of."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(WATCH)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "404" not in text:
            self.complaints.append(text)

    def found(self) -> list[str]:
        """All that was stopped on the page that is open, and every picture that is not shown."""
        return [*self.complaints, *self.page.evaluate("violations"), *self.page.evaluate(BROKEN)]


@pytest.fixture(scope="module")
def guarded(municipality: Path, published: Path) -> Iterator[dict[str, str]]:
    """The addresses of both sites, sent with the headers that their own file says."""
    with (
        served(municipality, "/planer/", headers_of(municipality)) as one,
        served(published, "/", headers_of(published)) as other,
    ):
        yield {"municipality": one, "published": other}


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """Somebody who meets the sites for the first time."""
    context = browser.new_context(locale="da-DK")
    yield Reader(context)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["municipality", "published"])
def test_every_page_type_keeps_the_policy(
    name: str,
    scheme: Literal["light", "dark"],
    guarded: dict[str, str],
    reader: Reader,
    request: pytest.FixtureRequest,
) -> None:
    site, page = request.getfixturevalue(name), reader.page
    seen = set()
    for kind in PAGE_TYPES:
        address = example(SOURCES[name], site, kind)
        if address is None or (
            name == "published" and kind not in ("home", "whole-plan", "combined-budget")
        ):
            continue
        page.set_viewport_size({"width": 1280 if scheme == "light" else 360, "height": 800})
        page.emulate_media(color_scheme=scheme, media="screen")
        page.goto(guarded[name] + address)
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 100, "it is styled"
        page.set_viewport_size({"width": 360 if scheme == "light" else 1280, "height": 800})
        page.emulate_media(media="print")
        assert reader.found() == [], address
        seen.add(kind)
    assert seen >= (
        set(addresses(MUNICIPALITY)) & set(PAGE_TYPES) if name == "municipality" else {"home"}
    )


def test_search_works_under_the_policy(guarded: dict[str, str], reader: Reader) -> None:
    page = reader.page
    for name, query in (("municipality", "nattevandring"), ("published", "lommepenge")):
        page.goto(f"{guarded[name]}soeg/")
        page.locator("main [name=q]").press_sequentially(query)
        expect(page.locator("[data-hook=results] a").first).to_contain_text(query, ignore_case=True)
        assert reader.found() == []
    page.goto(guarded["municipality"])
    page.locator("header [name=q]").fill("klub")
    page.locator("header [name=q]").press("Enter")
    expect(page.locator("[data-hook=results] a").first).to_be_visible()
    assert reader.found() == []


def test_filters_work_under_the_policy(guarded: dict[str, str], reader: Reader) -> None:
    page = reader.page
    page.goto(f"{guarded['municipality']}aktiviteter/")
    page.get_by_label("Udgave").select_option("2020")
    expect(page.locator(".activities .name a:visible")).to_have_count(2)
    assert reader.found() == []


def test_a_missing_page_keeps_the_policy(guarded: dict[str, str], reader: Reader) -> None:
    answer = reader.page.goto(f"{guarded['municipality']}er/her/ikke/")
    assert answer
    assert answer.status == 404
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert reader.page.evaluate("document.styleSheets[0].cssRules.length") > 100
    assert reader.found() == []


def test_the_browser_stops_what_the_policy_forbids(guarded: dict[str, str], reader: Reader) -> None:
    """So that the tests above can fail."""
    page = reader.page
    page.goto(guarded["municipality"])
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'data:image/gif;,'}))")
    page.wait_for_function("violations.length == 2")
    assert {it.split()[0] for it in page.evaluate("violations")} == {"style-src-attr", "img-src"}


def test_drawings_look_the_same_under_the_policy(tmp_path: Path, browser: Browser) -> None:
    text = "Her er den.\n\n![To figurer](tegning.svg)\n"
    files = {"nord/2022/gang.md": MINIMAL["nord/2022/gang.md"] + text}
    write(tmp_path / "content", {**MINIMAL, **files, "nord/2022/tegning.svg": STYLED})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    assert run_build(tmp_path).returncode == 0
    pictures = []
    for headers in ({}, headers_of(tmp_path / "site")):
        with served(tmp_path / "site", headers=headers) as root:
            page = browser.new_page()
            page.goto(f"{root}nord/2022/gang/")
            pictures.append(page.locator("main img").screenshot())
            page.close()
    assert pictures[0] == pictures[1]


def test_the_settings_of_the_repository_say_the_same(published: Path, municipality: Path) -> None:
    assert (published / "_headers").read_bytes() == (municipality / "_headers").read_bytes()
    done = invoke(main, "headers", "-f", str(REPOSITORY / "mkdocs.yml"), "netlify")
    assert done.output.partition("\n")[2] == (published / "_headers").read_text()
