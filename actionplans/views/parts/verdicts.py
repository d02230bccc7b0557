"""Verdicts on compared figures, one on each line."""

from dataclasses import dataclass

from actionplans.views.elements import Verdict
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Verdicts(Part):
    """A list of verdicts."""

    items: tuple[Verdict, ...]
