"""Registers: lists of pages in columns, such as all organisations or the places in a district."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A page in a register."""

    link: Link
    abbreviation: str | None = None
    details: str | None = None
    """Details of the page: its kind, the number of its activities."""

    description: str | None = None
    """What the page is about, in a sentence."""


@dataclass(frozen=True, slots=True)
class Register(Part):
    """A list of pages, in columns where there is room."""

    items: tuple[RegisterLine, ...]


def register(links: Iterable[Link]) -> Register | None:
    """A register of links without details; None without any."""
    return listed(Register, (RegisterLine(link=link) for link in links))
