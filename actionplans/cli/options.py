"""Options and arguments that several commands have, in the language of the site."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import click
from click.shell_completion import CompletionItem

from actionplans.locale import Language
from actionplans.localized_click import printable

SETTINGS_OPTION = ("--config-file", "-f")
"""The option that names the site's settings."""

SETTINGS = Path("mkdocs.yml")
"""The settings where it is not given."""

Completer = Callable[[click.Context, click.Parameter, str], list[str] | list[CompletionItem]]
"""What a shell completes the beginning of a word with."""

_DOCS_DIR = re.compile(r"^docs_dir:[ \t]*[\"']?([^\"'\s#]+)", re.MULTILINE)


def action(
    module: Literal[
        "commands", "authoring_commands", "upkeep_commands", "import_command", "sheet_commands"
    ],
    name: str,
    language: Language,
) -> Callable[..., None]:
    """What a command does: imported when it is run, for it needs most of the package.

    Args:
        module: the module of the function.
        name: the function's name.
        language: its first argument.
    """

    def run(**given: Any) -> None:
        getattr(import_module(f"actionplans.{module}"), name)(language, **given)

    return run


def command_names(language: Language, key: str) -> list[str]:
    """The name of a command in a language, and its English one, which works too."""
    own, english = language.text(f"name-{key}"), Language.load("en").text(f"name-{key}")
    return list(dict.fromkeys([own, english]))


def option_names(language: Language, key: str, parameter: str) -> list[str]:
    """The names of an option as click takes them, its parameter's last."""
    return [*(f"--{name}" for name in command_names(language, key)), parameter]


def settings_option(language: Language) -> click.Option:
    """The option that names the site's settings."""
    return click.Option(
        SETTINGS_OPTION,
        type=Path,
        default=SETTINGS,
        metavar=language.text("metavar-file"),
        help=language.text("option-settings", default=SETTINGS),
    )


def choice(
    words: Sequence[str], complaint: Callable[[str | None], str]
) -> Callable[[click.Context, click.Parameter, str | None], str]:
    """A callback that takes one of some words.

    Args:
        words: the words.
        complaint: says what is wrong with another word, or with none.
    """

    def read(_context: click.Context, _parameter: click.Parameter, word: str | None) -> str:
        if word is None or word not in words:
            raise click.BadParameter(complaint(word and printable(word)))
        return word

    return read


def completing(words: Sequence[str]) -> Completer:
    """What a shell completes a word with: those of some words that begin with it."""
    return lambda _context, _parameter, begun: _beginning(begun, words)


def completing_pages(pattern: str) -> Completer:
    """What a shell completes the address of a page with: the folders that match a pattern.

    Args:
        pattern: that of their page, below the content folder of the site in this folder.
    """

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
        with suppress(OSError):
            folder = _content_folder()
            pages = sorted(path.parent for path in folder.glob(pattern))
            return _beginning(begun, [page.relative_to(folder).as_posix() for page in pages])
        return []

    return complete


def completing_files(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """What a shell completes a path with: the shell's own way with files."""
    return [CompletionItem(begun, type="file")]


def _content_folder() -> Path:
    """The content folder of the site in this folder: as quick as a shell has to answer.

    Raises:
        OSError: there are no settings here.
    """
    found = _DOCS_DIR.search(SETTINGS.read_text(encoding="utf-8", errors="replace"))
    return Path(found[1] if found else "docs")


def _beginning(begun: str, words: Sequence[str]) -> list[str]:
    return [word for word in words if word.startswith(begun)]


def argument(
    name: str,
    language: Language,
    metavar: str,
    *,
    optional: bool = False,
    complete: Completer | None = None,
    kind: type[str | Path] = str,
) -> click.Argument:
    """An argument of a command, which says itself what is missing.

    Args:
        name: the name of the parameter.
        language: the language of the message.
        metavar: what the help calls it.
        optional: whether it may be left out.
        complete: what a shell completes it with.
        kind: what it is read as.
    """

    def read(_context: click.Context, _argument: click.Parameter, value: Any) -> Any:
        if not value and not optional:
            raise click.BadParameter(language.text("argument-missing", argument=metavar))
        return value

    shown = f"[{metavar}]" if optional else metavar
    return click.Argument(
        [name],
        required=False,
        type=kind,
        callback=read,
        metavar=shown,
        shell_complete=complete,
    )


def metavar_option(
    declarations: Sequence[str], metavar: str, about: str, words: Sequence[str] = ()
) -> click.Option:
    """An option that takes a text, or one of some words that shells complete."""
    return click.Option(
        declarations,
        metavar=metavar,
        help=about,
        shell_complete=completing(words) if words else None,
    )


def day_option(language: Language, about: str) -> click.Option:
    """The option `--date`."""

    def read(_context: click.Context, _option: click.Parameter, day: str | None) -> date | None:
        try:
            return None if day is None else datetime.strptime(day, "%Y-%m-%d").date()
        except ValueError:
            message = language.text("option-date-bad", value=printable(day or ""))
            raise click.BadParameter(message) from None

    return click.Option(
        option_names(language, "date", "day"),
        callback=read,
        metavar=language.text("metavar-date"),
        help=about,
    )
