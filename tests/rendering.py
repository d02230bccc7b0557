"""Sites built in the process of the tests: their pages, without PDFs and search index."""

from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jinja2
from jinja2.bccache import Bucket

from actionplans import build, mkdocs_project, page_pool
from actionplans.exports.files import files as exported
from actionplans.locale import Language
from actionplans.rendering import PAPER, PageRenderer
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.frame import frame_of
from actionplans.views.page_names import PageNames
from actionplans.views.short_plan import short_plan_view
from actionplans.views.site_pages import pages

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"

DAY = "2026-06-01"
"""The day that tests build for."""


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates from one build to the next, which compiling takes most of."""

    def __init__(self) -> None:
        self._templates: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._templates.get(bucket.key):
            bucket.load_bytecode(BytesIO(compiled))

    def dump_bytecode(self, bucket: Bucket) -> None:
        written = BytesIO()
        bucket.write_bytecode(written)
        self._templates[bucket.key] = written.getvalue()


_COMPILED = _Compiled()


def compile_templates() -> None:
    """Compile the theme's templates, once for all builds in this process and in forks of it."""
    environment = PageRenderer([_TEMPLATES], compiled=_COMPILED).environment(Language.load("da"))
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
    _with_compiled().start()


def _with_compiled() -> Any:
    """The patch that has builds use and keep compiled templates."""
    return patch.object(build, "PageRenderer", partial(PageRenderer, compiled=_COMPILED))


def build_pages(project: Path, day: str = DAY) -> Path:
    """Build a project's site in this process, without a search index; returns its folder.

    Quick where `mkdocs.yml` says `pdf: no`. What is wrong with the content ends it: SystemExit.
    """
    alone = patch.object(page_pool, "processors", return_value=1)
    with patch.object(build, "search_files", return_value={}), _with_compiled(), alone:
        mkdocs_project.build(project / "mkdocs.yml", project / "site", date.fromisoformat(day))
    return project / "site"


def rendered(site: Site) -> dict[str, str]:
    """The pages of a site as HTML, and the files made of its records, by their addresses.

    For a site that no `mkdocs.yml` can ask for, such as one in a language that tests make up.
    """
    renderer = PageRenderer([_TEMPLATES], compiled=_COMPILED)
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
    renderer = PageRenderer([_TEMPLATES], compiled=_COMPILED)
    views = [short_plan_view(context, plan) for plan in site.library.plans.values()]
    return {
        view.address: renderer.render(["plain"], view, frame, site.language, root="", layout=PAPER)
        for view in views
    }
