"""`udgiv`: the site in a folder that a web server shows."""

from pathlib import Path

import click

from actionplans.cli.options import (
    action,
    argument,
    command_names,
    completing_files,
    day_option,
    settings_option,
)
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand


def publish_command(language: Language) -> click.Command:
    """The command that builds a site and puts it into a folder."""
    name, *aliases = command_names(language, "publish")
    folder = argument(
        "folder", language, language.text("metavar-folder"), complete=completing_files
    )
    folder.type = click.types.convert_type(Path)
    return LocalizedCommand(
        language=language,
        name=name,
        aliases=aliases,
        callback=action("commands", "publish", language),
        params=[
            folder,
            settings_option(language),
            day_option(language, language.text("option-date")),
        ],
        help=language.text("command-publish"),
    )
