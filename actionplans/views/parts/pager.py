"""The pager: links to the previous and the next page."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class Pager(Part):
    """Links to the previous and the next page; at least one of them is there."""

    previous: Link | None
    next: Link | None


def pager(
    context: ViewContext, entries: Sequence[Entry[Record]], entry: Entry[Record]
) -> Pager | None:
    """Links to the neighbours of a record in a list; None where it has none."""
    index = entries.index(entry)
    before, after = entries[:index][-1:], entries[index + 1 :][:1]
    if not (before or after):
        return None
    return Pager(
        context.link(before[0]) if before else None, context.link(after[0]) if after else None
    )
