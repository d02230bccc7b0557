"""One build of the preview, and what came of it; nothing that goes wrong in it is raised.

With `plugin` and `pages`, one of the modules that know MkDocs.
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

from actionplans.exports.search import SearchError
from actionplans.locale import Language
from actionplans.options import WrongUse, likely_language, slip
from actionplans.plugin import ActionPlansPlugin, ContentError, opened
from actionplans.problems import Report
from actionplans.publishing.failures import sentence
from actionplans.publishing.refusal import Refusal

_NO_CONTENT = re.compile(r"'docs_dir': .*'(?P<path>[^']+)' isn't an existing directory")

_ADDRESS = re.compile(r"^dev_addr:[ \t]*(?P<address>[^#\n]+)", re.MULTILINE)

#: How the host and we begin what is said of a setting.
_SETTING = re.compile(r"(?:Config value '(\w+)'|[^ ]*\.ya?ml: (\w+)|([a-z_]+)): ")

#: What to call the content folder while the settings do not tell.
_CONTENT = "content"


class Failure(StrEnum):
    """What kept a build from being made, when it was not the content."""

    SETTINGS = "settings"
    NO_CONTENT = "no-content"
    """There is no content folder."""

    SYSTEM = "system"
    """A file could not be read or written: a full disk, no permission."""

    BUG = "bug"
    """A mistake in this program, or in one that it uses."""


@dataclass(frozen=True)
class BuildResult:
    """What came of a build."""

    language: Language
    report: Report = field(default_factory=Report)
    folder: str = _CONTENT
    """The name of the content folder, put before each file's path."""

    path: str = "/"
    """Where below the server's root the site is made to stand, with a slash at both ends."""

    failure: Failure | None = None
    details: tuple[str, ...] = ()
    """What the failure says of itself."""

    in_words: bool = False
    """Whether it says so in the site's language; what the host or a program says is English."""

    traceback: str = ""
    settings: str = "mkdocs.yml"
    """The name of the file with the settings."""

    @property
    def setting(self) -> str:
        """The setting that is wrong, where that is the failure and it is known; or empty."""
        found = [_SETTING.match(detail) for detail in self.details]
        if self.failure is not Failure.SETTINGS or not found or not found[0]:
            return ""
        return next(name for name in found[0].groups() if name)

    @property
    def built(self) -> bool:
        """Whether there is a whole site in the folder that it was to be built in."""
        return not self.report.errors and not self.failure


class Builder:
    """Builds a site again and again, and reads its settings anew each time."""

    def __init__(self, settings: Path) -> None:
        """Takes the path of the `mkdocs.yml`."""
        self._settings = settings
        self._language = likely_language(settings)
        self.watched: tuple[Path, ...] = (settings,)
        """The files and folders that the site is made of, as far as the last build could tell."""

        self.address = ""
        """Where the settings say that the preview is shown, as written; empty until known."""

        self.path = "/"
        """Where below the server's root the site is made to stand."""

    @property
    def language(self) -> Language:
        """The site's language, or what it is likely to be while the settings cannot be read."""
        return self._language

    def read_settings(self, folder: Path) -> BuildResult | None:
        """Learn what to watch and where to show it; returns what is wrong with the settings.

        Args:
            folder: any folder to build in; nothing is written there.
        """
        with _said() as said:
            try:
                self._read(folder)
            except (Exception, SystemExit) as error:
                return self._unusable(error, said)
        return None

    def build(self, folder: Path, root: str) -> BuildResult:
        """Build the site as it is written now, with its drafts.

        Args:
            folder: where to build it, an empty folder.
            root: the address of the server's root, without a slash at its end.
        """
        with _said() as said:
            try:
                config, plugin = self._read(folder)
            except (Exception, SystemExit) as error:
                return self._unusable(error, said)
            path = self.path
            config.site_url = f"{root}{path}"
            name = Path(config.docs_dir).name
            try:
                host_build.build(config, serve_url=config.site_url)
            except ContentError:
                return BuildResult(self._language, plugin.site.report, name, path)
            except WrongUse as error:
                return self._unusable(error, said)
            except (Exception, SystemExit) as error:
                return self._broken(error, said)
        return BuildResult(self._language, plugin.site.report, name, path)

    def _read(self, folder: Path) -> tuple[MkDocsConfig, ActionPlansPlugin]:
        config, plugin = opened(self._settings, folder)
        host, port = config.dev_addr
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.path = _path_of(config.site_url)
        watched = [config.docs_dir, *config.theme.dirs, *config.watch]
        self.watched = (self._settings, *(Path(str(path)) for path in dict.fromkeys(watched)))
        self._language = plugin.settings(config).language
        return config, plugin

    def _unusable(self, error: BaseException, said: list[str]) -> BuildResult:
        """Settings that cannot be read or used."""
        self._language = likely_language(self._settings, self._language.code)
        if problem := slip(self._settings):
            return BuildResult(self._language, Report([problem]), path=self.path)
        trace = ""
        if not said and not isinstance(error, WrongUse):
            trace = "".join(traceback.format_exception(error))
        details = tuple(said) or (_words(error),)
        for detail in details:
            if "'dev_addr'" in detail:
                self.address = _written_address(self._settings)
            if found := _NO_CONTENT.search(detail):
                content = Path(found["path"])
                self.watched = tuple(dict.fromkeys((*self.watched, content)))
                return self._stopped(Failure.NO_CONTENT, (content.name,))
        in_words = not said and isinstance(error, WrongUse)
        return self._stopped(Failure.SETTINGS, details, trace, in_words=in_words)

    def _broken(self, error: BaseException, said: list[str]) -> BuildResult:
        """A build that stopped for what is neither the content's nor the settings' fault."""
        if isinstance(error, (OSError, MemoryError, Refusal, SearchError)):
            details = (sentence(error, self._language),)
            return self._stopped(Failure.SYSTEM, details, in_words=True)
        if isinstance(error, Abort):
            return self._stopped(Failure.SETTINGS, tuple(said) or (str(error),))
        trace = "".join(traceback.format_exception(error))
        return self._stopped(Failure.BUG, (_words(error),), trace)

    def _stopped(
        self,
        failure: Failure,
        details: tuple[str, ...],
        trace: str = "",
        *,
        in_words: bool = False,
    ) -> BuildResult:
        return BuildResult(
            self._language,
            path=self.path,
            failure=failure,
            details=details,
            in_words=in_words,
            traceback=trace,
            settings=self._settings.name,
        )


def _words(error: BaseException) -> str:
    """What an exception says; its name too, unless it was made to be read by staff."""
    return str(error) if isinstance(error, WrongUse) else f"{type(error).__name__}: {error}"


def _path_of(url: str | None) -> str:
    """The path of the site's address, so that its absolute links lead to it in the preview too."""
    path = urlsplit(url or "/").path.strip("/")
    return f"/{path}/" if path else "/"


def _written_address(settings: Path) -> str:
    """What the settings say of the preview's address, where the host does not take it for one."""
    found = _ADDRESS.search(settings.read_text(encoding="utf-8", errors="replace"))
    return found["address"].strip("\"' ") if found else "dev_addr"


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _said() -> Iterator[list[str]]:
    """The errors that the host logs meanwhile, which then go nowhere else."""
    listener = _Listener()
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        yield listener.said
    finally:
        root.removeHandler(listener)
