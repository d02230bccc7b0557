"""Whether an activity was stopped, as far as its plan and the status reports say so."""

from collections.abc import Iterable

from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.report import StatusReport
from actionplans.model.status import Lifecycle, StatesStatus, StatusWord, status_of
from actionplans.reader import Entry
from actionplans.report_order import newest


def is_stopped(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity is stated to be stopped, and nothing that may be newer says otherwise.

    Its own phase counts, and that of the newest report that states one, or of all that may be it.
    """
    words = library.partnership_of(activity).record.status_words
    phases: dict[str, Lifecycle] = {}
    reports = [it.source for it in library.references_to(activity, StatusReport, "activities")]
    for report in reports:
        for item in report.record.activities:
            if item.activity == activity.id and (phase := _phase(item, words)):
                phases[report.id] = phase
    told = {phases[it.id] for it in newest([it for it in reports if it.id in phases])}
    own = _phase(activity.record, words)
    return told | ({own} if own else set()) == {Lifecycle.STOPPED}


def _phase(record: StatesStatus, words: Iterable[StatusWord]) -> Lifecycle | None:
    status = status_of(record, words)
    return status.lifecycle if status else None
