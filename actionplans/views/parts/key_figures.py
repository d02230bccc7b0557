"""Key figures: large figures with their labels."""

from dataclasses import dataclass

from actionplans.views.page import Part


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
