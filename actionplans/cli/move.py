"""`flyt`: another address for a page or a folder of pages."""

import click

from actionplans.cli.options import (
    action,
    argument,
    command_names,
    completing_files,
    option_names,
    settings_option,
)
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand


def move_command(language: Language) -> click.Command:
    """The command that moves pages."""
    name, *aliases = command_names(language, "move")
    is_dry = click.Option(
        option_names(language, "dry-run", "is_dry"),
        is_flag=True,
        help=language.text("option-dry-run"),
    )
    return LocalizedCommand(
        language=language,
        name=name,
        aliases=aliases,
        callback=action("upkeep_commands", "move", language),
        params=[
            argument("old", language, language.text("metavar-from"), complete=completing_files),
            argument("new", language, language.text("metavar-to"), complete=completing_files),
            is_dry,
            settings_option(language),
        ],
        help=language.text("command-move"),
    )
