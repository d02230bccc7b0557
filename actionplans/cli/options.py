"""Options and arguments that several commands have, in the language of the site."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from actionplans.locale import Language
from actionplans.localized_click import printable

SETTINGS_OPTION = ("--config-file", "-f")
"""The option that names the site's settings."""

SETTINGS = Path("mkdocs.yml")
"""The settings where it is not given."""


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


def completing(words: Sequence[str]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What a shell completes a word with: those of some words that begin with it."""
    return lambda _context, _parameter, begun: [word for word in words if word.startswith(begun)]
