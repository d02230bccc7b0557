"""Recorded disagreements of the sources, with the pages that they are noted on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.disagreement import Disagreement
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.indicators import indicators_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A disagreement with the pages that it is noted on, or that it is about."""

    record: Disagreement
    pages: tuple[Link, ...] = ()
    """Empty where it is noted on the page at hand alone."""


def noted_on(context: ViewContext, entry: Entry[Record]) -> tuple[Noted, ...]:
    """The disagreements that the page of a record shows, each of them once.

    Those that a status report has on an activity are on the pages of both.
    """
    own = [Noted(record=record) for record in getattr(entry.record, "disagreements", ())]
    return merged((*own, *_of_reports(context, entry)))


def _of_reports(context: ViewContext, entry: Entry[Record]) -> Iterator[Noted]:
    if holds(entry, StatusReport):
        for item in entry.record.activities:
            activity = context.link(context.library.activities[item.activity])
            yield from _noted(item.disagreements, activity)
    elif holds(entry, Activity):
        for report in context.library.reports_of(context.library.plan_of(entry)):
            for item in report.record.activities:
                if item.activity == entry.id:
                    yield from _noted(item.disagreements, context.link(report))


def noted_in_indicators(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[Noted]:
    """The disagreements on the indicators of a partnership, each with its indicator."""
    for entry in indicators_of(context, partnership.id):
        yield from _noted(entry.record.disagreements, context.link(entry))


def noted_in_partnership(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[Noted]:
    """The disagreements on a partnership and on its indicators, each with its page."""
    yield from _noted(partnership.record.disagreements, context.link(partnership))
    yield from noted_in_indicators(context, partnership)


def noted_in_plan(context: ViewContext, plan: Entry[Plan]) -> Iterator[Noted]:
    """The disagreements on a plan, its activities and its status reports, each with its pages."""
    named = Link(context.plan_title(plan), context.address(plan))  # others may have its title
    yield from _noted(plan.record.disagreements, named)
    for activity in context.library.activities_of(plan):
        yield from _noted(activity.record.disagreements, context.link(activity))
    for report in context.library.reports_of(plan):
        yield from _noted(report.record.disagreements, context.link(report))
        for item in report.record.activities:
            activity = context.library.activities[item.activity]
            yield from _noted(item.disagreements, context.link(activity), context.link(report))


def merged(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    """The same disagreement noted on several pages as one with all of them."""
    alike: dict[object, list[Noted]] = {}
    for one in noted:
        alike.setdefault(one.record.identity, []).append(one)
    return tuple(
        Noted(
            record=group[0].record,
            pages=tuple(dict.fromkeys(page for one in group for page in one.pages)),
        )
        for group in alike.values()
    )


def _noted(records: Iterable[Disagreement], *pages: Link) -> Iterator[Noted]:
    for record in records:
        yield Noted(record=record, pages=pages)
