"""PDFs of whole plans: tagged, reproducible, made of nothing but the site's own files.

WeasyPrint is an extra of the package, and needs libraries of the system: without it a site is
published without PDFs. It runs in a child process with limits on time and memory, for a short text
or drawing can keep it busy for hours. A PDF that cannot be made is left out of the site.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actionplans.cache import BuildCache
from actionplans.exports import typesetting, weasyprint_tags
from actionplans.worker import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker

ROOT = typesetting.ROOT

_LINK = re.compile(r'(<a\b(?:[^"<>]|"[^"<>]*+")*?) href="site:([^"#<>]*+)#?([^"<>]*+)"')
_FILE = re.compile(r'<img\b(?:[^"<>]|"[^"<>]*+")*? src="site:([^"<>]*+)"')
_ID = re.compile(r'<[a-z](?:[^"<>]|"[^"<>]*+")*? id="([^"<>]*+)"')

#: White space between the items of a list, which would be tagged as an item itself.
_LIST_SPACE = re.compile(r"</(div|li)>\s++(?=<(?:\1\b|/[duo]l>))")

#: The colours of focus areas, on paper the first in the styles, and the drawings that have them:
#: WeasyPrint does not fill a drawing with a custom property.
_HUE = re.compile(r"--focus-(\d):(#[0-9a-f]{6})")
_FILLED = re.compile(r'<(?:svg class="(?:shape|bar) |path class=")focus-(\d)"')

#: A document, and beside it the number of its pages.
_NAME, _PAGES = "document.pdf", "pages.txt"

#: The code that makes documents is part of the cache's key.
_RECIPE = tuple(
    Path(file).read_bytes() for file in (__file__, typesetting.__file__, weasyprint_tags.__file__)
)

#: Characters of HTML; more takes more memory than a machine may have. That is a plan of 200
#: activities; the largest plan known has 230 000.
_MAX_HTML = 2_000_000

#: The limits of a document: a base, and what each kilobyte of HTML adds. Real plans take 25 ms and
#: 0.6 MB for each; a slow machine takes longer, but not more memory.
_SECONDS, _SECONDS_PER_KB = 5, 0.1
_MEGABYTES, _MEGABYTES_PER_KB = 180, 1

#: The limit of the longest documents: small machines that build sites have twice as much. A plan of
#: 300 activities takes 720 MB.
_MAX_MEGABYTES = 900

#: The most kilobytes of HTML that count for the limits: for the plan and for each activity, more
#: than twice what real ones have. One long text cannot take the time of a long plan.
_PLAN_KB, _ACTIVITY_KB = 100, 25

#: The limits for finding out the versions and fonts.
_PROBE = Limits(seconds=30, megabytes=500)


class UnavailableError(Exception):
    """WeasyPrint cannot run here."""

    def __init__(self, *, installed: bool) -> None:
        super().__init__()
        self.installed = installed
        """Whether the package itself is there, and lacks libraries of the system."""


class PdfError(Exception):
    """A PDF that cannot be made; `kind` is the kind of problem."""

    def __init__(self, kind: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(kind)
        self.kind = kind
        self.missing = missing
        """The addresses of files that would not be in it, or WeasyPrint's messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The inputs of a PDF."""

    html: str
    """The document, its links and pictures below `ROOT`."""

    style: str
    top: str
    """The id of all of it."""

    parts: Mapping[str, str]
    """The ids of the parts that other pages of the site are in it, by those pages' addresses."""

    activities: int
    """The number of activities in it, by which its limits are set."""

    url: str
    """The site's address; empty where it is not stated: links to its other pages are removed."""

    read: Callable[[str], bytes | None]
    """Returns the published file at an address; None where there is none."""


class Typesetter:
    """Makes PDFs, or takes them from the cache."""

    def __init__(self, cache: BuildCache) -> None:
        """
        Raises:
            UnavailableError: WeasyPrint cannot run here.
        """
        self._cache = cache
        engine = _run("engine", None, _PROBE)
        if "missing" in engine:
            raise UnavailableError(installed=engine["missing"] == "libraries")
        self._recipe: str = engine["recipe"]

    def pdf(self, paper: Paper) -> Path:
        """A document as a PDF: made now, or cached from when it was the same.

        Raises:
            PdfError: it cannot be made.
        """
        html = _resolved_html(paper)
        if len(html) > _MAX_HTML:
            raise PdfError("pdf-too-long")
        shown = {name: paper.read(name) for name in sorted(set(_FILE.findall(html)))}
        files = {name: content for name, content in shown.items() if content is not None}
        parts = [self._recipe, html, paper.style, *files]
        keys = [*_RECIPE, *(part.encode() for part in parts), *files.values()]
        job = {
            "html": html,
            "style": paper.style,
            "files": {name: b64encode(content).decode() for name, content in files.items()},
        }

        def make(folder: Path) -> None:
            to = str((folder / _NAME).absolute())
            made = _run("typeset", {**job, "to": to}, _limits(html, paper))
            if made["missing"]:
                raise PdfError("pdf-incomplete", tuple(made["missing"]))
            (folder / _PAGES).write_text(str(made["pages"]), encoding="ascii")

        return self._cache.get_or_make("pdf", keys, make) / _NAME


def pages_of(pdf: Path) -> int:
    """The number of pages of a document that a typesetter has made."""
    return int(pdf.with_name(_PAGES).read_text(encoding="ascii"))


def _limits(html: str, paper: Paper) -> Limits:
    """The limits of a document, by its length."""
    size = min(len(html) / 1000, _PLAN_KB + _ACTIVITY_KB * paper.activities)
    return Limits(
        seconds=round(_SECONDS + _SECONDS_PER_KB * size),
        megabytes=min(round(_MEGABYTES + _MEGABYTES_PER_KB * size), _MAX_MEGABYTES),
    )


def _run(task: str, job: object, limits: Limits) -> Any:
    """Do a job in a new process, so that no document depends on the one before it.

    Raises:
        PdfError: it could not be done within its limits.
    """
    worker = Worker(f"{typesetting.__name__}:{task}")
    try:
        return worker.run(job, limits)
    except OutOfTimeError:
        raise PdfError("pdf-too-slow") from None
    except OutOfMemoryError:
        raise PdfError("pdf-too-large") from None
    except CrashedError:
        raise PdfError("pdf-failed") from None
    finally:
        worker.close()


def _resolved_html(paper: Paper) -> str:
    """The document, its links to pages of the site resolved and its drawings filled.

    A link leads to the part that the page is in the document, else to the published site; where the
    site's address is not known it is no link.
    """
    ids = frozenset(_ID.findall(paper.html))

    def link(match: re.Match[str]) -> str:
        before, address, anchor = match.groups()
        part = paper.parts.get(address)
        if part is not None:
            candidates = (f"{part}_{anchor}", anchor, part)
            target = next((id for id in candidates if id in ids), paper.top)
            return f'{before} href="#{target}"'
        if paper.url:
            fragment = f"#{anchor}" if anchor else ""
            return f'{before} data-own href="{paper.url}{address}{fragment}"'
        return before

    hues: dict[str, str] = {}
    for number, hue in _HUE.findall(paper.style):
        hues.setdefault(number, hue)
    html = _LIST_SPACE.sub(r"</\1>", _LINK.sub(link, paper.html))
    return _FILLED.sub(lambda match: f'{match[0]} fill="{hues.get(match[1], "black")}"', html)
