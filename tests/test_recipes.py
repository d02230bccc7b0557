"""Recipes: what the handbook says one does to add something, done to a copy of the program.

The commands and diffs of every recipe are carried out as they stand. Then the copy builds a site,
and the project's own tests say whether a place was forgotten.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import MINIMAL, REPOSITORY, SETTINGS, write
from tests.rendering import DAY

RECIPES = ("a field", "a check", "a page type", "a language", "an export")

WEATHER = "Vi går indenfor, når det regner, sner, hagler eller blæser for meget"

CONTENT = {
    "nord/2022/gang.md": MINIMAL["nord/2022/gang.md"].replace(
        "nummer: 1", f"nummer: 1\nvejr: {WEATHER}"
    ),
    "nord/2022/gang.fo.md": "---\ntitel: Gongd\n---\nVit ganga.\n",
}
"""An activity with the field that the recipes add, and its translation into their language."""

PARTS = (
    "actionplans",
    "templates",
    "tests",
    "handbook",
    "README.md",
    "build.py",
    "pyproject.toml",
)
"""What the copy has of the repository."""

COMPLETE = (
    "tests/test_catalogues.py",
    "tests/test_architecture.py::test_every_check_is_run",
    "tests/test_architecture.py::test_imports_point_one_way",
    "tests/test_architecture.py::test_everything_public_is_described",
    "tests/test_routes.py",
    "tests/test_labels.py",
    "tests/test_scenarios.py::test_report[weather-too-long]",
    "tests/test_handbook.py::test_every_field_has_an_example_that_is_read_without_a_word",
    "tests/test_handbook.py::test_every_message_is_told_with_what_to_do",
)
"""The tests that notice a place that was forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file of a diff."""

    old: str
    """Its path before; `/dev/null` for a new file."""

    new: str
    hunks: tuple[tuple[str, ...], ...]
    """The lines of each, with the sign that they begin with."""


# Reading the chapter


@cache
def recipes() -> dict[str, list[tuple[str, str]]]:
    """The fenced blocks of each recipe by what it adds: their languages and texts, in order."""
    chapter = (REPOSITORY / "handbook/docs/en/recipes.md").read_text(encoding="utf-8")
    _, *pieces = re.split(r"^## To add (.+)\n", chapter, flags=re.MULTILINE)
    fence = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    return {name: fence.findall(text) for name, text in zip(pieces[::2], pieces[1::2], strict=True)}


def changes(diff: str) -> Iterator[Change]:
    """The files of a diff.

    Raises:
        ValueError: a hunk has not as many lines as its head says.
    """
    _, *files = re.split(r"^--- (\S+)\n\+\+\+ b/(\S+)\n", diff, flags=re.MULTILINE)
    for old, new, text in zip(files[::3], files[1::3], files[2::3], strict=True):
        _, *hunks = re.split(r"^@@ -\S+ \+\S+ @@\n", text, flags=re.MULTILINE)
        counts = re.findall(r"^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@$", text, re.MULTILINE)
        lines = tuple(tuple(hunk.splitlines()) for hunk in hunks)
        for hunk, head in zip(lines, counts, strict=True):
            if [len(_side(hunk, side)) for side in (" -", " +")] != [int(n or 1) for n in head]:
                raise ValueError(f"a hunk of {new} has more or fewer lines than its head says")
        yield Change(old=old.removeprefix("a/"), new=new, hunks=lines)


def _side(hunk: tuple[str, ...], signs: str) -> list[str]:
    """The lines of a hunk before or after it."""
    return [line[1:] for line in hunk if line[0] in signs]


def apply(diff: str, folder: Path) -> None:
    """Apply a diff to the files of a folder.

    Raises:
        ValueError: the lines that a hunk changes do not stand once in the file, or it is no diff.
        OSError: a file that it changes is not there, or one that it adds is.
    """
    files = list(changes(diff))
    if not files:
        raise ValueError("no diff")
    for change in files:
        path = folder / change.new
        if change.old == "/dev/null":
            with path.open("x", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for hunk in change.hunks for line in _side(hunk, "+"))
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for hunk in change.hunks:
            before, after = _side(hunk, " -"), _side(hunk, " +")
            length = len(before)
            found = [at for at in range(len(lines)) if lines[at : at + length] == before]
            if len(found) != 1:
                raise ValueError(
                    f"Recipes: {change.new} has {len(found)} times {before}; where that"
                    " place was changed, the example needs the change too"
                )
            lines[found[0] : found[0] + length] = after
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


# Doing what it says


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program after all recipes."""
    folder = tmp_path_factory.mktemp("recipes")
    for name in PARTS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    # The theme, where the installed package has it: an editable install would find the original.
    (folder / "actionplans/theme").symlink_to("../templates")
    for blocks in recipes().values():
        for language, text in blocks:
            if language == "sh":
                subprocess.run(["sh", "-e", "-c", text], cwd=folder, check=True)
            else:
                apply(text, folder)
    return folder


@pytest.fixture(scope="module")
def built(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A small site that the copy has built, and what it reported."""
    project = tmp_path_factory.mktemp("project")
    settings = SETTINGS.replace("site_name", "site_url: https://planer.example/\nsite_name", 1)
    write(project, {"mkdocs.yml": settings})
    write(project / "content", MINIMAL | CONTENT)
    command = [sys.executable, str(copy / "build.py"), "--date", DAY]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return project / "site", done.stderr


def page(site: Path, address: str) -> str:
    """A page's HTML, a single space wherever it has blanks."""
    return " ".join((site / address / "index.html").read_text(encoding="utf-8").split())


def test_every_recipe_says_its_change() -> None:
    assert tuple(recipes()) == RECIPES
    for name, blocks in recipes().items():
        assert "diff" in {language for language, _ in blocks}, name
        assert {language for language, _ in blocks} <= {"diff", "sh"}, name


@pytest.mark.slow
def test_a_field_is_a_section_of_its_page(built: tuple[Path, str]) -> None:
    html = page(built[0], "nord/2022/gang")
    heading = '<h2 id="del-vejr">I dårligt vejr</h2>'
    assert f"{heading} <p>{WEATHER}</p>" in html


@pytest.mark.slow
def test_a_check_warns(built: tuple[Path, str]) -> None:
    warning = (
        "content/nord/2022/gang.md:3:7  advarsel langt-vejr  Teksten om vejret har mere end 60"
    )
    assert warning in built[1]


@pytest.mark.slow
def test_a_page_is_in_the_menu_and_the_sitemap(built: tuple[Path, str]) -> None:
    site, _ = built
    html = page(site, "vejr")
    assert "<h1>Når det regner</h1>" in html
    assert '<a href="../nord/2022/gang/">Gang i gaden</a>' in html
    menu = page(site, "").partition('aria-label="Hovedmenu">')[2].partition("</nav>")[0]
    assert '<a href="vejr/">Når det regner</a>' in menu
    assert "<loc>https://planer.example/vejr/</loc>" in (site / "sitemap.xml").read_text()


@pytest.mark.slow
def test_a_language_has_its_interface(built: tuple[Path, str]) -> None:
    html = page(built[0], "fo/nord/2022/gang")
    assert '<html lang="fo" dir="ltr"' in html
    assert "Gongd</h1>" in html
    assert ">Far til innihaldið</a>" in html
    assert ">Forsíða</a>" in html


@pytest.mark.slow
def test_an_export_is_a_file(built: tuple[Path, str]) -> None:
    texts = json.loads((built[0] / "weather.json").read_text(encoding="utf-8"))
    assert texts == {"nord/2022/gang/": WEATHER}


@pytest.mark.slow
def test_the_recipes_say_every_place(copy: Path) -> None:
    """The project's own tests find nothing that the recipes left out."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *COMPLETE]
    environment = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_recipes_are_in_the_style_of_the_project(copy: Path) -> None:
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "."]
        done = subprocess.run(ruff, cwd=copy, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout


# The applier


def test_a_diff_that_no_longer_applies_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    diff = "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,3 @@\n a\n+b\n c\n"
    file.write_text("a\nc\n")
    apply(diff, tmp_path)
    assert file.read_text() == "a\nb\nc\n"
    for text in ("a\nb\nc\n", "a\nc\na\nc\n"):
        file.write_text(text)
        with pytest.raises(ValueError, match="times"):
            apply(diff, tmp_path)
    with pytest.raises(ValueError, match="lines"):
        apply(diff.replace("+1,3", "+1,2"), tmp_path)
    with pytest.raises(ValueError, match="no diff"):
        apply("a\n", tmp_path)
    with pytest.raises(FileExistsError):
        apply("--- /dev/null\n+++ b/a.py\n@@ -0,0 +1 @@\n+b\n", tmp_path)
