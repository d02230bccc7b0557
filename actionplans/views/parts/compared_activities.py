"""Activities on the same topic, side by side in a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.locale.casing import capitalized
from actionplans.model.activity import Activity
from actionplans.model.sums import stated_years
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link, State
from actionplans.views.page import Part
from actionplans.views.parts.activity_list import activity_row
from actionplans.views.parts.standing import plan_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedActivity:
    """A row of the comparison."""

    link: Link
    partnership: Link
    plan: Link
    tag: str | None
    """When its plan ends or ended, in a few words."""

    amount: Cell
    """The amount; without one, what is known of it in words, or a dash."""

    amount_label: str | None
    target_groups: tuple[str, ...]
    deliverables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedActivities(Part):
    """A table of activities: partnership, plan, grant, target groups, deliverables."""

    caption: str
    items: tuple[ComparedActivity, ...]


def compared_activities(
    context: ViewContext, caption: str, entries: Iterable[Entry[Activity]]
) -> ComparedActivities | None:
    """A table that compares activities; None without any."""
    items = tuple(_compared(context, entry) for entry in entries)
    return ComparedActivities(caption, items) if items else None


def _compared(context: ViewContext, entry: Entry[Activity]) -> ComparedActivity:
    row = activity_row(context, entry)
    return ComparedActivity(
        link=row.link,
        partnership=context.link(context.library.partnership_of(entry)),
        plan=context.link(context.library.plan_of(entry)),
        tag=plan_tag(context, entry),
        amount=row.amount or _no_amount(context, entry),
        amount_label=row.amount_label,
        target_groups=tuple(group.who for group in entry.record.target_groups),
        deliverables=tuple(deliverable.what for deliverable in entry.record.deliverables),
    )


def _no_amount(context: ViewContext, entry: Entry[Activity]) -> Cell:
    """What is said where an activity has no amount to show.

    Only of a plan whose overview states amounts it is said that none is stated here.
    """
    lines = context.library.lines(context.library.plan_of(entry))
    if not stated_years(line.grant for line in lines):
        return Cell("–", State.UNSTATED)
    return Cell(capitalized(context.text("unstated")), State.UNSTATED)
