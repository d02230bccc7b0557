"""The form with which readers choose among listed activities."""

from dataclasses import dataclass, replace

from actionplans.views.context import ViewContext
from actionplans.views.page import Part
from actionplans.views.parts.facets import Choice, choices
from actionplans.views.parts.year_sums import budget_link

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter(Part):
    """A form that filters and sorts the activities of a page: hidden until its script runs."""

    choices: tuple[Choice, ...]
    has_amounts: bool
    """Whether any plan states amounts to sort by."""


def activity_filter(context: ViewContext) -> ActivityFilter:
    """The form that filters and sorts activities."""
    available = choices(context)
    available["place"] = replace(available["place"], label=context.text("at-place"))
    return ActivityFilter(
        choices=tuple(available[name] for name in _CHOICES),
        has_amounts=any(budget_link(context, plan) for plan in context.library.plans.values()),
    )
