"""How an activity hangs together with others: earlier, later, part, whole, related."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.reference import Link as Reference
from actionplans.views.context import ViewContext
from actionplans.views.elements import Note, Reason


def _reason(
    context: ViewContext, target: Entry[Record] | None, reason: str | None
) -> Iterator[Reason]:
    if target:
        yield Reason(context.link(target), reason, context.plan_label(target))


def continues(context: ViewContext, entry: Entry[Activity]) -> Iterator[Reason]:
    """The earlier activities that it lives on from."""
    for item in entry.record.continues:
        yield from _reason(context, context.library.activities.get(item.activity), item.reason)


def continued_by(context: ViewContext, entry: Entry[Activity]) -> Iterator[Reason]:
    """The later activities that live on from it."""
    for link in context.library.links_to(entry, "continues"):
        yield from _reason(context, link.source, _given_reason(link))


def related(context: ViewContext, entry: Entry[Activity]) -> Iterator[Reason]:
    """Related activities, also those that only say so themselves."""
    named = {item.activity for item in entry.record.related}
    for item in entry.record.related:
        yield from _reason(context, context.library.activities.get(item.activity), item.reason)
    for link in context.library.links_to(entry, "related"):
        if link.source.id not in named:
            reason = context.text("other-side", reason=_given_reason(link))
            yield from _reason(context, link.source, reason)


def _given_reason(link: Reference) -> str | None:
    """The reason that stands beside a reference in the record that makes it."""
    field, place = link.path[0], link.path[1]
    reason = getattr(link.source.record, str(field))[place].reason
    return str(reason) if reason else None


def fate(context: ViewContext, record: Activity) -> Note | None:
    """What became of it in the edition after, where its own record says so."""
    if not record.fate:
        return None
    return Note(context.language.label("FateKind", record.fate.kind), record.fate.note)


def part_of(context: ViewContext, record: Activity) -> Reason | None:
    """The activity that it is a part of."""
    whole = context.library.activities.get(record.part_of or "")
    return Reason(context.link(whole)) if whole else None
