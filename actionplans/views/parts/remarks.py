"""Remarks on the figures above them, one on each line."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Remarks(Part):
    """Remarks on figures, under their table."""

    lines: tuple[str, ...]
    download: Link | None = None
    """The link to the table as a file, with the table's caption as its text."""
