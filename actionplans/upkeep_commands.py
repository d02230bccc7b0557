"""The commands that keep content in order: pages moved, what is due, and settings for editors.

Each reports the reason for a failure in a sentence; the exit status is as in `commands`.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace as replaced
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from actionplans import mkdocs_project
from actionplans.agenda import agenda, agenda_lines
from actionplans.authoring.disk import carry_out, replace, write_new
from actionplans.authoring.editor_files import (
    FOLDER,
    dumped,
    lacking,
    made_files,
    wanted_settings,
)
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
        library = Library(
            read_content(content, settings.language), settings.language, settings.today
        )
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
            click.echo(dumped(schemas[kind] if kind else schemas), nl=False)
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, found in schemas.items():
            path = folder / f"{name}.schema.json"
            replace(path, dumped(found).encode())
            click.echo(printable(path.as_posix()))


def editor(language: Language, config_file: Path) -> None:
    """Write what VS Code needs to help with a site, into the folder of its settings.

    What is made of the vocabulary is made anew; the editor's own settings are written where there
    are none, and stay as they are elsewhere: what they lack is printed.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.

    Raises:
        SystemExit: it was not written; why has been printed.
    """
    with reporting_failures(config_file, language):
        content, settings = mkdocs_project.content_and_settings(config_file)
        own, root = settings.language, config_file.absolute().parent
        below = _below(content, root)
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        for file, text in made_files(below, own).items():
            replace(root / file, text.encode())
            click.echo(printable(file))
        lacks = dict(_settle(root, wanted_settings(below, own)))
    for file, left in lacks.items():
        click.echo("\n" + own.text("editor-kept", file=file), err=True)
        click.echo(dumped(left), err=True, nl=False)
    click.echo("\n" + own.text("editor-next"), err=True)


def _below(content: Path, root: Path) -> str:
    """The path of the content folder from the folder of the settings.

    Raises:
        Refusal: it is not below it, so that an editor that has the one open does not see the other.
    """
    with suppress(ValueError):
        return content.resolve().relative_to(root.resolve()).as_posix()
    raise Refusal("editor-outside", folder=printable(str(content)))


def _settle(root: Path, wanted: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Write the settings of the editor that are not there; yields what the others lack."""
    for file, values in wanted.items():
        path = root / file
        if not os.path.lexists(path):
            write_new(root, {file: dumped(values)})
            click.echo(printable(file))
        elif left := lacking(values, path.read_text(encoding="utf-8", errors="replace")):
            yield file, left
