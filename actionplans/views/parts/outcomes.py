"""What came of some activities: their status by the newest report, and what became of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from actionplans.locale import capitalized
from actionplans.model.activity import Activity, SuccessionKind
from actionplans.model.plan import Plan
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, Subsection, listed, section, subsection
from actionplans.views.parts.activity_list import by_plan
from actionplans.views.parts.progress import reports_of
from actionplans.views.parts.status_marks import StatusMark, status_marks


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is stated of some activities in the same words."""

    marks: tuple[StatusMark, ...]
    activities: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Outcomes(Part):
    """What is stated of activities, those of the same together."""

    items: tuple[Outcome, ...]


def outcomes(context: ViewContext, activities: Collection[Entry[Activity]]) -> Section | None:
    """The section on what came of some activities; None where nothing is stated of any."""
    return section(
        context.anchor("outcomes"),
        context.text("outcomes"),
        *_by_report(context, activities),
        *_by_plan(context, activities),
    )


def _by_report(
    context: ViewContext, activities: Collection[Entry[Activity]]
) -> Iterator[Subsection | None]:
    """The statuses of activities, each by the newest report that states one, with its date."""
    found: dict[str, dict[tuple[StatusMark, ...], list[Link]]] = {}
    for activity in activities:
        if stated := _newest_status(context, activity):
            report, marks = stated
            found.setdefault(report.id, {}).setdefault(marks, []).append(context.link(activity))
    reports = (context.library.reports[id] for id in found)
    for report in sorted(reports, key=lambda it: it.record.latest, reverse=True):
        day = report.record.date
        yield subsection(
            context.link(report),
            paragraph(context.date(day) if day else None, "quiet"),
            listed(Outcomes, _outcomes(found[report.id])),
        )


def _newest_status(
    context: ViewContext, activity: Entry[Activity]
) -> tuple[Entry[StatusReport], tuple[StatusMark, ...]] | None:
    """What the newest report that states a status of an activity states; None where none does."""
    for report, item in reports_of(context, activity):
        if marks := _marks(context, report, item):
            return report, marks
    return None


def _marks(
    context: ViewContext, report: Entry[StatusReport], item: ActivityReport
) -> tuple[StatusMark, ...]:
    return status_marks(context, context.library.partnership_of(report), item)


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


def _fates(context: ViewContext, found: dict[SuccessionKind, list[Link]]) -> Iterator[Outcome]:
    for kind in SuccessionKind:
        if kind in found:
            word = capitalized(context.language.label("SuccessionKind", kind))
            yield Outcome((StatusMark(word, None),), tuple(found[kind]))


def _outcomes(found: dict[tuple[StatusMark, ...], list[Link]]) -> Iterator[Outcome]:
    """Outcomes, those of most activities first."""
    for marks, links in sorted(found.items(), key=lambda it: -len(it[1])):
        yield Outcome(marks, tuple(links))
