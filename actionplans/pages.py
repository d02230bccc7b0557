"""The host's pages and files: what MkDocs is to write, made of our views and templates.

With `plugin`, one of the two modules that know MkDocs.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from actionplans.colour import lightened
from actionplans.exports.media import pictures, published
from actionplans.exports.table import files as exported
from actionplans.site import Site
from actionplans.views.frame import Frame, frame_of
from actionplans.views.table import PageSpec, pages

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
        self.meta = {"template": f"pages/{self.spec.template}.html"}

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
    frame: Frame


def publication(site: Site, found: Files, config: MkDocsConfig) -> Publication:
    """Replace the files that the host found by the pages, media and styles of a site."""
    files = [_page_file(spec, config) for spec in pages(site)]
    files += [File.generated(config, spec.address, content=spec.make()) for spec in exported(site)]
    for address, path in pictures(site):
        files.append(File.generated(config, address, abs_src_path=str(path)))
    media = published(site)
    for file in found:
        if file.src_uri in media or file.src_uri.startswith(_ASSETS):
            files.append(file)
    style = style_sheet([Path(folder) for folder in config.theme.dirs], site)
    name = f"{_ASSETS}site-{hashlib.sha256(style.encode()).hexdigest()[:8]}.css"
    files.append(File.generated(config, name, content=style))
    return Publication(Files(files), frame_of(site, name))


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
            dark.append(f".of-{id}{{--accent:{lightened(colour)}}}")
    if not light:
        return ""
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _compact(style: str) -> str:
    """A style sheet without comments and indentation. Nothing cleverer: it is compressed anyway."""
    while (start := style.find("/*")) >= 0:
        style = style[:start] + style[style.index("*/", start) + 2 :]
    lines = (line.strip() for line in style.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
