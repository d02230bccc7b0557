"""A site: its settings, the content that was read, and the report on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Self

from actionplans.cache import BuildCache
from actionplans.checks import Subject, check_all
from actionplans.library import Library
from actionplans.locale import Language, interface_language
from actionplans.media.pictures import Gallery, Picture, UnusablePictureError, stop_worker
from actionplans.mentions import Mentions
from actionplans.model.dates import Tense
from actionplans.model.plan import Plan
from actionplans.privacy.cpr import cpr_numbers
from actionplans.problems import Location, Problem, Report
from actionplans.reader import Content, Entry, KeptReadings, Media, read_content, reading_recipe
from actionplans.reads import RECORDER, question
from actionplans.settings_problems import update_problems
from actionplans.site_texts import glossary, rendered_words
from actionplans.text.engines.engine import Dialect
from actionplans.text.glossary import Glossary
from actionplans.text.renderer import Renderer
from actionplans.whereabouts import Whereabouts


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

    file_problems: tuple[Problem, ...] = ()
    """The problems of settings in their file that have no effect."""

    strict: bool = False
    """Whether a warning too keeps the site from being published."""

    preview: bool = False
    """Whether this is a preview for those who write: what is slow to make is left out."""

    dialect: Dialect = field(default_factory=Dialect)
    """The Markdown that texts are written in."""

    @property
    def fingerprint(self) -> str:
        """What pages may depend on, as a text: all but the day, which they ask the site for."""
        own = replace(self, today=date.min, positions={}, host_files={}, file_problems=())
        values = (getattr(own, name.name) for name in fields(self) if name.name != "language")
        return repr((self.language.code, *values))

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

        A preview is for those who mend what it reports: warnings never keep it back.
        """
        return bool(report if self.strict and not self.preview else report.errors)


@dataclass(frozen=True)
class Site:
    """A site that was read and checked; its pages can be made where its report has no errors."""

    settings: Settings
    content: Content
    library: Library
    renderer: Renderer
    gallery: Gallery
    report: Report
    glossary: Glossary

    @property
    def language(self) -> Language:
        """The site's language."""
        return self.settings.language

    def interface(self, code: str) -> Language:
        """The language of the interface on pages in a language, where it speaks that one."""
        return interface_language(code, self.language)

    def speaks(self, code: str) -> bool:
        """Whether the interface is in a language, on the pages in that language."""
        return self.interface(code).code == code

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """The activities of its places."""
        with RECORDER.pausing():
            return Whereabouts(self.library)

    @cached_property
    def mentions(self) -> Mentions:
        """Where its records name each other."""
        return Mentions(self.library, self.renderer)

    def renderer_of(self, code: str) -> Renderer:
        """The renderer of translations into a language; the glossary's words are not in it."""
        return self._renderers[code]

    @cached_property
    def _renderers(self) -> Mapping[str, Renderer]:
        with RECORDER.pausing():
            codes = self.library.translation_codes
        return {
            code: Renderer(
                rendered_words(self.interface(code)),
                self.settings.dialect,
                reserved=self.language.reserved_ids,
            )
            for code in codes
        }

    # What the day of the build says: no page reads the day itself, but for the log of changes

    @question
    def plan_tense(self, plan: Entry[Plan]) -> Tense | None:
        """Whether a plan is ahead, runs or is over on the day of the build; see `Plan.tense`."""
        return plan.record.tense(self.settings.today)

    @question
    def period_tense(self, plan: Entry[Plan]) -> Tense | None:
        """Whether a plan's period is ahead, runs or is over, be the plan withdrawn or not.

        None where the plan states none.
        """
        period = plan.record.period
        return period.tense(self.settings.today) if period else None

    @property
    @question
    def year(self) -> int:
        """The year of the build."""
        return self.settings.today.year

    @property
    @question
    def day(self) -> date:
        """The day of the build."""
        return self.settings.today

    # Files

    @question
    def size_of(self, file: str) -> int | None:
        """The size in bytes of a file that is no page; None where there is none.

        Args:
            file: its path below the content folder.
        """
        return self._media[file].size if file in self._media else None

    @question
    def picture(self, file: str) -> Picture | None:
        """A picture by its path below the content folder; None where none can be shown."""
        try:
            return self.gallery.picture(self._media[file].path) if file in self._media else None
        except UnusablePictureError:
            return None

    @cached_property
    def _media(self) -> Mapping[str, Media]:
        return {media.file: media for media in self.library.media}

    @question
    def outline_of(self, partnership: str) -> str | None:
        """The GeoJSON of a partnership's area, where there is one."""
        return self.content.outlines.get(partnership)

    def with_problems(self, problems: Iterable[Problem]) -> Self:
        """This site with more problems in its report, those of drafts as warnings."""
        draft_files = _draft_files(self.content)
        more = (_soften(problem, draft_files) for problem in problems)
        return replace(self, report=Report((*self.report, *more)))

    @classmethod
    def load(
        cls,
        folder: Path,
        settings: Settings,
        *,
        drafts: bool = False,
        cache: BuildCache | None = None,
    ) -> Self:
        """Read and check a content folder. Whatever it holds, this does not raise.

        Args:
            folder: the content folder.
            settings: the site's settings.
            drafts: whether drafts are shown.
            cache: the build cache, for the sizes of pictures; else they are made for this alone.
        """
        language = settings.language
        found = cache.shelf("files", reading_recipe(folder, language)) if cache else None
        content = read_content(folder, language, KeptReadings(found) if found else None)
        library = Library(content, language, drafts=drafts)
        terms = glossary(library)
        renderer = Renderer(
            rendered_words(language),
            settings.dialect,
            terms,
            language.reserved_ids,
            partial(cache.shelf, "texts") if cache else None,
        )
        gallery = Gallery(cache)
        host_files = frozenset(settings.host_files)
        subject = Subject(
            content,
            library,
            renderer,
            gallery,
            host_files,
            settings.feedback,
            settings.logo,
            settings.location("logo"),
            settings.accessibility_phone,
            found,
        )
        problems = [*content.problems, *check_all(subject), *settings.problems()]
        stop_worker()
        renderer.save()
        if found:
            found.save()
        draft_files = _draft_files(content)
        softened = [_soften(problem, draft_files) for problem in problems]
        return cls(settings, content, library, renderer, gallery, Report(softened), terms)


#: Kinds of problems that are errors in a draft too: these must not even be in the content folder.
_ERRORS_IN_DRAFTS = frozenset({"cpr-number", "cpr-number-in-name", "draft-front-page"})


def _draft_files(content: Content) -> set[str]:
    """The files of drafts, and of what belongs to one."""
    drafts = {document.address for document in content.documents if document.is_draft}
    below = drafts - {""}  # what else there is does not belong to the front page
    return {
        document.file
        for document in content.documents
        if document.address in drafts or not below.isdisjoint(document.original.lineage)
    }


def _soften(problem: Problem, draft_files: set[str]) -> Problem:
    """A problem as it is reported: as a warning where it is in a draft."""
    if problem.location.file in draft_files and problem.kind not in _ERRORS_IN_DRAFTS:
        return problem.softened()
    return problem
