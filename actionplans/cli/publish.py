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
    metavar = language.text("metavar-folder")
    folder = argument("folder", language, metavar, complete=completing_files, kind=Path)
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
