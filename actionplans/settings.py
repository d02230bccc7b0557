"""The settings of a site, as `mkdocs.yml` states them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from actionplans.locale import Language
from actionplans.privacy.cpr import cpr_numbers
from actionplans.problems import Location, Problem, Report
from actionplans.settings_problems import update_problems
from actionplans.text.engines.engine import Dialect


@dataclass(frozen=True)
class Settings:
    """The settings of a site, as `mkdocs.yml` states them."""

    name: str
    language: Language
    today: date
    """The day that the site is built for: periods are over when they ended before it."""

    url: str = ""
    """The address of the published site, with a slash at its end; empty where it is not stated."""

    description: str = ""
    feedback: str = ""
    """The mail address for comments; empty where there is none."""

    accessibility_statement: str = ""
    """The web address of the statement that Danish law requires; empty where there is none yet."""

    accessibility_updated: date | None = None
    """The day on which that statement was last updated; None where it is not stated."""

    accessibility_phone: str = ""
    """The telephone number for help with what cannot be read or used; empty without one."""

    publisher: str = ""
    """The organisation that is responsible for the site."""

    logo: str = ""
    """The path of the publisher's mark below the content folder; empty without one."""

    file: str = "../mkdocs.yml"
    """The file with these settings, relative to the content folder."""

    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The line and column of each of the plugin's own settings that is stated in that file."""

    host_files: Mapping[str, Path] = field(default_factory=dict)
    """The files for the host that are published at the root, by their paths there."""

    host: str = ""
    """The name of the host, see `host_limits.HOSTS`; empty where it is not stated."""

    precompress: tuple[str, ...] = ()
    """The forms in which files stand compressed beside themselves: `gz`, `br`."""
    search_export: bool = False
    """Whether the search export is published too."""

    form: bool = False
    """Whether the form in the browser is published too, see `form`."""

    file_problems: tuple[Problem, ...] = ()
    """The problems of settings in their file that have no effect."""

    strict: bool = False
    """Whether a warning too keeps the site from being published."""

    remembered: tuple[Path, ...] = ()
    """Lists of the addresses that the site has had, as far as these files are there."""

    preview: bool = False
    """Whether this is a preview for those who write: what is slow to make is left out."""

    approval: bool = False
    """Whether this is a site for those who approve it: all that is held back is in it."""

    dialect: Dialect = field(default_factory=Dialect)
    """The Markdown that texts are written in."""

    @property
    def fingerprint(self) -> str:
        """What pages may depend on, as a text: all but the day, which they ask the site for."""
        own = replace(
            self, today=date.min, positions={}, host_files={}, remembered=(), file_problems=()
        )
        values = (getattr(own, name.name) for name in fields(self) if name.name != "language")
        return repr((self.language.code, *values))

    @property
    def shows_held_back(self) -> bool:
        """Whether drafts are in the site, and all else that is not published yet."""
        return self.preview or self.approval

    def problems(self) -> Iterator[Problem]:
        """The problems of the settings themselves."""
        texts = (
            *(self.name, self.url, self.description, self.feedback, self.publisher),
            self.accessibility_phone,
        )
        if any(cpr_numbers(text) for text in texts):
            yield Problem.error("cpr-number", Location(self.file))
        if not self.accessibility_statement:
            yield Problem.warning("no-accessibility-statement", Location(self.file))
        if updated := self.accessibility_updated:
            location = self.location("accessibility_updated")
            has_statement = bool(self.accessibility_statement)
            yield from update_problems(updated, self.today, location, has_statement=has_statement)
        if self.logo and not self.publisher:
            yield Problem.error("logo-without-publisher", self.location("logo"))
        yield from self.file_problems

    def location(self, name: str) -> Location:
        """The location of one of the plugin's own settings; the file's beginning without it."""
        return Location(self.file, *self.positions.get(name, (1, 1)))

    def refuses(self, report: Report) -> bool:
        """Whether a site with a report may not be published: for errors, or for any warning.

        What shows drafts is for those who mend them: warnings never keep it back.
        """
        return bool(report if self.strict and not self.shows_held_back else report.errors)
