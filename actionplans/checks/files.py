"""Pictures that can be shown and say what they show; files that a site should not hand out."""

import re
from collections.abc import Iterator

from actionplans.checks.links import Places
from actionplans.checks.subject import Subject
from actionplans.drawing import UnsafeDrawingError, measured_file
from actionplans.pictures import MAX_BYTES, UnusablePictureError
from actionplans.problems import Location, Problem
from actionplans.reader import Media
from actionplans.uses import Use, uses

#: What runs: as a page of this site in the reader's browser, or as a program on the computer.
_RUNS = re.compile(
    "[xsm]?html?|xht|hta|m?js|wasm|swf|exe|ms[ip]|com|scr|bat|cmd|ps1|vbs|jar|sh|php|app|dmg|pkg|"
    "deb|rpm|apk|reg|lnk"
)
_MEGABYTE = 1_000_000


def check(subject: Subject) -> Iterator[Problem]:
    """Pictures without words for what they show, or that cannot be read; files that run."""
    media = {found.file: found for found in subject.content.media}
    places: dict[str, Places] = {}
    for use in uses(subject.documents, subject.renderer):
        if use.picture and use.file in media:
            if use.field is None:
                texts = places.setdefault(use.document.file, Places(use.document))
                location = texts.next(use.written)
            else:
                location = use.document.locate(*use.field)
            yield from _picture(subject, use, media[use.file], location)
    for found in media.values():
        ending = found.file.rpartition(".")[2].lower()
        if _RUNS.fullmatch(ending):
            yield Problem.error("forbidden-file", Location(found.file), ending=ending)
        elif ending == "svg":
            try:
                measured_file(found.path)
            except UnsafeDrawingError as error:
                yield Problem.error(error.kind, Location(found.file), value=found.file)
            except OSError:
                yield Problem.error("unsafe-drawing", Location(found.file), value=found.file)


def _picture(subject: Subject, use: Use, media: Media, location: Location) -> Iterator[Problem]:
    if not use.alternative:
        yield Problem.error("picture-without-words", location, value=use.written)
    try:
        subject.gallery.picture(media.path)
    except UnusablePictureError as error:
        if not error.kind.endswith("-drawing"):  # told of the file itself
            limit = MAX_BYTES // _MEGABYTE
            yield Problem.error(error.kind, location, value=use.written, limit=limit)
