"""`import`: drafts of a plan's document."""

from collections.abc import Callable
from pathlib import Path

import click

from actionplans.cli.options import action, settings_option
from actionplans.locale import Language, slugify
from actionplans.localized_click import LocalizedCommand


def import_command(language: Language) -> click.Command:
    """The command that makes drafts of a plan's document."""
    document = click.Argument(
        ["document"],
        type=Path,
        required=False,
        callback=_required(language),
        metavar=language.text("metavar-file"),
    )
    return LocalizedCommand(
        language=language,
        name="import",
        callback=action("import_command", "run", language),
        params=[
            settings_option(language),
            _partnership_option(language),
            _edition_option(language),
            document,
        ],
        help=language.text("command-import"),
        short_help=language.text("command-import-short"),
    )


def _partnership_option(language: Language) -> click.Option:
    return click.Option(
        [*_names(language.address("option-partnership"), "partnership"), "partnership"],
        callback=_required(language),
        metavar=language.text("metavar-partnership"),
        help=language.text("option-partnership"),
    )


def _edition_option(language: Language) -> click.Option:
    return click.Option(
        [*_names(language.address("option-edition"), "edition"), "edition"],
        callback=_required(language),
        metavar=language.text("metavar-edition"),
        help=language.text("option-edition"),
    )


def _names(word: str, english: str) -> list[str]:
    """The names of an option: the language's own, and the English one, which works everywhere."""
    return [f"--{name}" for name in dict.fromkeys((word, english))]


def _required(language: Language) -> Callable[[click.Context, click.Parameter, object], object]:
    def read(_context: click.Context, _parameter: click.Parameter, value: object) -> object:
        if not value or not slugify(str(value)):
            raise click.BadParameter(language.text("import-missing"))
        return value

    return read
