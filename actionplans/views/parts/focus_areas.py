"""Focus areas of a plan, with their names and shapes."""

from dataclasses import dataclass

from actionplans.views.elements import FocusTag
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class FocusAreas(Part):
    """A list of focus areas."""

    items: tuple[FocusTag, ...]
