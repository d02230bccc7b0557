"""The commands that keep content in order: pages moved, what is due, and schemas for editors.

Each reports the reason for a failure in a sentence; the exit status is as in `commands`.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace as replaced
from datetime import date, timedelta
from pathlib import Path

import click

from actionplans import mkdocs_project
from actionplans.agenda import agenda, agenda_lines
from actionplans.authoring.disk import carry_out, replace
from actionplans.authoring.edits import EditError
from actionplans.authoring.json_schema import KINDS, schema_of
from actionplans.authoring.move import Move, plan_move
from actionplans.authoring.naming import content_address
from actionplans.authoring.rehearsal import new_errors
from actionplans.commands import reporting_failures, reporting_sentences
from actionplans.desk import Desk, open_desk
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.localized_click import printable
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import read_content
from actionplans.reporting import problem_line
from actionplans.revisions import last_changes


def move(language: Language, config_file: Path, old: str, new: str, *, is_dry: bool) -> None:
    """Move a page or a folder of pages, with all that refers to it.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        old: the page as somebody names it.
        new: the address that it is to have, or that of the page to put it below.
        is_dry: whether it is only shown what would be done.

    Raises:
        SystemExit: it was not moved; why has been printed. 1 for errors that there would be.
    """
    with open_desk(language, config_file) as desk:
        source, target = (content_address(written, desk.content) for written in (old, new))
        found = plan_move(desk.library, desk.files, source, target)
        text = desk.settings.language.text
        try:
            errors = new_errors(desk.content, desk.settings, found)
            if not errors and not is_dry:
                carry_out(desk.content, found)
        except EditError:
            raise Refusal("move-changed") from None
        for line in _move_lines(desk, found):
            click.echo(line)
        for problem in errors:
            line = problem_line(problem, desk.settings.language, desk.content.name)
            click.echo(line, err=True)
        if errors:
            click.echo(text("move-refused"), err=True)
            sys.exit(1)
        click.echo(text("move-dry") if is_dry else text("move-done"), err=True)


def _move_lines(desk: Desk, found: Move) -> Iterator[str]:
    """What a move does, a line for each file and each change."""
    for old, new in found.files.items():
        yield f"{desk.shown(old)} → {desk.shown(new)}"
    for file, edits in found.edits.items():
        for edit in edits:
            place = f"{found.path(file)}:{edit.line}:{edit.column}"
            yield f"{desk.shown(place)}  {printable(edit.shown)}"


def due(language: Language, config_file: Path, days: int, day: date | None) -> None:
    """Print what is due, by day.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        days: how many days ahead it looks.
        day: the day that it looks from; today if not given.

    Raises:
        SystemExit: it cannot be told; why has been printed.
    """
    with reporting_failures(config_file, language):
        content, settings = mkdocs_project.content_and_settings(config_file)
        settings = replaced(settings, today=day or settings.today)
        library = Library(read_content(content, settings.language), settings.language)
        until = settings.today + timedelta(days=days)
        found = agenda(library, settings, last_changes(content), until)
        for line in agenda_lines(found, settings.language, content.name, settings.today, until):
            click.echo(line)


def schema(language: Language, kind: str | None, folder: Path | None) -> None:
    """Print or write JSON Schema of the content files.

    Args:
        language: the language of keys, words and help.
        kind: the kind of file, one of `KINDS`; all of them if not given.
        folder: the folder to write them into; they are printed if not given.

    Raises:
        SystemExit: they were not written; why has been printed.
    """
    with reporting_sentences(language, folder or Path()):
        if kind is not None and kind not in KINDS:
            kinds = ", ".join(KINDS)
            raise Refusal("schema-unknown", value=printable(kind), kinds=kinds)
        schemas = {name: schema_of(name, language) for name in KINDS if kind in (None, name)}
        if folder is None:
            click.echo(_dumped(schemas[kind] if kind else schemas))
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, found in schemas.items():
            path = folder / f"{name}.schema.json"
            replace(path, f"{_dumped(found)}\n".encode())
            click.echo(printable(path.as_posix()))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
