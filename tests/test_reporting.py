"""The report as the terminal shows it: its order, colours, what it leaves out, `check FILES`."""

import re
from io import StringIO
from pathlib import Path

import pytest

from actionplans.cli import main
from actionplans.locale import Language
from actionplans.problems import Location, Problem, Report
from actionplans.reporting import (
    MAX_ALIKE,
    MAX_PER_FILE,
    print_report,
    report_lines,
    wants_colour,
)
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, write

DANISH, ENGLISH = Language.load("da"), Language.load("en")


class Terminal(StringIO):
    """A stream that shows colours."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def warning(line: int, file: str = "a.md", kind: str = "no-responsible") -> Problem:
    return Problem.warning(kind, Location(file, line), key="x")


def error(line: int, file: str = "a.md") -> Problem:
    return Problem.error("bad-yaml", Location(file, line))


def lines(*problems: Problem, language: Language = DANISH, every: bool = False) -> list[str]:
    return list(report_lines(Report(problems), language, "content", every=every))


# Order


def test_errors_come_last_below_an_empty_line() -> None:
    printed = lines(error(1), warning(2), error(3, "b.md"), warning(1, "c.md"))
    assert [line.split("  ")[0] for line in printed] == [
        "content/a.md:2:1",
        "content/c.md:1:1",
        "",
        "content/a.md:1:1",
        "content/b.md:3:1",
        "2 fejl, 2 advarsler",
    ]


@pytest.mark.parametrize("problem", [error(1), warning(1)])
def test_no_empty_line_stands_alone(problem: Problem) -> None:
    assert "" not in lines(problem)


def test_an_english_site_has_english_codes() -> None:
    assert lines(error(1), language=ENGLISH)[0].startswith("content/a.md:1:1  error bad-yaml  ")


# Floods


def test_a_long_run_of_one_warning_is_grouped() -> None:
    many = [warning(number, f"{number:02}.md") for number in range(1, 11)]
    printed = lines(*many, warning(1, "b.md", "no-summary"))
    assert sum("mangler-ansvarlig  " in line for line in printed) == MAX_ALIKE
    assert printed[:MAX_ALIKE] == lines(*many[:MAX_ALIKE])[:-1]
    assert printed[-2:] == [
        "… og 5 mangler-ansvarlig til. Se dem med: actionplans check --alle",
        "0 fejl, 11 advarsler",
    ]
    assert len(lines(*many, every=True)) == len(many) + 1


def test_a_run_that_is_one_too_long_is_printed() -> None:
    assert len(lines(*(warning(number) for number in range(MAX_ALIKE + 1)))) == MAX_ALIKE + 2


def test_a_flood_of_errors_is_cut_off_for_each_file() -> None:
    many = [error(number) for number in range(1, 251)]
    printed = lines(*many, error(7, "b.md"))
    assert len([line for line in printed if line.startswith("content/a.md:")]) == MAX_PER_FILE
    assert "content/a.md  … og 150 til i filen" in printed
    assert printed[-2].startswith("content/b.md:7:1  fejl")
    assert printed[-1] == "251 fejl, 0 advarsler"
    assert len(lines(*many, every=True)) == len(many) + 1


def test_as_many_errors_as_are_printed_are_not_cut_off() -> None:
    assert len(lines(*(error(number) for number in range(MAX_PER_FILE)))) == MAX_PER_FILE + 1


# What is accepted


def test_what_is_accepted_is_counted_and_shown_with_its_reason_on_demand() -> None:
    problems = (warning(1).accepted("Dokumentet siger\x1b det ikke."), warning(2))
    assert lines(*problems)[-1] == "0 fejl, 1 advarsel, 1 accepteret"
    assert len(lines(*problems)) == 2
    first = lines(*problems, every=True)[0]
    assert first.startswith("content/a.md:1:1  accepteret mangler-ansvarlig  ")
    assert first.endswith(" Accepteret: Dokumentet siger? det ikke.")


# Colours


def printed_to(stream: StringIO) -> str:
    print_report(Report([error(1), warning(2)]), DANISH, "content", stream)
    return stream.getvalue()


def test_severities_are_coloured_on_a_terminal() -> None:
    printed = printed_to(Terminal())
    assert "\x1b[31m\x1b[1mfejl\x1b[0m kan-ikke-forstaas" in printed
    assert "\x1b[33m\x1b[22madvarsel\x1b[0m mangler-ansvarlig" in printed
    assert re.sub(r"\x1b\[\d+m", "", printed) == printed_to(StringIO())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("CI", "true"), ("TERM", "dumb")])
def test_nothing_is_coloured_where_it_is_not_wanted(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wants_colour(Terminal())
    monkeypatch.setenv(name, value)
    assert "\x1b" not in printed_to(Terminal())


# Commands


def check(*arguments: str) -> tuple[int, list[str]]:
    done = invoke(main, "check", *arguments)
    return done.exit_code, done.stderr.splitlines()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with an error in one plan, and warnings in the other; commands are run in it."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    accepted = "accepteret: [{kode: mangler-resume, grund: Kun et navn.}]"
    content = MINIMAL | {
        "nord/index.md": MINIMAL["nord/index.md"].replace("resumé: Kort.", accepted),
        "nord/2023/index.md": MINIMAL["nord/2022/index.md"].replace("resumé: Kort.\n", ""),
        "nord/2023/gang.md": MINIMAL["nord/2022/gang.md"].replace("[by]", "[byy]"),
        "nord/2023/kopi.md": MINIMAL["nord/2022/gang.md"],
        "kort.pdf": "x",
    }
    write(tmp_path / "content", content)
    return tmp_path


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "status", "places"),
    [
        (["content/nord/2023/index.md"], 0, ["nord/2023/index.md:2:1"]),
        (["nord/2023/index.md", "kort.pdf"], 0, ["kort.pdf:1:1", "nord/2023/index.md:2:1"]),
        (
            ["content/nord/2023/", "mkdocs.yml"],
            1,
            ["nord/2023/gang.md:6:14", "nord/2023/index.md:2:1", "nord/2023/kopi.md:2:9"],
        ),
        (["content/nord/2022", "mkdocs.yml"], 0, []),
        (
            ["content/nord/2023/gang.md"],
            1,
            ["nord/2023/gang.md:6:14", "nord/2023/kopi.md:2:9"],
        ),
    ],
    ids=["one", "several", "a folder", "nothing wrong", "named by another"],
)
def test_a_report_on_files(arguments: list[str], status: int, places: list[str]) -> None:
    """The whole content is read; told is what is about the files, and the exit status with it."""
    code, printed = check(*arguments)
    found = [line.split()[0].removeprefix("content/") for line in printed[:-1] if line]
    assert (code, sorted(found)) == (status, places)


@pytest.mark.usefixtures("project")
def test_a_report_on_everything_shows_what_is_accepted_on_demand() -> None:
    code, printed = check()
    assert code == 1
    assert printed[-1].endswith(", 1 accepteret")
    assert not any("Kun et navn." in line for line in printed)
    assert "Kun et navn." in check("--alle")[1][0]
    assert check("--alle", "nord/index.md")[0] == 0


@pytest.mark.parametrize("path", ["nix.md", "../outside.md", "/etc/passwd"])
def test_a_report_on_a_file_that_is_no_content(path: str, project: Path) -> None:
    write(project.parent, {"outside.md": "x"})
    assert check(path) == (2, [f"{path} er ikke en fil eller en mappe i content/."])
