"""The MkDocs plugin: hands the host our pages instead of its own.

With `pages`, one of the two modules that know MkDocs. It imports `mkdocs.*` only, so that it runs
unchanged on ProperDocs, which answers to that name.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from markupsafe import Markup
from mkdocs.commands import build as host_build
from mkdocs.commands import serve as host_serve
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from actionplans.kept import Kept
from actionplans.locale import Language
from actionplans.markup import rooted
from actionplans.pages import Publication, RecordPage, publication, root_of
from actionplans.reporting import tell
from actionplans.site import Settings, Site

log = get_plugin_logger(__name__)

#: The plugin's name in `mkdocs.yml`.
_NAME = "actionplans"

#: Where finished things are kept from one build to the next, beside `mkdocs.yml`.
_KEPT = ".build"


class WrongUse(Abort):
    """A setting that cannot be used: exit status 2."""

    code = 2
    exit_code = 2


class ActionPlansConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under the plugin's name."""

    language = option.Type(str, default="da")
    date = option.Type(str, default="")
    """The day to build for, ISO; today where it is not given."""

    publisher = option.Type(str, default="")
    feedback = option.Type(str, default="")
    accessibility_statement = option.Type(str, default="")


class ActionPlansPlugin(BasePlugin[ActionPlansConfig]):  # type: ignore[no-untyped-call]
    """Reads and checks the content before anything is written, then publishes its pages."""

    site: Site
    publication: Publication
    kept: Kept

    def __init__(self) -> None:
        self.preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview: it shows drafts, and leaves out what is slow to make."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content, while the site of before still stands.

        Raises:
            Abort: there are errors; the report has been printed.
        """
        config.use_directory_urls = True
        config.theme.static_templates.clear()
        folder = Path(config.docs_dir)
        self.kept = kept_beside(Path(config.config_file_path))
        settings = self.settings(config)
        self.site = Site.load(folder, settings, drafts=self.preview, kept=self.kept)
        tell(self.site.report, self.site.language, folder.name)
        if self.site.report.errors:
            raise Abort(self.site.language.text("not-built"))
        return config

    def settings(self, config: MkDocsConfig) -> Settings:
        """What the host's configuration and the plugin's own say together.

        Raises:
            WrongUse: a language or a day that there is not.
        """
        try:
            language = Language.load(self.config.language)
        except LookupError:
            raise WrongUse(f"language: {self.config.language}?") from None
        return Settings(
            name=config.site_name,
            language=language,
            today=_day(self.config.date),
            url=config.site_url or "",
            description=config.site_description or "",
            publisher=self.config.publisher,
            feedback=self.config.feedback,
            accessibility_statement=self.config.accessibility_statement,
            extensions=tuple(str(name) for name in config.markdown_extensions),
            extension_settings=config.mdx_configs,
        )

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Put our pages in the place of the files that the host found."""
        self.publication = publication(self.site, files, config)
        self.kept.forget_unused("pictures")
        return self.publication.files

    def on_env(
        self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Make templates escape what they are given, and fail on what they are not."""
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        env.globals["t"] = self.site.language.text
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a template its view and the frame around it; nothing of the host reaches it."""
        assert isinstance(page, RecordPage), "every page is ours: see on_files"
        root, view = root_of(page, config), page.spec.make()
        explained = {word.address: word.id for word in getattr(view, "words", ())}
        ours = {
            "view": view,
            "frame": self.publication.frame,
            "root": root,
            "rooted": _rooted(root, explained),
        }
        return cast(TemplateContext, ours)


def _rooted(root: str, explained: Mapping[str, str] | None = None) -> Callable[[str], str]:
    def place(html: str) -> str:
        return Markup(rooted(html, root, explained))  # noqa: S704 - rendered texts are sanitised

    return place


def _day(written: str) -> date:
    if not written:
        return date.today()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise WrongUse(f"date: {written}?") from None


def kept_beside(settings: Path) -> Kept:
    """Where finished things are kept for the site of a `mkdocs.yml`."""
    return Kept(settings.parent / _KEPT)


def site_folder(settings: Path) -> Path:
    """Where `mkdocs.yml` says that the site is to stand."""
    return Path(_load(settings).site_dir)


def build(settings: Path, into: Path, day: date | None = None) -> None:
    """Build a site into a folder.

    Raises:
        SystemExit: it was not built; why has been printed. 1 for content, 2 for settings.
    """
    host_build.build(_started(settings, "build", day, site_dir=str(into)))


def serve(settings: Path, address: str | None = None) -> None:
    """Show a preview that follows every change, drafts with it, until it is stopped."""
    more: dict[str, Any] = {"dev_addr": address} if address else {}
    host_serve.serve(str(settings), livereload=True, **more)


def _plugin(config: MkDocsConfig) -> "ActionPlansPlugin":
    return cast(ActionPlansPlugin, config.plugins[_NAME])


def settings_of(file: Path) -> tuple[Path, Settings]:
    """The content folder and the settings that a `mkdocs.yml` says.

    Raises:
        SystemExit: they cannot be used; 2.
    """
    config = _load(file)
    return Path(config.docs_dir), _plugin(config).settings(config)


def _started(settings: Path, command: Any, day: date | None, **more: Any) -> MkDocsConfig:
    config = _load(settings, **more)
    if day:
        _plugin(config).config.date = day.isoformat()
    config.plugins.on_startup(command=command, dirty=False)
    return config


def _load(settings: Path, **more: Any) -> MkDocsConfig:
    try:
        config = load_config(str(settings), **more)
    except (Abort, ConfigurationError) as error:
        raise WrongUse(str(error)) from error
    if not isinstance(config.plugins.get(_NAME), ActionPlansPlugin):
        raise WrongUse(f"{settings}: plugins: [{_NAME}]?")
    return config
