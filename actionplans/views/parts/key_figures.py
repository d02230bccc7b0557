"""Key figures: large figures with their labels."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure with its label."""

    value: str
    label: str | None
    """None where the value says it all."""


@dataclass(frozen=True, slots=True)
class KeyFigures(Part):
    """Large figures, side by side."""

    items: tuple[KeyFigure, ...]


def counts(context: ViewContext, *counted: tuple[int, str]) -> KeyFigures | None:
    """Counts with what they count; those of nothing are left out. None where all are 0."""
    number = context.figures.number
    return listed(KeyFigures, (KeyFigure(number(count), of) for count, of in counted if count))
