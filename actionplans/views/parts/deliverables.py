"""Deliverables, in words."""

import re
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
    unit = _unit(context, item) if figure else None
    return DeliverableItem(what=item.what, figure=figure, unit=unit, due=_due(context, item))


def _unit(context: ViewContext, item: Deliverable) -> str | None:
    """The unit with that of repetition: `job pr. år`, but `ud af 5 hverdage` of the same unit."""
    number, _, unit = (item.per or "").partition(" ")
    if item.unit == unit and number.isdigit():
        return context.text("out-of", what=item.per)
    per = context.text("per", what=item.per) if item.per else None
    return " ".join(part for part in (item.unit, per) if part) or None


def _due(context: ViewContext, item: Deliverable) -> str | None:
    """The date by which it is due; None without one, and where the text says it."""
    if not item.due:
        return None
    date = context.date(item.due)
    is_said = f" {_words(date)} " in f" {_words(item.what)} "
    return None if is_said else context.text("due", date=date)


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


def _words(text: str) -> str:
    """The words of a text, with a blank between them and nothing else."""
    return " ".join(re.findall(r"\w+", text))
