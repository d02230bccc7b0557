"""The parts of a page that is cut: as a list, and as the way from one to the next."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPart:
    """A part of a page that is cut."""

    link: Link
    """Its number and name: `Del 2: Tryghed`."""

    holds: str | None = None
    """The number of what it has, in words; None where it is not of several things."""

    is_shown: bool = False
    """Whether it is the page itself."""


@dataclass(frozen=True, slots=True)
class PartList(Part):
    """The parts of a page that is cut, in their order."""

    items: tuple[ListedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPager(Part):
    """The way from a part of a page to the others."""

    whole: Link
    """The page that is cut."""

    previous: Link | None
    next: Link | None
    parts: PartList | None
    """All parts; None where they are too many to list on each of them."""

    @property
    def children(self) -> tuple[Part, ...]:
        """The list of all parts."""
        return (self.parts,) if self.parts else ()
