"""The public log: every dated note of a correction or an update, the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Link
from actionplans.views.page import View
from actionplans.views.parts.change_notes import DatedNote, Noted, dated_note, feed_file, noted

#: A page takes older years with it until it has more notes than this; then they get their own.
_ON_ONE_PAGE = 150


@dataclass(frozen=True, slots=True)
class LoggedNote:
    """A note in the log."""

    note: DatedNote
    page: Link
    context: str | None
    """The partnership that the page belongs to."""


@dataclass(frozen=True, slots=True)
class LoggedMonth:
    """The notes of a month, or those of a year of which no month is known."""

    heading: str | None
    updates: tuple[LoggedNote, ...]


@dataclass(frozen=True, slots=True)
class LoggedYear:
    """The notes of a year."""

    id: str
    year: str
    months: tuple[LoggedMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLogView(View):
    """Everything on a page of the log."""

    contents: tuple[Contents, ...]
    years: tuple[LoggedYear, ...]
    others: tuple[Link, ...]
    """The pages that the rest of the log stands on."""

    feed: Link
    feedback: str | None


def change_log_pages(context: ViewContext) -> dict[str, list[Noted]]:
    """The pages of the log by their addresses: the newest years, and each older one for itself."""
    first = context.page("change-log")
    found: dict[str, list[Noted]] = {first: []}
    for year, group in groupby(noted(context), lambda note: note.change.date.year):
        notes = list(group)
        before = len(found[first])
        if len(found) > 1 or (before and before + len(notes) > _ON_ONE_PAGE):
            found[f"{first}{year}/"] = notes
        else:
            found[first] += notes
    return found


def change_log_view(context: ViewContext, address: str) -> ChangeLogView:
    """A page of the log, by its address."""
    first = context.page("change-log")
    log = change_log_pages(context)
    years = tuple(_years(context, log[address]))
    title = context.text("updates")
    crumbs = [context.home()]
    if address != first:
        crumbs.append(Link(title, first))
        title = context.text("updates-of", year=years[0].year)
    return ChangeLogView(
        title=title,
        address=address,
        description=context.text("updates-description"),
        breadcrumbs=tuple(crumbs),
        partnership=None,
        draft=False,
        contents=tuple(Contents(year.id, year.year) for year in years),
        years=years,
        others=tuple(
            Link(context.text("updates-of", year=notes[0].change.date.year), other)
            for other, notes in log.items()
            if other not in (first, address)
        ),
        feed=Link(context.text("updates-feed"), feed_file(context)),
        feedback=context.site.settings.feedback or None,
    )


def _years(context: ViewContext, notes: Iterable[Noted]) -> Iterator[LoggedYear]:
    for year, of_year in groupby(notes, lambda note: note.change.date.year):
        months = []
        for month, of_month in groupby(of_year, lambda note: note.change.date.month):
            found = list(of_month)
            heading = context.figures.month(found[0].change.date.first) if month else None
            months.append(LoggedMonth(heading, tuple(_update(context, note) for note in found)))
        yield LoggedYear(f"del-{year}", str(year), tuple(months))


def _update(context: ViewContext, note: Noted) -> LoggedNote:
    partnership = context.library.partnerships.get(note.entry.id.partnership)
    belongs_to = partnership.record.title if partnership and partnership is not note.entry else None
    return LoggedNote(dated_note(context, note.change), context.link(note.entry), belongs_to)
