"""Short statements with their remarks, such as gaps of a source."""

from dataclasses import dataclass

from actionplans.views.elements import Note
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Notes(Part):
    """Short statements with their remarks."""

    items: tuple[Note, ...]
