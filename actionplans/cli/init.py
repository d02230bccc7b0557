"""`init`: a new site in a folder."""

from pathlib import Path

import click

from actionplans.authoring.hosts import HOSTS
from actionplans.cli.options import action, choice, completing, option_names
from actionplans.locale import Language, language_codes
from actionplans.localized_click import LocalizedCommand


def init_command(language: Language) -> click.Command:
    """The command that makes a new site."""
    folder = click.Argument(
        ["folder"],
        type=Path,
        required=False,
        default=Path(),
        metavar=f"[{language.text('metavar-folder')}]",
    )
    return LocalizedCommand(
        language=language,
        name="init",
        callback=action("authoring_commands", "init", language),
        params=[folder, _language_option(language), _host_option(language)],
        help=language.text("command-init"),
    )


def _language_option(language: Language) -> click.Option:
    codes = language_codes()

    def complain(code: str | None) -> str:
        return language.text("language-unknown", code=code, codes=", ".join(codes))

    *names, parameter = option_names(language, "language", "code")
    # No site says yet which language it is, and a handbook is followed on any computer.
    others = (f"--{Language.load(code).text('name-language')}" for code in codes)
    return click.Option(
        [*dict.fromkeys([*names, *others]), parameter],
        default=language.code,
        callback=choice(codes, complain),
        metavar=f"[{'|'.join(codes)}]",
        shell_complete=completing(codes),
        help=language.text("option-language"),
    )


def _host_option(language: Language) -> click.Option:
    def complain(host: str | None) -> str:
        return language.text("ci-unknown", host=host, hosts=", ".join(HOSTS))

    return click.Option(
        ["--ci", "host"],
        default=HOSTS[0],
        callback=choice(HOSTS, complain),
        metavar=f"[{'|'.join(HOSTS)}]",
        shell_complete=completing(HOSTS),
        help=language.text("option-ci"),
    )
