"""Checks the standing of plans and activities: what a status says is borne out by other fields."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.activity import Activity, ActivityStatus, SuccessionKind
from actionplans.model.plan import Plan, PlanStatus
from actionplans.problems import Problem
from actionplans.reader import Entry

#: Fates that no later activity fits.
_WITHOUT_SUCCESSOR = (SuccessionKind.ENDED, SuccessionKind.UNKNOWN)


def check(subject: Subject) -> Iterator[Problem]:
    """Find adoptions by nobody, new activities that continue others, fates that do not fit."""
    library = subject.library
    for plan in library.plans.values():
        yield from _adoption(plan)
    for activity in library.activities.values():
        record = activity.record
        if record.status is ActivityStatus.NEW and record.continues:
            key = library.language.field("Activity", "related").key
            yield Problem.warning("new-continues", activity.locate("continues"), key=key)
        later = library.references_to(activity, Activity, "continues")
        if record.succession and record.succession.kind in _WITHOUT_SUCCESSOR and later:
            location = activity.locate("succession")
            yield Problem.warning("succession-differs", location, value=later[0].source.id)


def _adoption(plan: Entry[Plan]) -> Iterator[Problem]:
    """Yield the status of a plan that is adopted, but neither by whom nor when."""
    record = plan.record
    if record.status is PlanStatus.ADOPTED and record.stated_status is None:
        key = plan.document.language.field("Plan", "adopted").key
        yield Problem.warning("adoption-unstated", plan.locate("status"), key=key)
