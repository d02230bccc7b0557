"""Projects: a `mkdocs.yml` read by the host, for commands of our own.

With `options`, `plugin` and `preview_site`, one of the modules that know MkDocs.
"""

import logging
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import click
from mkdocs.commands import build as host_build
from mkdocs.config import base as host_config
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from actionplans.build import Build
from actionplans.locale import likely_language
from actionplans.options import PLUGIN, WrongUse, check_host_options
from actionplans.plugin import ActionPlansPlugin, cache_for
from actionplans.publishing.target import ensure_no_overlap
from actionplans.reporting import problem_line
from actionplans.settings import Settings
from actionplans.settings_file import has_many_aliases, syntax_problem
from actionplans.stamp_digests import Sources

#: Settings that are read from elsewhere: another file, the environment.
_ELSEWHERE = re.compile(r"^[ \t]*+INHERIT\b|!ENV\b|!!python", re.MULTILINE)

#: What the host says of a name that is no setting of its own; what it says of plugins' is longer.
_UNKNOWN_NAME = re.compile(r"Config value '([^']++)': Unrecognised configuration name: \1")


@dataclass(frozen=True, slots=True)
class Project:
    """A project that can be built."""

    site: Path
    """The folder of the site."""

    sources: Sources | None
    """What a build of it reads; None where that is not known, for others than us read too."""

    folders: tuple[Path, ...]
    """The folders of content, of the build cache and of the site that the settings name."""


def project(settings: Path) -> Project:
    """The project with a `mkdocs.yml`.

    Raises:
        WrongUse: the settings cannot be used.
        Refusal: the site's folder overlaps with the content or the build cache.
    """
    config = _load(settings)
    check_host_options(config)
    site, own = Path(config.site_dir), (Path(config.docs_dir), cache_for(settings).folder)
    ensure_no_overlap(site, own)
    return Project(site, _sources(config), (*own, site))


def project_elsewhere(settings: Path, folder: Path) -> Project:
    """The project with a `mkdocs.yml`, for another folder than the settings name.

    Raises:
        WrongUse: the settings cannot be used.
        Refusal: the folder overlaps with the site, the content or the build cache.
    """
    found = project(settings)
    ensure_no_overlap(folder, found.folders, "folder-overlaps")
    return Project(folder, None, found.folders)


def _sources(config: MkDocsConfig) -> Sources | None:
    text = Path(config.config_file_path).read_text(encoding="utf-8", errors="replace")
    others = config.hooks or len(config.plugins) > 1 or _ELSEWHERE.search(text)
    if others:
        return None
    folders = (config.docs_dir, *config.theme.dirs)
    return Sources(
        settings=str(Path(config.config_file_path).absolute()),
        folders=tuple(str(Path(folder).absolute()) for folder in folders),
        day=str(_plugin(config).config.date) or None,
    )


def content_and_settings(file: Path, content: Path | None = None) -> tuple[Path, Settings]:
    """The content folder and the settings that a `mkdocs.yml` states.

    Args:
        file: the `mkdocs.yml`.
        content: the content folder, where it is another than the settings say.

    Raises:
        WrongUse: they cannot be used.
    """
    config = _load(file)
    plugin = _plugin(config)
    # the host has one plugin for all that a process does
    plugin.is_preview = plugin.is_approval = False
    return content or Path(config.docs_dir), plugin.settings(config, content)


def build(
    settings: Path,
    into: Path,
    day: date | None = None,
    old: Path | None = None,
    *,
    is_approval: bool = False,
) -> Build:
    """Build a site into a folder, with the host and the other plugins that the settings name.

    Returns the finished build.

    Args:
        settings: the `mkdocs.yml`.
        into: the folder, which the host empties.
        day: the day to build for; the one that the settings name, or today, if not given.
        old: the folder of the site that stands, where it is another than the settings say.
        is_approval: whether it is a site for those who approve it, see `Settings.approval`.

    Raises:
        SystemExit: it was not built; why has been printed. 1 for content, 2 for settings.
    """
    config = load_for(settings, "build", into)
    plugin = _plugin(config)
    plugin.old_site, plugin.is_approval = old, is_approval
    if day:
        plugin.config.date = day.isoformat()
    host_build.build(config)
    return plugin.build


def open_preview(settings: Path, into: Path) -> tuple[MkDocsConfig, ActionPlansPlugin]:
    """The host's configuration, with our plugin, for one build of a preview into a folder.

    The plugin prints nothing: the report is in its `build`.

    Raises:
        WrongUse: the settings cannot be used.
    """
    config = load_for(settings, "serve", into)
    return config, _plugin(config)


def load_for(settings: Path, command: Literal["build", "serve"], into: Path) -> MkDocsConfig:
    """The host's configuration for a build into a folder that is started by a command of ours.

    Raises:
        WrongUse: the settings cannot be used.
    """
    config = _load(settings, site_dir=str(into))
    plugin = _plugin(config)
    plugin.is_host_command = plugin.is_approval = False
    plugin.prints_report = command != "serve"  # the host has one plugin for all builds of a process
    config.plugins.on_startup(command=command, dirty=False)
    return config


def _plugin(config: MkDocsConfig) -> ActionPlansPlugin:
    return cast(ActionPlansPlugin, config.plugins[PLUGIN])


def _load(settings: Path, **more: Any) -> MkDocsConfig:
    language = likely_language(settings)
    if not settings.is_file():
        raise WrongUse(language.text("settings-missing", file=settings.name))
    if has_many_aliases(settings):
        raise WrongUse(language.text("settings-unreadable", file=settings.name))
    unknown = _UnknownNames()
    host_config.log.addFilter(unknown)
    try:
        config = load_config(str(settings), **more)
    except Abort as error:  # the host has printed what is wrong
        for message in unknown.messages:
            click.echo(message, err=True)
        raise WrongUse(language.text("settings-unusable", file=settings.name)) from error
    except (ConfigurationError, TypeError, ValueError, RecursionError) as error:
        if problem := syntax_problem(settings):
            raise WrongUse(problem_line(problem, language, "content")) from error
        # INHERIT: [x], a list, a date that is none, thousands of brackets
        text = language.text("settings-unreadable", file=settings.name)
        raise WrongUse(f"{text} ({error})") from error
    finally:
        host_config.log.removeFilter(unknown)
    if not isinstance(config.plugins.get(PLUGIN), ActionPlansPlugin):
        raise WrongUse(language.text("settings-no-plugin", file=settings.name))
    return config


class _UnknownNames(logging.Filter):
    """Holds back the host's warnings of names that are no settings: they are in the report."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []
        """The warnings that were held back."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        is_unknown = bool(_UNKNOWN_NAME.fullmatch(message))
        if is_unknown:
            self.messages.append(message)
        return not is_unknown
