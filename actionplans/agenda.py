"""What is due: from the dates that content, settings and the repository state, and no others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from posixpath import normpath

from actionplans.follow_up import promises_of
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.dates import Span, Tense
from actionplans.model.plan import Plan, PlanStatus
from actionplans.model.promise import Outcome
from actionplans.problems import Input, Location
from actionplans.reader import Entry
from actionplans.report_order import newest
from actionplans.settings import Settings

_YEAR = timedelta(days=365)

#: What became of a promise for good.
_SETTLED = (Outcome.REACHED, Outcome.MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to do, with the day by which, or since when."""

    day: date
    kind: str
    """The key of the text that says what it is."""

    location: Location
    inputs: Mapping[str, Input] = field(default_factory=dict)
    """What the text is filled in with."""


def agenda(
    library: Library, settings: Settings, changed: Mapping[str, date], until: date
) -> list[Due]:
    """What is due up to a day, the earliest first.

    Args:
        library: what is published.
        settings: the site's settings, with the day of today.
        changed: the days on which files were last changed, as far as they are known.
        until: the last day that is looked at.
    """
    found = [
        *_statement(settings),
        *(due for plan in _current(library) for due in _of_plan(library, settings.today, plan)),
        *_translations(library, changed),
        *_publishing(library),
    ]
    wanted = (due for due in found if due.day <= until)
    return sorted(wanted, key=lambda due: (due.day, due.location, due.kind))


def agenda_lines(
    found: Sequence[Due], language: Language, folder: str, today: date, until: date
) -> Iterator[str]:
    """What is due as a terminal shows it: what is overdue, and then what comes.

    Args:
        found: what is due.
        language: the language to say it in.
        folder: the name of the content folder, put before each file's path.
        today: the day of today.
        until: the last day that was looked at.
    """
    if not found:
        yield language.text("due-nothing", until=until.isoformat())
    past = [due for due in found if due.day < today]
    ahead = [due for due in found if due.day >= today]
    for heading, several in (("due-past", past), ("due-ahead", ahead)):
        if several:
            yield language.text(heading, until=until.isoformat())
            for due in several:
                place = normpath(f"{folder}/{due.location}")
                yield f"  {due.day}  {place}  {language.text(due.kind, **due.inputs)}"


def _current(library: Library) -> Iterator[Entry[Plan]]:
    """The plans whose place no later edition has taken, and that were not withdrawn or replaced."""
    for plan in library.plans.values():
        is_left = plan.record.status in (PlanStatus.REPLACED, PlanStatus.WITHDRAWN)
        if not is_left and not library.is_superseded(plan):
            yield plan


def _of_plan(library: Library, today: date, plan: Entry[Plan]) -> Iterator[Due]:
    if period := plan.record.period:
        yield _end(today, plan, period)
        if period.tense(today) is Tense.NOW:
            yield from _report(library, plan, period)
    for activity in library.activities_of(plan):
        for number, promise in enumerate(promises_of(library, activity)):
            due, what = promise.deliverable.due, promise.deliverable.what.rstrip(".")
            if due and promise.ruling.outcome not in _SETTLED:
                yield Due(
                    day=due.last,
                    kind="due-promise-over" if due.last < today else "due-promise",
                    location=activity.locate("deliverables", number, "due"),
                    inputs={"title": activity.record.name, "what": what},
                )


def _end(today: date, plan: Entry[Plan], period: Span) -> Due:
    """The end of a plan that no later one has followed."""
    end = period.end.last
    return Due(
        day=end,
        kind="due-plan-ended" if end < today else "due-plan-ends",
        location=plan.locate("period"),
        inputs={"title": plan.record.title},
    )


def _report(library: Library, plan: Entry[Plan], period: Span) -> Iterator[Due]:
    """Yield that a plan has run for a year since it began, or since its newest report.

    Nothing is due where no report states when it is of.
    """
    reports = library.reports_of(plan)
    days = [day for it in newest(reports) if (day := it.record.latest)]
    if reports and not days:
        return
    title = plan.record.title
    if not reports:
        yield Due(
            day=period.start.first + _YEAR,
            kind="due-first-report",
            location=plan.locate("period"),
            inputs={"title": title},
        )
        return
    told = max(days)
    report = next(it for it in reports if it.record.latest == told)
    yield Due(
        day=told + _YEAR,
        kind="due-report",
        location=report.locate("date" if report.record.date else "period"),
        inputs={"title": title, "day": told.isoformat()},
    )


def _statement(settings: Settings) -> Iterator[Due]:
    """Yield the day by which the accessibility statement is to be renewed."""
    if settings.accessibility_statement and (updated := settings.accessibility_updated):
        location = settings.location("accessibility_updated")
        yield Due(
            day=updated + _YEAR,
            kind="due-statement",
            location=location,
            inputs={"day": updated.isoformat()},
        )


def _translations(library: Library, changed: Mapping[str, date]) -> Iterator[Due]:
    """Yield the translations of pages that were changed on a later day than they."""
    for original in library.translated:
        for code, translation in library.translations(original).items():
            before, after = changed.get(translation.file), changed.get(original.file)
            if before and after and before < after:
                yield Due(
                    day=after,
                    kind="due-translation",
                    location=Location(translation.file),
                    inputs={"code": code, "file": original.file, "day": before.isoformat()},
                )


def _publishing(library: Library) -> Iterator[Due]:
    """Yield the files that are held back until a day."""
    for day, document in library.held_back.coming():
        name = getattr(document.record, "name", "") or getattr(document.record, "title", "")
        yield Due(
            day=day,
            kind="due-publishing",
            location=document.locate("publish_from"),
            inputs={"title": name},
        )
