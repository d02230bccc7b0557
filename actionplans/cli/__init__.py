"""The command line, in the language of the site: its commands, and those that build it."""

from collections.abc import Sequence
from pathlib import Path

import click

from actionplans.cli.due import due_command
from actionplans.cli.editor import editor_command
from actionplans.cli.import_document import import_command
from actionplans.cli.init import init_command
from actionplans.cli.move import move_command
from actionplans.cli.new import new_command
from actionplans.cli.options import (
    SETTINGS,
    SETTINGS_OPTION,
    action,
    choice,
    completing,
    day_option,
    option_names,
    settings_option,
)
from actionplans.cli.publish import publish_command
from actionplans.cli.schema import schema_command
from actionplans.cli.sheets import budget_command, status_command
from actionplans.exports.web_servers import HOSTS
from actionplans.locale import Language, environment_language, likely_language
from actionplans.localized_click import (
    CommandByLanguage,
    LocalizedCommand,
    LocalizedGroup,
    printable,
)
from actionplans.report_formats import FORMATS


def command_language(arguments: Sequence[str]) -> Language:
    """The language of the site whose settings a command line names or its folder holds.

    Where there are no such settings it is that of the environment.

    Args:
        arguments: the command line without the program's name; it need not be right.
    """
    parser = click.Command(
        "",
        params=[click.Option(SETTINGS_OPTION, type=Path)],
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    parsed = parser.make_context("", list(arguments), resilient_parsing=True)
    for settings in (parsed.params["config_file"], SETTINGS):
        if settings and settings.is_file():
            return likely_language(settings)
    return environment_language()


def _all_commands(language: Language) -> click.Command:
    writing = (init_command, new_command, move_command, due_command, import_command)
    helping = (schema_command, editor_command)
    sheets = (status_command, budget_command)
    publishing = (_serve, _build, publish_command, _headers, _search_delta)
    makers = (*writing, *sheets, *helping, _check, *publishing)
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
        callback=action("commands", "build", language),
        params=[
            settings_option(language),
            day_option(language, language.text("option-date")),
            _approval_option(language),
        ],
        help=language.text("command-build"),
        short_help=language.text("command-build-short"),
    )


def _check(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="check",
        callback=action("commands", "check", language),
        params=[
            settings_option(language),
            _content_option(language),
            _format_option(language),
            _every_option(language),
            _files_argument(language),
        ],
        help=language.text("command-check"),
    )


def _serve(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="serve",
        callback=action("commands", "serve", language),
        params=[settings_option(language), _address_option(language)],
        help=language.text("command-serve"),
    )


def _headers(language: Language) -> click.Command:
    return LocalizedCommand(
        language=language,
        name="headers",
        callback=action("commands", "headers", language),
        params=[settings_option(language), _host_argument(language)],
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
        callback=action("commands", "search_delta", language),
        params=[old, *paths],
        help=language.text("command-search-delta"),
    )


# Options


def _approval_option(language: Language) -> click.Option:
    return click.Option(
        option_names(language, "approval", "approval"),
        type=Path,
        metavar=language.text("metavar-folder"),
        help=language.text("option-approval"),
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


def _format_option(language: Language) -> click.Option:
    def complain(word: str | None) -> str:
        return language.text("format-unknown", format=word, formats=", ".join(FORMATS))

    return click.Option(
        ["--format", "output_format"],
        default="text",
        callback=choice(FORMATS, complain),
        metavar=f"[{'|'.join(FORMATS)}]",
        shell_complete=completing(FORMATS),
        help=language.text("option-format"),
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
    hosts = ", ".join(HOSTS)

    def complain(host: str | None) -> str:
        if host is None:
            return language.text("host-missing", hosts=hosts)
        return language.text("host-unknown", host=host, hosts=hosts)

    return click.Argument(
        ["host"],
        required=False,
        callback=choice(HOSTS, complain),
        metavar=f"{{{'|'.join(HOSTS)}}}",
        shell_complete=completing(HOSTS),
    )


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
