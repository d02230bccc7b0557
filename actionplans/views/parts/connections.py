"""Relations of an activity to others: earlier and later, its parts, its whole, related ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.reference import Reference
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Note
from actionplans.views.page import Part, Section, listed, section, subsection
from actionplans.views.parts.notes import Notes
from actionplans.views.parts.standing import plan_tag
from actionplans.views.parts.told_apart import told_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A link with its reason."""

    link: Link
    reason: str | None = None
    context: str | None = None
    """The partnership and plan of the linked activity."""


@dataclass(frozen=True, slots=True)
class Connections(Part):
    """Links to other activities, each with its reason."""

    items: tuple[Connection, ...]


def connections(context: ViewContext, entry: Entry[Activity]) -> Section | None:
    """The section on an activity's relations to others; None without any."""
    parts = [it.source for it in context.library.references_to(entry, Activity, "part_of")]
    whole, succession = _whole(context, entry.record), _succession(context, entry.record)
    text = context.text
    return section(
        context.anchor("connections"),
        text("connections"),
        subsection(context.label(Activity, "part_of"), listed(Connections, whole)),
        subsection(
            text("parts"),
            listed(Connections, map(_plain, told_apart(parts, map(context.link, parts)))),
        ),
        subsection(
            context.label(Activity, "continues"),
            listed(Connections, continues(context, entry)),
        ),
        subsection(text("continued-by"), listed(Connections, _continued_by(context, entry))),
        subsection(context.label(Activity, "succession"), listed(Notes, succession)),
        subsection(
            context.label(Activity, "related"), listed(Connections, _related(context, entry))
        ),
    )


def _plain(link: Link) -> Connection:
    return Connection(link=link)


def _reason(
    context: ViewContext, target: Entry[Record] | None, reason: str | None
) -> Iterator[Connection]:
    if target:
        link = context.link(target)
        origin = (context.plan_label(target), plan_tag(context, target))
        yield Connection(link=link, reason=reason, context=" · ".join(filter(None, origin)))


def continues(context: ViewContext, entry: Entry[Activity]) -> Iterator[Connection]:
    """The earlier activities that an activity continues."""
    for item in entry.record.continues:
        yield from _reason(context, context.library.activities.get(item.activity), item.reason)


def _continued_by(context: ViewContext, entry: Entry[Activity]) -> Iterator[Connection]:
    """The later activities that continue an activity."""
    for reference in context.library.references_to(entry, Activity, "continues"):
        yield from _reason(context, reference.source, _given_reason(reference))


def _related(context: ViewContext, entry: Entry[Activity]) -> Iterator[Connection]:
    """Related activities, also where only the other one states the relation."""
    named = {item.activity for item in entry.record.related}
    for item in entry.record.related:
        yield from _reason(context, context.library.activities.get(item.activity), item.reason)
    for reference in context.library.references_to(entry, Activity, "related"):
        if reference.source.id not in named:
            reason = context.text("other-side", reason=_given_reason(reference))
            yield from _reason(context, reference.source, reason)


def _given_reason(reference: Reference[Activity]) -> str | None:
    """The reason that a record states for a reference of its own; None without one."""
    reason = getattr(reference.source.record, reference.field)[reference.path[1]].reason
    return str(reason) if reason else None


def _succession(context: ViewContext, record: Activity) -> Iterator[Note]:
    """The fate of an activity in the next edition, where its record states it."""
    if succession := record.succession:
        yield Note(context.text(f"succession-{succession.kind}"), succession.note)


def _whole(context: ViewContext, record: Activity) -> Iterator[Connection]:
    """The activity that an activity is a part of, if any."""
    if whole := context.library.activities.get(record.part_of or ""):
        yield Connection(link=context.link(whole))
