"""A site: its settings, the content that was read, and the report on it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Self

from actionplans.acceptances import Acceptances
from actionplans.cache import BuildCache
from actionplans.cached import cached_property
from actionplans.checks import Subject, check_all
from actionplans.drafts import draft_files, softened
from actionplans.library import Library
from actionplans.listed_addresses import read_list
from actionplans.locale import Language, interface_language
from actionplans.media.pictures import Gallery, Picture, UnusablePictureError, stop_worker
from actionplans.mentions import Mentions, names_of
from actionplans.model.dates import Tense
from actionplans.model.plan import Plan
from actionplans.named_in_texts import NamedInTexts, recipe_of
from actionplans.problems import Problem, Report
from actionplans.reader import (
    Content,
    ContentReader,
    Entry,
    KeptReadings,
    Media,
    reading_recipe,
)
from actionplans.reads import RECORDER, question
from actionplans.settings import Settings
from actionplans.site_texts import glossary, rendered_words
from actionplans.text.glossary import Glossary
from actionplans.text.renderer import Renderer
from actionplans.whereabouts import Whereabouts


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
    named: NamedInTexts

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
        return Mentions(self.library, self.named)

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

    @question
    def held_until(self, address: str, code: str) -> date | None:
        """The day until which a page that is shown is held back, see `HeldBack.until_shown`."""
        return self.library.held_back.until_shown(address, code)

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
        problems = tuple(problems)
        if not problems:
            return self
        return replace(self, report=Report((*self.report.everything, *self.judged(problems))))

    def judged(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Problems as they are reported: softened in drafts, accepted where a page says so."""
        drafts = draft_files(self.content)
        return map(self._acceptances.applied, (softened(it, drafts) for it in problems))

    def unused_acceptances(self, late: Iterable[str]) -> Iterator[Problem]:
        """Yield the problems of what pages accept although it is not there, or is no warning.

        Of what is held back they are told where that is shown, and of all else where it is not.

        Args:
            late: kinds of problems that only come to light later.
        """
        held_back, is_shown = self.library.held_back, self.library.has_drafts
        files = (
            it.file
            for it in self.content.documents
            if (held_back.until(it) is not None) is is_shown
        )
        return self._acceptances.unused(self.report.accepted, files, late)

    @cached_property
    def _acceptances(self) -> Acceptances:
        with RECORDER.pausing():
            return Acceptances(self.content.documents, self.language)

    @classmethod
    def load(
        cls,
        folder: Path,
        settings: Settings,
        *,
        drafts: bool = False,
        cache: BuildCache | None = None,
    ) -> "Site":
        """Read and check a content folder. Whatever it holds, this does not raise.

        Args:
            folder: the content folder.
            settings: the site's settings.
            drafts: whether drafts are shown, and all else that is held back.
            cache: the build cache, for the sizes of pictures; else they are made for this alone.
        """
        reader = SiteReader(folder, settings, drafts=drafts, cache=cache)
        site = reader.check(reader.read())
        reader.save()
        return site


class SupersededError(Exception):
    """There is a newer state of the site than the one that was to be checked."""


class SiteReader:
    """Reads and checks a site, time and again: what has not changed since is not read again."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        drafts: bool = False,
        cache: BuildCache | None = None,
    ) -> None:
        """
        Args:
            folder: the content folder.
            settings: the site's settings.
            drafts: whether drafts are shown, and all else that is held back.
            cache: the build cache, see `Site.load`.
        """
        self._settings = settings
        self._drafts = drafts
        self._cache = cache
        language = settings.language
        self._found = cache.shelf("files", reading_recipe(folder, language)) if cache else None
        kept = KeptReadings(self._found) if self._found else None
        self._content = ContentReader(folder, language, kept)
        self._renderer: Renderer | None = None
        self._terms = Glossary()
        self._named: NamedInTexts | None = None

    def read(self, changed: Collection[str] | None = None) -> Site:
        """The site as its files are now, not checked: its report has what reading them found.

        Args:
            changed: the only files that can have changed since, see `ContentReader.read`.
        """
        settings = self._settings
        content = self._content.read(changed)
        library = Library(content, settings.language, settings.today, drafts=self._drafts)
        terms = glossary(library)
        if self._renderer is None or terms.terms != self._terms.terms:
            self._renderer, self._terms = self._make_renderer(terms), terms
        gallery = Gallery(self._cache)
        renderer, named = self._renderer, self._named_in(library, self._renderer)
        site = Site(settings, content, library, renderer, gallery, Report(()), self._terms, named)
        return site.with_problems(content.problems)

    def check(self, site: Site, is_superseded: Callable[[], bool] = lambda: False) -> Site:
        """A site that was read here, with what checks find in its report too.

        Args:
            site: the site.
            is_superseded: tells whether nobody needs the report any more.

        Raises:
            SupersededError: it did.
        """

        def stop() -> None:
            if is_superseded():
                raise SupersededError

        settings = site.settings
        subject = Subject(
            site.content,
            site.library,
            site.renderer,
            site.gallery,
            frozenset(settings.host_files),
            settings.feedback,
            settings.logo,
            settings.location("logo"),
            settings.accessibility_phone,
            tuple(row for file in settings.remembered for row in read_list(file)),
            self._found,
        )
        checked = site.with_problems([*check_all(subject, stop), *settings.problems()])
        stop_worker()
        return checked

    def save(self) -> None:
        """Keep what was read, found and rendered for later builds."""
        if self._renderer:
            self._renderer.save()
        if self._found:
            self._found.save()

    def _named_in(self, library: Library, renderer: Renderer) -> NamedInTexts:
        """What texts name: found before, as far as the names are the same."""
        names, before = names_of(library), self._named
        if before is None or before.names != names or before.renderer is not renderer:
            recipe = recipe_of(names, renderer)
            shelf = self._cache.shelf("mentions", recipe) if self._cache and recipe else None
            self._named = before = NamedInTexts(names, renderer, shelf)
        return before

    def _make_renderer(self, terms: Glossary) -> Renderer:
        settings = self._settings
        return Renderer(
            rendered_words(settings.language),
            settings.dialect,
            terms,
            settings.language.reserved_ids,
            partial(self._cache.shelf, "texts") if self._cache else None,
        )
