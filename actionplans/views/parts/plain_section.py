"""Headings of short pages, which have no contents list."""

from dataclasses import dataclass

from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class PlainSection(Part):
    """A heading without an anchor, and the parts under it."""

    heading: str
    parts: tuple[Part, ...]
