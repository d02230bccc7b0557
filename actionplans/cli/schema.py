"""`schema`: JSON Schema of the content files, for editors."""

from pathlib import Path

import click

from actionplans.cli.options import action, option_names
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand


def schema_command(language: Language) -> click.Command:
    """The command that writes the schemas."""
    into = click.Option(
        option_names(language, "into", "folder"),
        type=Path,
        metavar=language.text("metavar-folder"),
        help=language.text("option-into"),
    )
    kind = click.Argument(["kind"], required=False, metavar=f"[{language.text('metavar-kind')}]")
    return LocalizedCommand(
        language=language,
        name="schema",
        callback=action("upkeep_commands", "schema", language),
        params=[kind, into],
        help=language.text("command-schema"),
    )
