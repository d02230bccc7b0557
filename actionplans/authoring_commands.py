"""The commands that make something new: a site, pages, an organisation.

Each reports the reason for a failure in a sentence; the exit status is as in `commands`.
"""

from datetime import date
from pathlib import Path

import click

from actionplans.authoring.disk import replace, write_new
from actionplans.authoring.naming import name_for
from actionplans.authoring.new_files import Author
from actionplans.authoring.register import with_entry
from actionplans.authoring.starter import REQUIREMENTS, requirement, starter_files
from actionplans.authoring.yaml_text import one_line
from actionplans.commands import reporting_sentences
from actionplans.desk import open_desk
from actionplans.locale import Language
from actionplans.localized_click import printable
from actionplans.model.party import Organisation, OrganisationKind
from actionplans.publishing.build_failure import Refusal


def init(_language: Language, folder: Path, code: str, host: str) -> None:
    """Make a new site in a folder.

    Args:
        folder: the folder; what is in it stays as it is.
        code: the site's language.
        host: the code host whose workflow it gets, one of `hosts.HOSTS`.

    Raises:
        SystemExit: it was not made; why has been printed.
    """
    site_language = Language.load(code)
    with reporting_sentences(site_language, folder):
        files = starter_files(site_language, host, date.today())
        write_new(folder, files)
    for file in files:
        click.echo(printable((folder / file).as_posix()))
    here = "" if folder.resolve() == Path.cwd() else f"cd {printable(folder.as_posix())}\n"
    click.echo("\n" + site_language.text("init-next", here=here), err=True)
    if REQUIREMENTS in files and not requirement():
        click.echo(site_language.text("init-requirement-missing"), err=True)


def new_partnership(language: Language, config_file: Path, title: str, id: str | None) -> None:
    """Make the page of a new partnership, a draft.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        title: its name.
        id: the name of its folder; made of the title if not given.

    Raises:
        SystemExit: it was not made; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        desk.write(Author(desk.library).partnership(title, id))
        click.echo(desk.settings.language.text("new-made"), err=True)


def new_plan(
    language: Language, config_file: Path, edition: str, partnership: str | None, *, is_empty: bool
) -> None:
    """Make a new edition of a plan, a draft, with the activities of the last one.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        edition: what tells it from the others: `2027`.
        partnership: the partnership as somebody names it; the only one if not given.
        is_empty: whether nothing is taken over from the last edition.

    Raises:
        SystemExit: it was not made; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        whose = desk.partnership(partnership)
        edition_files = Author(desk.library).plan(edition, whose, is_empty=is_empty)
        desk.write(edition_files.files)
        text = desk.settings.language.text
        click.echo(text("new-made"), err=True)
        if last := edition_files.last:
            count = len(edition_files.activities)
            click.echo(text("new-taken-over", plan=last.id, count=count), err=True)
        if edition_files.ended:
            names = ", ".join(it.id for it in edition_files.ended)
            click.echo(text("new-not-taken-over", names=names), err=True)


def new_activity(
    language: Language, config_file: Path, title: str, plan: str | None, id: str | None
) -> None:
    """Make the page of a new activity, a draft.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        title: its title.
        plan: its plan as somebody names it; the only one if not given.
        id: the name of its file; made of the title if not given.

    Raises:
        SystemExit: it was not made; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        desk.write(Author(desk.library).activity(title, desk.plan(plan), id))
        click.echo(desk.settings.language.text("new-made"), err=True)


def new_report(language: Language, config_file: Path, plan: str | None, day: date | None) -> None:
    """Make a new status report on a plan, a draft.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        plan: the plan as somebody names it; the only one if not given.
        day: the report's date; today if not given.

    Raises:
        SystemExit: it was not made; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        day = day or desk.settings.today
        desk.write(Author(desk.library).report(day, desk.plan(plan)))
        click.echo(desk.settings.language.text("new-made"), err=True)


def new_organisation(
    language: Language, config_file: Path, title: str, kind: str | None, id: str | None
) -> None:
    """Add an organisation to the register.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        title: its name.
        kind: the word for what it is, in the site's language; that for any kind if not given.
        id: its id; made of the name if not given.

    Raises:
        SystemExit: it was not added; why has been printed.
    """
    with open_desk(language, config_file) as desk:
        site_language = desk.settings.language
        file = f"{site_language.address('organisations')}.yml"
        name = one_line(title)
        values = {"id": name_for(name, id), "name": name, "kind": _kind(kind, site_language)}
        for entry in desk.library.organisations.values():
            if entry.id == values["id"] or entry.record.name.casefold() == name.casefold():
                raise Refusal("new-organisation-there", place=desk.shown(str(entry.locate())))
        path = desk.content / file
        before = path.read_bytes() if path.exists() else b""
        replace(path, with_entry(file, before, Organisation, values, site_language))
        click.echo(desk.shown(file))
        click.echo(site_language.text("new-organisation-made", id=values["id"]), err=True)
        if kind is None:
            told = {"kind": values["kind"], "file": desk.shown(file)}
            click.echo(site_language.text("new-organisation-kind", **told), err=True)


def _kind(written: str | None, language: Language) -> str:
    """The word for a kind of organisation.

    Raises:
        Refusal: there is none of that word.
    """
    if written is None:
        return language.word("OrganisationKind", OrganisationKind.OTHER)
    value = language.value_for_word("OrganisationKind", written)
    if value is None:
        words = ", ".join(language.choices("OrganisationKind"))
        raise Refusal("new-unknown-kind", value=printable(written), words=words)
    return language.word("OrganisationKind", value)
