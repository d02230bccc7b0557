"""The site of a preview, and what comes of reading it; whatever goes wrong is in the result.

With `options`, `plugin` and `mkdocs_project`, one of the modules that know MkDocs.
"""

import logging
import re
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort

from actionplans.garbage import tidy, undisturbed
from actionplans.live_site import LiveSite, LiveTheme
from actionplans.locale import Language, likely_language
from actionplans.mkdocs_project import open_preview
from actionplans.options import WrongUse
from actionplans.outputs import outputs
from actionplans.plugin import cache_for
from actionplans.preview_result import CONTENT, Failure, PreviewResult
from actionplans.problems import Report
from actionplans.publishing.build_failure import BuildFailure
from actionplans.publishing.failures import sentence
from actionplans.reader import is_record_file
from actionplans.rendering import MissingTemplateError
from actionplans.settings import Settings
from actionplans.settings_file import syntax_problem
from actionplans.site import SiteReader, SupersededError

_NO_CONTENT = re.compile(r"'docs_dir': .*'(?P<path>[^']+)' isn't an existing directory")

_ADDRESS = re.compile(r"^dev_addr:[ \t]*(?P<address>[^#\n]+)", re.MULTILINE)


class PreviewSite:
    """The site that a preview shows: read again after each change, looked at, and then checked."""

    def __init__(self, settings: Path) -> None:
        """Takes the path of the `mkdocs.yml`."""
        self._settings = settings
        self._language = likely_language(settings)
        self._reader: SiteReader | None = None
        self._day = date.today()
        self._cache = cache_for(settings)
        self._read: tuple[Path, Settings] | None = None
        """The content folder and the settings that the reader has."""

        self._theme: LiveTheme | None = None
        self._live: LiveSite | None = None
        self._is_kept = False
        """Whether what was read has been kept for later: at first only, for it takes long."""

        self.watched: tuple[Path, ...] = (settings,)
        """The files and folders that the site depends on, as far as was found out."""

        self.address = ""
        """The preview's address in the settings, as written; empty until they have been read."""

        self.path = "/"
        """The path of the site below the server's root, with a slash at both ends."""

    @property
    def language(self) -> Language:
        """The site's language; the most likely one as long as the settings cannot be read."""
        return self._language

    @property
    def _content(self) -> Path:
        return self._read[0] if self._read else Path(CONTENT)

    def read_settings(self) -> PreviewResult | None:
        """Find out what to watch, and where to serve it; returns the failure to do so."""
        with _logged_errors() as logged:
            try:
                self._open("", None)
            except (Exception, SystemExit) as error:
                return self._settings_failure(error, logged)
        return None

    def read(self, root: str, changes: Collection[str] | None = None) -> LiveSite | PreviewResult:
        """Read the site as it is now, with its drafts: to be looked at, not checked yet.

        Returns the failure where it cannot be read.

        Args:
            root: the URL of the server's root, without a slash at its end.
            changes: the paths of all files and folders that have changed since it was read; None
                where any can have.
        """
        with _logged_errors() as logged:
            files = self._changed_records(changes)
            try:
                if files is None or self._reader is None or self._day != date.today():
                    self._open(root, changes)
            except (Exception, SystemExit) as error:
                self._reader = self._theme = None
                return self._settings_failure(error, logged)
            assert self._reader, "opened"
            assert self._theme
            try:
                with undisturbed():
                    site = self._reader.read(files)
                self._live = LiveSite(site, self._theme, self._live)
            except (Exception, SystemExit) as error:
                self._reader = None
                return self.failure(error, logged)
        return self._live

    def check(self, live: LiveSite, is_superseded: Callable[[], bool]) -> PreviewResult | None:
        """Check a site that was read, and list its files.

        Returns None where that was given up, for there is a newer one.

        Args:
            live: the site.
            is_superseded: tells whether there is a newer one.
        """
        reader = self._reader
        if reader is None:
            return None  # it has to be read anew
        with _logged_errors() as logged:
            try:
                site = reader.check(live.site, is_superseded)
                if is_superseded():
                    return None
                checked = outputs(site, self._cache)
                report = checked.site.report
                if not report.errors:
                    live.list(checked)
                if not self._is_kept:
                    reader.save()
                    self._is_kept = True
                tidy()
            except SupersededError:
                return None
            except (Exception, SystemExit) as error:
                return self.failure(error, logged)
        return PreviewResult(self._language, report, self._content.name, self.path)

    def _changed_records(self, changes: Collection[str] | None) -> list[str] | None:
        """The files with records that have changed, below the content folder.

        None where something else has changed too, and where that is not known.
        """
        if changes is None:
            return None
        paths = [Path(change) for change in changes]
        if not all(self._is_content(path) and is_record_file(path.name) for path in paths):
            return None
        return [path.relative_to(self._content).as_posix() for path in paths]

    def _is_content(self, path: Path) -> bool:
        return self._read is not None and path.is_relative_to(self._read[0])

    def _open(self, root: str, changes: Collection[str] | None) -> None:
        """Read the settings, and the theme where it may have changed."""
        config, plugin = open_preview(self._settings, self._cache.folder / "preview")
        host, port = config.dev_addr
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.path = _path_of(config.site_url)
        watched = [config.docs_dir, *config.theme.dirs, *config.watch]
        self.watched = (self._settings, *(Path(str(path)) for path in dict.fromkeys(watched)))
        config.site_url = f"{root}{self.path}"
        inputs = plugin.inputs(config)
        self._language = inputs.settings.language
        self._day = date.today()
        if (
            self._theme is None
            or changes is None
            or not all(map(self._is_content, map(Path, changes)))
        ):
            self._theme = LiveTheme(inputs.theme)
        read = inputs.content, inputs.settings
        if self._reader is None or self._read != read:
            self._reader = SiteReader(*read, drafts=True, cache=inputs.cache)
        self._read = read

    def _settings_failure(self, error: BaseException, logged: list[str]) -> PreviewResult:
        """The result for settings that cannot be read or used."""
        self._language = likely_language(self._settings, self._language.code)
        if problem := syntax_problem(self._settings):
            return PreviewResult(self._language, Report([problem]), path=self.path)
        trace = ""
        if not logged and not isinstance(error, WrongUse):
            trace = "".join(traceback.format_exception(error))
        details = tuple(logged) or (_message(error),)
        for detail in details:
            if "'dev_addr'" in detail:
                self.address = _written_address(self._settings)
            if match := _NO_CONTENT.search(detail):
                content = Path(match["path"])
                self.watched = tuple(dict.fromkeys((*self.watched, content)))
                return self._failed(Failure.NO_CONTENT, (content.name,))
        localized = not logged and isinstance(error, WrongUse)
        return self._failed(Failure.SETTINGS, details, trace, localized=localized)

    def failure(self, error: BaseException, logged: Sequence[str] = ()) -> PreviewResult:
        """The result for a site that cannot be shown, which its content is no reason for."""
        trace = "".join(traceback.format_exception(error))
        if isinstance(error, MissingTemplateError):
            details = (sentence(error, self._language),)
            return self._failed(Failure.BUG, details, trace, localized=True)
        if isinstance(error, (OSError, MemoryError, BuildFailure)):
            details = (sentence(error, self._language),)
            return self._failed(Failure.SYSTEM, details, localized=True)
        if isinstance(error, Abort):
            return self._failed(Failure.SETTINGS, tuple(logged) or (str(error),))
        return self._failed(Failure.BUG, (_message(error),), trace)

    def _failed(
        self,
        failure: Failure,
        details: tuple[str, ...],
        trace: str = "",
        *,
        localized: bool = False,
    ) -> PreviewResult:
        return PreviewResult(
            self._language,
            path=self.path,
            failure=failure,
            details=details,
            localized=localized,
            traceback=trace,
            settings=self._settings.name,
        )


def _message(error: BaseException) -> str:
    """An exception's message; with its type, unless the message is written for staff."""
    return str(error) if isinstance(error, WrongUse) else f"{type(error).__name__}: {error}"


def _path_of(url: str | None) -> str:
    """The path of the site's URL, so that its absolute links work in the preview too."""
    path = urlsplit(url or "/").path.strip("/")
    return f"/{path}/" if path else "/"


def _written_address(settings: Path) -> str:
    """The preview's address in the settings, where the host does not accept it as one."""
    match = _ADDRESS.search(settings.read_text(encoding="utf-8", errors="replace"))
    return match["address"].strip("\"' ") if match else "dev_addr"


class _ErrorLog(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _logged_errors() -> Iterator[list[str]]:
    """The errors that the host logs in the block, which are then printed nowhere."""
    handler = _ErrorLog()
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield handler.messages
    finally:
        root.removeHandler(handler)
