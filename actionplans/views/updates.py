"""The public log: every dated note of a correction or an update, the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from actionplans.model.dates import PartialDate
from actionplans.model.disagreement import Change
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.agreeing import dated_note
from actionplans.views.parts import Contents, DatedNote, Fact, Link, View
from actionplans.views.shared import Shared

#: A page takes older years with it until it has more notes than this; then they get their own.
_ON_ONE_PAGE = 150

_KINDS = ("page", "partnership", "plan", "activity", "report")


@dataclass(frozen=True, slots=True)
class Noted:
    """A note with the record whose page it stands on."""

    entry: Entry[Record]
    change: Change
    number: int
    """Its place among the notes that the record has of that date, from 1."""


@dataclass(frozen=True, slots=True)
class UpdateView:
    """A note in the log."""

    note: DatedNote
    page: Link
    context: str | None
    """The partnership that the page belongs to."""


@dataclass(frozen=True, slots=True)
class UpdateMonth:
    """The notes of a month, or those of a year of which no month is known."""

    heading: str | None
    updates: tuple[UpdateView, ...]


@dataclass(frozen=True, slots=True)
class UpdateYear:
    """The notes of a year."""

    id: str
    year: str
    months: tuple[UpdateMonth, ...]


@dataclass(frozen=True, slots=True)
class UpdatesView(View):
    """Everything on a page of the log."""

    contents: tuple[Contents, ...]
    years: tuple[UpdateYear, ...]
    others: tuple[Link, ...]
    """The pages that the rest of the log stands on."""

    feed: Link
    feedback: str | None


def noted(shared: Shared) -> list[Noted]:
    """Every note of the site, the newest first; those of one day as the site has its pages."""
    index = shared.library.index
    found = [note for kind in _KINDS for entry in index[kind].values() for note in _of(entry)]
    return sorted(found, key=lambda note: _newness(note.change.date), reverse=True)


def _of(entry: Entry[Record]) -> Iterator[Noted]:
    numbers: dict[object, int] = {}
    for change in getattr(entry.record, "changes", ()):
        numbers[change.date] = numbers.get(change.date, 0) + 1
        yield Noted(entry, change, numbers[change.date])


def last_updated(shared: Shared, entry: Entry[Record]) -> Iterator[Fact]:
    """When a page, or anything that belongs to it, was last noted to be changed, if it was."""
    dates = [note.change.date for one in _with_parts(shared, entry) for note in _of(one)]
    if dates:
        newest = shared.date(max(dates, key=_newness))
        every = Link(shared.text("all-updates"), shared.page("updates"))
        yield Fact(shared.text("last-updated"), (Link(newest), every))


def _with_parts(shared: Shared, entry: Entry[Record]) -> Iterator[Entry[Record]]:
    library = shared.library
    yield entry
    if isinstance(entry.record, Partnership):
        for plan in library.plans_of(library.partnerships[entry.id]):
            yield from _with_parts(shared, plan)
    elif isinstance(entry.record, Plan):
        plan = library.plans[entry.id]
        yield from library.activities_of(plan)
        yield from library.reports_of(plan)


def feed_file(shared: Shared) -> str:
    """The path of the log as a feed."""
    return f"{shared.language.address('updates')}.xml"


def update_pages(shared: Shared) -> dict[str, list[Noted]]:
    """The pages of the log by their addresses: the newest years, and each older one for itself."""
    first = shared.page("updates")
    found: dict[str, list[Noted]] = {first: []}
    for year, group in groupby(noted(shared), lambda note: note.change.date.year):
        notes = list(group)
        before = len(found[first])
        if len(found) > 1 or (before and before + len(notes) > _ON_ONE_PAGE):
            found[f"{first}{year}/"] = notes
        else:
            found[first] += notes
    return found


def updates_view(shared: Shared, address: str) -> UpdatesView:
    """A page of the log, by its address."""
    first = shared.page("updates")
    log = update_pages(shared)
    years = tuple(_years(shared, log[address]))
    title = shared.text("updates")
    crumbs = [shared.home()]
    if address != first:
        crumbs.append(Link(title, first))
        title = shared.text("updates-of", year=years[0].year)
    return UpdatesView(
        title=title,
        address=address,
        description=shared.text("updates-description"),
        breadcrumbs=tuple(crumbs),
        partnership=None,
        draft=False,
        contents=tuple(Contents(year.id, year.year) for year in years),
        years=years,
        others=tuple(
            Link(shared.text("updates-of", year=notes[0].change.date.year), other)
            for other, notes in log.items()
            if other not in (first, address)
        ),
        feed=Link(shared.text("updates-feed"), feed_file(shared)),
        feedback=shared.site.settings.feedback or None,
    )


def _years(shared: Shared, notes: Iterable[Noted]) -> Iterator[UpdateYear]:
    for year, of_year in groupby(notes, lambda note: note.change.date.year):
        months = []
        for month, of_month in groupby(of_year, lambda note: note.change.date.month):
            found = list(of_month)
            heading = shared.figures.month(found[0].change.date.first) if month else None
            months.append(UpdateMonth(heading, tuple(_update(shared, note) for note in found)))
        yield UpdateYear(f"del-{year}", str(year), tuple(months))


def _update(shared: Shared, note: Noted) -> UpdateView:
    partnership = shared.library.partnerships.get(note.entry.id.split("/")[0])
    context = partnership.record.title if partnership and partnership is not note.entry else None
    return UpdateView(dated_note(shared, note.change), shared.link(note.entry), context)


def _newness(when: PartialDate) -> tuple[int, int, int]:
    """What sorts dates by day; one without a day comes before those of its month or year."""
    return when.year, when.month or 0, when.day or 0
