"""Activities on the same topic, side by side: a table where there is room, else cards."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.locale.casing import capitalized
from actionplans.model.activity import Activity, TargetGroup
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

    amount: Cell | None
    """The amount; without one, what is known of it in words; None where its plan states none."""

    amount_label: str | None
    target_groups: tuple[str, ...]
    """Each with its age, where that is stated."""

    places: tuple[Link, ...]
    deliverables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedActivities(Part):
    """A table of activities: plan, grant, target groups, places, deliverables.

    It has no column of which no activity states anything.
    """

    caption: str
    items: tuple[ComparedActivity, ...]

    @property
    def has_amounts(self) -> bool:
        """Whether there is anything to say of the amount of one."""
        return any(item.amount for item in self.items)

    @property
    def has_target_groups(self) -> bool:
        """Whether one states its target groups."""
        return any(item.target_groups for item in self.items)

    @property
    def has_places(self) -> bool:
        """Whether one states its places."""
        return any(item.places for item in self.items)

    @property
    def has_deliverables(self) -> bool:
        """Whether one states deliverables."""
        return any(item.deliverables for item in self.items)


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
        target_groups=tuple(_who(context, group) for group in entry.record.target_groups),
        places=context.place_names(entry.record.places),
        deliverables=tuple(deliverable.what for deliverable in entry.record.deliverables),
    )


def _who(context: ViewContext, group: TargetGroup) -> str:
    """A target group in the document's words, and its age unless they say it."""
    if group.ages is None or any(sign.isdigit() for sign in group.who):
        return group.who
    return f"{group.who}, {context.ages(group.ages)}"


def _no_amount(context: ViewContext, entry: Entry[Activity]) -> Cell | None:
    """What is said where an activity has no amount to show; None where there is nothing to say.

    Only of a plan whose overview states amounts it is said that none is stated here.
    """
    lines = context.library.lines(context.library.plan_of(entry))
    if not stated_years(line.grant for line in lines):
        return None
    return Cell(capitalized(context.text("unstated")), State.UNSTATED)
