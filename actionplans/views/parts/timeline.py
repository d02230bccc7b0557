"""The timeline of an activity."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.activity import TimelineEntry
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineStep:
    """A step of the timeline."""

    when: str
    iso: str | None
    """The start date (ISO 8601); None where the document states none."""

    what: str


@dataclass(frozen=True, slots=True)
class Timeline(Part):
    """The steps of an activity."""

    items: tuple[TimelineStep, ...]


def timeline(entries: Iterable[TimelineEntry]) -> Timeline | None:
    """The steps of a timeline; None without any."""
    return listed(Timeline, map(_step, entries))


def _step(entry: TimelineEntry) -> TimelineStep:
    return TimelineStep(
        when=entry.when, iso=str(entry.start) if entry.start else None, what=entry.what
    )
