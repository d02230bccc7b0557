"""Links by letter to the sections of an alphabetical register."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.views.elements import Contents
from actionplans.views.page import Part, Section

_FEWEST = 3
"""The fewest sections for which there is a list of links."""


@dataclass(frozen=True, slots=True)
class Letters(Part):
    """Links by letter to the sections of an alphabetical register."""

    items: tuple[Contents, ...]


def letters(sections: Sequence[Section]) -> Letters | None:
    """Links to sections whose headings are letters; None where there are too few of them."""
    if len(sections) < _FEWEST:
        return None
    return Letters(tuple(line for section in sections for line in section.contents))
