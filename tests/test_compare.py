"""The comparison of two sites: it sees a difference in each kind of file, and none in packing."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import weasyprint

from actionplans.cache import BuildCache
from actionplans.exports import pagefind_bundle
from actionplans.publishing import manifest
from tests.compare import differences, site_files
from tests.conftest import REPOSITORY, write
from tests.html_lines import html_lines
from tests.search_index import add_index

pytestmark = pytest.mark.slow

PAGE = """\
<!doctype html>
<html lang="da">
<head><link rel="stylesheet" href="../assets/site-{name}.css"></head>
<body>
<main data-pagefind-body>{body}</main>
</body>
</html>
"""
BODY = '<h1>Planen</h1>\n<p class="lead">Et <a href="x/">job</a> og <b>to</b>.</p>'
PAPER = '<h1>Planen</h1><p>Et <a href="https://a.example/">job</a>.</p><img src="{}" alt="{}">'
DOT = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"


@cache
def pdf(html: str) -> bytes:
    paper: bytes = weasyprint.HTML(string=html).write_pdf(pdf_tags=True)
    return paper


def make_site(folder: Path, index_cache: Path | None = None, **changes: str | bytes) -> Path:
    """A tiny site with a file of each kind.

    Args:
        folder: where it is made.
        index_cache: where search indexes are kept; beside the site's folder if not given.
        changes: what is otherwise in it: `body`, `style`, `style_name`, `paper`, or a file by its
            name without the ending.
    """
    body, name = str(changes.get("body", BODY)), str(changes.get("style_name", "01234567"))
    paper = str(changes.get("paper", PAPER.format(DOT, "En prik")))
    files: dict[str, str | bytes] = {
        "plan/index.html": PAGE.format(name=name, body=body),
        f"assets/site-{name}.css": changes.get("style", "p { margin: 0 }\n"),
        "plan/plan.pdf": pdf(paper),
        "budget.csv": changes.get("budget", "post;2022\r\njob;1\r\n"),
        "steps.ics": changes.get("steps", "BEGIN:VCALENDAR\r\n"),
        "sitemap.xml": changes.get("sitemap", "<urlset> </urlset>\n"),
        "data.json": changes.get("data", '{"a": 1}'),
        "dot.webp": changes.get("dot", b"\xff\x00"),
    }
    write(folder, files)
    add_index(folder, BuildCache(index_cache or folder.parent / "cache"))
    manifest.write(folder, manifest.files_in(folder))
    return folder


def compare(old: Path, new: Path) -> dict[str, list[str]]:
    return differences(site_files(old), site_files(new))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("compare") / "old")


def test_a_site_is_the_same_as_itself_built_again(old: Path, tmp_path: Path) -> None:
    assert len(site_files(old)) > 10
    assert compare(old, make_site(tmp_path / "new")) == {}


def test_white_space_that_is_not_shown_makes_no_difference(old: Path, tmp_path: Path) -> None:
    body = BODY.replace("><p", ">\n\n  <p").replace("Et ", "\n Et\n  ").replace("</h1>", " </h1>")
    new = make_site(tmp_path / "new", body=f"\n{body}\n")
    assert (new / "plan/index.html").read_bytes() != (old / "plan/index.html").read_bytes()
    assert compare(old, new) == {}


def test_the_name_of_the_style_sheet_makes_no_difference(old: Path, tmp_path: Path) -> None:
    assert (
        compare(old, make_site(tmp_path / "new", old.parent / "cache", style_name="89abcdef")) == {}
    )


def test_how_the_search_index_is_packed_makes_no_difference(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind_bundle, "_LISTED", 0)
    new = make_site(tmp_path / "new")
    pieces = [len(list(site.glob("pagefind/index/*"))) for site in (old, new)]
    assert pieces[0] < pieces[1]
    assert compare(old, new) == {}


@pytest.mark.parametrize(
    ("changes", "files", "line"),
    [
        ({"body": BODY.replace("lead", "led")}, {"plan/index.html"}, '+<p class="led">'),
        ({"style": "p { margin: 1 }\n"}, {"assets/site-*.css"}, "+p { margin: 1 }"),
        ({"budget": "post;2022\njob;1\r\n"}, {"budget.csv"}, "+post;2022"),
        ({"steps": "BEGIN:VCALENDAR\r\n\r\n"}, {"steps.ics"}, "+\r"),
        ({"sitemap": "<urlset></urlset>\n"}, {"sitemap.xml"}, "+<urlset></urlset>"),
        ({"data": '{"a": 1}\n'}, {"data.json"}, "+"),
        ({"paper": PAPER.format(DOT, "En plet")}, {"plan/plan.pdf"}, "En plet"),
        ({"paper": PAPER.format(DOT, "En prik") + "Mere"}, {"plan/plan.pdf"}, "+Mere"),
        (
            {"paper": PAPER.format(DOT, "En prik").replace("a.example", "b.example")},
            {"plan/plan.pdf"},
            "+link: https://b.example/",
        ),
        (
            {"paper": PAPER.format(DOT, "En prik") + "<p style='break-before: page'>Mere"},
            {"plan/plan.pdf"},
            "+2 pages",
        ),
        (
            {"body": BODY.replace("job", "arbejde")},
            {"plan/index.html", "pagefind/da/plan/"},
            "+word arbejd:",
        ),
        (
            {"body": BODY.replace("<h1", '<h1 data-pagefind-filter="slags:Plan"')},
            {"plan/index.html", "pagefind/da"},
            "+slags: Plan: ['/plan/']",
        ),
    ],
)
def test_a_difference_is_seen(
    changes: dict[str, str], files: set[str], line: str, old: Path, tmp_path: Path
) -> None:
    found = compare(old, make_site(tmp_path / "new", old.parent / "cache", **changes))
    assert set(found) == files
    assert any(line in text for lines in found.values() for text in lines)


def test_a_picture_is_seen_to_differ(old: Path, tmp_path: Path) -> None:
    found = compare(old, make_site(tmp_path / "new", old.parent / "cache", dot=b"\xff\x01"))
    assert [line[:12] for line in found["dot.webp"][-2:]] == ["-2 bytes, SH", "+2 bytes, SH"]


def test_missing_files_are_seen_in_both_directions(old: Path, tmp_path: Path) -> None:
    new = make_site(tmp_path / "new", old.parent / "cache")
    (new / "data.json").rename(new / "more.json")
    assert compare(old, new) == {
        "data.json": ["only in the old site"],
        "more.json": ["only in the new site"],
    }


def test_the_manifest_is_compared_but_for_names_made_of_hashes(old: Path, tmp_path: Path) -> None:
    new = make_site(tmp_path / "new", old.parent / "cache", style_name="89abcdef")
    assert (new / manifest.NAME).read_bytes() != (old / manifest.NAME).read_bytes()
    manifest.write(new, {*manifest.files_in(new), "more.txt"})
    found = compare(old, new)
    assert set(found) == {manifest.NAME}
    assert [line for line in found[manifest.NAME] if line[0] in "+-"] == ["+more.txt"]


def test_lines_that_only_move_are_said_to(tmp_path: Path) -> None:
    first = write(tmp_path / "first", {"assets/01234567/site-01234567.css": "a {}\nb {}\n"})
    second = write(tmp_path / "second", {"assets/89abcdef/site-89abcdef.css": "b {}\na {}\n"})
    assert compare(first, second)["assets/site-*.css"][0] == "the same lines in another order"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p><a>a</a> <a>b</a></p>", "<p><a>a</a><a>b</a></p>"),
        ("<p>a <b>b</b></p>", "<p>a<b> b</b></p>"),
        ("<pre>a  b</pre>", "<pre>a b</pre>"),
        ("<pre>\n\na</pre>", "<pre>a</pre>"),
        ("<p>a\xa0b</p>", "<p>a b</p>"),
        ("<p>a <svg><path/></svg> b</p>", "<p>a <svg><path/></svg>b</p>"),
        ("<p>a <svg><path/></svg> b</p>", "<p>a<svg><path/></svg> b</p>"),
        ("<p>a <img> b</p>", "<p>a <img>b</p>"),
        ("<p>a</p>b", "<p>a</p><p>b</p>"),
        ("<p>a <!-- c --></p>", "<p>a</p>"),
        ("<p title='a  b'></p>", "<p title='a b'></p>"),
        ("<p hidden></p>", "<p hidden=''></p>"),
    ],
)
def test_what_is_shown_is_told_from_what_is_not(one: str, other: str) -> None:
    assert html_lines(one) != html_lines(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p> a </p>", "<p>a</p>"),
        ("<p><b> a </b> </p>", "<p><b>a</b></p>"),
        ("<p>a <b> b</b></p>", "<p>a\n<b>b</b></p>"),
        ("<ul>\n<li>a</li>\n</ul>", "<ul><li>a</li></ul>"),
        ("<p>a <br> b</p>", "<p>a<br>b</p>"),
        ("<svg>\n <path/>\n</svg>", "<svg><path></path></svg>"),
        ("<p>a <button> b </button> c</p>", "<p>a <button>b</button> c</p>"),
        ('<p id="a" class="b">&amp;</p>', "<p class='b' id=a>&#38;</p>"),
    ],
)
def test_what_is_not_shown_is_left_out(one: str, other: str) -> None:
    assert html_lines(one) == html_lines(other)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.compare", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, timeout=60)


def test_the_command_says_what_differs(tmp_path: Path) -> None:
    page = "<p>{}</p>"
    old = write(tmp_path / "old", {f"{name}.html": page.format("et\xa0ord") for name in "ab"})
    new = write(tmp_path / "new", {f"{name}.html": page.format("to\xa0ord") for name in "ab"})
    write(old, {"c.html": page})
    write(new, {"c.html": page})
    done = run(old, new)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "=== a.html and 1 more",
        "@@ -1,3 +1,3 @@",
        " <p>",
        "-et\\xa0ord",
        "+to\\xa0ord",
        " </p>",
        "also in: b.html",
        "3 files, 2 of them differ",
    ]
    short = run(old, new, "--lines", "1")
    assert short.stdout.splitlines()[1:3] == ["@@ -1,3 +1,3 @@", "… 4 more lines"]


def test_the_command_exits_with_0_for_the_same_and_with_2_without_a_site(tmp_path: Path) -> None:
    same = write(tmp_path / "same", {"a.csv": "1"})
    done = run(same, same)
    assert (done.returncode, done.stdout) == (0, "1 files, all the same\n")
    missing = run(same, tmp_path / "none")
    assert missing.returncode == 2
    assert missing.stderr.endswith(f"no folder {tmp_path / 'none'}\n")
