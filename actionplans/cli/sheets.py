"""`status ark`, `status læs`, `budget ark` and `budget læs`: spreadsheets out and in."""

import re
from collections.abc import Callable
from pathlib import Path

import click

from actionplans.cli.options import (
    action,
    argument,
    command_names,
    completing_files,
    metavar_option,
    option_names,
    settings_option,
)
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand, LocalizedGroup, printable

_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")


def status_command(language: Language) -> click.Command:
    """The group of commands for status rounds."""
    month = click.Argument(
        ["month"],
        required=False,
        callback=_read_month(language),
        metavar=f"[{language.text('metavar-month')}]",
    )
    changed = click.Option(
        option_names(language, "month", "month"),
        callback=_read_month(language),
        metavar=language.text("metavar-month"),
        help=language.text("option-month"),
    )
    sheet = _command(language, "sheet", "status_sheet", "status-sheet", month, *_which(language))
    read = _command(language, "read", "status_read", "status-read", _file(language), changed)
    return _group(language, "status", sheet, read)


def budget_command(language: Language) -> click.Command:
    """The group of commands for budgets in spreadsheets."""
    is_dry = click.Option(
        option_names(language, "dry-run", "is_dry"),
        is_flag=True,
        help=language.text("option-dry-run"),
    )
    sheet = _command(language, "sheet", "budget_sheet", "budget-sheet", *_which(language))
    read = _command(language, "read", "budget_read", "budget-read", _file(language), is_dry)
    return _group(language, "budget", sheet, read)


def _group(language: Language, what: str, *commands: click.Command) -> click.Command:
    name, *aliases = command_names(language, what)
    about = language.text("command-status" if what == "status" else "command-budget")
    return LocalizedGroup(
        language=language, name=name, aliases=aliases, commands=list(commands), help=about
    )


def _command(
    language: Language, what: str, function: str, about: str, *params: click.Parameter
) -> LocalizedCommand:
    name, *aliases = command_names(language, what)
    return LocalizedCommand(
        language=language,
        name=name,
        aliases=aliases,
        callback=action("sheet_commands", function, language),
        params=[*params, settings_option(language)],
        help=language.text(f"command-{about}"),
    )


def _which(language: Language) -> tuple[click.Option, ...]:
    """The options that tell which plans a sheet is about, and where it goes."""
    into = click.Option(
        option_names(language, "into", "into"),
        type=Path,
        metavar=language.text("metavar-file"),
        help=language.text("option-sheet-into"),
    )
    return (
        metavar_option(
            option_names(language, "partnership", "partnership"),
            language.text("metavar-partnership"),
            language.text("option-sheet-partnership"),
        ),
        metavar_option(
            option_names(language, "edition", "edition"),
            language.text("metavar-edition"),
            language.text("option-sheet-edition"),
        ),
        into,
    )


def _file(language: Language) -> click.Argument:
    made = argument("file", language, language.text("metavar-file"), complete=completing_files)
    made.type = click.Path(path_type=Path)
    return made


def _read_month(
    language: Language,
) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    def read(_context: click.Context, _parameter: click.Parameter, month: str | None) -> str | None:
        if month is not None and not _MONTH.fullmatch(month):
            raise click.BadParameter(language.text("option-month-bad", value=printable(month)))
        return month

    return read
