"""Sentences that end in links."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class LinkSentence(Part):
    """A sentence that ends in a list of links."""

    start: str
    links: tuple[Link, ...]
