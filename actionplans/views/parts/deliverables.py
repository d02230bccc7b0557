"""Deliverables, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.activity import Deliverable
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableItem:
    """A deliverable, with its number as a large figure where it has one."""

    what: str
    figure: str | None
    unit: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class Deliverables(Part):
    """The deliverables of an activity."""

    items: tuple[DeliverableItem, ...]


def deliverables(context: ViewContext, records: Iterable[Deliverable]) -> Deliverables | None:
    """Deliverables in words; None without any."""
    return listed(Deliverables, (deliverable(context, record) for record in records))


def deliverable(context: ViewContext, item: Deliverable) -> DeliverableItem:
    """A deliverable in words, with its number as a separate figure."""
    figure = _figure(context, item.at_least, item.at_most, item.target)
    unit = " ".join(part for part in (item.unit, _per(context, item.per)) if part) or None
    due = context.text("due", date=context.date(item.due)) if item.due else None
    return DeliverableItem(what=item.what, figure=figure, unit=unit if figure else None, due=due)


def _per(context: ViewContext, per: str | None) -> str | None:
    return context.text("per", what=per) if per else None


def _figure(
    context: ViewContext, low: Decimal | None, high: Decimal | None, target: Decimal | None
) -> str | None:
    """A deliverable's number in words: `mindst 8`, `2–4`, `højst 3`, `12`."""
    number = context.figures.number
    if low is not None and high is not None:
        return f"{number(low)}–{number(high)}"
    if low is not None:
        return context.text("at-least", number=number(low))
    if high is not None:
        return context.text("at-most", number=number(high))
    return number(target) if target is not None else None
