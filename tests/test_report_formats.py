"""The report for other programs: `check --format`, read as those programs read it."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from actionplans.cli import main
from actionplans.locale import Language
from actionplans.problems import Location, Problem, Report
from actionplans.report_formats import FORMATS, formatted
from tests.commands import invoke
from tests.conftest import MINIMAL, REPOSITORY, SETTINGS, write

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0.json").read_text())

LINK = "nord/2022/gang.md"
MISTAKES = {
    LINK: MINIMAL[LINK]
    .replace("ansvarlige: [by]", "ansvarlige: [byy]")
    .replace("gaden", "gaden, 100 %"),
    "nord/2022/løb.md": MINIMAL[LINK].replace("nummer: 1", "nummer: 2"),
    "nord/2022/tavs.md": "---\ntitel: Tavs\nansvarlige: [by]\nresumé: Kort.\n---\n",
}
"""An error in a field, one in the name of a file, and a warning."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "content", MINIMAL | MISTAKES)
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(form: str) -> str:
    """What `check` prints in a format: only the report."""
    done = invoke(main, "check", "--format", form)
    assert (done.exit_code, done.stderr) == (1, "")
    return done.stdout


@pytest.mark.usefixtures("project")
def test_json_has_every_problem() -> None:
    found = json.loads(checked("json"))
    assert found[0] == {
        "file": f"content/{LINK}",
        "line": 6,
        "column": 14,
        "severity": "error",
        "code": "ukendt-aktoer",
        "message": '"byy" findes ikke i aktoerer.yml.',
        "hint": 'Mente du "by"? Ellers tilføj organisationen i aktoerer.yml.',
    }
    lines = invoke(main, "check", "--alle").stderr.splitlines()[:-1]
    places = sorted(f"{it['file']}:{it['line']}:{it['column']}" for it in found)
    assert places == sorted(line.split("  ")[0] for line in lines if line)


@pytest.mark.usefixtures("project")
def test_github_has_a_line_for_each_at_its_place() -> None:
    lines = checked("github").splitlines()
    assert lines[0] == (
        f"::error file=content/{LINK},line=6,col=14,title=ukendt-aktoer::"
        '"byy" findes ikke i aktoerer.yml. Mente du "by"? Ellers tilføj organisationen '
        "i aktoerer.yml."
    )
    kinds = [re.match("::(error|warning) ", line) for line in lines]
    assert all(kinds)
    words = [kind[1] for kind in kinds if kind]
    assert words == sorted(words), "errors come first, for GitHub shows ten"


def test_github_takes_no_sign_of_a_text_for_its_own() -> None:
    problem = Problem.error("bad-file-name", Location("a,b:c%.md"), name="100 %")
    line = formatted(Report([problem]), Language.load("da"), Path("content"), "github")
    assert line.startswith("::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=filnavn::")
    assert '"100 %25"' in line


@pytest.mark.usefixtures("project")
def test_gitlab_tells_each_from_the_others() -> None:
    found = json.loads(checked("gitlab"))
    assert found[0]["check_name"] == "ukendt-aktoer"
    assert found[0]["location"] == {"path": f"content/{LINK}", "lines": {"begin": 6}}
    assert {it["severity"] for it in found} == {"major", "minor"}
    assert len({it["fingerprint"] for it in found}) == len(found) > 2


def test_gitlab_knows_a_problem_again_on_another_line(project: Path) -> None:
    def fingerprints() -> set[str]:
        return {it["fingerprint"] for it in json.loads(checked("gitlab"))}

    before = fingerprints()
    file = project / "content" / LINK
    file.write_text(file.read_text().replace("---\n", "---\nkaldenavn: Gang\n", 1))
    assert fingerprints() == before


def test_gitlab_tells_the_same_problem_twice_apart() -> None:
    twice = [Problem.error("bad-year", Location("a.yml", line), value="22") for line in (1, 2)]
    found = json.loads(formatted(Report(twice), Language.load("da"), Path("content"), "gitlab"))
    assert len({it["fingerprint"] for it in found}) == 2


@pytest.mark.usefixtures("project")
def test_sarif_is_valid_and_complete() -> None:
    log: dict[str, Any] = json.loads(checked("sarif"))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    results = run["results"]
    assert len(results) == len(json.loads(checked("json")))
    for result in results:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    uris = [it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for it in results]
    assert "content/nord/2022/løb.md" in map(unquote, uris)
    assert all(uri.isascii() for uri in uris)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_a_report_of_nothing_is_one_too(form: str) -> None:
    text = formatted(Report(), Language.load("en"), REPOSITORY, form)
    assert text == "" if form == "github" else json.loads(text) is not None


def test_settings_and_other_folders_have_their_own_paths(project: Path) -> None:
    write(project, {"mkdocs.yml": SETTINGS + "nav: []\ncopyright: Byen\n"})
    write(project / "andet", MINIMAL)
    done = invoke(main, "check", "--content", "andet", "--format", "json")
    assert {it["file"] for it in json.loads(done.stdout)} == {"mkdocs.yml"}
