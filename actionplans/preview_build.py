"""One build of the preview and its result; whatever goes wrong in it is in the result, not raised.

With `options`, `plugin` and `mkdocs_project`, one of the modules that know MkDocs.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands import build as host_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from actionplans.locale import Language
from actionplans.mkdocs_project import open_preview
from actionplans.options import WrongUse
from actionplans.plugin import ActionPlansPlugin, ContentError
from actionplans.problems import Report
from actionplans.publishing.build_failure import BuildFailure
from actionplans.publishing.failures import sentence
from actionplans.rendering import MissingTemplateError
from actionplans.settings_file import likely_language, syntax_problem

_NO_CONTENT = re.compile(r"'docs_dir': .*'(?P<path>[^']+)' isn't an existing directory")

_ADDRESS = re.compile(r"^dev_addr:[ \t]*(?P<address>[^#\n]+)", re.MULTILINE)

#: The beginning of a message about a setting, the host's or ours.
_SETTING = re.compile(r"(?:Config value '(\w+)'|[^ ]*\.ya?ml: (\w+)|([a-z_]+)): ")

#: The name of the content folder as long as the settings cannot be read.
_CONTENT = "content"


class Failure(StrEnum):
    """A reason for which a build failed, other than errors in the content."""

    SETTINGS = "settings"
    NO_CONTENT = "no-content"
    """There is no content folder."""

    SYSTEM = "system"
    """A file could not be read or written: a full disk, no permission."""

    BUG = "bug"
    """A mistake in this program, in one that it uses, or in the theme."""


@dataclass(frozen=True)
class BuildResult:
    """The result of a build."""

    language: Language
    report: Report = field(default_factory=Report)
    folder: str = _CONTENT
    """The name of the content folder, put before each file's path."""

    path: str = "/"
    """The path of the site below the server's root, with a slash at both ends."""

    failure: Failure | None = None
    details: tuple[str, ...] = ()
    """The messages of the failure."""

    localized: bool = False
    """Whether the messages are in the site's language; those of the host or a program are not."""

    traceback: str = ""
    settings: str = "mkdocs.yml"
    """The name of the file with the settings."""

    @property
    def setting(self) -> str:
        """The setting that is wrong, where that is the failure and its name is known; or empty."""
        match = _SETTING.match(self.details[0]) if self.details else None
        if self.failure is not Failure.SETTINGS or not match:
            return ""
        return next(name for name in match.groups() if name)

    @property
    def built(self) -> bool:
        """Whether there is a complete site in the folder that was to be built in."""
        return not self.report.errors and not self.failure


class Builder:
    """Builds a site again and again, and reads its settings anew each time."""

    def __init__(self, settings: Path) -> None:
        """Takes the path of the `mkdocs.yml`."""
        self._settings = settings
        self._language = likely_language(settings)
        self.watched: tuple[Path, ...] = (settings,)
        """The files and folders that the site depends on, as far as the last build found out."""

        self.address = ""
        """The preview's address in the settings, as written; empty until they have been read."""

        self.path = "/"
        """The path of the site below the server's root, with a slash at both ends."""

    @property
    def language(self) -> Language:
        """The site's language; the most likely one as long as the settings cannot be read."""
        return self._language

    def read_settings(self, folder: Path) -> BuildResult | None:
        """Find out what to watch and where to serve it; returns the failure of unusable settings.

        Args:
            folder: any folder to build in; nothing is written there.
        """
        with _logged_errors() as logged:
            try:
                self._read(folder)
            except (Exception, SystemExit) as error:
                return self._settings_failure(error, logged)
        return None

    def build(self, folder: Path, root: str) -> BuildResult:
        """Build the current state of the site, with its drafts.

        Args:
            folder: the folder to build in, which is empty.
            root: the URL of the server's root, without a slash at its end.
        """
        with _logged_errors() as logged:
            try:
                config, plugin = self._read(folder)
            except (Exception, SystemExit) as error:
                return self._settings_failure(error, logged)
            path = self.path
            config.site_url = f"{root}{path}"
            name = Path(config.docs_dir).name
            try:
                host_build.build(config, serve_url=config.site_url)
            except ContentError:
                return BuildResult(self._language, plugin.build.site.report, name, path)
            except WrongUse as error:
                return self._settings_failure(error, logged)
            except (Exception, SystemExit) as error:
                return self._build_failure(error, logged)
        return BuildResult(self._language, plugin.build.site.report, name, path)

    def _read(self, folder: Path) -> tuple[MkDocsConfig, ActionPlansPlugin]:
        config, plugin = open_preview(self._settings, folder)
        host, port = config.dev_addr
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.path = _path_of(config.site_url)
        watched = [config.docs_dir, *config.theme.dirs, *config.watch]
        self.watched = (self._settings, *(Path(str(path)) for path in dict.fromkeys(watched)))
        self._language = plugin.settings(config).language
        return config, plugin

    def _settings_failure(self, error: BaseException, logged: list[str]) -> BuildResult:
        """The result for settings that cannot be read or used."""
        self._language = likely_language(self._settings, self._language.code)
        if problem := syntax_problem(self._settings):
            return BuildResult(self._language, Report([problem]), path=self.path)
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

    def _build_failure(self, error: BaseException, logged: list[str]) -> BuildResult:
        """The result for a build that stopped, for neither the content nor the settings."""
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
    ) -> BuildResult:
        return BuildResult(
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
