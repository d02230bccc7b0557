"""The MkDocs plugin: runs the steps of a build in the events of the host.

With `options`, `mkdocs_project` and `preview_site`, one of the modules that know MkDocs. They
import `mkdocs.*` only, so that they run unchanged on ProperDocs, which answers to that name.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options as option
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from actionplans.build import Build, BuildInputs
from actionplans.cache import BuildCache
from actionplans.cluster import Cluster
from actionplans.listed_addresses import FILE as ADDRESS_LIST
from actionplans.locale import Language
from actionplans.options import ActionPlansConfig, WrongUse, settings_from
from actionplans.publishing.build_failure import BuildFailure
from actionplans.publishing.failures import language_for, sentence
from actionplans.settings import Settings
from actionplans.stamp_digests import ADDRESSES
from actionplans.store import Store, store_folder
from actionplans.theme_files import ASSETS, ThemeFiles

#: The folder of the build cache, beside `mkdocs.yml`.
_CACHE = ".build"


class ContentError(Abort):
    """There are errors in the content: exit status 1."""


class ActionPlansPlugin(BasePlugin[ActionPlansConfig]):  # type: ignore[no-untyped-call]
    """Checks the content before the host empties the site's folder, then writes the site into it.

    The host writes no files itself, so events of other plugins on pages never happen.
    """

    build: Build

    def __init__(self) -> None:
        self.is_preview = False
        """Whether this is a preview, which shows drafts and skips slow steps."""

        self.is_approval = False
        """Whether this is a site for those who approve it, with all that is held back."""

        self.is_deployment = False
        """Whether the host publishes the folder of the site with everything in it."""

        self.is_host_command = True
        """Whether a command of the host builds, directly in the folder of the current site."""

        self.old_site: Path | None = None
        """The folder of the site that stands, where the host builds into another."""

        self.prints_report = True
        """Whether the report is printed as soon as it is complete."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the plugin's options, as the host asks for; our own report names unknown ones."""
        errors, warnings = super().load_config(options, config_file_path)
        known = dict(ActionPlansConfig())
        return errors, [(name, text) for name, text in warnings if name in known]

    # The events of the host, in their order

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note which command of the host this is."""
        self.is_preview = command == "serve"
        self.is_deployment = command == "gh-deploy"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the content before the host empties the folder of the site.

        Raises:
            ContentError: there are errors, or the settings are strict and there are warnings; the
                report has been printed.
        """
        _silence_host(config)
        self.build = Build(self.inputs(config))
        if not self.build.check():
            raise self._not_built()
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Write the site, and leave no files to the host.

        Raises:
            ContentError: there are warnings, and the settings are strict; they have been printed.
        """
        if not self.build.write():
            raise self._not_built()
        return Files([])

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site after the changes of other plugins.

        Raises:
            ContentError: there are warnings, and the settings are strict; they have been printed.
        """
        if not self.build.finish():
            raise self._not_built()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Report a failure of the environment in a sentence, as our own commands do themselves.

        Raises:
            WrongUse: the environment failed a command of the host.
        """
        failures = (BuildFailure, OSError, MemoryError)
        if self.is_host_command and not self.is_preview and isinstance(error, failures):
            raise WrongUse(sentence(error, language_for(self.config.language))) from error

    # The host's configuration

    def settings(self, config: MkDocsConfig, content: Path | None = None) -> Settings:
        """The settings of the site.

        Args:
            config: the host's configuration.
            content: the content folder; None for that of the configuration.

        Raises:
            WrongUse: an option has an invalid value.
        """
        settings = settings_from(config, self.config, preview=self.is_preview, content=content)
        if self.is_preview:
            return settings
        kept = Path(config.config_file_path).parent / ADDRESSES
        site = self.old_site or Path(config.site_dir)
        settings = replace(settings, remembered=(kept, site / ADDRESS_LIST))
        if self.is_approval:  # a search engine is not to have what is held back
            settings = replace(settings, approval=True, search_export=False)
        return settings

    def _not_built(self) -> ContentError:
        site = self.build.site
        key = "not-built" if site.report.errors else "not-built-strict"
        return ContentError(site.language.text(key))

    def inputs(self, config: MkDocsConfig) -> BuildInputs:
        """What a site is made of.

        Raises:
            WrongUse: an option has an invalid value.
        """
        settings, file = self.settings(config), Path(config.config_file_path)
        is_shared = not settings.shows_held_back
        store = _store(self.config.store, file, settings.language) if is_shared else None
        return BuildInputs(
            content=Path(config.docs_dir),
            settings=settings,
            theme=_theme_files(config),
            cache=approval_cache_for(file) if self.is_approval else cache_for(file, store),
            cluster=self._cluster(settings.language),
            folder=Path(config.site_dir),
            pdf=self.config.pdf and not settings.shows_held_back,
            publishes_all=self.is_deployment,
            prints_report=self.prints_report,
        )

    def _cluster(self, language: Language) -> Cluster | None:
        address = "" if self.is_preview or self.is_approval else self.config.cluster
        return Cluster(address, language) if address else None


def cache_for(settings: Path, store: Store | None = None) -> BuildCache:
    """The build cache of the site with a `mkdocs.yml`, with the store behind it if there is one."""
    return BuildCache(settings.parent / _CACHE, store)


def approval_cache_for(settings: Path) -> BuildCache:
    """The build cache of a site for approval: nothing of drafts is among what others keep."""
    return BuildCache(settings.parent / _CACHE / "approval")


def _store(address: str, settings: Path, language: Language) -> Store | None:
    """The store that the settings name, if any."""
    folder = store_folder(address, settings)
    return Store(str(folder or address), language) if address else None


def _silence_host(config: MkDocsConfig) -> None:
    """Prevent the host from writing pages of its own, and from reporting on ignored files."""
    config.theme.static_templates.clear()
    config.exclude_docs = option.PathSpec().run_validation("*")
    config.nav = None


def _theme_files(config: MkDocsConfig) -> ThemeFiles:
    """The theme's folders, and its assets: those of its files that the host would publish."""
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    assets = {
        file.src_uri.removeprefix(ASSETS): Path(file.abs_src_path or "")
        for file in files
        if file.src_uri.startswith(ASSETS)
    }
    return ThemeFiles(folders=[Path(folder) for folder in config.theme.dirs], assets=assets)
