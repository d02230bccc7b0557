"""The commands that help those who write: a new site, new pages, moved pages.

Each reports the reason for a failure in a sentence; the exit status is as in `commands`.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import click

from actionplans import mkdocs_project
from actionplans.agenda import agenda, agenda_lines
from actionplans.authoring.disk import replace, write_new
from actionplans.authoring.json_schema import KINDS, schema_of
from actionplans.authoring.naming import content_address, name_for
from actionplans.authoring.new_files import Author
from actionplans.authoring.register import with_entry
from actionplans.authoring.starter import REQUIREMENTS, requirement, starter_files
from actionplans.authoring.yaml_text import one_line
from actionplans.commands import reporting_failures, reporting_sentences
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.localized_click import printable
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation, OrganisationKind
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Entry, read_content
from actionplans.revisions import last_changes
from actionplans.settings import Settings

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A site's content, for somebody who writes in it."""

    content: Path
    settings: Settings
    library: Library

    def write(self, files: Mapping[str, str]) -> None:
        """Write new files, and name them."""
        write_new(self.content, files)
        for file in files:
            click.echo(self.shown(file))

    def shown(self, file: str) -> str:
        """A file's path as the reports have it."""
        return printable(f"{self.content.name}/{file}")

    def partnership(self, written: str | None) -> Entry[Partnership]:
        """The partnership that somebody names, or the only one.

        Raises:
            Refusal: there is none of that name, or it is not clear which.
        """
        partnerships = self.library.partnerships
        if found := _named(partnerships, written, self.content):
            return found
        names = ", ".join(partnerships)
        if not partnerships:
            raise Refusal("new-no-partnership")
        if written is None:
            raise Refusal("new-which-partnership", names=names)
        raise Refusal("new-unknown-partnership", value=printable(written), names=names)

    def plan(self, written: str | None) -> Entry[Plan]:
        """The plan that somebody names, or the only one.

        Raises:
            Refusal: there is none of that name, or it is not clear which.
        """
        plans = self.library.plans
        if found := _named(plans, written, self.content):
            return found
        names = ", ".join(plans)
        if not plans:
            raise Refusal("new-no-plan")
        if written is None:
            raise Refusal("new-which-plan", names=names)
        raise Refusal("new-unknown-plan", value=printable(written), names=names)


def _named(entries: Mapping[str, Entry[R]], written: str | None, content: Path) -> Entry[R] | None:
    """The record that somebody names by its path or title; without a name, the only one."""
    if written is None:
        return next(iter(entries.values())) if len(entries) == 1 else None
    titles = {getattr(entry.record, "title", "").casefold(): entry for entry in entries.values()}
    return entries.get(content_address(written, content)) or titles.get(written.casefold())


@contextmanager
def _desk(language: Language, config_file: Path) -> Iterator[_Desk]:
    """The content of a site; what keeps a command from its work in it is reported."""
    with reporting_failures(config_file, language):
        content, settings = mkdocs_project.content_and_settings(config_file)
        found = read_content(content, settings.language)
        yield _Desk(content, settings, Library(found, settings.language, drafts=True))


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
    with _desk(language, config_file) as desk:
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
    with _desk(language, config_file) as desk:
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
    with _desk(language, config_file) as desk:
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
    with _desk(language, config_file) as desk:
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
    with _desk(language, config_file) as desk:
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


def due(language: Language, config_file: Path, days: int, day: date | None) -> None:
    """Print what is due, by day.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        days: how many days ahead it looks.
        day: the day that it looks from; today if not given.

    Raises:
        SystemExit: it cannot be told; why has been printed.
    """
    with reporting_failures(config_file, language):
        content, settings = mkdocs_project.content_and_settings(config_file)
        settings = replaced(settings, today=day or settings.today)
        library = Library(read_content(content, settings.language), settings.language)
        until = settings.today + timedelta(days=days)
        found = agenda(library, settings, last_changes(content), until)
        for line in agenda_lines(found, settings.language, content.name, settings.today, until):
            click.echo(line)


def schema(language: Language, kind: str | None, folder: Path | None) -> None:
    """Print or write JSON Schema of the content files.

    Args:
        language: the language of keys, words and help.
        kind: the kind of file, one of `KINDS`; all of them if not given.
        folder: the folder to write them into; they are printed if not given.

    Raises:
        SystemExit: they were not written; why has been printed.
    """
    with reporting_sentences(language, folder or Path()):
        if kind is not None and kind not in KINDS:
            kinds = ", ".join(KINDS)
            raise Refusal("schema-unknown", value=printable(kind), kinds=kinds)
        schemas = {name: schema_of(name, language) for name in KINDS if kind in (None, name)}
        if folder is None:
            click.echo(_dumped(schemas[kind] if kind else schemas))
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, found in schemas.items():
            path = folder / f"{name}.schema.json"
            replace(path, f"{_dumped(found)}\n".encode())
            click.echo(printable(path.as_posix()))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


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
