"""What comes of holding figures against each other, a line each."""

from dataclasses import dataclass

from actionplans.views.elements import Verdict
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Verdicts(Part):
    """Comparisons of figures."""

    items: tuple[Verdict, ...]
