"""A status report: how many activities run as planned, how each goes, and what was measured."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.markup import plain_text
from actionplans.model.report import OnTrack, StatusReport
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import (
    Contents,
    DatedNote,
    DisagreementView,
    Link,
    Note,
    View,
    Word,
)
from actionplans.views.parts.bar_chart import Bar, BarChart
from actionplans.views.parts.change_notes import changes
from actionplans.views.parts.gaps import GAPS, disagreements, gaps_heading, missing
from actionplans.views.parts.indicators import indicators_address
from actionplans.views.parts.printed_measures import MeasureView, measure_view
from actionplans.views.parts.progress import ProgressView, progress_view


@dataclass(frozen=True, slots=True)
class ReportView(View):
    """Everything on a status report's page."""

    plan: Link
    date: str
    period: str
    summary: str | None
    source: str
    source_note: str | None
    contents: tuple[Contents, ...]
    count: str
    chart: BarChart
    body: str
    activities: tuple[ProgressView, ...]
    measures: tuple[MeasureView, ...]
    indicators: tuple[Link, ...]
    disagreements: tuple[DisagreementView, ...]
    missing: tuple[Note, ...]
    changes: tuple[DatedNote, ...]
    words: tuple[Word, ...]


def report_view(context: ViewContext, entry: Entry[StatusReport]) -> ReportView:
    """The page of one status report."""
    record = entry.record
    body, headings = context.body(entry)
    sections = (
        ("del-opgoerelser", "measures", record.measures),
        ("del-maalinger", "measured", record.indicators),
        ("del-aktiviteter", "how-it-goes", record.activities),
        (GAPS, gaps_heading(record), record.disagreements or record.missing),
    )
    source = [record.source.title]
    source += [context.date(record.source.date)] if record.source.date else []
    if record.source.case_number:
        source.append(context.text("case", number=record.source.case_number))
    if record.source.document_number:
        source.append(context.text("document", number=record.source.document_number))
    return ReportView(
        title=record.title,
        address=context.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(entry).id,
        draft=record.draft,
        plan=context.link(context.library.plan_of(entry)),
        date=context.date(record.date),
        period=context.text(
            "from-to",
            start=context.date(record.period.start),
            end=context.date(record.period.end),
        ),
        summary=record.summary,
        source=", ".join(source),
        source_note=record.source.note,
        contents=(
            *headings,
            *(Contents(id, context.text(text)) for id, text, there in sections if there),
        ),
        count=_count(context, record),
        chart=_chart(context, record),
        body=body,
        activities=tuple(progress_view(context, entry, item) for item in record.activities),
        measures=tuple(measure_view(context, entry, measure) for measure in record.measures),
        indicators=tuple(_indicators(context, entry)),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(context, record.changes),
        words=context.words(entry),
    )


def _tally(record: StatusReport) -> Counter[OnTrack]:
    return Counter(item.on_track for item in record.activities)


def _count(context: ViewContext, record: StatusReport) -> str:
    """How many of the activities run as planned, and how many in part: counted here."""
    tally = _tally(record)
    parts = [
        context.text(f"tally-{state}", number=tally[state]) for state in OnTrack if tally[state]
    ]
    total = len(record.activities)
    return context.text("tally", total=total, parts=context.figures.listing(parts))


def _chart(context: ViewContext, record: StatusReport) -> BarChart:
    tally = _tally(record)
    most = max([*tally.values(), 1])
    bars = tuple(
        Bar(context.text(f"on-track-{state}"), str(tally[state]), tally[state] / most, number)
        for number, state in enumerate(OnTrack, 1)
    )
    subtitle = context.text("tally-subtitle", date=context.date(record.date))
    return BarChart(_count(context, record), subtitle, bars, record.source.title)


def _indicators(context: ViewContext, entry: Entry[StatusReport]) -> Iterator[Link]:
    partnership = context.library.partnership_of(entry).id
    page = indicators_address(context, partnership)
    for id in entry.record.indicators:
        record = context.library.index["indicator"][f"{partnership}#{id}"].record
        yield Link(str(getattr(record, "title", id)), f"{page}#{id}")
