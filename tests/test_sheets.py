"""Spreadsheets out and in: a round trip changes nothing, and nothing that was typed is lost.

The scenarios are in `sheets.yml`: what somebody did to the sheet that went out, the whole `report`
on it, and what it `says` or which `edits` it makes.
"""

import shutil
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actionplans.cli import main
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.report import ActivityReport
from actionplans.problems import Report
from actionplans.reader import read_content
from actionplans.sheets.amounts import AmountError, amount_of
from actionplans.sheets.budget_edits import budget_edits
from actionplans.sheets.budget_in import read_budget
from actionplans.sheets.budget_out import budget_tables
from actionplans.sheets.choice import chosen_plans
from actionplans.sheets.raw import Cell, Kind, scan
from actionplans.sheets.reports import problem_lines
from actionplans.sheets.status_fields import items_of, shown
from actionplans.sheets.status_in import read_status
from actionplans.sheets.status_out import status_table
from actionplans.sheets.workbook import workbook
from tests.commands import invoke
from tests.conftest import REPOSITORY, SETTINGS, write
from tests.content import layered
from tests.sheets import changed, with_shared_strings

DA = Language.load("da")
DATA = yaml.safe_load((Path(__file__).parent / "sheets.yml").read_text(encoding="utf-8"))
MONTH = "2026-08"
WORDS = DA.text("sheet-words")


@dataclass(frozen=True)
class Scenario:
    """An entry of `sheets.yml`."""

    do: list[dict[str, Any]]
    report: list[str] = field(default_factory=list)
    says: dict[str, Any] | None = None
    edits: list[str] | None = None
    meanwhile: dict[str, dict[str, str]] = field(default_factory=dict)


TODAY = date(2026, 9, 1)
STATUS = {name: Scenario(**it) for name, it in DATA["status"].items()}
BUDGET = {name: Scenario(**it) for name, it in DATA["budget"].items()}
SAVED = pytest.mark.parametrize("saved", [bytes, with_shared_strings], ids=["inline", "shared"])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", layered(DATA["content"]))


def library(content: Path) -> Library:
    found = read_content(content, DA)
    assert not found.problems
    return Library(found, DA, TODAY, drafts=True)


def saved_as(folder: Path, data: bytes) -> Path:
    path = folder / "ark.xlsx"
    path.write_bytes(data)
    return path


def lines(report: Report) -> list[str]:
    """The report on a sheet without the name of its file, and without the line that counts."""
    return [line.removeprefix("ark.xlsx  ") for line in problem_lines(report, DA, "ark.xlsx")][:-1]


@SAVED
@pytest.mark.parametrize("scenario", STATUS.values(), ids=STATUS)
def test_status(scenario: Scenario, saved: Any, content: Path) -> None:
    records = library(content)
    table = status_table(records, chosen_plans(records, None, None), MONTH)
    sent = saved(changed(workbook([table], WORDS), scenario.do))
    found = read_status(scan(saved_as(content.parent, sent)), records)
    assert lines(Report(found.problems)) == scenario.report
    assert found.month == MONTH
    if scenario.says is not None:
        assert {str(it.id): said for it, said in found.statements.items()} == scenario.says


@SAVED
@pytest.mark.parametrize("scenario", BUDGET.values(), ids=BUDGET)
def test_budget(scenario: Scenario, saved: Any, content: Path) -> None:
    records = library(content)
    tables = budget_tables(records, chosen_plans(records, None, None))
    sent = saved(changed(workbook(tables, WORDS), scenario.do))
    for file, replaced in scenario.meanwhile.items():
        text = (content / file).read_text(encoding="utf-8")
        for old, new in replaced.items():
            assert text.count(old) == 1
            text = text.replace(old, new)
        (content / file).write_text(text, encoding="utf-8")
    found = read_budget(scan(saved_as(content.parent, sent)), library(content))
    assert lines(Report(found.problems)) == scenario.report
    if scenario.edits is not None:
        edits = budget_edits(content, found.figures)
        shown = [
            f"{file}:{it.line}:{it.column} {it.shown}" for file, its in edits.items() for it in its
        ]
        assert shown == scenario.edits


# What goes out


def test_the_same_content_gives_the_same_bytes(content: Path) -> None:
    records = library(content)
    plans = chosen_plans(records, None, None)
    tables = [status_table(records, plans, MONTH), *budget_tables(records, plans)]
    first, second = (workbook(tables, WORDS) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {it.date_time[0] for it in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_sheet_runs_no_text_and_lets_nobody_change_what_is_known(content: Path) -> None:
    records = library(content)
    made = workbook([status_table(records, chosen_plans(records, None, None), MONTH)], WORDS)
    book = openpyxl.load_workbook(BytesIO(made))
    sheet = book.worksheets[0]
    titles = {it.value: it for it in sheet[1]}
    title = sheet.cell(3, titles["Aktivitet"].column)
    assert (title.value, title.data_type, title.quotePrefix) == ("=Løb i parken", "s", True)
    assert sheet.protection.sheet
    assert title.protection.locked
    assert not sheet.cell(3, titles["Forløb"].column).protection.locked
    assert sheet.cell(2, titles["Sidst: Forløb"].column).value == "Det går."
    assert sheet.cell(2, titles["Sidst: Fase"].column).value == "i gang"
    (phase,) = (
        it
        for it in sheet.data_validations.dataValidation
        if it.type == "list" and f"{titles['Fase'].column_letter}2" in str(it.sqref).split(":")
    )
    name, cells = phase.formula1.replace("'", "").replace("$", "").split("!")
    words = [cell.value for (cell,) in book[name][cells]]
    assert words == [word.replace("_", " ") for word in DA.choices("Lifecycle")]


# Through the command line


@pytest.fixture
def site(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(content.parent, {"mkdocs.yml": SETTINGS})
    monkeypatch.chdir(content.parent)
    return content.parent


def files(site: Path) -> dict[str, bytes]:
    return {it.name: it.read_bytes() for it in (site / "content").rglob("*") if it.is_file()}


def run(*arguments: str, status: int = 0) -> str:
    done = invoke(main, *arguments)
    assert done.exit_code == status, done.output
    return done.stdout + done.stderr


@pytest.mark.slow
def test_a_status_round(site: Path) -> None:
    said = run("status", "ark", MONTH)
    assert "status-2026-08.xlsx" in said
    sheet = site / "status-2026-08.xlsx"
    before = files(site)
    assert DA.text("sheet-nothing-filled", file=sheet.name) in run("status", "læs", sheet.name)
    assert files(site) == before
    sheet.write_bytes(changed(sheet.read_bytes(), STATUS["words, texts and lists"].do))
    assert "content/nord/2022/status-2026-08.md" in run("status", "læs", sheet.name)
    made = files(site)
    assert before.items() < made.items()
    assert "kladde: ja" in made["status-2026-08.md"].decode()
    run("status", "ark", MONTH, "--til", "igen.xlsx")
    same = DA.text("sheet-report-same", file="content/nord/2022/status-2026-08.md")
    assert same in run("status", "læs", "igen.xlsx")
    put = [{"put": "Noget andet", "at": [1, "Forløb"]}]
    (site / "igen.xlsx").write_bytes(changed((site / "igen.xlsx").read_bytes(), put))
    there = DA.text("sheet-report-there", files="content/nord/2022/status-2026-08.md")
    assert there in run("status", "læs", "igen.xlsx", status=2)
    assert files(site) == made
    assert "status-2026-09.md" in run("status", "læs", "igen.xlsx", "--måned", "2026-09")


@pytest.mark.slow
def test_a_sheet_with_errors_changes_nothing(site: Path) -> None:
    for what, scenarios in (("status", STATUS), ("budget", BUDGET)):
        run(what, "ark", "--til", f"{what}.xlsx")
        path, before = site / f"{what}.xlsx", files(site)
        path.write_bytes(changed(path.read_bytes(), scenarios["rows that cannot be placed"].do))
        said = run(what, "læs", path.name, status=1)
        assert DA.text("sheet-refused") in said
        assert f"{what}.xlsx  " in said
        assert files(site) == before


@pytest.mark.slow
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_budgets_keep_every_byte_that_is_no_figure(site: Path, line_break: str) -> None:
    for path in (site / "content/nord/2022").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", line_break).encode())
    before = files(site)
    run("budget", "sheet", "--partnership", "nord", "--edition", "2022")
    sheet = site / "budget-nord-2022.xlsx"
    assert DA.text("sheet-budget-same") in run("budget", "læs", sheet.name)
    assert files(site) == before
    sheet.write_bytes(changed(sheet.read_bytes(), BUDGET["as people write amounts"].do))
    assert DA.text("move-dry") in run("budget", "læs", sheet.name, "--vis")
    assert files(site) == before
    assert DA.text("sheet-budget-done", count=5) in run("budget", "læs", sheet.name)
    after = files(site)
    expected = before["gang.md"]
    for old, new in (
        (b"bevilling: {2022: 1.000} ", b"bevilling: {2022: 1.200.000} "),
        (b"{2022: 600}", b"{2022: 300.000}"),
        (b"{2022: 400,", b"{2022: 1.000,"),
        (b"  2022: 1.000", b"  2022: 2.000.000"),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert after["gang.md"] == expected
    assert after["loeb.md"] == before["loeb.md"].replace(b"25000", b"30000")
    assert DA.text("sheet-budget-same") in run("budget", "læs", sheet.name)
    there = run("budget", "ark", "--partnerskab", "nord", "--udgave", "2022", status=2)
    assert "budget-nord-2022.xlsx" in there


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


BOMB = zipped({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b" " * 70_000_000})
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'

NO_SHEETS = {
    "text": (b"Id;Aktivitet\n", "sheet-unreadable"),
    "empty": (b"", "sheet-unreadable"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet-unreadable"),
    "another zip": (zipped({"mimetype": b"application/epub+zip"}), "sheet-unreadable"),
    "no parts": (zipped({"xl/workbook.xml": b"<workbook/>"}), "sheet-unreadable"),
    "entities": (zipped({"xl/workbook.xml": ENTITIES}), "sheet-unreadable"),
    "macros": (zipped({"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "sheet-macros"),
    "bomb": (BOMB, "sheet-too-large"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", NO_SHEETS)
def test_what_is_no_sheet_is_refused_in_a_sentence(what: str, site: Path) -> None:
    content, kind = NO_SHEETS[what]
    (site / "x.xlsx").write_bytes(content)
    assert run("status", "læs", "x.xlsx", status=2).strip() == DA.text(kind, file="x.xlsx")


@pytest.mark.slow
@pytest.mark.usefixtures("site")
def test_a_sheet_of_something_else_is_refused() -> None:
    run("budget", "ark", "--til", "b.xlsx")
    run("status", "ark", "--til", "s.xlsx")
    assert DA.text("sheet-not-status", file="b.xlsx") in run("status", "læs", "b.xlsx", status=2)
    assert DA.text("sheet-not-budget", file="s.xlsx") in run("budget", "læs", "s.xlsx", status=2)
    assert "2026-13" in run("status", "ark", "2026-13", status=2)
    assert run("status", "læs", status=2)
    assert "2022" in run("status", "ark", "--udgave", "1999", status=2)


@pytest.mark.slow
def test_what_is_published_comes_back_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    for command in (
        "status ark 2026-08 --partnerskab amager",
        "status læs status-amager-2022-2026-08.xlsx",
        "budget ark --partnerskab amager --udgave 2022",
        "budget læs budget-amager-2022.xlsx --vis",
        "budget læs budget-amager-2022.xlsx",
    ):
        assert run(*command.split())
    assert files(tmp_path) == before


# What is typed


@given(st.text(alphabet="0123456789.,-−'krtmio udgår=+", max_size=15))
def test_a_text_is_an_amount_or_none(text: str) -> None:
    try:
        amount = amount_of(Cell(1, 1, Kind.TEXT, text), DA)
    except AmountError:
        return
    assert not isinstance(amount, int) or abs(amount) < 10**15


@given(st.lists(st.text(alphabet="ab -•\n", min_size=1).map(str.strip).filter(bool), max_size=4))
def test_lists_come_back_as_they_were(items: list[str]) -> None:
    clean = ["\n".join(line.strip() for line in it.split("\n")) for it in items]
    report = ActivityReport(activity="nord/2022/gang", achieved=tuple(clean))
    assert items_of(shown(report, "achieved", DA)) == clean
