"""The page of a status report: a summary of progress, each activity, and the measures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.indicator import Indicator
from actionplans.model.report import ActivityReport, OnTrack, StatusReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links, PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, View, listed, present, section
from actionplans.views.parts.bar_chart import Bar, BarChart
from actionplans.views.parts.change_notes import change_notes
from actionplans.views.parts.documents import citation
from actionplans.views.parts.gaps import gaps
from actionplans.views.parts.printed_measure import printed_measure
from actionplans.views.parts.progress import Progress, progress


@dataclass(frozen=True, slots=True)
class ProgressCard(Part):
    """The progress of an activity, in the list of a report."""

    id: str
    progress: Progress


def report_view(context: ViewContext, entry: Entry[StatusReport]) -> View:
    """The page of one status report."""
    record, t = entry.record, context.text
    kind = f"{t('status-report')}, {context.date(record.date)}"
    plan = context.link(context.library.plan_of(entry))
    head = PageHead(kind=kind, belongs_to=plan, title=record.title, summary=record.summary)
    return View(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(entry).id,
        draft=record.draft,
        head=present(head, paragraph(_coverage(context, record))),
        sections=present(
            _chart(context, record),
            context.body(entry, follows=True),
            section(
                context.anchor("measures"),
                context.label(StatusReport, "measures"),
                *(printed_measure(context, entry, measure) for measure in record.measures),
            ),
            section(
                context.anchor("measured"),
                context.label(StatusReport, "indicators"),
                listed(Links, _indicators(context, entry)),
            ),
            section(
                context.anchor("activities"),
                context.label(ActivityReport, "progress"),
                *_activities(context, entry),
            ),
            gaps(context, record),
        ),
        closing=present(change_notes(context, record), context.words(entry)),
    )


def _coverage(context: ViewContext, record: StatusReport) -> str:
    """The period that a report covers, and its source, in words."""
    text, source = context.text, record.source
    start, end = context.date(record.period.start), context.date(record.period.end)
    period = start if start == end else text("from-to", start=start, end=end)
    cited = citation(context, source, with_document_number=True)
    note = f" {source.note}" if source.note else ""
    source_label = context.label(StatusReport, "source")
    return f"{text('covers-period')} {period}. {source_label}: {cited}.{note}"


def _activities(context: ViewContext, entry: Entry[StatusReport]) -> Iterator[ProgressCard]:
    for number, item in enumerate(entry.record.activities, 1):
        yield ProgressCard(context.anchor("activity", id=number), progress(context, entry, item))


def _tally(record: StatusReport) -> Counter[OnTrack]:
    return Counter(item.on_track for item in record.activities)


def _count(context: ViewContext, record: StatusReport) -> str:
    """The number of activities in each state of progress, counted here, in a sentence."""
    tally = _tally(record)
    parts = [
        context.text(f"tally-{state}", number=tally[state]) for state in OnTrack if tally[state]
    ]
    total = len(record.activities)
    return context.text("tally", total=total, parts=context.figures.listing(parts))


def _chart(context: ViewContext, record: StatusReport) -> BarChart | None:
    """Bars of the states of progress; None for a report on no activity."""
    tally = _tally(record)
    if not tally:
        return None
    most = max(tally.values())
    bars = tuple(
        Bar(
            label=context.text(f"on-track-{state}"),
            value=str(tally[state]),
            share=tally[state] / most,
            shape=number,
        )
        for number, state in enumerate(OnTrack, 1)
    )
    return BarChart(
        title=_count(context, record),
        subtitle=context.text("tally-subtitle", date=context.date(record.date)),
        bars=bars,
        source=record.source.title,
    )


def _indicators(context: ViewContext, entry: Entry[StatusReport]) -> Iterator[Link]:
    for id in entry.record.indicators:
        yield context.link(context.library.get(Indicator, id, entry))
