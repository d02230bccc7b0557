"""PDFs of whole plans: tagged, the same bytes each time, and of nothing but the site's own files.

WeasyPrint is an extra of the package, and needs libraries of the system: a site is published
without PDFs where it is not there. It runs in a child process with limits on time and memory, for a
short text or drawing can keep it busy for hours. A PDF that cannot be made is left out of the site.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actionplans.bounded import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker
from actionplans.exports import tagging, typesetting
from actionplans.kept import Kept

ROOT = typesetting.ROOT

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
_RECIPE = tuple(
    Path(file).read_bytes() for file in (__file__, typesetting.__file__, tagging.__file__)
)

#: More HTML than this, in bytes, takes more memory than a machine may have: a plan of 200
#: activities. The largest plan known has 230 kB.
_MAX_HTML = 2_000_000

#: What a document may take for each kilobyte of HTML, beside what any takes. Real plans take 25 ms
#: and 0.6 MB; a slow machine takes longer, but not more memory.
_SECONDS, _SECONDS_PER_KB = 5, 0.1
_MEGABYTES, _MEGABYTES_PER_KB = 180, 1

#: What no document may take, however long: small machines that build sites have twice as much. A
#: plan of 300 activities takes 720 MB.
_MOST_MEGABYTES = 900

#: As much HTML a document is given time for: so many kilobytes for the plan and for each activity,
#: more than twice what real ones have. One long text cannot take the time of a long plan.
_PLAN_KB, _ACTIVITY_KB = 100, 25

#: What finding out what makes PDFs here may take.
_PROBE = Limits(seconds=30, megabytes=500)


class UnavailableError(Exception):
    """WeasyPrint cannot run here."""

    def __init__(self, *, installed: bool) -> None:
        super().__init__()
        self.installed = installed
        """Whether the package itself is there, and lacks libraries of the system."""


class UnmadeError(Exception):
    """A PDF that cannot be made; `kind` says why, as a kind of problem."""

    def __init__(self, kind: str, lost: tuple[str, ...] = ()) -> None:
        super().__init__(kind)
        self.kind = kind
        self.lost = lost
        """The addresses of files, or else messages, of what would not be in it."""


@dataclass(frozen=True)
class Paper:
    """What a PDF is made of."""

    html: str
    """The document, its links and pictures from `ROOT`."""

    style: str
    places: Mapping[str, str]
    """The ids of the parts that stand for other pages of the site, by those pages' addresses."""

    activities: int
    """How many activities it tells of: it may take as long as so many take."""

    url: str
    """Where the site will stand; empty where it is not said: then its other pages are no links."""

    read: Callable[[str], bytes | None]
    """The published file at an address; None where there is none."""


class Typesetter:
    """Makes PDFs, or takes them from where they are kept."""

    def __init__(self, kept: Kept) -> None:
        """
        Raises:
            UnavailableError: WeasyPrint cannot run here.
        """
        self._kept = kept
        found = _done("engine", None, _PROBE)
        if "missing" in found:
            raise UnavailableError(installed=found["missing"] == "libraries")
        self._recipe: str = found["recipe"]

    def pdf(self, paper: Paper) -> Path:
        """A document as a PDF: made now, or kept from when it was the same.

        Raises:
            UnmadeError: it cannot be made.
        """
        html = _settled(paper)
        if len(html) > _MAX_HTML:
            raise UnmadeError("pdf-too-long")
        found = {name: paper.read(name) for name in sorted(set(_FILE.findall(html)))}
        files = {name: content for name, content in found.items() if content is not None}
        parts = [self._recipe, html, paper.style, *files]
        keys = [*_RECIPE, *(part.encode() for part in parts), *files.values()]
        job = {
            "html": html,
            "style": paper.style,
            "files": {name: b64encode(content).decode() for name, content in files.items()},
        }

        def make(folder: Path) -> None:
            to = str((folder / _NAME).absolute())
            if lost := _done("typeset", {**job, "to": to}, _limits(html, paper)):
                raise UnmadeError("pdf-incomplete", tuple(lost))

        return self._kept.keep("pdf", keys, make) / _NAME


def _limits(html: str, paper: Paper) -> Limits:
    """What a document may take, by its length."""
    size = min(len(html) / 1000, _PLAN_KB + _ACTIVITY_KB * paper.activities)
    return Limits(
        seconds=round(_SECONDS + _SECONDS_PER_KB * size),
        megabytes=min(round(_MEGABYTES + _MEGABYTES_PER_KB * size), _MOST_MEGABYTES),
    )


def _done(task: str, job: object, limits: Limits) -> Any:
    """What a fresh process makes of a job, so that no document depends on the one before it.

    Raises:
        UnmadeError: nothing.
    """
    worker = Worker(f"{typesetting.__name__}:{task}")
    try:
        return worker.run(job, limits)
    except OutOfTimeError:
        raise UnmadeError("pdf-too-slow") from None
    except OutOfMemoryError:
        raise UnmadeError("pdf-too-large") from None
    except CrashedError:
        raise UnmadeError("pdf-failed") from None
    finally:
        worker.close()


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
