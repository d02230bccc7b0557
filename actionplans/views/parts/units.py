"""The units of deliverables, in words."""

from actionplans.model.deliverable import Deliverable
from actionplans.views.context import ViewContext


def unit_of(context: ViewContext, item: Deliverable) -> str | None:
    """The unit with that of repetition: `job pr. år`, but `ud af 5 hverdage` of the same unit."""
    number, _, unit = (item.per or "").partition(" ")
    if item.unit == unit and number.isdigit():
        return context.text("out-of", what=item.per)
    per = context.text("per", what=item.per) if item.per else None
    return " ".join(part for part in (item.unit, per) if part) or None
