"""Addresses that the site had and has no longer: told with what leads their readers on."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MINIMAL, SETTINGS, run_build, write
from tests.rendering import DAY

DANISH = Language.load("da")
HEAD = "address,type,number,title\n"
GANG = MINIMAL["nord/2022/gang.md"]
LEADS_ON = "tidligere_adresser: [nord/2022/vej]"
MOVED = (
    "Siden har skiftet adresse. Før var den på {}. "
    "Skriv øverst i filen, så gamle links stadig virker: tidligere_adresser: [{}]"
)
DELETED = (
    "Adressen {} findes ikke mere. Er siden flyttet, så skriv dens gamle adresse øverst i den. "
    "Er den slettet, så send læserne hertil ved at skrive her: tidligere_adresser: [{}]"
)


def told(folder: Path, remembered: str | bytes, content: dict[str, str] | None = None) -> list[str]:
    """What is said of vanished addresses, with the place."""
    write(folder, {"addresses.csv": remembered})
    settings = Settings(
        "Prøveplaner",
        DANISH,
        date.fromisoformat(DAY),
        accessibility_statement="https://was.by.example/",
        remembered=(folder / "none.csv", folder / "addresses.csv"),
    )
    site = Site.load(write(folder / "content", MINIMAL | (content or {})), settings)
    messages = ((problem.location, DANISH.describe(problem)) for problem in site.report)
    return [
        f"{at} {message.text} {message.hint}"
        for at, message in messages
        if message.code == "forsvundet-adresse"
    ]


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (
            "nord/2022/vej/,activity,7,Gang i gaden",
            "gang.md:3:8 " + MOVED.format("nord/2022/vej/", "nord/2022/vej"),
        ),
        (
            "nord/2022/vej/,activity,1,Vejen",
            "gang.md:3:8 " + MOVED.format("nord/2022/vej/", "nord/2022/vej"),
        ),
        (
            "nord/2022/gange/,activity,,",
            "gang.md:3:8 " + MOVED.format("nord/2022/gange/", "nord/2022/gange"),
        ),
        (
            "nord/2018/vej/,activity,7,GANG I GADEN",
            "gang.md:3:8 " + MOVED.format("nord/2018/vej/", "nord/2018/vej"),
        ),
        (
            "nord/2022/vej/,activity,7,Vejen",
            "index.md:2:8 " + DELETED.format("nord/2022/vej/", "nord/2022/vej"),
        ),
        (
            "nord/2022/gl/,redirect,,",
            "index.md:2:8 " + DELETED.format("nord/2022/gl/", "nord/2022/gl"),
        ),
    ],
    ids=["title", "number", "name", "title in another plan", "deleted", "former address"],
)
def test_a_vanished_page_is_told_where_its_readers_belong(
    old: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, f"{HEAD}{old}\n") == [f"nord/2022/{expected}"]


def test_an_activity_that_was_there_before_takes_nobodys_place(tmp_path: Path) -> None:
    rows = "nord/2022/vej/,activity,7,Gang i gaden\nnord/2022/gang/,activity,1,gang-i-gaden\n"
    assert told(tmp_path, f"{HEAD}{rows}") == [
        "nord/2022/index.md:2:8 " + DELETED.format("nord/2022/vej/", "nord/2022/vej")
    ]


def test_what_stood_below_a_page_and_its_translations_move_with_it(tmp_path: Path) -> None:
    rows = (
        "nord/to/,plan,,Plan 2022\nnord/to/budget/,budget,,\nen/nord/to/,translation,,\n"
        "nord/to/gang/,activity,1,gang-i-gaden\nnord/budget/,budget,,\n"
    )
    assert told(tmp_path, f"{HEAD}{rows}") == [
        "nord/2022/gang.md:3:8 " + MOVED.format("nord/to/gang/", "nord/to/gang"),
        "nord/2022/index.md:2:8 "
        + MOVED.format(
            "en/nord/to/, nord/to/, nord/to/budget/", "en/nord/to, nord/to, nord/to/budget"
        ),
    ]


def test_deleted_pages_of_a_plan_are_told_together(tmp_path: Path) -> None:
    rows = "nord/2022/b/,activity,,Bænk\nnord/2022/a/,activity,,Anlæg\n"
    paste = "tidligere_adresser: [nord/gammel, nord/2022/a, nord/2022/b]"
    plan = MINIMAL["nord/2022/index.md"].replace(
        "titel:", "tidligere_adresser: [nord/gammel]\ntitel:", 1
    )
    [message] = told(tmp_path, f"{HEAD}{rows}", {"nord/2022/index.md": plan})
    assert message.startswith("nord/2022/index.md:3:8 Adressen nord/2022/a/, nord/2022/b/ findes")
    assert message.endswith(paste)


def test_ids_of_registers_are_told_at_the_register(tmp_path: Path) -> None:
    rows = "aktoerer/byen/,organisation,,Byen\naktoerer/by/,organisation,,Byen\n"
    [message] = told(tmp_path, f"{HEAD}{rows}")
    assert message.startswith("aktoerer.yml:1:1 Adressen aktoerer/byen/ findes ikke mere")
    assert "Skriv det gamle id igen." in message


@pytest.mark.parametrize(
    ("remembered", "content"),
    [
        (HEAD + "nord/2022/gang/,activity,1,Gang\nnord/,partnership,,Nord\n", {}),
        (HEAD + "nord/2022/budget/,budget,,\nsteder/,places,,\n", {}),
        (
            HEAD + "nord/2022/vej/,activity,1,gang-i-gaden\n",
            {"nord/2022/gang.md": GANG.replace("titel", f"{LEADS_ON}\ntitel", 1)},
        ),
        (HEAD + "nord/2022/gang/,activity,,\n", {"nord/2022/gang.md": "---\ntitel: [\n---\n"}),
        ("nord/2022/vej/,activity,7,Vejen\n", {}),
        (HEAD + "nord/2022/vej/\n", {}),
        (b"\xff\xfe\x00", {}),
        ("", {}),
    ],
    ids=[
        "there",
        "made by the site",
        "leads on",
        "unreadable",
        "no head",
        "no list",
        "no text",
        "empty",
    ],
)
def test_nothing_is_told(remembered: str | bytes, content: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, remembered, content) == []


def test_a_deleted_page_can_be_accepted(tmp_path: Path) -> None:
    accepted = "accepteret: [{kode: forsvundet-adresse, grund: Aktiviteten blev aldrig til noget.}]"
    plan = MINIMAL["nord/2022/index.md"].replace("titel:", f"{accepted}\ntitel:", 1)
    rows = f"{HEAD}nord/2022/vej/,activity,7,Vejen\n"
    assert told(tmp_path, rows, {"nord/2022/index.md": plan}) == []


# From build to build


@pytest.mark.slow
@pytest.mark.parametrize("kept", [False, True], ids=["old site", "list beside the settings"])
def test_a_renamed_file_is_told_until_its_old_address_leads_on(kept: bool, tmp_path: Path) -> None:
    content = write(tmp_path / "content", MINIMAL)
    write(content, {"nord/2022/gang.en.md": "---\ntitel: Walk\n---\n"})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    assert run_build(tmp_path).returncode == 0
    listed = (tmp_path / "site/data/addresses.csv").read_text(encoding="utf-8")
    assert "\nnord/2022/gang/,activity,1,gang-i-gaden\n" in listed
    if kept:  # as in a fresh checkout
        (tmp_path / "site").rename(tmp_path / "published")
        write(tmp_path, {"addresses.csv": listed})
    for name in ("gang.md", "gang.en.md"):
        (content / "nord/2022" / name).rename(content / "nord/2022" / f"til{name}")
    paste = "tidligere_adresser: [en/nord/2022/gang, nord/2022/gang]"
    check = [sys.executable, "-m", "actionplans", "check"]
    checked = subprocess.run(check, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert paste in checked.stderr
    done = run_build(tmp_path)
    assert paste in done.stderr
    assert done.returncode == 0
    file = content / "nord/2022/tilgang.md"
    text = file.read_text(encoding="utf-8").replace("---\n", f"---\n{paste}\n", 1)
    file.write_text(text, encoding="utf-8")
    done = run_build(tmp_path)
    assert "forsvundet" not in done.stderr
    assert done.returncode == 0
    for old in ("nord/2022/gang", "en/nord/2022/gang"):
        page = tmp_path / "site" / old / "index.html"
        assert "tilgang" in page.read_text(encoding="utf-8")
