"""How an activity hangs together with others: earlier, later, part, whole, related."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.reference import Link as Reference
from actionplans.views.parts import Note, Reason
from actionplans.views.shared import Shared


def _reason(shared: Shared, target: Entry[Record] | None, reason: str | None) -> Iterator[Reason]:
    if target:
        yield Reason(shared.link(target), reason, shared.context(target))


def continues(shared: Shared, entry: Entry[Activity]) -> Iterator[Reason]:
    """The earlier activities that it lives on from."""
    for item in entry.record.continues:
        yield from _reason(shared, shared.library.activities.get(item.activity), item.reason)


def continued_by(shared: Shared, entry: Entry[Activity]) -> Iterator[Reason]:
    """The later activities that live on from it."""
    for link in shared.library.links_to(entry, "continues"):
        yield from _reason(shared, link.source, _given_reason(link))


def related(shared: Shared, entry: Entry[Activity]) -> Iterator[Reason]:
    """Related activities, also those that only say so themselves."""
    named = {item.activity for item in entry.record.related}
    for item in entry.record.related:
        yield from _reason(shared, shared.library.activities.get(item.activity), item.reason)
    for link in shared.library.links_to(entry, "related"):
        if link.source.id not in named:
            reason = shared.text("other-side", reason=_given_reason(link))
            yield from _reason(shared, link.source, reason)


def _given_reason(link: Reference) -> str | None:
    """The reason that stands beside a reference in the record that makes it."""
    field, place = link.path[0], link.path[1]
    reason = getattr(link.source.record, str(field))[place].reason
    return str(reason) if reason else None


def fate(shared: Shared, record: Activity) -> Note | None:
    """What became of it in the edition after, where its own record says so."""
    if not record.fate:
        return None
    return Note(shared.language.word("FateKind", record.fate.kind), record.fate.note)


def part_of(shared: Shared, record: Activity) -> Reason | None:
    """The activity that it is a part of."""
    whole = shared.library.activities.get(record.part_of or "")
    return Reason(shared.link(whole)) if whole else None
