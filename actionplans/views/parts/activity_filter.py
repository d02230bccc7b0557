"""The form with which readers choose among listed activities."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.page import Part
from actionplans.views.parts.facets import Choice, choices

_CHOICES = (
    "partnership",
    "year",
    "standing",
    "focus-area",
    "topic",
    "place",
    "target-group",
    "status",
)


@dataclass(frozen=True, slots=True)
class ActivityFilter(Part):
    """A form that filters and sorts the activities of a page: hidden until its script runs."""

    choices: tuple[Choice, ...]


def activity_filter(context: ViewContext) -> ActivityFilter:
    """The form that filters and sorts activities."""
    available = choices(context)
    return ActivityFilter(tuple(available[name] for name in _CHOICES))
