"""A live site: its pages and files are made when somebody asks for them.

That is how a preview shows a site of any size a moment after a change. What it consists of is
listed only while it is checked, behind what is looked at. Until then a page is the one at the same
address of the state before, made of the present content (`SitePages.again`).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, RLock
from typing import TypeVar

from actionplans.cache import digest_of
from actionplans.exports.files import FileSpec
from actionplans.exports.media import MediaSpec
from actionplans.outputs import Outputs, Spec
from actionplans.page_maker import PageMaker
from actionplans.rendering import PageRenderer
from actionplans.site import Site
from actionplans.theme_files import StyleSheets, ThemeFiles, style_sheets
from actionplans.views.frame import Frame, frame_of
from actionplans.views.route import PageSpec
from actionplans.views.site_pages import SitePages

V = TypeVar("V")

#: Seconds that a first page may take before other work goes on beside it.
_LONGEST = 10.0


class LiveTheme:
    """A theme, for as long as its files are unchanged."""

    def __init__(self, files: ThemeFiles) -> None:
        """Takes the theme's files, and reads its templates."""
        self.files = files
        self.renderer = PageRenderer(files.folders, files.folder)
        self.assets: Mapping[str, Path] = files.files
        """The assets by their addresses in the site."""

        self.sheets: dict[str, bytes] = {}
        """The style sheets that pages have asked for, by their addresses."""

    def style_sheets(self, site: Site) -> StyleSheets:
        """The style sheets of a site."""
        styles = style_sheets(self.files.folders, site.library, self.files.folder)
        self.sheets[styles.printed.address] = styles.printed.text.encode()
        return styles


class NotListedError(Exception):
    """Whether there is a file at a path is known only when all files are listed."""


class LiveSite:
    """One state of a site, for many threads."""

    def __init__(self, site: Site, theme: LiveTheme, before: "LiveSite | None" = None) -> None:
        """
        Args:
            site: the site, which need not have been checked.
            theme: its theme.
            before: an earlier state of it, if there is one.
        """
        self.site = site
        self._theme = theme
        self.looks_otherwise = False
        """Whether a page that was shown before the site was listed looks otherwise since."""

        self._listed: Mapping[str, Spec] | None = None
        self._before: Mapping[str, Spec] = before.listing if before else {}
        self._pages: Mapping[str, PageSpec] = _PagesAgain(site, self._before)
        self._maker: PageMaker | None = None
        self._shown: dict[str, str] = {}
        self._lock = RLock()
        self._asked, self._seen = Event(), Event()

    @property
    def listing(self) -> Mapping[str, Spec]:
        """All files by their paths, as far as they have been listed: else those before."""
        return self._before if self._listed is None else self._listed

    @property
    def can_be_looked_at(self) -> bool:
        """Whether pages can be made before the site is checked: nothing in it was unreadable."""
        return not self.site.report.errors

    def list(self, outputs: Outputs) -> None:
        """Take note of all files of the checked site."""
        listed = {_path(spec): spec for spec in outputs.specs}
        pages = {spec.address: spec for spec in listed.values() if isinstance(spec, PageSpec)}
        with self._lock:
            self._listed, self._pages, self._maker = listed, pages, None
            shown, self._shown = self._shown, {}
        changed = (path for path, digest in shown.items() if self._digest(path) != digest)
        self.looks_otherwise = next(changed, None) is not None

    def __contains__(self, path: str) -> bool:
        """Whether there is a file at a path from the site's root, as far as that is known."""
        return path in self.listing or path in self._theme.assets or path in self._theme.sheets

    def file(self, path: str) -> bytes | Path | None:
        """The content of a file, or the file on disk that has it; None where there is none.

        What a page cannot be made for is raised: before the check, by whatever is wrong in the
        content; after it, by the theme or by a mistake in this program.

        Args:
            path: its path from the site's root.

        Raises:
            NotListedError: that is not known yet.
        """
        if found := self._theme.assets.get(path) or self._theme.sheets.get(path):
            return found
        if self._listed is None:
            return self._first_look(path)
        return self._content(self._listed.get(path))

    def _first_look(self, path: str) -> bytes | Path | None:
        if picture := self.site.gallery.file(path):
            return picture
        self._asked.set()
        try:
            with self._lock:  # so that `list` finds what is shown
                content = self._page_as_before(path)
                if isinstance(content, bytes):
                    self._shown[path] = digest_of(content)
                return content
        finally:
            self._seen.set()

    def _page_as_before(self, path: str) -> bytes | Path | None:
        if self._listed is not None:  # meanwhile
            return self._content(self._listed.get(path))
        if not self._before:
            pages = tuple(SitePages(self.site, _uncut))
            self._before = {page.file: page for page in pages}
            self._pages = {page.address: page for page in pages}
        spec = self._before.get(path)
        if not isinstance(spec, PageSpec) or spec.address not in self._pages:
            raise NotListedError(path)
        return self._page(self._pages[spec.address])

    def wait_for_a_look(self, seconds: float) -> None:
        """Wait until the first page has been made; at most so long for somebody to ask for one."""
        if self._asked.wait(seconds):
            self._seen.wait(_LONGEST)

    def _content(self, spec: Spec | None) -> bytes | Path | None:
        if isinstance(spec, PageSpec):
            return self._page(spec)
        if isinstance(spec, FileSpec):
            with self._lock:
                return spec.make()
        return spec.path if isinstance(spec, MediaSpec) else None

    def _page(self, spec: PageSpec) -> bytes:
        with self._lock:
            if self._maker is None:
                self._maker = self._make_maker()
            made = self._maker.unrecorded(spec.address)
            self._theme.sheets[made.sheet.address] = made.sheet.text.encode()
            return made.content

    def _make_maker(self) -> PageMaker:
        styles = self._theme.style_sheets(self.site)
        frames = _OnDemand[Frame](lambda code: frame_of(self.site, styles.printed.address, code))
        return PageMaker(self.site, self._theme.renderer, frames, styles, self._pages)

    def _digest(self, path: str) -> str | None:
        with suppress(Exception):  # whoever asks for the page hears of it
            content = self.file(path)
            return digest_of(content) if isinstance(content, bytes) else None
        return None


def _uncut(*_: object) -> None:
    """Cuts no page: which are too long takes long to find out."""


class _OnDemand(Mapping[str, V]):
    """Values that are made when they are first asked for."""

    def __init__(self, make: Callable[[str], V]) -> None:
        self._make = make
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class _PagesAgain(_OnDemand[PageSpec]):
    """The pages of a site at addresses that it had pages at before."""

    def __init__(self, site: Site, before: Mapping[str, Spec]) -> None:
        self._before = {it.address: it for it in before.values() if isinstance(it, PageSpec)}
        self._site_pages = SitePages(site)
        super().__init__(self._again)

    def _again(self, address: str) -> PageSpec:
        page = self._site_pages.again(self._before[address])
        if page is None:
            raise KeyError(address)
        return page


def _path(spec: Spec) -> str:
    return spec.file if isinstance(spec, PageSpec) else spec.address
