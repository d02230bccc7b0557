"""Figures that are set large, each with its label."""

from dataclasses import dataclass

from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that is set large."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class KeyFigures(Part):
    """Figures that are set large, side by side."""

    items: tuple[KeyFigure, ...]
