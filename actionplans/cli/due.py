"""`hvad-nu`: what is due."""

import click

from actionplans.cli.options import action, command_names, day_option, option_names, settings_option
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand, printable

_DAYS = 90
"""How far ahead it looks where nothing is given."""

_MOST_DAYS = 36_500


def due_command(language: Language) -> click.Command:
    """The command that tells what is due."""
    name, *aliases = command_names(language, "due")
    return LocalizedCommand(
        language=language,
        name=name,
        aliases=aliases,
        callback=action("upkeep_commands", "due", language),
        params=[
            _days_option(language),
            day_option(language, language.text("option-due-date")),
            settings_option(language),
        ],
        help=language.text("command-due"),
    )


def _days_option(language: Language) -> click.Option:
    def read(_context: click.Context, _option: click.Parameter, days: str | None) -> int:
        if days is None:
            return _DAYS
        if not days.isdecimal() or len(days) > len(str(_MOST_DAYS)) or int(days) > _MOST_DAYS:
            raise click.BadParameter(language.text("option-days-bad", value=printable(days)))
        return int(days)

    return click.Option(
        option_names(language, "days", "days"),
        callback=read,
        metavar=language.text("metavar-number"),
        help=language.text("option-days", count=_DAYS),
    )
