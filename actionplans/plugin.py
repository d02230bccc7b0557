"""The MkDocs plugin: hands the host our pages instead of its own.

With `pages`, `options` and `builder`, one of the modules that know MkDocs. It imports `mkdocs.*`
only, so that it runs unchanged on ProperDocs, which answers to that name.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from markupsafe import Markup
from mkdocs.commands import build as host_build
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from actionplans.cache import BuildCache
from actionplans.exports.pdf import UnavailableError
from actionplans.exports.search import SearchError, copy_files, search_files
from actionplans.options import (
    ActionPlansConfig,
    WrongUse,
    check_host_options,
    has_many_aliases,
    likely_language,
    settings_from,
    syntax_problem,
)
from actionplans.outputs import Outputs, outputs
from actionplans.pages import (
    Publication,
    RecordPage,
    publication,
    root_of,
    with_documents,
)
from actionplans.problems import Report
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.carry_over import path_list
from actionplans.publishing.failures import language_for, sentence
from actionplans.publishing.target import Target, ensure_no_overlap
from actionplans.rendering import PageRenderer
from actionplans.reporting import print_report, problem_line
from actionplans.site import Settings, Site

log = get_plugin_logger(__name__)

#: The plugin's name in `mkdocs.yml`.
_NAME = "actionplans"

#: Where finished things are kept from one build to the next, beside `mkdocs.yml`.
_CACHE = ".build"


class ContentError(Abort):
    """There are errors in the content: exit status 1."""


class ActionPlansPlugin(BasePlugin[ActionPlansConfig]):  # type: ignore[no-untyped-call]
    """Reads and checks the content before anything is written, then publishes its pages."""

    site: Site
    outputs: Outputs
    target: Target
    publication: Publication
    cache: BuildCache
    renderer: PageRenderer

    def __init__(self) -> None:
        self.preview = False
        self.prints = True
        """Whether the report is printed as soon as it is there."""

        self.in_place = True
        """Whether the host empties the site that stands, instead of building beside it."""

        self.deploys = False
        """Whether the host publishes the folder of the site, with all that is in it."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview: it shows drafts, and leaves out what is slow to make."""
        self.preview = command == "serve"
        self.deploys = command == "gh-deploy"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content, while the site of before still stands.

        Raises:
            ContentError: there are errors; the report has been printed.
        """
        config.use_directory_urls = True
        config.theme.static_templates.clear()
        # What the host finds is not what is published: it is not to tell of that either.
        config.exclude_docs = option.PathSpec().run_validation("*")
        folder = Path(config.docs_dir)
        self.cache = cache_for(Path(config.config_file_path))
        settings = self.settings(config)
        self.outputs = outputs(Site.load(folder, settings, drafts=self.preview, cache=self.cache))
        self.site = self.outputs.site
        self.renderer = PageRenderer([Path(folder) for folder in config.theme.dirs])
        if self.prints:
            print_report(self.site.report, self.site.language, folder.name)
        if self.site.report.errors:
            raise ContentError(self.site.language.text("not-built"))
        if not self.preview:
            site = Path(config.site_dir)
            self.target = Target(site, _apart(config), publishes_all=self.deploys)
        return config

    def settings(self, config: MkDocsConfig, content: Path | None = None) -> Settings:
        """What the host's configuration and the plugin's own options say together.

        Args:
            config: the host's configuration.
            content: the content folder, where it is another than that says.

        Raises:
            WrongUse: an option that cannot be used.
        """
        return settings_from(config, self.config, preview=self.preview, content=content)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Put our pages in the place of the files that the host found."""
        self.publication = publication(self.outputs, config)
        self.cache.prune("pictures")
        return self.publication.files

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make what is made of finished pages, and last the manifest of the site."""
        if not self.preview:
            index = search_files(Path(config.site_dir), self.cache)
            self.target.claim(index)
            copy_files(index, Path(config.site_dir))
            if changed := self.outputs.changed_files():
                raise Refusal("content-changed", paths=path_list(changed))
            self.target.write_manifest()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Tell in a sentence that the surroundings failed a host that builds in place.

        Raises:
            WrongUse: they did.
        """
        failures = (Refusal, OSError, MemoryError, SearchError)
        if self.in_place and not self.preview and isinstance(error, failures):
            raise WrongUse(sentence(error, language_for(self.config.language))) from error

    def on_env(
        self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Make the PDFs, before the pages that say how large they are."""
        if self.config.pdf and not self.preview:
            self._add_documents(config)
        if not self.preview:
            self.target.claim(file.dest_uri for file in self.publication.files)
        return env

    def _add_documents(self, config: MkDocsConfig) -> None:
        try:
            self.publication = with_documents(
                self.publication, self.site, self.renderer, config, self.cache
            )
        except UnavailableError as lacking:
            key = "pdf-without-libraries" if lacking.installed else "pdf-without-package"
            print(self.site.language.text(key), file=sys.stderr)
            return
        if self.publication.problems:
            report = Report(self.publication.problems)
            print_report(report, self.site.language, Path(config.docs_dir).name)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the host a page as our templates set it; nothing of the host reaches them."""
        assert isinstance(page, RecordPage), "every page is ours: see on_files"
        spec = page.spec
        html = self.renderer.render(
            spec.template,
            spec.make(),
            self.publication.frames[spec.code],
            self.site.interface(spec.code) if spec.code else self.site.language,
            root=root_of(page, config),
        )
        document = Markup(html)  # noqa: S704 - our templates have escaped what is in it
        return cast(TemplateContext, {"document": document})


def cache_for(settings: Path) -> BuildCache:
    """Where finished things are kept for the site of a `mkdocs.yml`."""
    return BuildCache(settings.parent / _CACHE)


def site_folder(settings: Path) -> Path:
    """Where `mkdocs.yml` says that the site is to stand.

    Raises:
        WrongUse: the settings cannot be used.
        Refusal: the site would stand in the content, or in what is kept, or the other way round.
    """
    config = _load(settings)
    check_host_options(config)
    ensure_no_overlap(Path(config.site_dir), _apart(config))
    return Path(config.site_dir)


def _apart(config: MkDocsConfig) -> list[Path]:
    """The folders of a project that its site may share no place with."""
    return [Path(config.docs_dir), Path(config.config_file_path).parent / _CACHE]


def build(settings: Path, into: Path, day: date | None = None) -> None:
    """Build a site into a folder.

    Raises:
        SystemExit: it was not built; why has been printed. 1 for content, 2 for settings.
    """
    host_build.build(_started(settings, "build", day, site_dir=str(into)))


def opened(settings: Path, into: Path) -> tuple[MkDocsConfig, ActionPlansPlugin]:
    """The host's configuration and our plugin in it, for one build with drafts into a folder.

    The plugin prints nothing: what it found is in its `site`.

    Raises:
        WrongUse: the settings cannot be used.
    """
    config = _started(settings, "serve", None, site_dir=str(into))
    return config, _plugin(config)


def _plugin(config: MkDocsConfig) -> "ActionPlansPlugin":
    return cast(ActionPlansPlugin, config.plugins[_NAME])


def settings_of(file: Path, content: Path | None = None) -> tuple[Path, Settings]:
    """The content folder and the settings that a `mkdocs.yml` says.

    Args:
        file: the `mkdocs.yml`.
        content: the content folder, where it is another than the settings say.

    Raises:
        SystemExit: they cannot be used; 2.
    """
    config = _load(file)
    return content or Path(config.docs_dir), _plugin(config).settings(config, content)


def _started(settings: Path, command: Any, day: date | None, **more: Any) -> MkDocsConfig:
    config = _load(settings, **more)
    plugin = _plugin(config)
    plugin.in_place = False
    plugin.prints = command != "serve"  # the host has one plugin for all builds of a process
    if day:
        plugin.config.date = day.isoformat()
    config.plugins.on_startup(command=command, dirty=False)
    return config


def _load(settings: Path, **more: Any) -> MkDocsConfig:
    language = likely_language(settings)
    if not settings.is_file():
        raise WrongUse(language.text("settings-missing", file=settings.name))
    if has_many_aliases(settings):
        raise WrongUse(language.text("settings-unreadable", file=settings.name))
    try:
        config = load_config(str(settings), **more)
    except Abort as error:  # the host has printed what is wrong
        raise WrongUse(language.text("settings-unusable", file=settings.name)) from error
    except (ConfigurationError, TypeError, ValueError, RecursionError) as error:
        if problem := syntax_problem(settings):
            raise WrongUse(problem_line(problem, language, "content")) from error
        # INHERIT: [x], a list, a date that is none, thousands of brackets
        text = language.text("settings-unreadable", file=settings.name)
        raise WrongUse(f"{text} ({error})") from error
    if not isinstance(config.plugins.get(_NAME), ActionPlansPlugin):
        raise WrongUse(language.text("settings-no-plugin", file=settings.name))
    return config
