"""The commands that send out spreadsheets, and read those that come back.

Each reports the reason for a failure in a sentence; the exit status is as in `commands`. Where
anything in a sheet cannot be read, nothing is written: the sheet still has it.
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from actionplans.authoring.disk import carry_out, write_new_bytes
from actionplans.authoring.edits import EditError
from actionplans.authoring.move import Move
from actionplans.desk import Desk, open_desk
from actionplans.locale import Language
from actionplans.localized_click import printable
from actionplans.model.plan import Plan
from actionplans.problems import Problem, Report
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Entry
from actionplans.sheets.budget_edits import budget_edits
from actionplans.sheets.budget_in import read_budget
from actionplans.sheets.budget_out import budget_tables
from actionplans.sheets.choice import chosen_plans
from actionplans.sheets.raw import read_workbook
from actionplans.sheets.reports import problem_lines
from actionplans.sheets.status_in import read_status
from actionplans.sheets.status_out import status_table
from actionplans.sheets.status_reports import made_reports
from actionplans.sheets.table import Table
from actionplans.sheets.workbook import workbook


def status_sheet(
    language: Language,
    config_file: Path,
    month: str | None,
    partnership: str | None,
    edition: str | None,
    into: Path | None,
) -> None:
    """Write the sheet of a status round.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        month: the month, such as `2026-08`; this one if not given.
        partnership: the partnership as somebody names it; all if not given.
        edition: the edition; all that no other replaces if not given.
        into: the file to write; if not given, one beside the settings that tells what it is.

    Raises:
        SystemExit: it was not written; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        month = month or f"{desk.settings.today:%Y-%m}"
        plans = _plans(desk, partnership, edition)
        table = status_table(desk.library, plans, month)
        name = desk.settings.language.text("sheet-status-file")
        path = into or _beside(config_file, name, plans, partnership or edition, month)
        _send(desk, path, [table])
        text = desk.settings.language.text
        shown = printable(path.name)
        click.echo(text("sheet-status-sent", count=len(table.rows), file=shown), err=True)


def status_read(language: Language, config_file: Path, file: Path, month: str | None) -> None:
    """Make the status reports of a sheet that came back, drafts.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        file: the sheet.
        month: the month, where it is another than the sheet says.

    Raises:
        SystemExit: nothing was written; why has been printed. 1 for errors in the sheet.
    """
    with open_desk(language, config_file) as desk:
        found = read_status(read_workbook(file), desk.library)
        if not found.is_found:
            raise Refusal("sheet-not-status", file=printable(file.name))
        _report(desk, file, found.problems)
        month = month or found.month
        if month is None:
            raise Refusal("sheet-no-month", file=printable(file.name))
        text = desk.settings.language.text
        if not found.statements:
            click.echo(text("sheet-nothing-filled", file=printable(file.name)), err=True)
            return
        made = made_reports(desk.library, found, month)
        if made.others:
            raise Refusal("sheet-report-there", files=", ".join(map(desk.shown, made.others)))
        desk.write(made.files)
        for same in made.same:
            click.echo(text("sheet-report-same", file=desk.shown(same)), err=True)
        if made.files:
            count = len(found.statements)
            click.echo(text("sheet-status-done", count=count), err=True)


def budget_sheet(
    language: Language,
    config_file: Path,
    partnership: str | None,
    edition: str | None,
    into: Path | None,
) -> None:
    """Write the sheet of plans' budgets.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        partnership: the partnership as somebody names it; all if not given.
        edition: the edition; all that no other replaces if not given.
        into: the file to write; if not given, one beside the settings that tells what it is.

    Raises:
        SystemExit: it was not written; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        plans = _plans(desk, partnership, edition)
        tables = budget_tables(desk.library, plans)
        text = desk.settings.language.text
        name = text("sheet-budget-file")
        path = into or _beside(config_file, name, plans, partnership or edition)
        _send(desk, path, tables)
        count = len(tables[0].rows)
        click.echo(text("sheet-budget-sent", count=count, file=printable(path.name)), err=True)


def budget_read(language: Language, config_file: Path, file: Path, *, is_dry: bool) -> None:
    """Put the figures that were changed in a budget sheet into the files.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        file: the sheet.
        is_dry: whether it is only shown what would be done.

    Raises:
        SystemExit: nothing was changed; why has been printed. 1 for errors in the sheet.
    """
    with open_desk(language, config_file) as desk:
        found = read_budget(read_workbook(file), desk.library)
        if not found.is_found:
            raise Refusal("sheet-not-budget", file=printable(file.name))
        _report(desk, file, found.problems)
        edits = budget_edits(desk.content, found.figures)
        if not is_dry:
            try:
                carry_out(desk.content, Move(files={}, edits=edits))
            except EditError:
                raise Refusal("move-changed") from None
        for path, changes in edits.items():
            for edit in changes:
                place = desk.shown(f"{path}:{edit.line}:{edit.column}")
                click.echo(f"{place}  {printable(edit.shown)}")
        text = desk.settings.language.text
        count = sum(map(len, edits.values()))
        if not edits:
            click.echo(text("sheet-budget-same"), err=True)
        elif is_dry:
            click.echo(text("move-dry"), err=True)
        else:
            click.echo(text("sheet-budget-done", count=count), err=True)


def _plans(desk: Desk, partnership: str | None, edition: str | None) -> list[Entry[Plan]]:
    owner = desk.partnership(partnership) if partnership else None
    return chosen_plans(desk.library, owner, edition)


def _beside(
    config_file: Path, name: str, plans: list[Entry[Plan]], is_chosen: object, month: str = ""
) -> Path:
    """Where a sheet goes: beside the settings, named by what it is about."""
    about = [plan.id.replace("/", "-") for plan in plans] if is_chosen and len(plans) == 1 else []
    return config_file.parent / f"{'-'.join(filter(None, (name, *about, month)))}.xlsx"


def _send(desk: Desk, path: Path, tables: list[Table]) -> None:
    """Write a workbook where there is none, and name it.

    Raises:
        Refusal: there is one.
    """
    words = desk.settings.language.text("sheet-words")
    write_new_bytes(path, workbook(tables, words))
    click.echo(printable(path.as_posix()))


def _report(desk: Desk, file: Path, problems: Iterable[Problem]) -> None:
    """Print the problems of a sheet; exits where one of them is an error."""
    report = Report(problems)
    for line in problem_lines(report, desk.settings.language, file.name):
        with suppress(OSError):
            click.echo(line, err=True)
    if report.errors:
        click.echo(desk.settings.language.text("sheet-refused"), err=True)
        sys.exit(1)
