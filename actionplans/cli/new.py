"""`ny`: new partnerships, plans, activities, status reports and organisations."""

import click

from actionplans.cli.options import (
    action,
    argument,
    command_names,
    completing_pages,
    day_option,
    metavar_option,
    option_names,
    settings_option,
)
from actionplans.locale import Language
from actionplans.localized_click import LocalizedCommand, LocalizedGroup


def new_command(language: Language) -> click.Command:
    """The group of commands that make new content."""
    name, *aliases = command_names(language, "new")
    makers = (_partnership, _plan, _activity, _report, _organisation)
    return LocalizedGroup(
        language=language,
        name=name,
        aliases=aliases,
        commands=[make(language) for make in makers],
        help=language.text("command-new"),
    )


def _partnership(language: Language) -> click.Command:
    return _command(
        language,
        "partnership",
        language.text("command-new-partnership"),
        argument("title", language, language.text("metavar-name")),
        _id_option(language),
    )


def _plan(language: Language) -> click.Command:
    is_empty = click.Option(
        option_names(language, "empty", "is_empty"),
        is_flag=True,
        help=language.text("option-empty"),
    )
    return _command(
        language,
        "plan",
        language.text("command-new-plan"),
        argument("edition", language, language.text("metavar-edition")),
        argument(
            "partnership",
            language,
            language.text("metavar-partnership"),
            optional=True,
            complete=completing_pages("*/index.md"),
        ),
        is_empty,
    )


def _activity(language: Language) -> click.Command:
    return _command(
        language,
        "activity",
        language.text("command-new-activity"),
        argument("title", language, language.text("metavar-title")),
        _plan_argument(language),
        _id_option(language),
    )


def _report(language: Language) -> click.Command:
    return _command(
        language,
        "report",
        language.text("command-new-report"),
        _plan_argument(language),
        day_option(language, language.text("option-report-date")),
    )


def _organisation(language: Language) -> click.Command:
    kind = metavar_option(
        option_names(language, "kind", "kind"),
        language.text("metavar-kind"),
        language.text("option-kind", words=", ".join(language.choices("OrganisationKind"))),
        words=language.choices("OrganisationKind"),
    )
    return _command(
        language,
        "organisation",
        language.text("command-new-organisation"),
        argument("title", language, language.text("metavar-name")),
        kind,
        _id_option(language),
    )


def _command(
    language: Language, what: str, about: str, *params: click.Parameter
) -> LocalizedCommand:
    name, *aliases = command_names(language, what)
    return LocalizedCommand(
        language=language,
        name=name,
        aliases=aliases,
        callback=action("authoring_commands", f"new_{what}", language),
        params=[*params, settings_option(language)],
        help=about,
    )


def _plan_argument(language: Language) -> click.Argument:
    return argument(
        "plan",
        language,
        language.text("metavar-plan"),
        optional=True,
        complete=completing_pages("*/*/index.md"),
    )


def _id_option(language: Language) -> click.Option:
    return metavar_option(["--id", "id"], language.text("metavar-id"), language.text("option-id"))
