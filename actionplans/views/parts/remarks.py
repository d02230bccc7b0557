"""What to know of the figures above it, a line each."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Remarks(Part):
    """Remarks on figures, under their table."""

    lines: tuple[str, ...]
    download: Link | None = None
    """The table as a file, by the caption of the table."""
