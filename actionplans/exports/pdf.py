"""PDFs of whole plans: tagged, the same bytes each time, and of nothing but the site's own files.

WeasyPrint is an extra of the package, and needs libraries of the system: it is imported when the
first PDF is made, and a site is published without PDFs where it is not there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actionplans.exports import tagging
from actionplans.kept import Kept

ROOT = "site:"
"""The way to the site's root in HTML that becomes a PDF."""

_LINK = re.compile(r'(<a\b(?:[^"<>]|"[^"<>]*+")*?) href="site:([^"#<>]*+)#?([^"<>]*+)"')
_FILE = re.compile(r'<img\b(?:[^"<>]|"[^"<>]*+")*? src="site:([^"<>]*+)"')
_ID = re.compile(r'<[a-z](?:[^"<>]|"[^"<>]*+")*? id="([^"<>]*+)"')

#: Space between the parts of a list would be tagged as a part itself.
_BETWEEN = re.compile(r"</(div|li)>\s++(?=<(?:\1\b|/[duo]l>))")

#: The hues of focus areas, on paper the first that styles say: WeasyPrint fills no drawing by them.
_HUE = re.compile(r"--focus-(\d):(#[0-9a-f]{6})")
_DRAWN = re.compile(r'<svg class="(?:shape|bar) focus-(\d)"')

_NAME = "document.pdf"

#: How documents are made: with other code, kept ones are made again.
_RECIPE = tuple(Path(file).read_bytes() for file in (__file__, tagging.__file__))


class UnavailableError(Exception):
    """WeasyPrint cannot run here."""

    def __init__(self, *, installed: bool) -> None:
        super().__init__()
        self.installed = installed
        """Whether the package itself is there, and lacks libraries of the system."""


@dataclass(frozen=True)
class Paper:
    """What a PDF is made of."""

    html: str
    """The document, its links and pictures from `ROOT`."""

    style: str
    places: Mapping[str, str]
    """The ids of the parts that stand for other pages of the site, by those pages' addresses."""

    url: str
    """Where the site will stand; empty where it is not said: then its other pages are no links."""

    read: Callable[[str], bytes | None]
    """The published file at an address; None where there is none."""


def engine() -> Any:
    """WeasyPrint.

    Raises:
        UnavailableError: the package is not there, or the libraries that it needs are not.
    """
    try:
        import weasyprint
    except ImportError:
        raise UnavailableError(installed=False) from None
    except OSError:
        raise UnavailableError(installed=True) from None
    return weasyprint


def kept_pdf(kept: Kept, paper: Paper) -> Path:
    """A document as a PDF: made now, or kept from when it was the same.

    Raises:
        UnavailableError: WeasyPrint cannot run here.
    """
    weasyprint = engine()
    html = _settled(paper)
    found = {name: paper.read(name) for name in sorted(set(_FILE.findall(html)))}
    files = {name: content for name, content in found.items() if content is not None}
    parts = [weasyprint.__version__, html, paper.style, *files]
    keys = [*_RECIPE, *(part.encode() for part in parts), *files.values()]

    def make(folder: Path) -> None:
        (folder / _NAME).write_bytes(_made(weasyprint, html, paper.style, files))

    return kept.keep("pdf", keys, make) / _NAME


def _made(weasyprint: Any, html: str, style: str, files: Mapping[str, bytes]) -> bytes:
    class OwnFiles(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Hands out the document's own files, and nothing else, whatever is asked for."""

        def fetch(self, url: str, headers: object = None) -> Any:
            return weasyprint.urls.URLFetcherResponse(url, files[url.removeprefix(ROOT)])

    fetcher = OwnFiles()
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=style, url_fetcher=fetcher)
    made: bytes = document.write_pdf(
        stylesheets=[sheet], pdf_variant="pdf/ua-1", finisher=tagging.finish
    )
    return made


def _settled(paper: Paper) -> str:
    """The document with each link of the site leading to a part of it, to the web, or nowhere."""
    ids = frozenset(_ID.findall(paper.html))

    def link(found: re.Match[str]) -> str:
        before, address, anchor = found.groups()
        place = paper.places.get(address)
        if place is not None:
            within = (f"{place}_{anchor}", anchor, place)
            there = [id for id in within if id in ids]
            return f'{before} href="#{there[0] if there else "hovedindhold"}"'
        if paper.url:
            end = f"#{anchor}" if anchor else ""
            return f'{before} data-own href="{paper.url}{address}{end}"'
        return before

    hues: dict[str, str] = {}
    for number, hue in _HUE.findall(paper.style):
        hues.setdefault(number, hue)
    html = _BETWEEN.sub(r"</\1>", _LINK.sub(link, paper.html))
    return _DRAWN.sub(lambda found: f'{found[0]} fill="{hues.get(found[1], "black")}"', html)
