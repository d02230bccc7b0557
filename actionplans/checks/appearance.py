"""Checks appearance: the contrast of colours, the outlines of areas, and the logo."""

from collections.abc import Iterator
from decimal import Decimal

from actionplans.checks.subject import Subject
from actionplans.colour import LIGHT_BACKGROUND, MIN_CONTRAST, contrast
from actionplans.geojson import outline
from actionplans.media.pictures import MAX_BYTES, UnusablePictureError
from actionplans.problems import Location, Problem
from actionplans.reader.read import OUTLINE


def check(subject: Subject) -> Iterator[Problem]:
    """Find colours with too little contrast (WCAG 2.2, 1.4.3), invalid outlines, a lost logo."""
    figures = subject.library.language.figures
    for entry in subject.library.partnerships.values():
        colour = entry.record.colour
        if colour and (ratio := contrast(colour, LIGHT_BACKGROUND)) < MIN_CONTRAST:
            shown = figures.number(Decimal(f"{ratio:.1f}"))
            location = entry.locate("colour")
            yield Problem.error("colour-contrast", location, value=colour, contrast=shown)
    for folder, text in subject.content.outlines.items():
        try:
            outline(text)
        except ValueError:
            yield Problem.error("bad-outline", Location(f"{folder}/{OUTLINE}"))
    yield from _logo(subject)


def _logo(subject: Subject) -> Iterator[Problem]:
    """Yield the problem with the picture that settings name as the publisher's mark."""
    if not subject.logo:
        return
    media = {medium.file: medium for medium in subject.content.media}
    if subject.logo not in media:
        yield Problem.error("logo-missing", subject.logo_location, name=subject.logo)
        return
    try:
        subject.gallery.picture(media[subject.logo].path)
    except UnusablePictureError as error:
        limit = MAX_BYTES // 1_000_000
        location = subject.logo_location
        yield Problem.error(error.kind, location, value=subject.logo, limit=limit)
