"""The MkDocs plugin: hands the host our pages instead of its own.

With `pages`, one of the two modules that know MkDocs. It imports `mkdocs.*` only, so that it runs
unchanged on ProperDocs, which answers to that name.
"""

import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from markupsafe import Markup
from mkdocs.commands import build as host_build
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

from actionplans.exports.pdf import UnavailableError
from actionplans.exports.search import search_index
from actionplans.kept import Kept
from actionplans.locale import Language
from actionplans.markup import inset
from actionplans.model.values import is_mail, is_web
from actionplans.pages import (
    Publication,
    RecordPage,
    explained,
    placing,
    publication,
    root_of,
    with_documents,
)
from actionplans.problems import Location, Problem, Report
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


class ContentError(Abort):
    """There are errors in the content: exit status 1."""


class ActionPlansConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under the plugin's name."""

    language = option.Type(str, default="da")
    date = option.Type(str, default="")
    """The day to build for, ISO; today where it is not given."""

    publisher = option.Type(str, default="")
    """Who is responsible for the site."""

    feedback = option.Type(str, default="")
    """The mail address for comments and questions."""

    accessibility_statement = option.Type(str, default="")
    """The web address of the statement that Danish law asks for."""

    pdf = option.Type(bool, default=True)
    """Whether each plan is published as a PDF too."""


class ActionPlansPlugin(BasePlugin[ActionPlansConfig]):  # type: ignore[no-untyped-call]
    """Reads and checks the content before anything is written, then publishes its pages."""

    site: Site
    publication: Publication
    kept: Kept
    voice: "Voice"

    def __init__(self) -> None:
        self.preview = False
        self.prints = True
        """Whether the report is printed as soon as it is there."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview: it shows drafts, and leaves out what is slow to make."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content, while the site of before still stands.

        Raises:
            ContentError: there are errors; the report has been printed.
        """
        config.use_directory_urls = True
        config.theme.static_templates.clear()
        folder = Path(config.docs_dir)
        self.kept = kept_beside(Path(config.config_file_path))
        settings = self.settings(config)
        self.site = Site.load(folder, settings, drafts=self.preview, kept=self.kept)
        self.voice = Voice(self.site.language)
        if self.prints:
            tell(self.site.report, self.site.language, folder.name)
        if self.site.report.errors:
            raise ContentError(self.site.language.text("not-built"))
        return config

    def settings(self, config: MkDocsConfig) -> Settings:
        """What the host's configuration and the plugin's own say together.

        Raises:
            WrongUse: a language or a day that there is not, or an address that is none.
        """
        try:
            language = Language.load(self.config.language)
        except LookupError:
            raise WrongUse(f"language: {self.config.language}?") from None
        own = self.config
        place = Location(Path(config.config_file_path).name)
        if own.feedback and not is_mail(own.feedback):
            problem = Problem.error("bad-mail", place, value=own.feedback)
            raise _wrong_setting("feedback", problem, language)
        for key, text in (("site_name", config.site_name), ("publisher", own.publisher)):
            if not text.isprintable():
                raise _wrong_setting(key, Problem.error("bad-character", place), language)
        url = config.site_url or ""
        if url and (not is_web(url) or re.search(r"[?#\s\"'<>]", url)):
            raise _wrong_setting(
                "site_url", Problem.error("bad-address", place, value=url), language
            )
        statement = own.accessibility_statement
        if statement and not is_web(statement):
            problem = Problem.error("bad-address", place, value=statement)
            raise _wrong_setting("accessibility_statement", problem, language)
        return Settings(
            name=config.site_name,
            language=language,
            today=_day(self.config.date),
            url=url,
            description=config.site_description or "",
            publisher=own.publisher,
            feedback=own.feedback,
            accessibility_statement=statement,
            preview=self.preview,
            file=Path(os.path.relpath(config.config_file_path, config.docs_dir)).as_posix(),
            extensions=tuple(str(name) for name in config.markdown_extensions),
            extension_settings=config.mdx_configs,
        )

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Put our pages in the place of the files that the host found."""
        self.publication = publication(self.site, files, config)
        self.kept.forget_unused("pictures")
        return self.publication.files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make what is made of finished pages."""
        if not self.preview:
            search_index(Path(config.site_dir), self.kept)

    def on_env(
        self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Make templates escape what they are given, and fail on what they are not; make PDFs."""
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        env.globals["t"] = self.voice
        env.globals["inset"] = _inset
        if self.config.pdf and not self.preview:
            self._add_documents(env, config)
        return env

    def _add_documents(self, env: jinja2.Environment, config: MkDocsConfig) -> None:
        try:
            self.publication = with_documents(self.publication, self.site, env, config, self.kept)
        except UnavailableError as lacking:
            key = "pdf-without-libraries" if lacking.installed else "pdf-without-package"
            print(self.site.language.text(key), file=sys.stderr)
            return
        if self.publication.problems:
            report = Report(self.publication.problems)
            tell(report, self.site.language, Path(config.docs_dir).name)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a template its view and the frame around it; nothing of the host reaches it."""
        assert isinstance(page, RecordPage), "every page is ours: see on_files"
        root, view, code = root_of(page, config), page.spec.make(), page.spec.code
        self.voice.speak(self.site.interface(code) if code else self.site.language)
        ours = {
            "view": view,
            "frame": self.publication.frames[code],
            "root": root,
            "rooted": placing(root, explained(view)),
        }
        return cast(TemplateContext, ours)


class Voice:
    """The interface's texts, in the language of the page that is being made."""

    def __init__(self, language: Language) -> None:
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Go on in another language."""
        self._say = language.text

    def __call__(self, key: str, /, **inputs: Any) -> str:
        """A text of the interface, filled in."""
        return self._say(key, **inputs)


def _inset(html: str, part: str) -> str:
    return Markup(inset(html, part))  # noqa: S704 - a template has escaped it


def _day(written: str) -> date:
    if not written:
        return date.today()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise WrongUse(f"date: {written}?") from None


def _wrong_setting(key: str, problem: Problem, language: Language) -> WrongUse:
    message = language.describe(problem)
    return WrongUse(f"{problem.location.file}: {key}: {message.text} {message.hint}")


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


def opened(settings: Path, into: Path) -> tuple[MkDocsConfig, ActionPlansPlugin]:
    """The host's configuration and our plugin in it, for one build with drafts into a folder.

    The plugin prints nothing: what it found is in its `site`.

    Raises:
        WrongUse: the settings cannot be used.
    """
    config = _started(settings, "serve", None, site_dir=str(into))
    plugin = _plugin(config)
    plugin.prints = False
    return config, plugin


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
