"""Sites built in the process of the tests: their pages, without PDFs and search index."""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from unittest.mock import patch

import jinja2
import mkdocs
from jinja2.bccache import Bucket
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from actionplans import build, garbage, live_site, mkdocs_project, page_pool, plugin
from actionplans.exports.files import files as exported
from actionplans.kept_pages import KeptPages
from actionplans.locale import Language
from actionplans.page_maker import MadePage
from actionplans.rendering import PAPER, PageRenderer
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import ASSETS, ThemeFiles
from actionplans.views.context import ViewContext
from actionplans.views.frame import frame_of
from actionplans.views.page_names import PageNames
from actionplans.views.short_plan import short_plan_view
from actionplans.views.site_pages import pages

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"

_SMALLEST = "site_name: x\ntheme: actionplans\nplugins: [actionplans: {pdf: no}]\n"
"""The settings of a site without anything."""

DAY = "2026-06-01"
"""The day that tests build for."""


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates from one build to the next, which compiling takes most of."""

    def __init__(self) -> None:
        self._templates: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._templates.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._templates[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


class CompiledRenderer(PageRenderer):
    """A renderer with the compiled templates of all such in its process, and before it forked."""

    def __init__(
        self,
        theme: Sequence[Path] | Mapping[str, str],
        assets: str = ASSETS,
        asset_names: frozenset[str] | None = None,
    ) -> None:
        super().__init__(theme, assets, _COMPILED, asset_names)

    def __reduce__(self) -> tuple[object, ...]:
        return CompiledRenderer, (self.templates, self._assets, self.asset_names)


_INSTALLED: list[ThemeFiles] = []
_read_theme = plugin._theme_files


def prepare_builds() -> None:
    """Read and compile the theme, once for all builds in this process and in forks of it.

    A page is built, too: what a build of anything reads and reckons out of the program itself
    (its catalogues, its digest, the rules of hyphenation) is then there, as are all its modules.
    The collector of garbage passes over all of it, in forks as well.
    """
    keep_the_theme()
    with TemporaryDirectory() as folder:
        settings = Path(folder, "mkdocs.yml")
        settings.write_text(_SMALLEST, "utf-8")
        (settings.parent / "docs").mkdir()
        (settings.parent / "docs/index.md").write_text("---\ntitel: x\n---\n", "utf-8")
        theme = _theme_files(load_config(str(settings)))
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            build_pages(settings.parent)
    environment = _renderer(theme.folders, theme.folder).environment(Language.load("da"))
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
    Language.load("en")
    gc.freeze()
    garbage.tidy()


def keep_the_theme() -> ExitStack:
    """Have builds and previews read and compile the theme as it is installed only once."""
    stack = ExitStack()
    stack.enter_context(patch.object(plugin, "_theme_files", _theme_files))
    for module in (build, live_site):
        stack.enter_context(patch.object(module, "PageRenderer", _renderer))
    return stack


def _is_installed(folders: Iterable[Path]) -> bool:
    """Whether a theme is this repository's, with nothing of a project's own."""
    return {*folders} <= {_TEMPLATES, Path(mkdocs.__file__).parent / "templates"}


def _theme_files(config: MkDocsConfig) -> ThemeFiles:
    """The files of a build's theme: read once for all that have nothing but this repository's."""
    if not _is_installed(map(Path, config.theme.dirs)):
        return _read_theme(config)
    if not _INSTALLED:
        _INSTALLED.append(_read_theme(config))
    return _INSTALLED[0]


def _renderer(folders: Sequence[Path], assets: str) -> PageRenderer:
    """The renderer of a build: one for all that have nothing but this repository's theme."""
    if _is_installed(folders):
        return _shared_renderer(tuple(folders), assets)
    return CompiledRenderer(folders, assets)


@cache
def _shared_renderer(folders: tuple[Path, ...], assets: str) -> PageRenderer:
    return CompiledRenderer(folders, assets)


def build_pages(project: Path, day: str = DAY, only: Collection[str] | None = None) -> Path:
    """Build a project's site in this process, without a search index; returns its folder.

    Quick where `mkdocs.yml` says `pdf: no`. What is wrong with the content ends it: SystemExit.

    Args:
        project: the folder of the project.
        day: the day to build for.
        only: the addresses of the pages that are looked at: no others are made; all if not given.
    """

    def made(kept: KeptPages, addresses: Iterable[str]) -> Iterator[MadePage]:
        return all_pages(kept, [it for it in addresses if only is None or it in only])

    all_pages = KeptPages.pages
    with (
        patch.object(build, "search_files", return_value={}),
        patch.object(page_pool, "processors", return_value=1),
        patch.object(KeptPages, "pages", made),
    ):
        mkdocs_project.build(project / "mkdocs.yml", project / "site", date.fromisoformat(day))
    return project / "site"


def rendered(site: Site) -> dict[str, str]:
    """The pages of a site as HTML, and the files made of its records, by their addresses.

    For a site that no `mkdocs.yml` can ask for, such as one in a language that tests make up.
    """
    renderer = CompiledRenderer([_TEMPLATES])
    codes = ("", *site.library.translation_codes)
    frames = {code: frame_of(site, "print.css", code) for code in codes}
    languages = {code: site.interface(code) if code else site.language for code in codes}
    specs = tuple(pages(site))
    names = PageNames(site, {spec.address: spec for spec in specs})
    html = {
        spec.address: renderer.render(
            spec.templates,
            spec.make(),
            frames[spec.code],
            languages[spec.code],
            root="",
            names=names.of,
        )
        for spec in specs
    }
    return html | {file.address: file.make().decode() for file in exported(site, specs)}


def short_documents(content: Path, day: str = DAY, url: str = "") -> dict[str, str]:
    """The plans of a content folder in short, as the HTML of their PDFs, by their addresses."""
    settings = Settings("", Language.load("da"), date.fromisoformat(day), url=url)
    site = Site.load(content, settings)
    context, frame = ViewContext(site), frame_of(site, "")
    renderer = CompiledRenderer([_TEMPLATES])
    views = [short_plan_view(context, plan) for plan in site.library.plans.values()]
    return {
        view.address: renderer.render(["plain"], view, frame, site.language, root="", layout=PAPER)
        for view in views
    }
