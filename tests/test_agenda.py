"""`hvad-nu`: what is due by the dates that are stated, and nothing that is not."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from actionplans import upkeep_commands
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.revisions import last_changes
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, write

DA = Language.load("da")

PLAN, ACTIVITY = "nord/2022/index.md", "nord/2022/gang.md"


@pytest.fixture
def nord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan of 2022 in a folder of its own; nobody knows when files were changed."""
    write(tmp_path / "content", MINIMAL)
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(upkeep_commands, "last_changes", lambda _folder: {})
    return tmp_path


def add(folder: Path, file: str, field: str) -> None:
    path = folder / "content" / file
    path.write_text(path.read_text().replace("---\n", f"---\n{field}\n", 1))


def told(day: str, days: int = 90) -> list[str]:
    """What is due, seen from a day."""
    done = invoke(main, "due", "--date", day, "--days", str(days))
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def due(since: str, place: str, kind: str, **inputs: str) -> str:
    return f"  {since}  content/{place}  {DA.text(kind, **inputs)}"


def heading(kind: str, until: str) -> str:
    return DA.text(kind, until=until)


ENDS = due("2022-12-31", f"{PLAN}:5:10", "due-plan-ends", title="Plan 2022")
ENDED = due("2022-12-31", f"{PLAN}:5:10", "due-plan-ended", title="Plan 2022")


@pytest.mark.usefixtures("nord")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-10-01", [heading("due-nothing", "2022-12-30")]),
        ("2022-10-02", [heading("due-ahead", "2022-12-31"), ENDS]),
        ("2022-12-31", [heading("due-ahead", "2023-03-31"), ENDS]),
        ("2023-01-01", [heading("due-past", "2023-04-01"), ENDED]),
    ],
)
def test_a_plan_that_ends(day: str, expected: list[str]) -> None:
    if day == "2022-12-31":  # it has run for a year less a day, and nobody has reported
        report = due("2023-01-01", f"{PLAN}:5:10", "due-first-report", title="Plan 2022")
        expected = [*expected, report]
    assert told(day) == expected


@pytest.mark.usefixtures("nord")
def test_how_far_ahead_it_looks_can_be_said() -> None:
    assert told("2022-12-01", 29) == [heading("due-nothing", "2022-12-30")]
    assert told("2022-12-01", 30)[1:] == [ENDS]


def test_a_plan_that_a_later_one_follows_is_done_with(nord: Path) -> None:
    later = MINIMAL[PLAN].replace("2022", "2023").replace("periode", "afløser: nord/2022\nperiode")
    write(nord / "content", {"nord/2023/index.md": later})
    assert not [line for line in told("2023-06-01") if "Plan 2022" in line]


@pytest.mark.parametrize("status", ["afløst", "trukket_tilbage"])
def test_a_plan_that_was_given_up_is_done_with(nord: Path, status: str) -> None:
    path = nord / "content" / PLAN
    path.write_text(path.read_text().replace("status: vedtaget", f"status: {status}"))
    assert told("2023-01-01") == [heading("due-nothing", "2023-04-01")]


def test_a_plan_without_a_period_says_nothing(nord: Path) -> None:
    path = nord / "content" / PLAN
    path.write_text(path.read_text().replace("periode: 2022\n", ""))
    assert told("2030-01-01") == [heading("due-nothing", "2030-04-01")]


REPORT = "nord/2022/status-2022-03.md"


def test_the_newest_report_is_a_year_old(nord: Path) -> None:
    path = nord / "content" / PLAN
    path.write_text(path.read_text().replace("periode: 2022", "periode: 2022-2029"))
    write(nord / "content", {REPORT: "---\ntitel: Status\ndato: 2022-03-01\n---\n"})
    line = due("2023-03-01", f"{REPORT}:3:7", "due-report", title="Plan 2022", day="2022-03-01")
    assert told("2022-11-01") == [heading("due-nothing", "2023-01-30")]
    assert told("2023-01-01") == [heading("due-ahead", "2023-04-01"), line]
    assert told("2024-01-01") == [heading("due-past", "2024-03-31"), line]
    write(nord / "content", {REPORT: "---\ntitel: Status\n---\n"})
    assert told("2024-01-01") == [heading("due-nothing", "2024-03-31")], "it states no date"


PROMISE = "leverancer: [{hvad: Ture i gaden., mindst: 8, senest: 2022-06}]"


def delivered(text: str) -> dict[str, str]:
    numbers = f"leveret: [{{leverance: 1, {text}}}]"
    activities = f"aktiviteter: [{{aktivitet: nord/2022/gang, {numbers}}}]"
    return {REPORT: f"---\ntitel: Status\ndato: 2022-07-01\n{activities}\n---\n"}


def test_a_promise_is_due(nord: Path) -> None:
    add(nord, ACTIVITY, PROMISE)
    inputs = {"title": "Gang i gaden", "what": "Ture i gaden"}
    place = f"{ACTIVITY}:2:55"
    over = due("2022-06-30", place, "due-promise-over", **inputs)
    assert told("2022-04-01") == [
        heading("due-ahead", "2022-06-30"),
        due("2022-06-30", place, "due-promise", **inputs),
    ]
    assert told("2022-07-01") == [heading("due-past", "2022-09-29"), over]
    write(nord / "content", delivered("forventet: 9"))
    assert over in told("2022-08-01"), "an expectation is no answer"


@pytest.mark.parametrize("count", [8, 2])
def test_a_promise_that_a_report_answers_is_done_with(nord: Path, count: int) -> None:
    add(nord, ACTIVITY, PROMISE)
    write(nord / "content", delivered(f"antal: {count}"))
    assert told("2022-08-01") == [heading("due-nothing", "2022-10-30")]


def test_a_promise_without_a_day_says_nothing(nord: Path) -> None:
    add(nord, ACTIVITY, PROMISE.replace(", senest: 2022-06", ""))
    assert told("2022-07-01") == [heading("due-nothing", "2022-09-29")]


def test_drafts_are_not_due(nord: Path) -> None:
    add(nord, PLAN, "kladde: ja")
    assert told("2023-01-01") == [heading("due-nothing", "2023-04-01")]


def test_the_accessibility_statement_is_renewed_each_year(nord: Path) -> None:
    settings = SETTINGS.replace("pdf: no", "pdf: no, accessibility_updated: 2021-05-01")
    write(nord, {"mkdocs.yml": settings})
    text = DA.text("due-statement", day="2021-05-01")
    assert told("2022-03-01") == [
        heading("due-ahead", "2022-05-30"),
        f"  2022-05-01  mkdocs.yml:5:34  {text}",
    ]


def test_a_translation_is_older_than_its_page(nord: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(nord / "content", {"nord/2022/gang.en.md": "---\ntitle: Walking\n---\n"})
    changed = {ACTIVITY: date(2022, 2, 2), "nord/2022/gang.en.md": date(2022, 2, 1)}
    monkeypatch.setattr(upkeep_commands, "last_changes", lambda _folder: changed)
    inputs = {"code": "en", "file": ACTIVITY, "day": "2022-02-01"}
    line = due("2022-02-02", "nord/2022/gang.en.md:1:1", "due-translation", **inputs)
    assert told("2022-03-01") == [heading("due-past", "2022-05-30"), line]
    changed["nord/2022/gang.en.md"] = date(2022, 2, 2)
    assert told("2022-03-01") == [heading("due-nothing", "2022-05-30")]


# What the repository says


@pytest.mark.slow
def test_changes_are_those_of_the_repository(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"å/a b.md": "1", "b.md": "1", "mine.md": "1"})

    def git(*words: str, day: str = "2022-01-01") -> None:
        when = f"{day}T12:00:00"
        environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@by.example", *words]
        subprocess.run(
            command, cwd=tmp_path, check=True, capture_output=True, env=os.environ | environment
        )

    assert last_changes(content) == {}, "no repository"
    git("init")
    git("add", "content/å", "content/b.md")
    git("commit", "-m", "first")
    write(content, {"b.md": "2"})
    git("commit", "-am", "second", day="2022-02-02")
    assert last_changes(content) == {"å/a b.md": date(2022, 1, 1), "b.md": date(2022, 2, 2)}
    git("clone", "--depth=1", f"file://{tmp_path}", "shallow")
    assert last_changes(tmp_path / "shallow/content") == {}, "what was before is not known"


@pytest.mark.slow
def test_without_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(tmp_path) == {}
