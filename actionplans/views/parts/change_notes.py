"""Public, dated notes of changes, and the date of a page's last one."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.dates import PartialDate, Tense
from actionplans.model.disagreement import Change
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Fact, Link
from actionplans.views.page import Part
from actionplans.views.parts.standing import described_years, tense_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNote:
    """A note with the record that it is about."""

    entry: Entry[Record]
    change: Change
    number: int
    """Its number among the notes of the record with that date, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedNote:
    """A public, dated note."""

    date: str
    iso: str
    kind: str | None
    """None where nobody has said whether it is a correction or an update."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNotes(Part):
    """Dated, public notes, the newest first."""

    id: str
    """The anchor of their section."""

    heading: str
    items: tuple[DatedNote, ...]

    @property
    def contents(self) -> tuple[Contents, ...]:
        """Their section."""
        return (Contents(self.id, self.heading),)


def change_notes(
    context: ViewContext, record: Activity | Partnership | Plan | StatusReport | TextPage
) -> ChangeNotes | None:
    """The public notes of a record, the newest first; None without any."""
    notes = sorted(record.changes, key=lambda change: change.date.first, reverse=True)
    items = tuple(dated_note(context, note) for note in notes)
    if not items:
        return None
    return ChangeNotes(
        id=context.anchor("change-notes"),
        heading=context.label(type(record), "changes"),
        items=items,
    )


def dated_note(context: ViewContext, note: Change) -> DatedNote:
    """A change as a public note."""
    kind = context.language.label("ChangeKind", note.kind) if note.kind else None
    return DatedNote(date=context.date(note.date), iso=str(note.date), kind=kind, text=note.text)


def page_notes(context: ViewContext) -> list[PageNote]:
    """Every note of the site, the newest first; notes of the same day in the order of the pages."""
    notes = [note for entry in context.library.originals for note in _notes_of(entry)]
    return sorted(notes, key=lambda note: _date_key(note.change.date), reverse=True)


def _notes_of(entry: Entry[Record]) -> Iterator[PageNote]:
    numbers: dict[object, int] = {}
    for change in getattr(entry.record, "changes", ()):
        numbers[change.date] = numbers.get(change.date, 0) + 1
        yield PageNote(entry=entry, change=change, number=numbers[change.date])


def last_updated(context: ViewContext, entry: Entry[Record]) -> Iterator[Fact]:
    """The date of the last noted change of a page and the records below it, if there is one."""
    dates = [note.change.date for part in _with_parts(context, entry) for note in _notes_of(part)]
    if dates:
        newest = context.date(max(dates, key=_date_key))
        every = Link(context.text("all-updates"), context.page("change-log"))
        yield Fact(context.text("last-updated"), (Link(newest), every), _age(context, entry))


def _age(context: ViewContext, entry: Entry[Record]) -> str | None:
    """The years that a page of a past plan tells of: its corrections are newer than its facts."""
    if holds(entry, Partnership) or tense_of(context, entry) is not Tense.OVER:
        return None
    plan, years = context.library.plan_of(entry).record, described_years(context, entry)
    kind = "agreement" if plan.is_agreement else "plan"
    return context.text(f"from-a-past-{kind}", years=years) if years else None


def _with_parts(context: ViewContext, entry: Entry[Record]) -> Iterator[Entry[Record]]:
    library = context.library
    yield entry
    if holds(entry, Partnership):
        for plan in library.plans_of(entry):
            yield from _with_parts(context, plan)
    elif holds(entry, Plan):
        yield from library.activities_of(entry)
        yield from library.reports_of(entry)


def feed_file(context: ViewContext) -> str:
    """The path of the change log's Atom feed."""
    return f"{context.language.address('change-log')}.xml"


def published_feed(context: ViewContext) -> str | None:
    """The path of the feed; None while nothing is noted, for a feed must say when it changed.

    What is for approval has none.
    """
    if context.site.settings.approval:
        return None
    noted = (getattr(entry.record, "changes", ()) for entry in context.library.originals)
    return feed_file(context) if any(noted) else None


def _date_key(when: PartialDate) -> tuple[int, int, int]:
    """The sort key of a date; one without a day comes before all others of its month or year."""
    return when.year, when.month or 0, when.day or 0
