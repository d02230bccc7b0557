"""The published files of the content folder: those that pages use or settings name, no others."""

import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from actionplans import mkdocs_project
from actionplans.build import Build
from actionplans.checks.addresses import file_of
from actionplans.cli import main
from actionplans.collisions import Claim, Weight, collisions, folded
from actionplans.exports.search import FOLDER as SEARCH
from actionplans.locale import Language
from actionplans.media.filetypes import (
    Leftover,
    inner_ending,
    is_plain,
    is_publishable,
    looks_like,
)
from actionplans.model.former_address import former_path
from actionplans.options import WrongUse
from actionplans.outputs import Outputs, Spec, outputs
from actionplans.problems import Report
from actionplans.publishing.manifest import NAME as MANIFEST
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views.route import PageSpec
from tests.commands import invoke
from tests.conftest import MINIMAL, MUNICIPALITY, SETTINGS, run_build, write
from tests.rendering import DAY

DANISH = Language.load("da")
ACTIVITY = MINIMAL["nord/2022/gang.md"]
PARTNERSHIP = MINIMAL["nord/index.md"]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def project(folder: Path, files: dict[str, str | bytes], more: str = "") -> Path:
    """A project folder with the least content, some files more, and settings of the plugin."""
    write(folder, {"mkdocs.yml": SETTINGS.replace("pdf: no", f"pdf: no{more}")})
    write(folder / "content", {**MINIMAL, **files})
    return folder


def tree(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix() for file in files}


def listed(folder: Path, *, drafts: bool = False) -> Outputs:
    """The outputs of a content folder."""
    settings = Settings("P", DANISH, date.fromisoformat(DAY), accessibility_statement="https://a.b")
    return outputs(Site.load(folder, settings, drafts=drafts))


def _path(spec: Spec) -> str:
    """The path of an output in the site."""
    page = isinstance(spec, PageSpec) and (not spec.address or spec.address.endswith("/"))
    return file_of(spec.address) if page else spec.address


def reported(report: Report) -> list[str]:
    return [f"{p.location} {p.severity} {DANISH.describe(p).code}" for p in report]


# What is published


@pytest.mark.parametrize(
    "ending",
    [
        *("html", "htm", "xhtml", "svgz", "xml", "js", "mjs", "wasm", "hta", "mht", "php", "phar"),
        *("asp", "aspx", "jsp", "cgi", "py", "sh", "exe", "msi", "scr", "bat", "ps1", "jar", "lnk"),
        *("url", "reg", "xlsm", "docm", "pptm", "apk", "app", "dmg", "deb"),
    ],
)
def test_what_runs_is_neither_published_nor_taken_for_a_document(ending: str) -> None:
    for name in (f"kort.{ending}", f"Kort.{ending.upper()}"):
        assert not is_publishable(name)
        assert looks_like(name, picture=False, host=False) is Leftover.FORBIDDEN


LEFT_OVER = (
    *("~$Budget.xlsx", ".~lock.Budget.ods#", "Thumbs.db", ".DS_Store", ".env", "mail.eml"),
    *("robots.txt", "_headers", "_redirects", "web.config", ".htaccess", "favicon.ico"),
    *("sitemap.xml", "404.html", "assets/x.js", "pagefind/pagefind.js", "data/x.csv"),
    *("nord/2022/gang.md~", "nord/2022/gang.md.bak", "nord/2022/natteravne.md.txt"),
    *("nord/2022/Budget.xlsx", "nord/2022/side.html", "nord/2022/data.xml", "_arkiv/gammel.doc"),
    *("nord/2022/ubrugt.jpg", "nord/2022/ubrugt.svg", "nord/2022/hemmelig.docx", "uden-endelse"),
    *("nord/2022/kladde.pdf", "templates/ubrugt.pdf", ".well-known/andet.txt"),
)
USED = ("kort.pdf", "nord/2022/tal.xlsx", "nord/2022/Kort over Gård.pdf", "templates/kort.pdf")
FOR_HOST = ("CNAME", ".nojekyll", ".well-known/security.txt")


@pytest.mark.slow
def test_what_pages_use_and_settings_name_is_published_and_nothing_else(tmp_path: Path) -> None:
    activity = ACTIVITY.replace("nummer: 1", "nummer: 1\nbilag: [{fil: tal.xlsx, titel: Tal}]")
    links = "[a](<Kort over Gård.pdf>) [b](../../kort.pdf) ![En tegning](tegning.svg)\n"
    pages: dict[str, str | bytes] = {
        "nord/2022/gang.md": activity + links,
        "nord/2022/ny.md": "---\ntitel: Ny\nkladde: ja\n---\nSe [notatet](kladde.pdf).\n",
        "templates/index.md": PARTNERSHIP + "[c](kort.pdf)\n",
        "nord/2022/tegning.svg": DRAWING,
    }
    files = {**pages, **dict.fromkeys((*USED, *LEFT_OVER, *FOR_HOST), "brugt")}
    done = run_build(project(tmp_path, files, f", host_files: [{', '.join(FOR_HOST)}]"))
    assert done.returncode == 0, done.stderr
    reported = invoke(main, "check", "--alle", "-f", str(tmp_path / "mkdocs.yml")).stderr

    made = tree(tmp_path / "site")
    bare = listed(write(tmp_path / "bare", {**MINIMAL, **pages, **dict.fromkeys(USED, "brugt")}))
    expected = set(map(_path, bare.specs))
    assert set(USED) < expected
    assert {n for n in made if not n.startswith(("assets/", "pagefind/"))} == {
        *(n for n in expected if not n.startswith(("assets/", "pagefind")) and _is_now(n)),
        *FOR_HOST,
        MANIFEST,
    }
    assert {name for name in made if name.startswith("assets/pictures/")} == {
        name for name in expected if name.startswith("assets/pictures/tegning-")
    }
    taken = [name for name in LEFT_OVER if name in made]
    assert taken == ["_headers", "404.html", "pagefind/pagefind.js"]
    assert all((tmp_path / "site" / name).read_bytes() != b"brugt" for name in taken)
    hidden = {name for name in LEFT_OVER if name.startswith(".")} | {"nord/2022/kladde.pdf"}
    warned = {n for n in LEFT_OVER if f"content/{n}:1:1  advarsel ubrugt-fil" in reported}
    assert warned == set(LEFT_OVER) - hidden


def test_a_name_is_found_however_its_letters_are_stored(tmp_path: Path) -> None:
    """A Mac may store `å` as two characters, and staff write it as one, or the other way round."""
    one, two = "årsplan.pdf", unicodedata.normalize("NFD", "ørebæk å.pdf")
    files = {
        "nord/2022/gang.md": MINIMAL["nord/2022/gang.md"]
        + f"[Planen]({one}) [Åen](<{unicodedata.normalize('NFC', two)}>)\n",
        f"nord/2022/{unicodedata.normalize('NFD', one)}": "%PDF-",
        f"nord/2022/{two}": "%PDF-",
    }
    found = listed(write(tmp_path, {**MINIMAL, **files}))
    assert [problem.kind for problem in found.site.report] == []
    assert {f"nord/2022/{one}", "nord/2022/ørebæk å.pdf"} <= set(map(_path, found.specs))


def _is_now(name: str) -> bool:
    """Whether a file is made by a build without PDFs."""
    return not name.endswith(("/samlet/nord-2022.pdf", "/samlet/nord-2022-kort.pdf"))


def test_the_outputs_are_what_is_published(municipality: Path) -> None:
    found = listed(MUNICIPALITY / "content")
    assert found.site.report.errors == ()
    expected = set(map(_path, found.specs)) - {SEARCH}
    pictures = {name for name in expected if name.startswith("assets/")}
    assert pictures
    others = {n for n in tree(municipality) if not n.startswith(("assets/", "pagefind/"))}
    made = expected - pictures
    assert others - made <= {"sitemap.xml", MANIFEST}, "the settings say where it stands"
    assert made - others == set()


def test_a_draft_takes_nothing_in_a_preview_either(tmp_path: Path) -> None:
    former = "[., nord/2022/gang, aktoerer/by, gade, Gade]"
    draft = f"---\ntitel: Ny\nkladde: ja\ntidligere_adresser: {former}\n---\n[x](x.html)\n"
    files = {"nord/2022/ny.md": draft, "nord/2022/x.html": "<script>"}
    found = listed(write(tmp_path, {**MINIMAL, **files}), drafts=True)
    assert found.site.report.errors == ()
    addresses = [folded(spec.address) for spec in found.specs]
    assert len(addresses) == len(set(addresses))
    redirects = [s.address for s in found.specs if isinstance(s, PageSpec) and s.field]
    assert redirects == ["gade/"]
    assert "nord/2022/x.html" not in addresses


# Files for the host


NOT_ALLOWED = "kan ikke udgives som en fil til serveren"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("_redirects", '"_redirects" findes ikke'),
        ("robots.txt", '"robots.txt" findes ikke'),
        (".well-known/acme/x", '".well-known/acme/x" findes ikke'),
        ("favicon.ico", '"favicon.ico" er en genvej'),
        ("Cname", NOT_ALLOWED),
        ("index.html", NOT_ALLOWED),
        ("nord/index.md", NOT_ALLOWED),
        ("../mkdocs.yml", NOT_ALLOWED),
        ("/etc/passwd", NOT_ALLOWED),
        (".well-known", NOT_ALLOWED),
        (".well-known/../nord/index.md", NOT_ALLOWED),
        (".well-known/x.html", NOT_ALLOWED),
        ("_headers*", NOT_ALLOWED),
        ("", NOT_ALLOWED),
    ],
)
def test_what_settings_cannot_name(tmp_path: Path, name: str, message: str) -> None:
    """It is wrong use, said in a sentence, where it is no file that a host may have."""
    project(tmp_path, {"Cname": "x", ".well-known/x.html": "x"}, f", host_files: ['{name}']")
    (tmp_path / "content/favicon.ico").symlink_to("/etc/passwd")
    (tmp_path / "content/robots.txt").mkdir()
    with pytest.raises(WrongUse, match=f"host_files: .*{re.escape(message)}"):
        mkdocs_project.content_and_settings(tmp_path / "mkdocs.yml")


def test_a_file_for_the_host_is_not_read_through_a_link(tmp_path: Path) -> None:
    project(tmp_path, {}, ", host_files: [.well-known/security.txt]")
    write(tmp_path / "outside", {"security.txt": "x"})
    (tmp_path / "content/.well-known").symlink_to(tmp_path / "outside")
    with pytest.raises(WrongUse, match="er en genvej"):
        mkdocs_project.content_and_settings(tmp_path / "mkdocs.yml")


# Names and files that nobody writes


def test_names_that_are_no_text_are_reported(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    for name in (b"k\xf8rt.pdf", b"k\xf8rt.md", b".k\xf8rt"):
        Path(os.fsdecode(os.fsencode(content) + b"/nord/2022/" + name)).write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(content) + b"/nord/m\xe5l")).mkdir()
    assert reported(listed(content).site.report) == [
        "nord/2022/k?rt.md:1:1 error filnavn",
        "nord/2022/k?rt.pdf:1:1 error filnavn",
        "nord/m?l:1:1 error filnavn",
    ]


def test_what_is_no_file_is_reported_and_not_opened(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    os.mkfifo(content / "nord/2022/tur.md")
    os.mkfifo(content / "nord/2022/kort.pdf")
    assert reported(listed(content).site.report) == [
        "nord/2022/kort.pdf:1:1 error ingen-fil",
        "nord/2022/tur.md:1:1 error ingen-fil",
    ]


def test_a_folder_that_cannot_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path, {**MINIMAL, "nord/lukket/x.pdf": "x"})
    scandir = os.scandir

    def refusing(path: Path) -> Iterator["os.DirEntry[str]"]:
        if str(path).endswith("lukket"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = listed(content).site.report
    assert reported(report) == ["nord/lukket:1:1 error mappe-kan-ikke-laeses"]


@pytest.mark.parametrize("name", ["nord/2022/tur.md", "nord/area.geojson", "emner.yml", "stor.svg"])
def test_a_file_of_gigabytes_is_reported_and_not_read(tmp_path: Path, name: str) -> None:
    content = write(tmp_path, {**MINIMAL, "index.md": MINIMAL["index.md"] + "[s](stor.svg)\n"})
    (content / "stor.svg").write_text(DRAWING)
    with (content / name).open("wb") as file:
        file.truncate(50_000_000_000)
    code = "usikker-tegning" if name == "stor.svg" else "fil-for-stor"
    assert reported(listed(content).site.report) == [f"{name}:1:1 error {code}"]


@pytest.mark.slow
def test_the_longest_names_are_published(tmp_path: Path) -> None:
    """Those of folders, a plan's PDF and the sizes of a picture stay within what systems allow."""
    partnership, plan, picture = "p" * 100, "e" * 100, f"{'b' * 190}.png"
    folder = f"{partnership}/{plan}"
    activity = ACTIVITY + f"![En flade]({picture}) [kort]({'k' * 196}.pdf)\n"
    files: dict[str, str | bytes] = {
        f"{partnership}/index.md": PARTNERSHIP,
        f"{folder}/index.md": MINIMAL["nord/2022/index.md"],
        f"{folder}/{'a' * 100}.md": activity,
        f"{folder}/{'k' * 196}.pdf": "%PDF-",
    }
    project(tmp_path, files)
    Image.new("RGB", (9, 9)).save(tmp_path / "content" / folder / picture)
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    names = {Path(name).name for name in tree(tmp_path / "site")}
    assert f"{'k' * 196}.pdf" in names
    assert any(name.startswith("b" * 80 + "-") for name in names)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["other content", "link"])
def test_what_was_not_checked_is_not_published(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"{ACTIVITY}\n[x](k.svg)\n"
    project(tmp_path, {"nord/2022/gang.md": page, "nord/2022/k.svg": DRAWING})
    (tmp_path / "secret.svg").write_text(DRAWING)
    write_site = Build.write

    def write_late(build: Build) -> bool:
        path = tmp_path / "content/nord/2022/k.svg"
        path.unlink()
        if kind == "link":
            path.symlink_to(tmp_path / "secret.svg")
        else:
            path.write_text(DRAWING.replace("/>", "><script>alert(1)</script></svg>"))
        return write_site(build)

    monkeypatch.setattr(Build, "write", write_late)
    monkeypatch.chdir(tmp_path)
    done = invoke(main, "build")
    assert done.exit_code == 2
    assert "nord/2022/k.svg" in done.stderr
    assert not (tmp_path / "site").exists()


# Names and addresses

segments = st.text("abAB./%2eæÆ\u030a -_~\\:\0\u202e", max_size=6)


@given(st.lists(segments, max_size=5).map("/".join))
def test_a_former_address_stays_below_the_site(written: str) -> None:
    """Whatever is written, it is no address, or one of plain parts."""
    path = former_path(written)
    if path is None:
        return
    for part in path.split("/"):
        assert part.strip(". ")
        assert part[0] not in ". "
        assert part[-1] not in ". "
        assert not set(part) & set("%\\:\0")
        assert is_plain(part)
    assert former_path(path) == path


names = st.text("aAåÅa\u030a.", min_size=1, max_size=3).filter(lambda name: name.strip("."))
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
claims = st.lists(st.builds(Claim, paths, st.sampled_from(Weight), st.just("")), max_size=8)


@given(claims)
def test_what_keeps_its_place_is_in_nobodys_way(wanted: list[Claim[str]]) -> None:
    """On any file system: whatever has to give way yields to one that is as firm or firmer."""
    lost = list(collisions(wanted))
    assert all(loser.weight <= winner.weight for loser, winner in lost)
    gone = {id(loser) for loser, _ in lost}
    paths = sorted(
        unicodedata.normalize("NFC", claim.path.lower())
        for claim in wanted
        if id(claim) not in gone
    )
    assert all(a != b and not b.startswith(f"{a}/") for a, b in pairwise(paths))


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("kort.php.pdf", "php"),
        ("kort.PHP8.pdf", "PHP8"),
        ("kort.html.geojson", "html"),
        ("kort.svg.json", "svg"),
        ("kort.asp;.jpg", "asp"),
        ("kort.phtml.en.pdf", "phtml"),
        ("kort.cgi .pdf", "cgi"),
        ("Referat 12.3.2022.pdf", None),
        ("www.by.dk.pdf", None),
        ("html.pdf", None),
    ],
)
def test_endings_that_servers_act_on(name: str, inner: str | None) -> None:
    assert inner_ending(name) == inner
