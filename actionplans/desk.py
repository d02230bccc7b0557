"""A site's content as a command finds it that writes in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from actionplans import mkdocs_project
from actionplans.authoring.disk import write_new
from actionplans.authoring.naming import content_address
from actionplans.commands import reporting_failures
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.localized_click import printable
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Content, Entry, read_content
from actionplans.settings import Settings

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Desk:
    """A site's content, for somebody who writes in it."""

    content: Path
    settings: Settings
    files: Content
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
def open_desk(language: Language, config_file: Path) -> Iterator[Desk]:
    """The content of a site; what keeps a command from its work in it is reported."""
    with reporting_failures(config_file, language):
        content, settings = mkdocs_project.content_and_settings(config_file)
        found = read_content(content, settings.language)
        yield Desk(
            content, settings, found, Library(found, settings.language, settings.today, drafts=True)
        )
