"""Deliverables, in words."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from actionplans.follow_up import Promise, has_number, is_followed, is_silent, promises_of
from actionplans.model.activity import Activity
from actionplans.model.deliverable import Deliverable
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, listed, present
from actionplans.views.parts.promise_meter import PromiseMeter, promise_meter
from actionplans.views.parts.standing import tense_of
from actionplans.views.parts.units import unit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableItem:
    """A deliverable, with its number as a large figure where it has one."""

    what: str
    figure: str | None
    unit: str | None
    due: str | None
    meter: PromiseMeter | None = None
    """What became of it; None where that is not told."""

    told: tuple[str, ...] = ()
    """The same in words alone, for a page that has no room for what draws a bar."""


@dataclass(frozen=True, slots=True)
class Deliverables(Part):
    """The deliverables of an activity."""

    items: tuple[DeliverableItem, ...]

    @property
    def children(self) -> tuple[Part, ...]:
        """What became of those of which that is told."""
        return present(*(item.meter for item in self.items))


def deliverables(
    context: ViewContext, activity: Entry[Activity], *, standalone: bool = True
) -> Deliverables | None:
    """The deliverables of an activity, with what status reports say became of them.

    None without any. Of a plan without a report nothing is said.

    Args:
        context: the site.
        activity: the activity.
        standalone: whether the activity has the page to itself; the page of its whole plan tells in
            words, and only of promises of which a report states a number.
    """
    tell = promised if standalone else _told_in_words
    is_told = is_followed(context.library, context.library.plan_of(activity))
    promises = promises_of(context.library, activity)
    return listed(
        Deliverables,
        (
            tell(context, activity, it)
            if is_told and has_number(it)
            else deliverable(context, it.deliverable)
            for it in promises
        ),
    )


def promised(context: ViewContext, activity: Entry[Activity], promise: Promise) -> DeliverableItem:
    """A deliverable of an activity with a number, and what became of it."""
    meter = promise_meter(context, promise, tense_of(context, activity))
    return deliverable(context, promise.deliverable, meter)


def _told_in_words(
    context: ViewContext, activity: Entry[Activity], promise: Promise
) -> DeliverableItem:
    """A deliverable with a number, and in words what became of it, unless no report tells."""
    item = deliverable(context, promise.deliverable)
    if is_silent(promise):
        return item
    meter = promise_meter(context, promise, tense_of(context, activity))
    verdict = f"{meter.verdict}: {meter.stated}" if meter.stated else meter.verdict
    return replace(item, told=(verdict, *meter.remarks))


def deliverable(
    context: ViewContext, item: Deliverable, meter: PromiseMeter | None = None
) -> DeliverableItem:
    """A deliverable in words, with its number as a separate figure."""
    figure = _figure(context, item.at_least, item.at_most, item.target)
    unit = unit_of(context, item) if figure and not _begins_with_unit(item) else None
    return DeliverableItem(
        what=item.what, figure=figure, unit=unit, due=_due(context, item), meter=meter
    )


def _begins_with_unit(item: Deliverable) -> bool:
    """Whether the words say the unit right after the figure: `2`, `Arrangementer om …`."""
    unit = item.unit if not item.per else None
    if not unit or not item.what.casefold().startswith(unit.casefold()):
        return False
    return not item.what[len(unit) :][:1].isalnum()


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
