"""Marks of an activity's status: in words, with a sign and a colour."""

from dataclasses import dataclass

from actionplans.model.partnership import Partnership
from actionplans.model.status import Lifecycle, OnTrack, StatesStatus, Status, status_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A statement on the status of an activity."""

    text: str
    kind: str | None
    """The keyword of its sign and colour: `track-yes`, `phase-planned`; None for one without."""


def status_marks(
    context: ViewContext, partnership: Entry[Partnership], record: StatesStatus
) -> tuple[StatusMark, ...]:
    """What a record states of the status of an activity of a partnership; empty for nothing.

    The document's own word stands for what it means, beside which only what is stated is shown.
    """
    status = status_of(record, partnership.record.status_words)
    if status is None:
        return ()
    marks = [StatusMark(status.word, _kind(status))] if status.word else []
    if record.lifecycle:
        marks.append(StatusMark(phase(context, record.lifecycle), sign_of(record.lifecycle)))
    if record.on_track:
        marks.append(StatusMark(on_track(context, record.on_track), sign_of(record.on_track)))
    return tuple(marks)


def phase(context: ViewContext, lifecycle: Lifecycle) -> str:
    """The name of a phase."""
    return context.language.label("Lifecycle", lifecycle)


def on_track(context: ViewContext, degree: OnTrack) -> str:
    """The name of a degree to which an activity is on track."""
    return context.language.label("OnTrack", degree)


def sign_of(kind: Lifecycle | OnTrack) -> str:
    """The keyword of the sign and colour of a phase, or of a degree of being on track."""
    return f"{'track' if isinstance(kind, OnTrack) else 'phase'}-{kind}"


def _kind(status: Status) -> str | None:
    told = status.on_track or status.lifecycle
    return sign_of(told) if told else None
