"""Checks completeness: the fields that readers expect on each page."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.editions import is_superseded
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.sums import stated_years
from actionplans.nesting import focus_areas_of
from actionplans.problems import Problem, in_other_letters
from actionplans.reader import Entry
from actionplans.responsibility import is_without_responsible, lacks_responsible
from actionplans.text.readability import sentences

_MAX_SENTENCES = 3


def check(subject: Subject) -> Iterator[Problem]:
    """Find missing summaries, focus areas, responsible parties, activities, years, files, fates."""
    library = subject.library
    media = {media.file for media in library.media}
    responsible = library.language.field("Activity", "responsible").key
    for entry in (*library.partnerships.values(), *library.plans.values()):
        yield from _summary(entry)
    for activity in library.activities.values():
        yield from _summary(activity)
        if _is_outside_focus_areas(library, activity):
            key = library.language.field("Activity", "focus_areas").key
            yield Problem.warning("no-focus-area", activity.locate(), key=key)
        if lacks_responsible(library, activity):
            yield Problem.warning("no-responsible", activity.locate(), key=responsible)
        yield from _files(activity, media)
    for plan in library.plans.values():
        if not library.activities_of(plan) and not subject.is_incomplete(plan.id):
            yield Problem.warning("no-activities", plan.locate())
        if not subject.is_incomplete(plan.id):
            yield from _plan_year(subject, plan)
            if is_without_responsible(library, plan):
                yield Problem.warning("plan-without-responsible", plan.locate(), key=responsible)

    yield from _successions(subject)


def _plan_year(subject: Subject, plan: Entry[Plan]) -> Iterator[Problem]:
    """Yield a plan with money for several years that does not say which it describes.

    The years are those of its period, or without one those of its amounts.
    """
    library, period = subject.library, plan.record.period
    year = library.reference_year(plan)
    if year is None or plan.record.plan_year is not None:
        return
    stated = stated_years(line.grant for line in library.lines(plan))
    if len(period.years if period else stated) > 1:
        key = library.language.field("Plan", "plan_year").key
        yield Problem.warning("no-plan-year", plan.locate("period"), year=year, key=key)


def _is_outside_focus_areas(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity, and the wholes that it is in, name none of its plan's focus areas."""
    record, plan = activity.document.record, library.plans.get(activity.id.plan)
    has_areas = plan is None or bool(plan.record.focus_areas)
    names_any = isinstance(record, Activity) and record.focus_areas
    return has_areas and not names_any and not focus_areas_of(library.activities, activity)


def _successions(subject: Subject) -> Iterator[Problem]:
    """Yield activities of superseded editions of which nothing says what became of them."""
    library = subject.library
    for partnership in library.partnerships.values():
        if subject.is_incomplete(partnership.id):  # an unreadable file may say it
            continue
        plans = library.plans_of(partnership)
        editions = [plan for plan in plans if not plan.record.is_agreement]
        superseded = (plan for plan in editions if is_superseded(plan, editions))
        for plan in superseded:
            for activity in library.activities_of(plan):
                known = activity.record.succession or activity.record.part_of
                if not known and not library.references_to(activity, Activity, "continues"):
                    key = library.language.field("Activity", "succession").key
                    yield Problem.warning("no-succession", activity.locate(), key=key)


def _summary(entry: Entry[Record]) -> Iterator[Problem]:
    summary = getattr(entry.record, "summary", None)
    if summary is None:
        key = entry.document.language.field(type(entry.record).__name__, "summary").key
        yield Problem.warning("no-summary", entry.locate(), key=key)
    elif (count := _sentence_count(summary, entry.document.language)) > _MAX_SENTENCES:
        yield Problem.warning("long-summary", entry.locate("summary"), count=count)


def _sentence_count(text: str, language: Language) -> int:
    """How many sentences a text has; what a colon leads on to belongs to the sentence before."""
    lead_on = language.text("abbreviations-that-lead-on").split()
    return sum(not sentence.text.endswith(":") for sentence in sentences(text, lead_on))


def _files(entry: Entry[Record], media: set[str]) -> Iterator[Problem]:
    for field in ("images", "attachments"):
        for number, part in enumerate(getattr(entry.record, field)):
            file = f"{entry.document.folder}/{part.file}"
            if file not in media:
                location = entry.locate(field, number, "file")
                name = in_other_letters(part.file, entry.document.folder, media)
                yield Problem.error("missing-file", location, value=part.file, **name)
