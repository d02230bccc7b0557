"""Posters: their QR codes, their languages, and that nobody finds those of the past."""

import re
from pathlib import Path

import pikepdf
import pytest
import segno
from playwright.sync_api import Browser

from tests.conftest import MINIMAL, SETTINGS, served, write
from tests.rendering import build_pages

URL = "https://planer.example/byen/"
ADDRESSED = f"{SETTINGS}site_url: {URL}\n"
TRANSLATED = {
    **MINIMAL,
    "nord/2022/gang.md": MINIMAL["nord/2022/gang.md"].replace(
        "nummer: 1",
        "nummer: 1\nmålgruppe: [{hvem: Unge her, gruppe: unge}]\ndeltag: Mød op.\n"
        "tidsplan: [{hvornår: Hver mandag, hvad: Vi går.}]",
    ),
    "nord/2022/gang.en.md": "---\ntitel: A walk\nresumé: Short.\n---\n",
    "nord/2022/gang.ar.md": "---\ntitel: نزهة\n---\n",
}


def build(
    folder: Path,
    files: dict[str, str] = MINIMAL,
    settings: str = ADDRESSED,
    day: str = "2022-06-01",
) -> Path:
    write(folder, {"mkdocs.yml": settings})
    write(folder / "content", files)
    return build_pages(folder, day)


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def drawn(html: str) -> list[list[int]]:
    """The modules of the code on a page, with its margin."""
    drawing = re.search(r'<svg viewBox="0 0 (\d+) \1" role="img"(.*?)</svg>', html, re.DOTALL)
    assert drawing
    size = int(drawing[1])
    modules = [[0] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing[2]):
        for column in range(int(x), int(x) + int(length)):
            modules[int(y)][column] = 1
    return modules


def test_the_code_leads_to_the_activity(tmp_path: Path) -> None:
    html = page(build(tmp_path), "nord/2022/gang/opslag")
    code = segno.make(f"{URL}nord/2022/gang/", error="m", micro=False)
    assert drawn(html) == [list(row) for row in code.matrix_iter(border=4)]
    assert "planer.example/byen/nord/2022/gang</a>" in html


def test_without_an_address_of_the_site_there_is_no_code(tmp_path: Path) -> None:
    html = page(build(tmp_path, settings=SETTINGS), "nord/2022/gang/opslag")
    assert 'class="poster"' in html
    assert 'class="qr"' not in html


def test_search_engines_and_the_search_do_not_list_posters(tmp_path: Path) -> None:
    site = build(tmp_path, TRANSLATED)
    for address in (
        "nord/2022/gang/opslag",
        "en/nord/2022/gang/opslag",
        "ar/nord/2022/gang/opslag",
    ):
        html = page(site, address)
        assert '<meta name="robots" content="noindex">' in html
        assert "data-pagefind-body" not in html
        assert 'rel="canonical"' not in html
    assert "opslag" not in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("day", "status"), [("2023-01-01", "vedtaget"), ("2022-06-01", "afløst")], ids=str
)
def test_what_is_over_has_no_poster(day: str, status: str, tmp_path: Path) -> None:
    plan = MINIMAL["nord/2022/index.md"].replace("status: vedtaget", f"status: {status}")
    site = build(tmp_path, {**TRANSLATED, "nord/2022/index.md": plan}, day=day)
    assert not list(site.rglob("opslag"))


def test_a_poster_is_in_each_language_of_its_activity(tmp_path: Path) -> None:
    site = build(tmp_path, TRANSLATED)
    assert 'href="../../../../en/nord/2022/gang/opslag/">Print a notice' in page(
        site, "en/nord/2022/gang"
    )
    english = page(site, "en/nord/2022/gang/opslag")
    assert '<h1>A walk</h1>\n<p class="lead">Short.</p>' in english
    assert "<dt>For whom</dt>\n<dd>Young people" in english
    assert "planer.example/byen/en/nord/2022/gang</a>" in english
    arabic = page(site, "ar/nord/2022/gang/opslag")
    assert '<html lang="ar" dir="rtl"' in arabic
    assert "<h1>نزهة</h1>" in arabic
    for html in (english, arabic):
        assert not re.search("Kort|Mød op|Hver mandag", html.partition("<main")[2])


NAME = "Lommepengejob og fritidsjob for de unge i hele området"
PLACES = """\
- {id: by, navn: Byen, art: by}
- {id: kvarter, navn: Det gamle kvarter ved havnen, art: kvarter, del_af: by}
- {id: torv, navn: Det store torv ved Sønder Boulevard, art: plads, del_af: kvarter}
- {id: hal, navn: Idrætshallen, art: facilitet, del_af: torv}
"""
AT = ["\nsteder: [torv]"] * 3 + ["\nsteder: [hal]"] * 2 + ["\nsteder: [kvarter]", "", "", ""]
"""The places of activities, by which a sheet has headings over them."""


def full(places: list[str]) -> dict[str, str]:
    """A place with more than its sheet has room for, all of it in long words."""
    partnership = MINIMAL["nord/index.md"].replace("Kort.", "Kort.\nområde: [torv]")
    activity = MINIMAL["nord/2022/gang.md"].replace(
        "ansvarlige:",
        "målgruppe: [{hvem: Alle, alder: 13-17, gruppe: [unge, familier, fagfolk]}]\n"
        "tidsplan: [{hvornår: Hver mandag, hvad: Vi mødes klokken 16 og går hjem kl. 21.}]\n"
        "ansvarlige:",
    )
    activities = {
        f"nord/2022/a{number}.md": activity.replace(
            "nummer: 1\ntitel: Gang i gaden", f"titel: {NAME} {number}{where}"
        )
        for number, where in enumerate(places)
    }
    return {**MINIMAL, "steder.yml": PLACES, "nord/index.md": partnership, **activities}


def sheets(browser: Browser, site: Path, file: Path) -> dict[str, int]:
    """The sheets that each poster of a site takes on A4, by its address."""
    view, found = browser.new_page(), {}
    with served(site) as root:
        for poster in sorted(site.rglob("opslag/index.html")):
            address = poster.parent.relative_to(site).as_posix()
            view.goto(f"{root}{address}/")
            view.pdf(path=file, prefer_css_page_size=True, format="A4")
            with pikepdf.open(file) as pdf:
                found[address] = len(pdf.pages)
    view.close()
    return found


def test_a_poster_takes_one_sheet(browser: Browser, municipality: Path, tmp_path: Path) -> None:
    found = sheets(browser, municipality, tmp_path / "poster.pdf")
    assert len(found) > 8
    assert any(address.startswith("steder/") for address in found)
    assert set(found.values()) == {1}, found


@pytest.mark.parametrize(
    ("places", "shown", "more"), [(AT, 6, 4), (AT[:1] * 9, 8, 2)], ids=["headings", "one heading"]
)
def test_so_does_that_of_a_place_with_much(
    places: list[str], shown: int, more: int, browser: Browser, tmp_path: Path
) -> None:
    site = build(tmp_path, full(places))
    said = page(site, "steder/torv/opslag")
    assert said.count(NAME) == shown
    assert f"Og {more} mere på hjemmesiden." in said
    assert set(sheets(browser, site, tmp_path / "poster.pdf").values()) == {1}


def test_the_code_leads_to_the_place(tmp_path: Path) -> None:
    html = page(build(tmp_path, full(AT)), "steder/torv/opslag")
    code = segno.make(f"{URL}steder/torv/", error="m", micro=False)
    assert drawn(html) == [list(row) for row in code.matrix_iter(border=4)]
    assert "planer.example/byen/steder/torv</a>" in html
