"""The status of activities as documents state it: by a word of their own, the phase, on track."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from actionplans.model.record import Record
from actionplans.model.values import Text


class Lifecycle(StrEnum):
    """The phases of an activity."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    """The document says that it is not known."""


class OnTrack(StrEnum):
    """The degrees to which an activity runs as planned."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class StatusWord(Record):
    """A word or phrase by which documents state a status, and what it means."""

    word: Text
    lifecycle: Lifecycle | None = None
    on_track: OnTrack | None = None


class StatesStatus(Record):
    """A record that may state the status of an activity."""

    status_word: Text | None = None
    """The document's own word, whose meaning the partnership gives."""

    lifecycle: Lifecycle | None = None
    on_track: OnTrack | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The stated status of an activity; what is None is not stated."""

    word: str | None
    """The document's own word."""

    lifecycle: Lifecycle | None
    on_track: OnTrack | None
    meaning: StatusWord | None = None
    """The word's meaning by the partnership, without what is stated beside it."""


def status_of(record: StatesStatus, words: Iterable[StatusWord]) -> Status | None:
    """The status that a record states; None where it states none.

    A word means what the partnership says. What is stated beside the word comes before its meaning.

    Args:
        record: the record.
        words: the status words of the partnership.
    """
    meaning = next((word for word in words if word.word == record.status_word), None)
    lifecycle = record.lifecycle or (meaning.lifecycle if meaning else None)
    on_track = record.on_track or (meaning.on_track if meaning else None)
    if record.status_word or lifecycle or on_track:
        return Status(record.status_word, lifecycle, on_track, meaning)
    return None
