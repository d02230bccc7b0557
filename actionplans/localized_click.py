"""Click commands whose help and usage errors are in a language of the catalogues.

Click's own words (`Usage`, `Options`, `No such option`) are replaced by texts of the language. Help
and metavars of a command and its options are to be given in the language.
"""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from actionplans.locale import Language
from actionplans.problems import closest


class LocalizedUsageError(click.UsageError):
    """A command line that cannot be understood, in the command's language: exit status 2."""

    def __init__(self, message: str, ctx: click.Context, language: Language) -> None:
        super().__init__(message, ctx)
        self._hint = language.text("usage-hint", command=ctx.command_path)

    def show(self, file: Any = None) -> None:
        """Print the usage line, what is wrong, and where to read more, to the error stream."""
        assert self.ctx
        for line in (self.ctx.get_usage(), "", self.message, self._hint):
            click.echo(line, file, err=file is None)


class _Localized(click.Command):
    """The common base of commands and groups: their texts in the language of the site."""

    def __init__(
        self, *, language: Language, aliases: Sequence[str] = (), **attributes: Any
    ) -> None:
        """
        Args:
            language: the language of all that it says.
            aliases: other names by which a group finds it, such as its name in English.
            attributes: what else a command of click takes.
        """
        super().__init__(
            add_help_option=False,
            options_metavar=language.text("usage-options"),
            **attributes,
        )
        self.language = language
        self.aliases = aliases
        click.help_option("--help", help=language.text("option-help"))(self)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line.

        Raises:
            LocalizedUsageError: it cannot be understood.
        """
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if message := _message(error, self.language):
                raise LocalizedUsageError(message, ctx, self.language) from error
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{self.language.text('usage')}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        records = (param.get_help_record(ctx) for param in self.get_params(ctx))
        with formatter.section(self.language.text("usage-options-heading")):
            formatter.write_dl([record for record in records if record])


class LocalizedCommand(_Localized):
    """A command in a language."""

    allow_extra_args = True  # so that they are not reported in English

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line.

        Raises:
            LocalizedUsageError: it cannot be understood.
        """
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            words = printable(" ".join(extra))
            message = self.language.text("usage-extra", command=ctx.command_path, words=words)
            raise LocalizedUsageError(message, ctx, self.language)
        return []


class LocalizedGroup(_Localized, click.Group):
    """A group of commands in a language."""

    def __init__(self, *, language: Language, **attributes: Any) -> None:
        metavar = language.text("usage-command")
        super().__init__(language=language, subcommand_metavar=metavar, **attributes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or of an alias."""
        for name, command in self.commands.items():
            if cmd_name == name or cmd_name in getattr(command, "aliases", ()):
                return command
        return None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options, and that of commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each with its short help."""
        found = ((name, self.commands[name]) for name in self.list_commands(ctx))
        rows = [(name, command.short_help or command.help or "") for name, command in found]
        with formatter.section(self.language.text("usage-commands-heading")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names.

        Raises:
            LocalizedUsageError: there is none of that name.
        """
        command = self.get_command(ctx, args[0])
        if command or ctx.resilient_parsing:
            return command.name if command else None, command, args[1:]
        message = self.language.text("usage-unknown-command", name=printable(args[0]))
        hint = closest(args[0], self.commands)
        hints = (self.language.text("did-you-mean", suggestion=name) for name in hint.values())
        raise LocalizedUsageError(" ".join([message, *hints]), ctx, self.language)


class CommandByLanguage:
    """A command that is made when it is called, in the language that its arguments ask for."""

    def __init__(
        self,
        name: str,
        make: Callable[[Language], click.Command],
        choose_language: Callable[[Sequence[str]], Language],
    ) -> None:
        self.name = name
        self._make = make
        self._choose_language = choose_language

    def in_language(self, language: Language) -> click.Command:
        """The command in a language, for whoever tells of it."""
        return self._make(language)

    def main(self, args: Sequence[str] | None = None, **settings: Any) -> Any:
        """Run the command, as `click.Command.main` does.

        Args:
            args: the command line without the program's name; that of the process if not given.
            settings: what else `click.Command.main` takes.
        """
        language = self._choose_language(sys.argv[1:] if args is None else args)
        return self.in_language(language).main(args, **settings)

    __call__ = main


def printable(text: str) -> str:
    """A word of the command line as a message quotes it, without what a terminal would act on."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:100]


def _message(error: click.UsageError, language: Language) -> str | None:
    """A usage error in words; None where it is not to be replaced: it is help, or in words."""
    match error:
        case click.NoSuchOption(option_name=name, possibilities=similar):
            message = language.text("usage-unknown-option", option=printable(name))
            hints = (language.text("did-you-mean", suggestion=option) for option in similar or ())
            return " ".join([message, *hints])
        case click.BadOptionUsage(option_name=name):
            return language.text("usage-option-value", option=name)
        case click.BadParameter(message=message):
            return message
        case _:
            return None
