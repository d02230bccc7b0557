"""Checks appearance: the contrast of partnerships' colours, and the outlines of their areas."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.colour import LIGHT_BACKGROUND, MIN_CONTRAST, contrast
from actionplans.geojson import outline
from actionplans.problems import Location, Problem
from actionplans.reader.read import OUTLINE


def check(subject: Subject) -> Iterator[Problem]:
    """Find colours with too little contrast for text (WCAG 2.2, 1.4.3), and invalid outlines."""
    figures = subject.library.language.figures
    for entry in subject.library.partnerships.values():
        colour = entry.record.colour
        if colour and (ratio := contrast(colour, LIGHT_BACKGROUND)) < MIN_CONTRAST:
            shown = figures.number(round(ratio, 1))
            location = entry.locate("colour")
            yield Problem.error("colour-contrast", location, value=colour, contrast=shown)
    for folder, text in subject.content.outlines.items():
        try:
            outline(text)
        except ValueError:
            yield Problem.error("bad-outline", Location(f"{folder}/{OUTLINE}"))
