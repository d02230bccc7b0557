"""Activities on the same topic, side by side: a table where there is room, else cards."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.locale.casing import capitalized
from actionplans.model.activity import Activity, TargetGroup
from actionplans.model.place import Topic
from actionplans.model.sums import stated_years
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link, State
from actionplans.views.page import Part
from actionplans.views.parts.activity_list import activity_row, plan_heading
from actionplans.views.parts.offers import whom_for
from actionplans.views.parts.standing import plan_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedActivity:
    """A row of the comparison."""

    link: Link
    also_on: str | None
    """The other topics that it is on, in words; None without any."""

    plan: Link
    tag: str | None
    """When its plan ends or ended, in a few words."""

    amount: Cell | None
    """The amount; without one, what is known of it in words; None where its plan states none."""

    amount_label: str | None
    who: tuple[str, ...]
    """Whom it is for, in a few words; its target groups where there are none."""

    target_groups: tuple[str, ...]
    """Its target groups in the document's words, each with its age, where `who` is not these."""

    places: tuple[Link, ...]
    deliverables: tuple[str, ...]

    @property
    def has_more(self) -> bool:
        """Whether it has anything that narrow screens fold."""
        return bool(self.target_groups or self.places or self.deliverables)


@dataclass(frozen=True, slots=True)
class ComparedActivities(Part):
    """A table of activities: plan, grant, whom they are for, and the rest in one column.

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
        return any(item.who for item in self.items)

    @property
    def has_more(self) -> bool:
        """Whether one states more: target groups in full, places, deliverables."""
        return any(item.has_more for item in self.items)


def compared_activities(
    context: ViewContext, caption: str, topic: Entry[Topic], entries: Iterable[Entry[Activity]]
) -> ComparedActivities | None:
    """A table that compares the activities on a topic; None without any."""
    items = tuple(_compared(context, topic, entry) for entry in entries)
    return ComparedActivities(caption, items) if items else None


def _compared(
    context: ViewContext, topic: Entry[Topic], entry: Entry[Activity]
) -> ComparedActivity:
    row, who = activity_row(context, entry), whom_for(context, entry.record)
    groups = tuple(_who(context, group) for group in entry.record.target_groups)
    return ComparedActivity(
        link=row.link,
        also_on=_also_on(context, topic, entry),
        plan=plan_heading(context, context.library.plan_of(entry)),
        tag=plan_tag(context, entry),
        amount=row.amount or _no_amount(context, entry),
        amount_label=row.amount_label,
        who=(who,) if who else groups,
        target_groups=groups if who else (),
        places=context.place_names(entry.record.places),
        deliverables=tuple(deliverable.what for deliverable in entry.record.deliverables),
    )


def _also_on(context: ViewContext, topic: Entry[Topic], entry: Entry[Activity]) -> str | None:
    """The other topics of an activity, in words: they say why it is wider than this one."""
    others = [id for id in dict.fromkeys(entry.record.topics) if id != topic.id]
    if not others:
        return None
    titles = [context.library.topics[id].record.title for id in others]
    return context.text("also-on-topics", topics=", ".join(titles))


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
