"""Parts of which readers choose some by a row of chips, without a script."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.views.elements import Contents
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A choice; what belongs to it has its number."""

    number: int
    """From 1 to 8: the style sheet has a rule for each."""

    text: str
    count: str
    """The number of what is shown when it is chosen."""

    says: str
    """The sentence on what is shown then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted(Part):
    """Parts with chips over them. Without `:has()` in a browser all of them are shown, unsifted.

    An item of a list has the numbers of the chips by which it is chosen; a section or a list
    disappears with the last of its items.
    """

    question: str
    """What is chosen, over the chips."""

    name: str
    """The name of the choice in the form of the page."""

    whole: str
    """The text of the chip that shows everything."""

    count: str
    """The number of all items."""

    chips: tuple[Chip, ...]
    parts: tuple[Part, ...]

    @property
    def contents(self) -> tuple[Contents, ...]:
        """The lines of its parts."""
        return tuple(_contents(self.parts))

    @property
    def children(self) -> tuple[Part, ...]:
        """The parts under the chips."""
        return self.parts


def _contents(parts: tuple[Part, ...]) -> Iterator[Contents]:
    for part in parts:
        yield from part.contents
