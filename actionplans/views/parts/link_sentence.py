"""Sentences that end in links."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class LinkSentence(Part):
    """A sentence that ends in a list of links."""

    start: str
    links: tuple[Link, ...]


def link_sentence(start: str, links: Iterable[Link]) -> LinkSentence | None:
    """A sentence that ends in a list of links; None without any."""
    targets = tuple(links)
    return LinkSentence(start, targets) if targets else None
