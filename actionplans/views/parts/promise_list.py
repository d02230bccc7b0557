"""Promises by activity: in lists on pages, and in a file for spreadsheets and programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby, starmap
from typing import ClassVar

from actionplans.follow_up import Promise, is_silent, promises_in
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Subsection, listed, subsection
from actionplans.views.parts.activity_list import by_plan
from actionplans.views.parts.deliverables import Deliverables, promised
from actionplans.views.parts.promise_meter import PromiseMeter, promise_meter
from actionplans.views.parts.promises import plan_anchor
from actionplans.views.parts.standing import tense_of
from actionplans.views.parts.units import unit_of

ActivityPromise = tuple[Entry[Activity], Promise]


@dataclass(frozen=True, slots=True)
class PromiseGroup:
    """The promises of an activity."""

    activity: Link
    promises: Deliverables


@dataclass(frozen=True, slots=True)
class PromiseList(Part):
    """The promises of some of a plan's activities."""

    items: tuple[PromiseGroup, ...]
    note: str
    """What the numbers are of, and how many promises are left out."""

    @property
    def children(self) -> tuple[Part, ...]:
        """The promises of each activity."""
        return tuple(group.promises for group in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise in a file: what the plan states, what a report states, and the verdict."""

    plan: str
    activity: str
    what: str
    at_least: Decimal | None
    at_most: Decimal | None
    target: Decimal | None
    unit: str | None
    due: str | None
    """The date by which it is due (ISO 8601)."""

    count: Decimal | None
    expected: Decimal | None
    counted_unit: str | None
    """What the report counts, where that is something else than promised."""

    report_date: str | None
    """When the report tells of (ISO 8601)."""

    meter: PromiseMeter


@dataclass(frozen=True, slots=True)
class PromiseFile(Part):
    """The way to the promises of a page as a file."""

    csv: str
    """The address of the file."""

    rows: tuple[PromiseLine, ...]

    unseen: ClassVar[frozenset[str]] = frozenset({"rows"})


def by_activity(
    context: ViewContext, promises: Sequence[ActivityPromise]
) -> Iterator[tuple[Link, Deliverables]]:
    """Promises with what became of them, those of an activity together."""
    for activity, group in groupby(promises, key=lambda it: it[0]):
        items = tuple(promised(context, *it) for it in group)
        yield context.link(activity), Deliverables(items)


def promises_of_some(
    context: ViewContext, activities: Iterable[Entry[Activity]]
) -> Iterator[Subsection | None]:
    """The promises of some activities of which a report states a number, plan by plan.

    Of the others it is said how many there are, in plans of which some are told.
    """
    for plan, chosen in by_plan(context, activities):
        ids = {activity.id for activity in chosen}
        found = [it for it in promises_in(context.library, plan) if it[0].id in ids]
        told = [it for it in found if not is_silent(it[1])]
        yield subsection(
            _heading(context, plan), _promise_list(context, told, len(found) - len(told))
        )


def promise_file(context: ViewContext, plans: Iterable[Entry[Plan]], folder: str) -> PromiseFile:
    """The promises of plans as a file.

    Args:
        context: the site.
        plans: the plans.
        folder: the address of the page that leads to it.
    """
    name = context.language.address("promises-file")
    rows = (
        _line(context, plan, *it) for plan in plans for it in promises_in(context.library, plan)
    )
    return PromiseFile(f"{folder}{name}.csv", tuple(rows))


def _heading(context: ViewContext, plan: Entry[Plan]) -> Link:
    page = context.page("promises", context.library.partnership_of(plan))
    title = context.text("promises-in-plan", plan=context.plan_title(plan))
    return Link(title, f"{page}#{plan_anchor(context, plan)}")


def _promise_list(
    context: ViewContext, told: Sequence[ActivityPromise], silent: int
) -> PromiseList | None:
    """Promises by activity, and what their numbers are of; None without any."""
    note = [context.text("promises-of-whole")]
    if silent:
        note.append(context.text("promises-silent", count=silent))
    groups = starmap(PromiseGroup, by_activity(context, told))
    return listed(partial(PromiseList, note=" ".join(note)), groups)


def _line(
    context: ViewContext, plan: Entry[Plan], activity: Entry[Activity], promise: Promise
) -> PromiseLine:
    item, statement = promise.deliverable, promise.statement
    stated_at = statement.report.stated_at if statement else None
    return PromiseLine(
        plan=context.plan_title(plan),
        activity=activity.record.name,
        what=item.what,
        at_least=item.at_least,
        at_most=item.at_most,
        target=item.target,
        unit=unit_of(context, item),
        due=str(item.due) if item.due else None,
        count=statement.delivered.count if statement else None,
        expected=statement.delivered.expected if statement else None,
        counted_unit=statement.delivered.unit if statement else None,
        report_date=str(stated_at) if stated_at else None,
        meter=promise_meter(context, promise, tense_of(context, activity)),
    )
