"""The making of pages: each view, rendered in its frame, with the style sheet that it needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from actionplans.cached import cached_property
from actionplans.fingerprints import fingerprint
from actionplans.ledger import Writer
from actionplans.reads import RECORDER
from actionplans.rendering import PageRenderer
from actionplans.site import Site
from actionplans.theme_files import StyleSheet, StyleSheets
from actionplans.views.frame import Frame
from actionplans.views.page_names import PageNames
from actionplans.views.route import Cut, PageSpec
from actionplans.views.site_pages import pages


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page as it is to be written."""

    address: str
    file: str
    """The path of its file from the site's root."""

    content: bytes
    sheet: StyleSheet
    reads: frozenset[str] = frozenset()
    """What was read while it was made, see `answers.written`; empty where it was kept."""


class PageMaker:
    """Makes pages of a site. It can be sent to another process, and makes the same pages there."""

    def __init__(
        self,
        site: Site,
        renderer: PageRenderer,
        frames: Mapping[str, Frame],
        styles: StyleSheets,
        specs: Mapping[str, PageSpec] | None = None,
    ) -> None:
        """
        Args:
            site: the site; its report has no errors.
            renderer: renders the pages.
            frames: their frames by their language codes, see `PageSpec.code`.
            styles: the site's style sheets.
            specs: all pages of the site by their addresses, where they are known already.
        """
        self.site = site
        self._renderer = renderer
        self._frames = frames
        self._styles = styles
        self._listed = specs
        self._writer = Writer()

    def __reduce__(self) -> tuple[object, ...]:
        """Specifications of pages refer to the code: the other process lists them itself.

        Which pages are cut, and how, took long to find out and goes along.
        """
        cuts = {address: spec.cut for address, spec in self._specs.items() if spec.cut}
        return _maker, (type(self), self.site, self._renderer, self._frames, self._styles, cuts)

    def make(self, addresses: Iterable[str]) -> Iterator[MadePage]:
        """Make pages, by their addresses.

        Raises:
            MissingTemplateError: the theme lacks a template.
        """
        return map(self._make, addresses)

    def unrecorded(self, address: str) -> MadePage:
        """A page by its address, without noting what it reads.

        Raises:
            MissingTemplateError: the theme lacks a template.
        """
        page, sheet, html = self._html(address)
        return MadePage(address, page.file, html.encode(errors="xmlcharrefreplace"), sheet)

    def made(self, address: str, content: bytes, styles: Iterable[str]) -> MadePage:
        """A page that was made before, by its content and the names of the styles of its sheet."""
        return MadePage(
            address, self._specs[address].file, content, self._styles.with_styles(styles)
        )

    def inputs(self, address: str) -> str:
        """The fingerprint of what a page is given, besides what it reads and what all are given."""
        page = self._specs[address]
        frame = self._frames[page.code]
        of_frame = (frame.versions.get(address), frame.documents.get(address))
        return fingerprint((page, _root(page, self.site.settings.url), of_frame))

    def one_of_each_type(self, addresses: Iterable[str]) -> list[str]:
        """The address of one of some pages of each type."""
        found = {self._specs[address].route.name: address for address in addresses}
        return list(found.values())

    @cached_property
    def _specs(self) -> Mapping[str, PageSpec]:
        if self._listed is not None:
            return self._listed
        with RECORDER.pausing():
            return {spec.address: spec for spec in pages(self.site)}

    @cached_property
    def names(self) -> PageNames:
        """The names of the pages."""
        return PageNames(self.site, self._specs)

    def _make(self, address: str) -> MadePage:
        with RECORDER.recording() as noted:
            page, sheet, html = self._html(address)
        content = html.encode(errors="xmlcharrefreplace")
        return MadePage(address, page.file, content, sheet, self._writer.reads(noted))

    def _held_until(self, page: PageSpec) -> date | None:
        """The day until which a page is held back; None where nothing is shown that is."""
        site = self.site
        return site.held_until(page.address, page.code) if site.library.has_drafts else None

    def _html(self, address: str) -> tuple[PageSpec, StyleSheet, str]:
        site, page = self.site, self._specs[address]
        try:
            view = page.make()
            sheet = self._styles.of(view.components)
            html = self._renderer.render(
                page.templates,
                view,
                self._frames[page.code],
                site.interface(page.code) if page.code else site.language,
                root=_root(page, site.settings.url),
                style=sheet.address,
                names=self.names.of,
                part_of=self.names.part_of,
                held_until=self._held_until(page),
            )
        except Exception as error:
            error.add_note(f"While rendering the page /{address}")
            raise
        return page, sheet, html


def _maker(
    maker: type[PageMaker],
    site: Site,
    renderer: PageRenderer,
    frames: Mapping[str, Frame],
    styles: StyleSheets,
    cuts: Mapping[str, Cut],
) -> PageMaker:
    """A maker in another process, with the cuts of pages by the addresses of these."""
    with RECORDER.pausing():
        listed = pages(site, lambda _, spec: cuts.get(spec.address))
        specs = {spec.address: spec for spec in listed}
    return maker(site, renderer, frames, styles, specs)


def _root(page: PageSpec, url: str) -> str:
    """The path from a page to the site's root; absolute for the 404 page, shown at any depth."""
    if page.route.at_any_address:
        path = urlsplit(url or "/").path
        return path if path.endswith("/") else f"{path}/"
    return "../" * page.address.count("/")
