"""A page is made again exactly when something that it reads has changed.

Each change is built twice: with what earlier builds have kept, and with nothing. Whole sites are
compared, byte for byte.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from mkdocs.commands import build as host_build

from actionplans import kept_pages, mkdocs_project
from actionplans.answers import Answers
from actionplans.locale import Language
from actionplans.page_maker import MadePage, PageMaker
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import style_sheets
from actionplans.views.frame import frame_of
from actionplans.views.site_pages import pages
from tests.conftest import MUNICIPALITY, REPOSITORY, write
from tests.rendering import DAY, CompiledRenderer, build_pages

pytestmark = pytest.mark.slow

THEME = REPOSITORY / "templates"
CHANGES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("changes.yml").read_text(encoding="utf-8")
)
BUILT = shutil.ignore_patterns("site", ".build")

LAST_DAYS = ["2022-12-31", "2025-12-31", "2026-12-31"]
"""The days on which periods in the content end."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up municipality with a theme folder of its own, built."""
    project = tmp_path_factory.mktemp("kept") / "project"
    shutil.copytree(MUNICIPALITY, project, ignore=BUILT)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").rstrip()
    settings = settings.replace("name: actionplans\n", "name: actionplans\n  custom_dir: theme\n")
    files = {"mkdocs.yml": f"{settings}\n      pdf: no\n", "theme/assets/own.txt": "Eget.\n"}
    build_pages(write(project, files))
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of that project, with its site and all that its build has kept."""
    return Path(shutil.copytree(built, tmp_path / "project"))


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def made_by(project: Path, day: str = DAY) -> list[str]:
    """Build a project; returns the addresses of the pages that were made, and not kept."""
    made: list[str] = []

    def make_pages(maker: PageMaker, addresses: list[str], **_: object) -> Iterator[MadePage]:
        made.extend(addresses)
        return maker.make(addresses)

    with patch.object(kept_pages, "make_pages", make_pages):
        build_pages(project, day)
    return made


def is_as_clean(project: Path, day: str = DAY) -> bool:
    """Whether a project's site is what a build makes that has nothing of an earlier one."""
    clean = project.with_name("clean")
    shutil.copytree(project, clean, ignore=BUILT)
    return tree(project / "site") == tree(build_pages(clean, day))


def carry_out_all(steps: list[dict[str, Any]], project: Path) -> None:
    """Carry out the steps of a change that are not about the build after it."""
    for step in steps:
        if not {"made", "day"} & step.keys():
            carry_out(step, project)


def carry_out(change: dict[str, Any], project: Path) -> None:
    match change:
        case {"file": file, "old": old, "new": new} | {
            "same_size_and_time": file,
            "old": old,
            "new": new,
        }:
            path = project / file
            text, status = path.read_text(encoding="utf-8"), path.stat()
            assert old in text, f"{old!r} is in {file}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            if "same_size_and_time" in change:
                assert path.stat().st_size == status.st_size
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        case {"added": file, "text": text}:
            write(project, {file: text})
        case {"removed": file}:
            (project / file).unlink()
        case {"built": day}:
            made_by(project, day)
        case {"renamed": file, "to": new}:
            (project / new).parent.mkdir(parents=True, exist_ok=True)
            (project / file).rename(project / new)
        case _:
            raise AssertionError(f"no change: {change}")


@pytest.mark.parametrize("steps", CHANGES.values(), ids=CHANGES)
def test_after_a_change_the_site_is_as_if_built_with_nothing_kept(
    project: Path, steps: list[dict[str, Any]]
) -> None:
    most = next((step["made"] for step in steps if "made" in step), None)
    day = next((step["day"] for step in steps if "day" in step), DAY)
    carry_out_all(steps, project)
    made = made_by(project, day)
    assert is_as_clean(project, day)
    assert made, "the change is seen"
    assert most is None or len(made) <= most, made


@pytest.mark.parametrize("last", LAST_DAYS)
def test_the_day_after_a_period_the_pages_of_its_plan_are_made(project: Path, last: str) -> None:
    every = made_by(project, last)
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    made = made_by(project, after)
    assert is_as_clean(project, after)
    assert made
    assert len(made) < len(pages_of(project)), every


def test_another_day_alone_makes_no_page_but_the_log_of_changes(project: Path) -> None:
    made_by(project, "2024-03-01")
    made = made_by(project, "2024-03-02")
    assert made == ["opdateringer/"]
    assert is_as_clean(project, "2024-03-02")


def test_a_template_behind_a_link_and_one_that_changes_again(project: Path) -> None:
    (project / "shared").mkdir()
    (project / "theme/pages").symlink_to(project / "shared")
    for words in ("Eget.", "Andet.", "Eget."):
        page = "{% extends layout %}\n{% block main %}<p>" + words + "</p>{% endblock %}\n"
        write(project / "shared", {"glossary.html": page})
        made_by(project)
        assert words in (project / "site/ordliste/index.html").read_text(encoding="utf-8")
    (project / "theme/pages").unlink()
    (project / "shared").rename(project / "theme/pages")
    assert made_by(project) == [], "it is the same template"
    assert is_as_clean(project)


def test_what_editors_and_python_leave_in_a_theme_changes_nothing(project: Path) -> None:
    left = ("pages/.home.html.swp", "__pycache__/x.pyc", ".DS_Store")
    write(project / "theme", dict.fromkeys(left, "x"))
    assert made_by(project) == []


def test_a_preview_leaves_what_builds_have_kept(project: Path, tmp_path: Path) -> None:
    for path in (project / ".build").rglob("*"):
        os.utime(path, (0, 0))
    config, _ = mkdocs_project.open_preview(project / "mkdocs.yml", tmp_path / "preview")
    host_build.build(config)
    assert made_by(project) == []


def test_what_is_kept_can_be_of_somebody_else(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("actionplans.cache.os.utime", refuse)
    assert made_by(project) == []


def test_nothing_changed_makes_no_page(project: Path, built: Path) -> None:
    assert made_by(project) == []
    assert tree(project / "site") == tree(built / "site")


def test_two_changes_after_each_other_are_as_one(project: Path) -> None:
    for name in ("a title", "a measurement", "a place's name", "an activity less"):
        for step in CHANGES[name]:
            carry_out(step, project)
        made_by(project)
    assert is_as_clean(project)


def test_what_was_taken_back_is_as_before(project: Path) -> None:
    before = tree(project / "site")
    activity = project / "content/soeparken/2022-2025/raadgivning.md"
    text = activity.read_bytes()
    activity.unlink()
    made_by(project)
    activity.write_bytes(text)
    made_by(project)
    assert tree(project / "site") == before


def pages_of(project: Path) -> list[str]:
    return [path for path in tree(project / "site") if path.endswith(".html")]


# What is kept


def ledger(project: Path) -> Path:
    return next((project / ".build" / "pages").glob("*.json"))


def page_files(project: Path) -> list[Path]:
    return [it for it in (project / ".build" / "pages").iterdir() if it.suffix != ".json"]


Damage = Callable[[Path], object]


def each_page(damage: Damage) -> Damage:
    return lambda project: [damage(file) for file in page_files(project)]


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def made_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def linked_to_what_has_no_end(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def made_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("")


DAMAGES: dict[str, Damage] = {
    "no ledger": lambda project: ledger(project).unlink(),
    "an empty ledger": lambda project: ledger(project).write_bytes(b""),
    "a ledger cut off": lambda project: cut_off(ledger(project)),
    "a ledger that is a link": lambda project: linked_to_what_has_no_end(ledger(project)),
    "a ledger that is a folder": lambda project: made_a_folder(ledger(project)),
    "no pages": each_page(Path.unlink),
    "pages cut off": each_page(cut_off),
    "pages mixed up": each_page(lambda file: file.write_bytes(b"<!doctype html>")),
    "pages that are folders": each_page(made_a_folder),
    "pages that are links": each_page(linked_to_what_has_no_end),
    "nothing": lambda project: shutil.rmtree(project / ".build"),
    "a file in its place": lambda project: made_a_file(project / ".build" / "pages"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_made_again(project: Path, built: Path, damage: Damage) -> None:
    damage(project)
    assert made_by(project)
    assert tree(project / "site") == tree(built / "site")


def test_pages_are_kept_for_another_checkout(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "checkout"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("site"))
    for path in other.rglob("*"):
        os.utime(path, (0, 0))
    assert made_by(other) == []
    assert tree(other / "site") == tree(project / "site")


# What is recorded


def maker() -> PageMaker:
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY))
    site = Site.load(MUNICIPALITY / "content", settings)
    specs = {spec.address: spec for spec in pages(site)}
    styles = style_sheets([THEME], site.library)
    codes = {spec.code for spec in specs.values()}
    frames = {code: frame_of(site, styles.printed.address, code) for code in codes}
    return PageMaker(site, CompiledRenderer([THEME]), frames, styles, specs)


def test_a_page_reads_the_same_whichever_was_made_before_it() -> None:
    """What one page reads first, and the next finds made already, is a read of both."""
    first, last = maker(), maker()
    addresses = [spec.address for spec in pages(first.site)]
    reads = {page.address: page.reads for page in first.make(addresses)}
    assert {page.address: page.reads for page in last.make(reversed(addresses))} == reads


def test_every_read_has_an_answer() -> None:
    made = maker()
    addresses = [spec.address for spec in pages(made.site)]
    answers = Answers(made.site, made.names)
    reads = {read for page in made.make(addresses) for read in page.reads}
    assert reads
    assert [read for read in reads if answers.of(read) is None] == []
