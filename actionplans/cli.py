"""The command line: check, build, serve, headers, search-delta, in the language of the site."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from actionplans import commands
from actionplans.exports.headers import HOSTS
from actionplans.locale import Language, environment_language
from actionplans.localized_click import (
    CommandByLanguage,
    LocalizedCommand,
    LocalizedGroup,
    printable,
)
from actionplans.settings_file import likely_language

#: The option that names the site's settings, and the settings where it is not given.
_SETTINGS_OPTION = ("--config-file", "-f")
_SETTINGS = Path("mkdocs.yml")


def command_language(arguments: Sequence[str]) -> Language:
    """The language of the site whose settings a command line names or its folder holds.

    Where there are no such settings it is that of the environment.

    Args:
        arguments: the command line without the program's name; it need not be right.
    """
    parser = click.Command(
        "",
        params=[click.Option(_SETTINGS_OPTION, type=Path)],
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    parsed = parser.make_context("", list(arguments), resilient_parsing=True)
    for settings in (parsed.params["config_file"], _SETTINGS):
        if settings and settings.is_file():
            return likely_language(settings)
    return environment_language()


def _all_commands(language: Language) -> click.Command:
    makers = (_build, _check, _serve, _headers, _search_delta)
    group = LocalizedGroup(
        language=language,
        name="actionplans",
        commands=[make(language) for make in makers],
        help=language.text("command-all"),
    )
    version = language.text("option-version")
    message = "%(prog)s %(version)s"
    return click.version_option(package_name="actionplans", message=message, help=version)(group)


# Commands


def _build(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="build",
        callback=partial(commands.build, language),
        params=[_settings_option(language), _day_option(language)],
        help=language.text("command-build"),
        short_help=language.text("command-build-short"),
    )


def _check(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="check",
        callback=partial(commands.check, language),
        params=[
            _settings_option(language),
            _content_option(language),
            _every_option(language),
            _files_argument(language),
        ],
        help=language.text("command-check"),
    )


def _serve(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="serve",
        callback=partial(commands.serve, language),
        params=[_settings_option(language), _address_option(language)],
        help=language.text("command-serve"),
    )


def _headers(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="headers",
        callback=partial(commands.headers, language),
        params=[_settings_option(language), _host_argument(language)],
        help=language.text("command-headers"),
        short_help=language.text("command-headers-short"),
    )


def _search_delta(language: Language) -> click.Command:
    old = click.Option(
        ["--from", "old"],
        type=Path,
        metavar=language.text("metavar-file"),
        help=language.text("option-search-delta-from"),
    )
    paths = (_path_argument(language, name) for name in ("new", "folder"))
    return LocalizedCommand(
        language=language,
        name="search-delta",
        callback=partial(commands.search_delta, language),
        params=[old, *paths],
        help=language.text("command-search-delta"),
    )


# Options


def _settings_option(language: Language) -> click.Option:
    return click.Option(
        _SETTINGS_OPTION,
        type=Path,
        default=_SETTINGS,
        metavar=language.text("metavar-file"),
        help=language.text("option-settings", default=_SETTINGS),
    )


def _day_option(language: Language) -> click.Option:
    def read(_context: click.Context, _option: click.Parameter, day: str | None) -> date | None:
        try:
            return None if day is None else datetime.strptime(day, "%Y-%m-%d").date()
        except ValueError:
            message = language.text("option-date-bad", value=printable(day or ""))
            raise click.BadParameter(message) from None

    return click.Option(
        ["--date", "day"],
        callback=read,
        metavar=language.text("metavar-date"),
        help=language.text("option-date"),
    )


def _content_option(language: Language) -> click.Option:
    def read(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
        if path and path.is_file():
            name = printable(str(path))
            raise click.BadParameter(language.text("option-content-bad", path=name))
        return path

    return click.Option(
        ["--content"],
        type=Path,
        callback=read,
        metavar=language.text("metavar-folder"),
        help=language.text("option-content"),
    )


def _every_option(language: Language) -> click.Option:
    return click.Option(
        ["--alle", "--all", "every"], is_flag=True, help=language.text("option-every")
    )


def _files_argument(language: Language) -> click.Argument:
    metavar = f"[{language.text('metavar-file')}]…"
    return click.Argument(["files"], type=Path, nargs=-1, metavar=metavar)


def _address_option(language: Language) -> click.Option:
    return click.Option(
        ["--address"],
        metavar=language.text("metavar-address"),
        help=language.text("option-address"),
    )


def _host_argument(language: Language) -> click.Argument:
    def read(_context: click.Context, _argument: click.Parameter, host: str | None) -> str:
        if host is None:
            raise click.BadParameter(language.text("host-missing", hosts=", ".join(HOSTS)))
        if host not in HOSTS:
            hosts = ", ".join(HOSTS)
            message = language.text("host-unknown", host=printable(host), hosts=hosts)
            raise click.BadParameter(message)
        return host

    return click.Argument(["host"], required=False, callback=read, metavar=f"{{{'|'.join(HOSTS)}}}")


def _path_argument(language: Language, name: str) -> click.Argument:
    """A path of `search-delta`, which takes two."""

    def read(_context: click.Context, _argument: click.Parameter, path: Path | None) -> Path:
        if path is None:
            raise click.BadParameter(language.text("search-delta-missing"))
        return path

    metavar = language.text("metavar-folder" if name == "folder" else "metavar-file")
    return click.Argument([name], type=Path, required=False, callback=read, metavar=metavar)


main = CommandByLanguage("actionplans", _all_commands, command_language)
build = CommandByLanguage("build", _build, command_language)
