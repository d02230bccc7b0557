"""Short statements with their remarks, such as what a source lacks."""

from dataclasses import dataclass

from actionplans.views.elements import Note
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Notes(Part):
    """Short statements with their remarks."""

    items: tuple[Note, ...]
