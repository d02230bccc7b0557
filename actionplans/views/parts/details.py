"""Collapsible details, closed until a reader opens them."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Part):
    """Parts under a summary that opens and closes them."""

    summary: str
    remark: str | None = None
    """A few words after the summary, less prominent."""

    about: Link | None = None
    """The page that all of it is about; None where there is none."""

    is_open: bool = False
    parts: tuple[Part, ...]

    @property
    def children(self) -> tuple[Part, ...]:
        """The parts that are shown when it is open."""
        return self.parts
