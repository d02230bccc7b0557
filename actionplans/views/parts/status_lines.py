"""The activities of a status report, a line each: what it states of the status of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.progress import Progress
from actionplans.views.parts.status_marks import StatusMark

#: The fewest activities that a list is made of: one is told by its own text.
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """An activity and its status, according to a report."""

    activity: Link
    number: str | None
    marks: tuple[StatusMark, ...]
    """Empty where the report states no status."""


@dataclass(frozen=True, slots=True)
class StatusLines(Part):
    """The activities of a report with their status."""

    items: tuple[StatusLine, ...]


def status_lines(activities: Sequence[Progress]) -> StatusLines | None:
    """Those that a report tells of; None for a single one, or where it states no status."""
    if len(activities) < _FEWEST or not any(activity.marks for activity in activities):
        return None
    items = (
        StatusLine(
            activity=it.activity,
            number=it.number,
            marks=it.marks,
        )
        for it in activities
    )
    return StatusLines(tuple(items))
