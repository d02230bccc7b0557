"""`flyt`: a page gets another address, and everything that names it follows, to the byte."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplans.authoring.edits import Edit, EditError, edited
from actionplans.cli import main
from actionplans.locale import Language
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, write

DA = Language.load("da")

WALK = MINIMAL["nord/2022/gang.md"].removesuffix("---\n")

CONTENT: dict[str, str | bytes] = {
    **MINIMAL,
    "nord/2022/gang.md": WALK
    + "billeder: [{fil: sti.png, beskrivelse: En sti, kreditering: Byen}] # vores\n"
    "---\n## Vejen\n[Planen](index.md), [forsiden](../../index.md), [her](gang.md#vejen).\n"
    "![En sti](sti.png)\n",
    "nord/2022/gang.en.md": "---\ntitle: Walking\n---\n[The plan](index.md)\n",
    "nord/2022/loeb.md": WALK.replace("nummer: 1", "nummer: 2").replace("gang", "loeb")
    + 'beslægtede:\n- {aktivitet: "nord/2022/gang", fordi: Samme sted}   # se også\n'
    "tidligere_adresser: [nord/2022/jog]\n"
    "---\nSe [gang](gang.md \"Gang\") og <a href='./gang.md'>igen</a>. [Note][1]\n\n"
    "[1]: <gang.md>\n",
    "nord/2022/status-2022-05.md": "---\ntitel: Status\ndato: 2022-05-01\n"
    "aktiviteter:\n  - aktivitet: nord/2022/gang\n    forløb: Det [går](gang.md).\n---\n",
    "nord/2023/index.md": MINIMAL["nord/2022/index.md"]
    .replace("2022", "2023")
    .replace("periode", "afløser: nord/2022\nperiode"),
    "nord/2023/gang.md": WALK.replace("2022", "2023")
    + "fortsætter: [nord/2022/gang, nord/2022/loeb]\n---\n",
    "syd/index.md": MINIMAL["nord/index.md"].replace("Nord", "Syd").replace("nord", "syd"),
    "om.md": "---\ntitel: Om\nresumé: Kort.\n---\n[Gang](nord/2022/gang.md)\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, png: bytes) -> Path:
    write(tmp_path / "content", CONTENT | {"nord/2022/sti.png": png})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    monkeypatch.chdir(tmp_path)
    assert errors() == []
    return tmp_path


@pytest.fixture(scope="module")
def png() -> bytes:
    from io import BytesIO

    from PIL import Image

    written = BytesIO()
    Image.new("RGB", (4, 4)).save(written, "PNG")
    return written.getvalue()


def errors() -> list[str]:
    found = json.loads(invoke(main, "check", "--format", "json").stdout)
    return [f"{it['file']} {it['code']}" for it in found if it["severity"] == "error"]


def files(site: Path) -> dict[str, bytes]:
    content = site / "content"
    paths = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in paths}


def moved(*arguments: str) -> str:
    done = invoke(main, "move", *arguments)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.strip() == DA.text("move-done")
    return done.stdout


def refused(*arguments: str) -> str:
    before = files(Path.cwd())
    done = invoke(main, "move", *arguments)
    assert files(Path.cwd()) == before
    assert done.exit_code in (1, 2)
    return done.stderr.strip()


def changed(before: dict[str, bytes], *pairs: tuple[str, str]) -> dict[str, bytes]:
    """Files in which texts were replaced, wherever they stand."""
    found = {}
    for file, text in before.items():
        for old, new in pairs:
            text = text.replace(old.encode(), new.encode())
        found[file] = text
    return found


def test_an_activity_in_its_plan(site: Path) -> None:
    before = files(site)
    moved("content/nord/2022/gang.md", "nord/2022/gaatur")
    after = files(site)
    former = "tidligere_adresser: [nord/2022/gang]\n---\n## Vejen"
    expected = changed(
        before,
        ("nord/2022/gang", "nord/2022/gaatur"),
        ("(gang.md", "(gaatur.md"),
        ("'./gang.md'", "'gaatur.md'"),
        ("<gang.md>", "<gaatur.md>"),
    )
    page = expected["nord/2022/gang.md"].replace(b"---\n## Vejen", former.encode())
    expected["nord/2022/gang.md"] = page
    expected["nord/2022/gaatur.md"] = expected.pop("nord/2022/gang.md")
    expected["nord/2022/gaatur.en.md"] = expected.pop("nord/2022/gang.en.md")
    assert after == expected
    assert errors() == []


def test_a_plan_with_all_below_it(site: Path) -> None:
    moved("nord/2022", "nord/2022-24")
    after = files(site)
    assert not [file for file in after if file.startswith("nord/2022/")]
    assert b"afl\xc3\xb8ser: nord/2022-24\n" in after["nord/2023/index.md"]
    assert b"[nord/2022-24/gang, nord/2022-24/loeb]" in after["nord/2023/gang.md"]
    assert b"(nord/2022-24/gang.md)" in after["om.md"]
    assert b"tidligere_adresser: [nord/2022/jog, nord/2022/loeb]\n" in after["nord/2022-24/loeb.md"]
    assert b"tidligere_adresser: [nord/2022]\n" in after["nord/2022-24/index.md"]
    assert b"tidligere" not in after["nord/2022-24/status-2022-05.md"]
    assert errors() == []


def test_a_partnership_and_back(site: Path) -> None:
    before = files(site)
    moved("nord", "oest")
    assert errors() == []
    moved("oest", "nord")
    after = files(site)
    assert errors() == []
    assert b"tidligere_adresser: [oest]\n" in after["nord/index.md"]
    assert b"tidligere_adresser: [nord/2022/jog, oest/2022/loeb]" in after["nord/2022/loeb.md"]
    same = {"om.md", "index.md", "aktoerer.yml", "nord/2022/gang.en.md", "nord/2022/sti.png"}
    assert {file: after[file] for file in same} == {file: before[file] for file in same}


def test_an_activity_to_another_plan_takes_its_pictures_along(site: Path) -> None:
    write(site / "content", {"nord/2023/gang.md": WALK.replace("2022", "2023") + "---\n"})
    (site / "content/nord/2023/gang.md").unlink()
    moved("nord/2022/gang", "nord/2023")
    after = files(site)
    assert {"nord/2023/gang.md", "nord/2023/gang.en.md", "nord/2023/sti.png"} <= after.keys()
    links = b"[Planen](../2022/index.md), [forsiden](../../index.md), [her](gang.md#vejen)"
    assert links in after["nord/2023/gang.md"]
    assert b'(../2023/gang.md "Gang")' in after["nord/2022/loeb.md"]
    assert b"![En sti](sti.png)" in after["nord/2023/gang.md"]
    assert errors() == []


def test_a_picture_that_another_page_has_stays(site: Path) -> None:
    path = site / "content/nord/2022/loeb.md"
    image = "billeder: [{fil: sti.png, beskrivelse: En sti, kreditering: Byen}]\n"
    path.write_text(path.read_text().replace("---\nSe ", f"{image}---\nSe "))
    (site / "content/nord/2023/gang.md").unlink()
    assert refused("nord/2022/gang", "nord/2023") == DA.text("move-shared-file", files="sti.png")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_breaks_and_marks_stay(site: Path, break_: str, mark: bytes) -> None:
    path = site / "content/nord/2022/loeb.md"
    before = mark + path.read_bytes().replace(b"\n", break_.encode())
    path.write_bytes(before)
    moved("nord/2022/gang", "nord/2022/gaatur")
    assert path.read_bytes() == before.replace(b"gang.md", b"gaatur.md").replace(
        b'nord/2022/gang"', b'nord/2022/gaatur"'
    ).replace(b"./gaatur.md", b"gaatur.md")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tidligere_adresser: nord/a # før", "tidligere_adresser: [nord/a, nord/2022/loeb] # før"),
        ("Tidligere adresser:   []  #", "Tidligere adresser:   [nord/2022/loeb]  #"),
        ("former_addresses:", "former_addresses: [nord/2022/loeb]"),
        (
            "tidligere_adresser:\n  # den første\n  - nord/a\n  - 'nord/b' # den anden",
            "tidligere_adresser:\n  # den første\n  - nord/a\n  - 'nord/b' # den anden\n"
            "  - nord/2022/loeb",
        ),
        ("tidligere_adresser: [nord/2022/rask]", "tidligere_adresser: [nord/2022/loeb]"),
        (
            "tidligere_adresser:\n- nord/2022/rask\n- nord/a",
            "tidligere_adresser:\n\n- nord/a\n- nord/2022/loeb",
        ),
    ],
)
def test_former_addresses_that_are_there_already(site: Path, before: str, after: str) -> None:
    path = site / "content/nord/2022/loeb.md"
    text = path.read_text().replace("tidligere_adresser: [nord/2022/jog]", before)
    path.write_text(text)
    moved("nord/2022/loeb", "nord/2022/rask")
    assert (site / "content/nord/2022/rask.md").read_text() == text.replace(before, after)
    assert errors() == []


def test_what_was_never_published_has_no_former_address(site: Path) -> None:
    path = site / "content/nord/2023/index.md"
    path.write_text(path.read_text().replace("---\n", "---\nkladde: ja\n", 1))
    moved("nord/2023", "nord/2024")
    assert not [
        file for file, text in files(site).items() if "/2024/" in file and b"tidligere" in text
    ]


def test_a_dry_run_shows_and_changes_nothing(site: Path) -> None:
    before = files(site)
    done = invoke(main, "move", "nord/2022/gang", "nord/2022/gaatur", "--dry-run")
    assert (done.exit_code, done.stderr.strip()) == (0, DA.text("move-dry"))
    assert files(site) == before
    lines = done.stdout.splitlines()
    assert "content/nord/2022/gang.md → content/nord/2022/gaatur.md" in lines
    assert "content/om.md:5:8  nord/2022/gang.md → nord/2022/gaatur.md" in lines
    assert moved("nord/2022/gang", "nord/2022/gaatur") == done.stdout


@pytest.mark.usefixtures("site")
def test_what_would_break_is_not_done() -> None:
    message = refused("nord/2022/gang", "syd/2022/gang")
    assert "mangler-plan" in message
    assert message.endswith(DA.text("move-refused"))


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("old", "new", "key", "inputs"),
    [
        ("nord/2022/intet", "nord/2022/x", "move-unknown", {"value": "nord/2022/intet"}),
        ("aktoerer.yml", "x", "move-unknown", {"value": "aktoerer.yml"}),
        ("nord/2022/gang", "nord/2022/gang", "move-nowhere", {"value": "nord/2022/gang"}),
        ("nord/2022/gang", "nord/2022", "move-nowhere", {"value": "nord/2022/gang"}),
        ("nord/2022/gang", "nord/2022/loeb", "new-exists", {"files": "nord/2022/loeb.md"}),
        ("nord/2022/gang", "gang", "new-reserved", {"file": "gang.md"}),
        ("nord/2022/gang", "nord/2022/budget", "new-reserved", {"file": "nord/2022/budget.md"}),
        ("nord/2022/gang", "nord/2022/Gå tur", "new-reserved", {"file": "nord/2022/Gå tur.md"}),
        ("nord", "nord/2022/nord", "new-reserved", {"file": "nord/2022/nord/index.md"}),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, key: str, inputs: dict[str, str]) -> None:
    assert refused(old, new) == DA.text(key, **inputs)


def test_beside_files_that_cannot_be_read_nothing_moves(site: Path) -> None:
    write(site / "content", {"nord/2022/galt.md": "---\ntitel: [\n---\n"})
    assert refused("om", "os") == DA.text("move-unread", files="nord/2022/galt.md")


def test_a_move_that_fails_midway_leaves_all_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, count = Path.rename, 0

    def fail(self: Path, target: Path) -> Path:
        nonlocal count
        count += site in self.parents
        if count == 2:
            raise PermissionError(13, "no", str(self))
        return rename(self, target)

    before = files(site)
    monkeypatch.setattr(Path, "rename", fail)
    done = invoke(main, "move", "nord/2022", "nord/2025")
    assert done.exit_code == 2
    assert files(site) == before
    assert not (site / "content/nord/2025").exists()


# Edits


@given(st.text(), st.integers(1, 9), st.integers(1, 9), st.text("ab", max_size=2))
def test_edits_change_what_they_name_or_nothing(
    text: str, line: int, column: int, old: str
) -> None:
    content = text.encode("utf-8", "replace")
    try:
        after = edited(content, [Edit(line, column, old, "x")])
    except EditError:
        return
    undone = [after[:at] + old.encode() + after[at + 1 :] for at in range(len(after))]
    assert content in undone
