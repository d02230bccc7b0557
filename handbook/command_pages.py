"""The commands, as their help tells of them."""

from collections.abc import Iterator

import click

from actionplans.cli import main
from handbook.markdown import code as as_code
from handbook.markdown import fence, heading, page, plain, table
from handbook.words import language, words


def commands_page(code: str) -> str:
    """The page on all commands, in the words of a language."""
    own = words(code)["commands"]
    group = main.in_language(language(code))
    commands = [_command(it, own) for it in commands_of(click.Context(group, info_name=main.name))]
    return page(f"# {own['title']}", own["about"], *commands)


def commands_of(context: click.Context) -> Iterator[click.Context]:
    """The commands of a group that do something, those of its groups too, in order."""
    group = context.command
    assert isinstance(group, click.Group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        inner = click.Context(command, parent=context, info_name=name)
        if isinstance(command, click.Group):
            yield from commands_of(inner)
        else:
            yield inner


def _command(context: click.Context, own: dict[str, str]) -> str:
    command = context.command
    _, _, name = context.command_path.partition(" ")
    others = getattr(command, "aliases", ())
    pieces = " ".join(command.collect_usage_pieces(context))
    records = [it.get_help_record(context) for it in command.get_params(context)]
    rows = [[as_code(names), plain(about)] for names, about in filter(None, records)]
    return page(
        heading(2, as_code(name), name.replace(" ", "-")),
        plain(command.help or ""),
        fence(f"{context.command_path} {pieces}", "text"),
        f"{own['also']}: {', '.join(map(as_code, others))}." if others else "",
        table([own["option"], own["meaning"]], rows),
    ).rstrip()
