"""What came of some activities: their status, their promises, and what became of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from actionplans.locale import capitalized
from actionplans.model.activity import Activity, SuccessionKind
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.report_order import newest, newest_first
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, Subsection, listed, section, subsection
from actionplans.views.parts.activity_list import by_plan
from actionplans.views.parts.progress import report_time, reports_of
from actionplans.views.parts.promise_list import promises_of_some
from actionplans.views.parts.status_marks import StatusMark


@dataclass(frozen=True, slots=True)
class StatedOutcome:
    """What is stated of some activities in the same words."""

    marks: tuple[StatusMark, ...]
    activities: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Outcomes(Part):
    """What is stated of activities, those of the same together."""

    items: tuple[StatedOutcome, ...]


def outcomes(context: ViewContext, activities: Collection[Entry[Activity]]) -> Section | None:
    """The section on what came of some activities; None where nothing is stated of any."""
    return section(
        context.anchor("outcomes"),
        context.text("outcomes"),
        *_by_report(context, activities),
        *promises_of_some(context, activities),
        *_by_plan(context, activities),
    )


def _by_report(
    context: ViewContext, activities: Collection[Entry[Activity]]
) -> Iterator[Subsection | None]:
    """The statuses of activities, each by the newest report that states one, with its time.

    Where it is not stated which is the newest, the status stands under each that may be it.
    """
    found: dict[str, dict[tuple[StatusMark, ...], list[Link]]] = {}
    for activity in activities:
        stated = {it.id: (it, part) for it, part in reports_of(context, activity) if part.marks}
        for report in newest([report for report, _ in stated.values()]):
            marks = stated[report.id][1].marks
            found.setdefault(report.id, {}).setdefault(marks, []).append(context.link(activity))
    for report in newest_first(context.library.reports[id] for id in found):
        yield subsection(
            context.link(report),
            paragraph(report_time(context, report.record), "quiet"),
            listed(Outcomes, _outcomes(found[report.id])),
        )


def _by_plan(
    context: ViewContext, activities: Collection[Entry[Activity]]
) -> Iterator[Subsection | None]:
    """What became of the activities of earlier plans, as far as it is stated, plan by plan."""
    for plan, entries in by_plan(context, activities):
        found: dict[SuccessionKind, list[Link]] = defaultdict(list)
        for entry in entries:
            if kind := _became(context, entry):
                found[kind].append(context.link(entry))
        yield subsection(_question(context, plan), listed(Outcomes, _fates(context, found)))


def _became(context: ViewContext, entry: Entry[Activity]) -> SuccessionKind | None:
    """What became of an activity in a later edition; None where nothing is stated of it."""
    if context.library.references_to(entry, Activity, "continues"):
        return SuccessionKind.CONTINUED
    return entry.record.succession.kind if entry.record.succession else None


def _question(context: ViewContext, plan: Entry[Plan]) -> Link:
    text = context.text("became-of-plan", plan=context.plan_title(plan))
    return Link(text, context.address(plan))


def _fates(
    context: ViewContext, found: dict[SuccessionKind, list[Link]]
) -> Iterator[StatedOutcome]:
    for kind in SuccessionKind:
        if kind in found:
            word = capitalized(context.language.label("SuccessionKind", kind))
            yield StatedOutcome((StatusMark(word, None),), tuple(found[kind]))


def _outcomes(found: dict[tuple[StatusMark, ...], list[Link]]) -> Iterator[StatedOutcome]:
    """Outcomes, those of most activities first."""
    for marks, links in sorted(found.items(), key=lambda it: -len(it[1])):
        yield StatedOutcome(marks, tuple(links))
