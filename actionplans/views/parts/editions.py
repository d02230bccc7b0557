"""All plans of a site, by partnership."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """A plan in the index of plans."""

    link: Link
    tag: str | None
    """When it ends, ended or begins, in two or three words; None where that is not known."""

    years: str | None
    activities: str
    """The number of its activities in words."""

    amount: str | None
    """The sum that it grants in its reference year, in words."""

    amount_label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionGroup:
    """A partnership with its plans, the newest first."""

    id: str
    """The partnership's id, from which its colour in the style sheet follows."""

    link: Link
    kind: str
    lines: tuple[EditionLine, ...]


@dataclass(frozen=True, slots=True)
class Editions(Part):
    """The partnerships of a site, each with all its plans."""

    items: tuple[EditionGroup, ...]
