"""`editor`: what VS Code needs in the site's folder."""

import click

from actionplans.cli.options import action, settings_option
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand


def editor_command(language: Language) -> click.Command:
    """The command that writes the settings of an editor."""
    return LocalizedCommand(
        language=language,
        name="editor",
        callback=action("upkeep_commands", "editor", language),
        params=[settings_option(language)],
        help=language.text("command-editor"),
    )
