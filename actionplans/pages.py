"""The host's pages and files: what MkDocs is to write, made of our views and templates.

With `plugin`, `options` and `builder`, one of the modules that know MkDocs.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from actionplans.cache import BuildCache
from actionplans.colour import lighten
from actionplans.exports.files import FileSpec
from actionplans.exports.media import MediaSpec
from actionplans.exports.pdf import ROOT, Paper, PdfError, Typesetter
from actionplans.outputs import Outputs, Reserved
from actionplans.problems import Location, Problem
from actionplans.rendering import PageRenderer
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.frame import Frame, frame_of
from actionplans.views.pages.whole_plan import anchors_of_pages, pdf_address, whole_plan_view
from actionplans.views.route import PageSpec

_COMPONENTS = "components"
_STYLES = "styles"
_ASSETS = "assets/"


class RecordPage(Page):
    """A page of the host that is a view and a template, and has no Markdown of its own."""

    def __init__(self, spec: PageSpec, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.spec = spec

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the record was read before."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to render: the view brings its texts rendered, its links and anchors checked."""
        self.content = ""
        self.present_anchor_ids = set()

    @property
    def root(self) -> str:
        """The way from this page to the site's root: `../../`, or empty."""
        return "../" * self.spec.address.count("/")


@dataclass(frozen=True)
class Publication:
    """What a build publishes: the pages, the style sheet, and what every page has around it."""

    files: Files
    frames: Mapping[str, Frame]
    """The frame around the pages in each language; by no code, around the site's own."""
    style: str
    problems: tuple[Problem, ...] = ()
    """What could not be published, found after the content was checked."""


def publication(outputs: Outputs, config: MkDocsConfig) -> Publication:
    """The files of a site as the host knows them, and its style.

    What the host itself found in the content folder is left out: its patterns (`exclude_docs`) are
    not ours, and it publishes every file.
    """
    files = [_file(spec, config) for spec in outputs.specs if not isinstance(spec, Reserved)]
    theme = Files([])
    theme.add_files_from_theme(config.theme.get_env(), config)
    files += [_included(file) for file in theme if file.src_uri.startswith(_ASSETS)]
    style = style_sheet([Path(folder) for folder in config.theme.dirs], outputs.site)
    name = f"{_ASSETS}site-{hashlib.sha256(style.encode()).hexdigest()[:8]}.css"
    files.append(_included(File.generated(config, name, content=style)))
    codes = {"", *(file.page.spec.code for file in files if isinstance(file.page, RecordPage))}
    frames = {code: frame_of(outputs.site, name, code) for code in codes}
    return Publication(Files(files), frames, style)


def _file(spec: PageSpec | FileSpec | MediaSpec, config: MkDocsConfig) -> File:
    if isinstance(spec, PageSpec):
        return _page_file(spec, config)
    if isinstance(spec, FileSpec):
        file = File.generated(config, spec.address, content=spec.make())
    else:
        file = File.generated(config, spec.address, abs_src_path=str(spec.path))
    return _included(file)


def _included(file: File) -> File:
    """The file, which the host's own patterns do not leave out."""
    file.inclusion = InclusionLevel.INCLUDED
    return file


def with_documents(
    publication: Publication,
    site: Site,
    renderer: PageRenderer,
    config: MkDocsConfig,
    cache: BuildCache,
) -> Publication:
    """A publication with each plan as a PDF, made before the pages that tell its size.

    Raises:
        UnavailableError: what makes PDFs cannot run here.
    """
    context, frame = ViewContext(site), publication.frames[""]
    style = publication.style + _paper_style(config)
    published = {file.url: file for file in publication.files}
    documents: dict[str, Link] = {}
    problems: list[Problem] = []
    typesetter = Typesetter(cache)

    def read(address: str) -> bytes | None:
        return published[address].content_bytes if address in published else None

    for plan in site.library.plans.values():
        view = whole_plan_view(context, plan)
        html = renderer.render(
            "whole-plan", view, frame, site.language, root=ROOT, layout="paper.html"
        )
        url, activities = site.settings.url, len(site.library.activities_of(plan))
        paper = Paper(
            html=html,
            style=style,
            top=context.anchor("main-content"),
            parts=anchors_of_pages(context, plan),
            activities=activities,
            url=url,
            read=read,
        )
        try:
            made = typesetter.pdf(paper)
        except PdfError as error:
            named = tuple(_source(published.get(name), config) or name for name in error.missing)
            problems.append(Problem.warning(error.kind, Location(plan.document.file), value=named))
            continue
        address = pdf_address(context, plan)
        made_file = File.generated(config, address, abs_src_path=str(made))
        publication.files.append(_included(made_file))
        size = context.figures.size(made.stat().st_size)
        link = Link(context.text("whole-pdf", size=size), address)
        documents |= {view.address: link, context.address(plan): link}
    cache.prune("pdf")
    frames = {**publication.frames, "": replace(frame, documents=documents)}
    return replace(publication, frames=frames, problems=tuple(problems))


def _source(file: File | None, config: MkDocsConfig) -> str:
    """The path of a published file below the content folder; empty where it is not from there."""
    path = Path(file.abs_src_path or "") if file else Path()
    folder = Path(config.docs_dir)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _paper_style(config: MkDocsConfig) -> str:
    """What the style of PDFs has besides the site's."""
    files = (Path(folder) / "paper.css" for folder in config.theme.dirs)
    return next(file.read_text(encoding="utf-8") for file in files if file.is_file())


def _page_file(spec: PageSpec, config: MkDocsConfig) -> File:
    if spec.address and not spec.address.endswith("/"):
        file = File.generated(config, f"{spec.address}.md", content="")
        file.dest_uri = file.url = spec.address
    else:
        file = File.generated(config, f"{spec.address}index.md", content="")
    file.inclusion = InclusionLevel.NOT_IN_NAV
    RecordPage(spec, file, config)
    return file


def root_of(page: RecordPage, config: MkDocsConfig) -> str:
    """The way to the site's root; absolute for the 404 page, which is served at any depth."""
    if page.spec.template == "not-found":
        path = urlsplit(config.site_url or "/").path
        return path if path.endswith("/") else f"{path}/"
    return page.root


def style_sheet(folders: list[Path], site: Site) -> str:
    """The site's one style sheet: base styles, each component's, and the partnerships' colours."""
    parts: dict[str, str] = {}
    for folder in reversed(folders):
        for pattern in (f"{_STYLES}/*.css", f"{_COMPONENTS}/*/*.css"):
            for file in folder.glob(pattern):
                parts[file.relative_to(folder).as_posix()] = file.read_text(encoding="utf-8")
    order = sorted(parts, key=lambda name: (not name.startswith(_STYLES), name))
    return _compact("".join(parts[name] for name in order) + _colours(site))


def _colours(site: Site) -> str:
    """A partnership's colour on its pages, lightened for the dark scheme."""
    light, dark = [], []
    for id, entry in site.library.partnerships.items():
        if colour := entry.record.colour:
            light.append(f".of-{id}{{--accent:{colour}}}")
            dark.append(f".of-{id}{{--accent:{lighten(colour)}}}")
    if not light:
        return ""
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _compact(style: str) -> str:
    """A style sheet without comments and indentation. Nothing cleverer: it is compressed anyway."""
    while (start := style.find("/*")) >= 0:
        style = style[:start] + style[style.index("*/", start) + 2 :]
    lines = (line.strip() for line in style.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
