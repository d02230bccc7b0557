"""The mistakes of staff, a scenario a file in `scenarios/`, and the whole report on each.

A scenario says `what` was done wrong, with which `files`, and the whole report to `expect`: each
problem `at` its file, line and column, with its `severity`, `code`, `message` and `hint`. The files
stand over those of `MINIMAL`, as `content.layered` says.

`drafts: yes` reads drafts too, as a preview does. `build: yes` also runs `build.py`, over a site
that stands already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.cache import BuildCache
from actionplans.locale import Language
from actionplans.outputs import outputs
from actionplans.problems import Report
from actionplans.publishing import target as site_folder
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MINIMAL, SETTINGS, run_build, write
from tests.content import layered
from tests.rendering import DAY

DANISH = Language.load("da")


@dataclass(frozen=True)
class Reported:
    """A problem in the words of staff."""

    at: str
    severity: str
    code: str
    message: str
    hint: str

    @property
    def line(self) -> str:
        """The report that a build prints."""
        return f"content/{self.at}  {self.severity} {self.code}  {self.message} {self.hint}"


@dataclass(frozen=True)
class Scenario:
    """A file of `scenarios/`."""

    what: str
    files: dict[str, Any]
    expect: list[dict[str, str]]
    drafts: bool = False
    build: bool = False

    @property
    def reported(self) -> list[Reported]:
        """The whole report."""
        return [Reported(**problem) for problem in self.expect]

    @property
    def content(self) -> dict[str, str | bytes]:
        """Every file of the content folder."""
        return layered(self.files)


SCENARIOS = {
    file.stem: Scenario(**yaml.safe_load(file.read_text(encoding="utf-8")))
    for file in sorted((Path(__file__).parent / "scenarios").glob("*.yml"))
}
BUILT = {name: scenario for name, scenario in SCENARIOS.items() if scenario.build}


def reported(report: Report) -> list[Reported]:
    """A report in the words of staff."""
    messages = [(problem, DANISH.describe(problem)) for problem in report]
    return [
        Reported(str(p.location), DANISH.text(p.severity), m.code, m.text, m.hint)
        for p, m in messages
    ]


def load(folder: Path, *, drafts: bool = False, cache: BuildCache | None = None) -> Site:
    """Read and check a content folder."""
    statement = "https://was.by.example/"
    day = date.fromisoformat(DAY)
    settings = Settings("Prøveplaner", DANISH, day, accessibility_statement=statement)
    return outputs(Site.load(folder, settings, drafts=drafts, cache=cache)).site


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_report(scenario: Scenario, tmp_path: Path) -> None:
    """Staff are told what is wrong, where, and what to write instead; nothing else.

    They are told the same where an earlier build has kept what it read and found.
    """
    folder, cache = write(tmp_path / "content", scenario.content), tmp_path / "cache"
    for _ in ("first", "again"):
        site = load(folder, drafts=scenario.drafts, cache=BuildCache(cache))
        assert reported(site.report) == scenario.reported


@pytest.mark.slow
@pytest.mark.parametrize("scenario", BUILT.values(), ids=BUILT)
def test_build(scenario: Scenario, tmp_path: Path) -> None:
    """A build prints the report; with an error in it, it leaves the old site as it was."""
    write(tmp_path, {"mkdocs.yml": SETTINGS, "site/index.html": "old", "site/a/b.bin": b"\0\xff"})
    write(tmp_path / "content", scenario.content)
    site_folder.write_manifest(tmp_path / "site")
    site = _files(tmp_path / "site")
    done = run_build(tmp_path)
    printed = done.stderr.splitlines()
    assert "Traceback" not in done.stdout + done.stderr
    errors_last = sorted(scenario.reported, key=lambda problem: problem.severity == "fejl")
    assert [line for line in printed if line.startswith("content/")] == [
        problem.line for problem in errors_last
    ]
    errors = sum(problem.severity == "fejl" for problem in scenario.reported)
    warnings = len(scenario.reported) - errors
    assert f"{errors} fejl, {warnings} {'advarsel' if warnings == 1 else 'advarsler'}" in printed
    assert done.returncode == (1 if errors else 0)
    assert (_files(tmp_path / "site") == site) == bool(errors)
    left = {path.name for path in tmp_path.iterdir()} - {".build"}
    assert left == {"mkdocs.yml", "content", "site"}


def test_scenarios_are_there() -> None:
    """The scenarios were found, each told in one line, and some of them are built."""
    assert len(SCENARIOS) >= 45
    assert len(BUILT) >= 5
    for name, scenario in SCENARIOS.items():
        assert "\n" not in scenario.what.strip(), name
        assert scenario.what.endswith("."), name


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("nord/2022/hemmelig.md", "../outside/secret.md"),
        ("nord/2022/kort.pdf", "../outside/secret.md"),
        ("syd", "../outside"),
        ("nord/area.geojson", "/etc/passwd"),
        ("nord/2022/tabt.md", "../outside/nothing.md"),
        ("nord/2022/tur.md", "nord/2022/gang.md"),
        ("nord/2022/ring.md", "nord/2022/ring.md"),
        ("nord/2022/alt", "."),
    ],
)
def test_symbolic_link(name: str, target: str, tmp_path: Path) -> None:
    """A symbolic link is told and not followed, wherever it leads."""
    write(tmp_path / "outside", {"secret.md": "---\nhemmelighed: 1\n---\n"})
    content = write(tmp_path / "content", MINIMAL)
    (content / name).symlink_to(content / target)
    site = load(content)
    message = f"{name.rpartition('/')[2]} er en genvej. Genveje bliver ikke fulgt."
    hint = "Læg selve filen her i stedet for en genvej."
    assert reported(site.report) == [Reported(f"{name}:1:1", "fejl", "genvej", message, hint)]
    assert {document.file for document in site.content.documents} == set(MINIMAL)
    assert site.content.media == ()
    assert site.content.outlines == {}


def test_no_content(tmp_path: Path) -> None:
    """A content folder that is not there is told, not raised."""
    message = "Mappen med indhold findes ikke."
    hint = "Kør kommandoen i mappen med mkdocs.yml."
    [problem] = reported(load(tmp_path / "content").report)[:1]
    assert problem == Reported("content:1:1", "fejl", "intet-indhold", message, hint)


def _files(folder: Path) -> dict[str, bytes]:
    paths: Iterable[Path] = folder.rglob("*")
    return {str(p.relative_to(folder)): p.read_bytes() for p in paths if p.is_file()}
