"""PDFs of plans: tagged, complete, the same bytes each time, and offered only where they are.

`weasyprint` lacks its libraries on a machine without Pango: make test installs it, or says how.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from actionplans.cache import BuildCache
from actionplans.exports.pdf import Paper, PdfError, Typesetter
from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.text.typography import Typography
from tests.browser import PANGO
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS, run_build, write
from tests.pdf_lines import squeezed, texts
from tests.rendering import DAY, build_pages

pytestmark = pytest.mark.slow

PLAN = "amager/2022"
FILE = "samlet/amager-2022.pdf"
OPENED: list[pikepdf.Pdf] = []
"""Kept open, for what is read of a PDF goes with it."""

WITH_PDF = SETTINGS.replace("pdf: no", "pdf: yes")


@pytest.fixture(scope="session")
def pdf(published: Path) -> Iterator[pikepdf.Pdf]:
    """A real plan."""
    with pikepdf.open(published / PLAN / FILE) as found:
        yield found


@cache
def site() -> Site:
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    return Site.load(REPOSITORY / "content", settings)


def _nothing(_address: str) -> bytes | None:
    return None


def short_paper(
    html: str, style: str = "", read: Callable[[str], bytes | None] = _nothing
) -> Paper:
    """The inputs of a PDF with as much time as an activity has."""
    return Paper(
        html=html, style=style, top="hovedindhold", parts={}, activities=1, url="", read=read
    )


# The structure of a PDF


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    members = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [one for one in members if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids(element):
        yield from elements(kid)


@cache
def structure(file: Path) -> list[Any]:
    OPENED.append(pikepdf.open(file))
    (root,) = OPENED[-1].Root.StructTreeRoot.K
    return list(elements(root))


@pytest.fixture(scope="session")
def tree(published: Path) -> list[Any]:
    return structure(published / PLAN / FILE)


def of(found: list[Any], kind: str) -> list[Any]:
    return [one for one in found if str(one.S) == kind]


def test_it_is_tagged_and_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "da"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo.Title == "Tryghedsplan 2022 – Amager Partnerskab"
    assert pdf.docinfo.Author == "Amager Partnerskab"
    assert "/CreationDate" not in pdf.docinfo
    with pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"


def test_the_publisher_is_the_author(municipality: Path) -> None:
    with pikepdf.open(municipality / "lilleby-nord/2023/samlet/lilleby-nord-2023.pdf") as found:
        assert found.docinfo.Author == "Lilleby Kommune"


def test_its_outline_names_every_activity(pdf: pikepdf.Pdf) -> None:
    def titles(items: Any) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from titles(item.children)

    with pdf.open_outline() as outline:
        named = set(titles(outline.root))
    library = site().library
    activities = library.activities_of(library.plans[PLAN])
    assert {typeset(activity.record.name) for activity in activities} - named == set()


def test_tables_say_what_their_headers_are_for(tree: list[Any]) -> None:
    tables = of(tree, "/Table")
    money = 0
    for table in tables:
        cells = list(elements(table))
        heads = of(cells, "/TH")
        assert heads
        assert {str(head.A.Scope) for head in heads} <= {"/Column", "/Row"}
        names = {str(head.ID) for head in heads}
        for cell in of(cells, "/TD"):
            assert {str(id) for id in cell.A.Headers} <= names
        caption = "".join(str(one.get("/S")) for one in kids(table))
        if "/Caption" in caption:
            money += 1
            assert {str(head.A.Scope) for head in heads} == {"/Column", "/Row"}
    library = site().library
    budgets = [one for one in library.activities_of(library.plans[PLAN]) if one.record.budget]
    assert money >= len(budgets) + 1 > 10


def test_pictures_have_a_text_and_ornaments_none(municipality: Path, tree: list[Any]) -> None:
    assert of(tree, "/Figure") == [], "the plan has no pictures: shapes are ornaments"
    assert [str(one.ActualText) for one in tree if "/ActualText" in one] != []
    found = structure(municipality / "lilleby-nord/2023/samlet/lilleby-nord-2023.pdf")
    pictures = of(found, "/Figure")
    assert pictures
    assert all(str(picture.Alt).strip() for picture in pictures)


def test_lists_hold_items_and_items_bodies(tree: list[Any]) -> None:
    lists = {str(kid.S) for one in of(tree, "/L") for kid in kids(one)}
    assert lists == {"/LI", "/L"}
    items = {str(kid.S) for one in of(tree, "/LI") for kid in kids(one)}
    assert items <= {"/Lbl", "/LBody"}


def test_headings_are_tagged_as_one_outline(tree: list[Any]) -> None:
    levels = [int(str(one.S)[2]) for one in tree if re.fullmatch(r"/H[1-6]", str(one.S))]
    assert levels.count(1) == 1
    steps = zip([0, *levels], levels, strict=False)
    assert [step for step in steps if step[1] > step[0] + 1] == []


# What it says


def typeset(text: str) -> str:
    """A text with the typography of pages."""
    return Typography.of(site().language).typeset(text)


def text_of(pages: Iterable[pikepdf.Page]) -> str:
    """Everything that pages say, without spaces."""
    return "".join(texts(pages))


def test_it_holds_every_activity_and_every_post(pdf: pikepdf.Pdf) -> None:
    said = text_of(pdf.pages)
    library, number = site().library, site().language.figures.number
    missing = []
    for activity in library.activities_of(library.plans[PLAN]):
        wanted = [typeset(activity.record.title), typeset(activity.record.name)]
        for item in activity.record.budget:
            amounts = [amount for amount in item.amounts.values() if isinstance(amount, int)]
            wanted += [typeset(item.name), *map(number, amounts)]
        missing += [text for text in wanted if squeezed(text) not in said]
    assert missing == []


def test_pages_are_numbered_and_headed(pdf: pikepdf.Pdf) -> None:
    said = [text_of([page]) for page in pdf.pages]
    assert all(text.endswith(f"{at}/{len(said)}") for at, text in enumerate(said, 1))
    head = squeezed("Amager Partnerskab · Tryghedsplan 2022")
    assert [head in text for text in said] == [False, *[True] * (len(said) - 1)]


def test_its_links_lead_within_it_or_to_the_web(pdf: pikepdf.Pdf, municipality: Path) -> None:
    def addresses(found: pikepdf.Pdf) -> list[str]:
        notes = [note for page in found.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]

    assert [link for link in addresses(pdf) if not link.startswith(("https:", "mailto:"))] == []
    with pikepdf.open(municipality / "lilleby-nord/2023/samlet/lilleby-nord-2023.pdf") as found:
        assert any(link.startswith("https://lilleby.example/planer/") for link in addresses(found))


def test_its_links_lead_to_the_part_that_they_name(tmp_path: Path) -> None:
    """And to the top where they name the plan itself, as the one link of the text does."""
    text = MINIMAL["nord/2022/gang.md"] + "Se [planen](index.md).\n"
    write(tmp_path / "content", {**MINIMAL, "nord/2022/gang.md": text})
    site = build_pages(write(tmp_path, {"mkdocs.yml": WITH_PDF}))
    with pikepdf.open(site / "nord/2022/samlet/nord-2022.pdf") as found:
        notes = [note for page in found.pages for note in page.get("/Annots", [])]
        named = [str(note.Dest) for note in notes if "/Dest" in note]
    assert {"del-penge", "aktivitet-gang", "gruppe-trygt"} <= set(named)
    assert named.count("hovedindhold") == 1


# How it is offered


@pytest.mark.parametrize("address", ["", "samlet/"])
def test_pages_offer_it_with_its_pages_and_size(address: str, published: Path) -> None:
    html = (published / PLAN / address / "index.html").read_text(encoding="utf-8")
    found = re.search(r'href="([^"]+\.pdf)">[^<]*\(PDF, (\d+) sider, (\d+)\xa0kB\)</a>', html)
    assert found
    file = (published / PLAN / address / found[1]).resolve()
    assert file == (published / PLAN / FILE).resolve()
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == int(found[2])
    assert abs(file.stat().st_size - int(found[3]) * 1000) <= 500


def project(folder: Path, settings: str = WITH_PDF) -> Path:
    return write(write(folder / "content", MINIMAL).parent, {"mkdocs.yml": settings})


def pdfs(folder: Path) -> list[Path]:
    return sorted((folder / "site").rglob("*.pdf"))


def test_the_same_content_gives_the_same_bytes(municipality: Path, tmp_path: Path) -> None:
    """On the next day, and from nothing."""
    copied = shutil.copytree(MUNICIPALITY, tmp_path / "two")
    assert run_build(copied, "--date", "2026-06-02").returncode == 0
    one, two = pdfs(municipality.parent), pdfs(copied)
    assert [file.name for file in one] == [file.name for file in two]
    assert len(one) == 6
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]


def test_it_is_made_again_only_when_the_plan_changed(tmp_path: Path) -> None:
    def cached() -> dict[str, int]:
        files = (folder / ".build/pdf").rglob("*.pdf")
        return {str(file): file.stat().st_mtime_ns for file in files}

    folder = project(tmp_path)
    assert run_build(folder).returncode == 0
    first = cached()
    assert len(first) == 2
    assert run_build(folder).returncode == 0
    assert cached() == first
    activity = folder / "content/nord/2022/gang.md"
    activity.write_text(activity.read_text() + "Mere.\n")
    assert run_build(folder).returncode == 0
    assert len(cached()) == 3, "the plan in short has none of that text"
    assert set(cached()) > set(first)


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    folder = project(tmp_path, SETTINGS)
    assert run_build(folder).returncode == 0
    assert pdfs(folder) == []
    assert offered(folder) == []


def offered(folder: Path) -> list[str]:
    return [file.name for file in (folder / "site").rglob("*.html") if ".pdf" in file.read_text()]


@pytest.mark.parametrize(
    ("error", "reported"),
    [("OSError", PANGO[0]), ("ImportError", "pip install 'actionplans[pdf]'")],
)
def test_without_weasyprint_the_site_has_no_pdf_and_says_why(
    error: str, reported: str, tmp_path: Path
) -> None:
    folder = project(tmp_path / "site-folder")
    write(tmp_path / "stub", {"weasyprint.py": f"raise {error}('cannot load library')\n"})
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "build.py"), "--date", DAY],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "stub")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if reported in line] != []
    assert "Traceback" not in done.stderr
    assert (folder / "site/nord/2022/samlet/index.html").is_file()
    assert pdfs(folder) == []
    assert offered(folder) == []


def test_nothing_is_fetched_but_what_is_published(tmp_path: Path) -> None:
    """Neither from the machine nor from the web, whatever a page or a style sheet asks for."""
    secret = tmp_path / "secret.png"
    Image.new("RGB", (2, 2)).save(secret)
    asked: list[str] = []

    def read(address: str) -> bytes | None:
        asked.append(address)
        return None

    html = (
        f'<html lang="da"><title>A</title><img alt="a" src="file://{secret}">'
        '<img alt="b" src="http://127.0.0.1:9/b.png"><img alt="c" src="site:../c.svg"><p>D</p>'
    )
    paper = short_paper(html, f"p{{background:url(file://{secret})}}", read)
    with pytest.raises(PdfError) as caught:
        Typesetter(BuildCache(tmp_path / "cache")).pdf(paper)
    assert asked == ["../c.svg"]
    assert caught.value.kind == "pdf-incomplete"
    assert [re.sub("': .*", "", lost) for lost in caught.value.missing] == [
        "../c.svg",
        f"Failed to load image at 'file://{secret}",
        "Failed to load image at 'http://127.0.0.1:9/b.png",
    ]


@pytest.mark.parametrize(
    ("drawing", "path"),
    [("shape focus-2", "<path"), ("bar focus-2", "<path"), ("squares", '<path class="focus-2"')],
)
def test_drawings_have_the_hues_of_the_site(tmp_path: Path, drawing: str, path: str) -> None:
    """WeasyPrint fills no drawing by the style sheet."""
    html = f'<html lang="da"><title>A</title><svg class="{drawing}" viewBox="0 0 9 9">{{}}</svg>'
    style = ":root{--focus-2:#ff0000}@media screen{:root{--focus-2:#00ff00}}"
    paper = short_paper(html.format(f'{path} d="M0 0h9v9z"/>'), style)
    with pikepdf.open(Typesetter(BuildCache(tmp_path)).pdf(paper)) as found:
        painted = b"".join(
            one.read_bytes()
            for one in found.objects
            if isinstance(one, pikepdf.Stream) and b" rg" in one.read_bytes()
        )
    assert b"1 0 0 rg" in painted
    assert b"0 1 0 rg" not in painted


# What cannot be made

REPEATED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><linearGradient id="g" x2="1e-5"'
    ' spreadMethod="repeat"><stop/><stop offset="1"/></linearGradient>'
    '<rect width="90" height="9" fill="url(#g)"/></svg>'
)
"""A drawing that WeasyPrint works on until memory runs out; none such is published."""

HOSTILE = {
    "quotations in quotations": ("<blockquote>" * 150 + "x", {"pdf-failed"}),
    "a very long table": ("<table>" + "<tr><td>a" * 60_000, {"pdf-too-slow", "pdf-too-large"}),
    "an endless drawing": ('<img alt="a" src="site:a.svg">', {"pdf-incomplete", "pdf-too-slow"}),
    "a long text": ("<p>Ord " * 300_000, {"pdf-too-long"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_set_is_reported_and_not_kept(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionplans.exports.pdf._SECONDS", 2)
    monkeypatch.setattr("actionplans.exports.pdf._SECONDS_PER_KB", 0)
    text, kinds = HOSTILE[name]
    html = f'<html lang="da"><title>A</title>{text}'
    paper = short_paper(html, read={"a.svg": REPEATED.encode()}.get)
    with pytest.raises(PdfError) as caught:
        Typesetter(BuildCache(tmp_path)).pdf(paper)
    assert caught.value.kind in kinds
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


IN_THE_CHILD = """\
import logging, sys
if "actionplans.worker" in " ".join(sys.orig_argv):
    import weasyprint
    def write_pdf(*_, **__):
        {}
    weasyprint.Document.write_pdf = write_pdf
"""
"""Python runs it at each start: something goes wrong, whatever the content is."""


@pytest.mark.parametrize(
    ("happens", "reported"),
    [
        ("raise KeyboardInterrupt", "programmet, der laver den, gik i stå"),
        ("return bytes(9_000_000_000)", "den kræver for meget hukommelse"),
        (
            "logging.getLogger('weasyprint').error('Failed to render SVG image site:b/kort.svg')",
            "b/kort.svg kan ikke komme med",
        ),
    ],
)
def test_the_site_is_published_without_a_pdf_that_cannot_be_made(
    happens: str, reported: str, tmp_path: Path
) -> None:
    folder = project(tmp_path / "site-folder")
    write(tmp_path / "first", {"sitecustomize.py": IN_THE_CHILD.format(happens)})
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "build.py"), "--date", DAY],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "first")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if "pdf" in line.lower()]
    assert len(lines) == 1
    assert lines[0].startswith("content/nord/2022/index.md:1:1  advarsel pdf-mangler  ")
    assert reported in lines[0]
    assert "Traceback" not in done.stderr
    assert (folder / "site/nord/2022/samlet/index.html").is_file()
    assert pdfs(folder) == []
    assert offered(folder) == []
    assert not list((folder / ".build/pdf").rglob("*.pdf"))


def test_it_is_made_again_with_other_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = '<html lang="da"><title>A</title><p>Ord'
    paper = short_paper(html)
    cache = BuildCache(tmp_path / "cache")
    first = Typesetter(cache).pdf(paper)
    assert Typesetter(cache).pdf(paper) == first
    fonts = "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>"
    write(tmp_path, {"fonts.conf": f'<?xml version="1.0"?>{fonts}'})
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert Typesetter(cache).pdf(paper) != first
