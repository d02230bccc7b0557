"""The signs of a trustworthy site: who is responsible, the statement, privacy, and contacts."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from actionplans.text.hyphenation import SOFT_HYPHEN
from tests.conftest import MINIMAL, SETTINGS, run_build, served, write

pytestmark = pytest.mark.slow

STATEMENT = "https://was.by.example/"
PLAIN = SETTINGS.replace(f'accessibility_statement: "{STATEMENT}"', "")
MISSING = "mkdocs.yml:1:1  advarsel mangler-tilgaengelighedserklaering"


def with_settings(**own: str) -> str:
    """Settings without a statement, with some of the plugin's own."""
    said = "".join(f"{key}: '{it}', " for key, it in own.items())
    return PLAIN.replace("actionplans: {", "actionplans: {" + said)


def build(folder: Path, settings: str, files: dict[str, str] | None = None) -> str:
    """Build the least content with some files more; returns what was printed."""
    write(folder / "content", {**MINIMAL, **(files or {})})
    write(folder, {"mkdocs.yml": settings})
    done = run_build(folder)
    assert done.returncode == 0, done.stderr
    return done.stderr


def page(folder: Path, address: str) -> str:
    return (folder / "site" / address / "index.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    """The text of a page's main part, as it is read."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<{main}")).replace(SOFT_HYPHEN, "").split())


def foot(html: str) -> str:
    """The footer, without the marks of where its words may be divided."""
    return html.partition('<footer class="foot"')[2].replace("\xad", "")


# The accessibility statement


def test_was_leads_to_the_statement(tmp_path: Path, browser: Browser) -> None:
    assert MISSING not in build(tmp_path, SETTINGS)
    html = page(tmp_path, "was")
    assert f'<meta http-equiv="refresh" content="0; url={STATEMENT}">' in html
    assert f'<link rel="canonical" href="{STATEMENT}">' in html
    assert 'href="was/">Tilgængelighedserklæring</a>' in foot(page(tmp_path, ""))
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{STATEMENT}**", lambda route: route.fulfill(body="erklæringen"))
    with served(tmp_path / "site") as root:
        tab = context.new_page()
        tab.goto(f"{root}was/")
        tab.wait_for_url(STATEMENT)
    context.close()


def test_without_a_statement_the_build_warns_and_the_site_says_so(tmp_path: Path) -> None:
    reported = build(tmp_path, with_settings(feedback="hjælp@by.example"))
    assert MISSING in reported
    assert "0 fejl, 1 advarsel" in reported
    html = page(tmp_path, "was")
    assert "Hjemmesiden har ingen tilgængelighedserklæring." in words(html)
    assert "mailto:hj%C3%A6lp@by.example" in html.partition("<footer")[0]
    assert 'http-equiv="refresh"' not in html
    assert 'href="was/">Tilgængelighed</a>' in foot(page(tmp_path, ""))


def test_without_a_mail_address_the_partnerships_are_the_way(tmp_path: Path) -> None:
    build(tmp_path, with_settings())
    main = page(tmp_path, "was").partition("<footer")[0]
    assert '<a href="../nord/">Nord</a>' in main
    assert "mailto:" not in page(tmp_path, "nord/2022/gang")


@pytest.mark.parametrize("file", ["was.md", "was/index.md", "privatliv/index.md"])
def test_addresses_that_the_law_and_readers_know_are_kept_free(tmp_path: Path, file: str) -> None:
    page = MINIMAL["nord/index.md"] if "/" in file else "---\ntitel: Min egen\n---\n"
    write(tmp_path / "content", {**MINIMAL, file: page})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    done = run_build(tmp_path)
    assert done.returncode == 1
    assert f"content/{file}:1:1  fejl optaget-adresse" in done.stderr


# Settings


@pytest.mark.parametrize(
    ("key", "written", "reported"),
    [
        ("feedback", "by.example", '"by.example" er ikke en mailadresse.'),
        ("feedback", "a b@by.example", '"a b@by.example" er ikke en mailadresse.'),
        ("feedback", "mailto:", '"mailto:" er ikke en mailadresse.'),
        ("accessibility_statement", "was.by.example", "er ikke en webadresse."),
        ("accessibility_statement", "javascript:alert(1)", "er ikke en webadresse."),
        ("accessibility_statement", "ftp://by.example/", "er ikke en webadresse."),
    ],
)
def test_an_address_that_is_none_is_wrong_use(
    tmp_path: Path, key: str, written: str, reported: str
) -> None:
    write(tmp_path / "content", MINIMAL)
    write(tmp_path, {"mkdocs.yml": with_settings(**{key: written}), "site/index.html": "old"})
    done = run_build(tmp_path)
    assert done.returncode == 2
    assert f"mkdocs.yml: {key}: " in done.stderr + done.stdout
    assert reported in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site/index.html").read_text() == "old"


# Who is responsible


def test_every_page_says_who_is_responsible(municipality: Path) -> None:
    files = list(municipality.rglob("*.html"))
    assert len(files) > 40
    for file in files:
        shown = foot(file.read_text(encoding="utf-8"))
        assert re.search("(Ansvarlig for siden|Responsible for this site): Lilleby Kommune", shown)


def test_pages_of_a_partnership_name_its_contact(municipality: Path) -> None:
    shown = foot((municipality / "lilleby-nord/2023/ungejob/index.html").read_text())
    assert "mailto:nord@lilleby.example" in shown
    assert "nord@" not in foot((municipality / "soeparken/index.html").read_text())
    assert "nord@" not in foot((municipality / "index.html").read_text())


class _Mails(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [v or "" for k, v in attrs if k == "href" and (v or "").startswith("mailto:")]


TITLE = "100 % \"tryg\" & 'sund' <nu>? #1 + æøå = 2"


@pytest.mark.parametrize("url", ["", "https://by.example/planer/"])
def test_a_mail_about_an_activity_begins_with_its_title_and_address(
    tmp_path: Path, url: str
) -> None:
    written = TITLE.replace("'", "''")
    activity = MINIMAL["nord/2022/gang.md"].replace("Gang i gaden", f"'{written}'")
    settings = with_settings(feedback="hjælp+planer@by.example")
    build(
        tmp_path, settings + (f"site_url: {url}\n" if url else ""), {"nord/2022/gang.md": activity}
    )
    html = page(tmp_path, "nord/2022/gang")
    (mail,) = [it for it in _Mails(html).found if "?" in it]
    parts = urlsplit(mail)
    assert unquote(parts.path) == "hjælp+planer@by.example"
    assert parts.fragment == ""
    heads = parse_qs(parts.query, strict_parsing=True)
    assert heads["subject"] == [TITLE]
    body = heads["body"][0]
    assert body.count("\n") == body.count("\r\n")
    lines = body.strip().split("\r\n")
    assert lines == [f"Det handler om: {TITLE}", *([f"{url}nord/2022/gang/"] if url else [])]


# Privacy


def test_privacy_is_told_in_the_language_of_the_site(tmp_path: Path) -> None:
    write(tmp_path / "content", {"index.md": "---\ntitle: Home\n---\n"})
    write(tmp_path, {"mkdocs.yml": with_settings(language="en")})
    assert run_build(tmp_path).returncode == 0
    shown = words(page(tmp_path, "privacy"))
    assert "no cookies" in shown
    assert '<a href="privacy/">Privacy</a>' in foot(page(tmp_path, ""))


def test_staff_may_write_of_privacy_themselves(tmp_path: Path) -> None:
    own = "---\ntitel: Sådan passer vi på dig\n---\nVores egne ord.\n"
    assert "0 fejl, 0 advarsler" in build(tmp_path, SETTINGS, {"privatliv.md": own})
    assert words(page(tmp_path, "privatliv")) == "Sådan passer vi på dig Vores egne ord."
    links = re.findall(r'<a href="privatliv/">(.*?)</a>', foot(page(tmp_path, "")))
    assert links == ["Sådan passer vi på dig"]


def test_a_draft_on_privacy_does_not_take_the_page_away(tmp_path: Path) -> None:
    draft = "---\ntitel: Kladden\nkladde: ja\n---\nIkke færdig.\n"
    build(tmp_path, SETTINGS, {"privatliv.md": draft})
    assert "Hjemmesiden sætter ingen cookies" in words(page(tmp_path, "privatliv"))


def test_what_is_said_of_privacy_is_true(municipality: Path, browser: Browser) -> None:
    """No cookies, nothing kept, nothing from elsewhere, and all of it without JavaScript."""
    with served(municipality) as root:
        context = browser.new_context()
        tab, asked = context.new_page(), list[str]()
        tab.on("request", lambda request: asked.append(request.url))
        for address in ("", "privatliv/", "lilleby-nord/2023/ungejob/", "budget/"):
            tab.goto(root + address)
            assert tab.evaluate("() => [document.cookie, localStorage.length]") == ["", 0]
        assert context.cookies() == []
        context.close()
    assert len(asked) > 4
    assert [url for url in asked if not url.startswith(root)] == []


# Ways on


def test_a_missing_page_says_why_and_shows_ways(municipality: Path) -> None:
    html = (municipality / "404.html").read_text(encoding="utf-8")
    shown = words(html)
    assert "skrevet forkert" in shown
    assert "flyttet eller fjernet" in shown
    main = html.partition("<main")[2].partition("</main>")[0]
    links = re.findall(r'<a href="([^"]+)"', main)
    assert len(links) > 5
    assert all(link.startswith(("/planer/", "mailto:")) for link in links)


def test_pages_with_nothing_on_them_are_not_made_and_nothing_leads_there(tmp_path: Path) -> None:
    write(tmp_path / "content", {"index.md": MINIMAL["index.md"]})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    assert run_build(tmp_path).returncode == 0
    indexes = ("aktiviteter", "aktoerer", "emner", "steder", "maalgrupper", "ordliste")
    for address in (*indexes, "budget", "tal-der-ikke-stemmer"):
        assert not (tmp_path / "site" / address).exists()
        for html in (page(tmp_path, ""), page(tmp_path, "soeg")):
            assert f'{address}/"' not in html
    assert "ingen planer på hjemmesiden endnu" in words(page(tmp_path, ""))


def test_a_plan_without_activities_or_money_says_something(tmp_path: Path) -> None:
    files = {name: text for name, text in MINIMAL.items() if name != "nord/2022/gang.md"}
    write(tmp_path / "content", files)
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    assert run_build(tmp_path).returncode == 0
    assert "ingen af planens aktiviteter." in words(page(tmp_path, "nord/2022"))
    assert not (tmp_path / "site/nord/2022/budget").exists()
