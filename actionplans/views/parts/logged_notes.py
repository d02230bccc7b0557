"""Dated notes as lines of the public change log."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.change_notes import DatedNote, PageNote, dated_note


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedNote:
    """A note with the page that it is about."""

    note: DatedNote
    page: Link
    partnership: str | None
    """The title of the partnership that the page belongs to; None on the partnership's page."""


@dataclass(frozen=True, slots=True)
class LoggedNotes(Part):
    """Dated notes of several pages."""

    items: tuple[LoggedNote, ...]


def logged_notes(context: ViewContext, notes: Iterable[PageNote]) -> LoggedNotes:
    """Notes as lines of the change log."""
    return LoggedNotes(tuple(_item(context, note) for note in notes))


def _item(context: ViewContext, note: PageNote) -> LoggedNote:
    page, partnerships = note.entry, context.library.partnerships
    partnership = partnerships.get(page.id.partnership)
    return LoggedNote(
        note=dated_note(context, note.change),
        page=context.link(page),
        partnership=partnership.record.title if partnership and partnership is not page else None,
    )
