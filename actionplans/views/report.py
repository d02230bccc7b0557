"""A status report: how many activities run as planned, how each goes, and what was measured."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from actionplans.markup import plain_text
from actionplans.model.activity import Activity
from actionplans.model.cooperation import cooperation
from actionplans.model.report import ActivityReport, OnTrack, PrintedMeasure, StatusReport
from actionplans.reader import Entry
from actionplans.views.agreeing import GAPS, changes, disagreements, gaps_heading, missing
from actionplans.views.bars import Bar, BarChart
from actionplans.views.indicators import indicators_address
from actionplans.views.parts import (
    Contents,
    DatedNote,
    DisagreementView,
    Link,
    Note,
    Party,
    Verdict,
    View,
    Word,
)
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How one activity goes, according to a report."""

    activity: Link
    number: str | None
    report: Link
    date: str
    on_track: str
    on_track_kind: str
    progress: str | None
    achieved: tuple[str, ...]
    concerns: str | None
    adjustments: str | None
    responsible: tuple[Party, ...]
    disagreements: tuple[DisagreementView, ...]


@dataclass(frozen=True, slots=True)
class CountedView:
    """An activity and the organisations that were counted in it."""

    activity: Link
    organisations: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A printed measure with the site's own count beside it."""

    title: str
    rule: str
    verdict: Verdict
    target: Verdict
    counted: tuple[CountedView, ...]
    note: str | None


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


def report_view(shared: Shared, entry: Entry[StatusReport]) -> ReportView:
    """The page of one status report."""
    record = entry.record
    body, headings = shared.body(entry)
    sections = (
        ("del-opgoerelser", "measures", record.measures),
        ("del-maalinger", "measured", record.indicators),
        ("del-aktiviteter", "how-it-goes", record.activities),
        (GAPS, gaps_heading(record), record.disagreements or record.missing),
    )
    source = [record.source.title]
    source += [shared.date(record.source.date)] if record.source.date else []
    if record.source.case_number:
        source.append(shared.text("case", number=record.source.case_number))
    if record.source.document_number:
        source.append(shared.text("document", number=record.source.document_number))
    return ReportView(
        title=record.title,
        address=shared.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=shared.breadcrumbs(entry),
        partnership=shared.library.partnership_of(entry).id,
        draft=record.draft,
        plan=shared.link(shared.library.plan_of(entry)),
        date=shared.date(record.date),
        period=shared.text(
            "from-to",
            start=shared.date(record.period.start),
            end=shared.date(record.period.end),
        ),
        summary=record.summary,
        source=", ".join(source),
        source_note=record.source.note,
        contents=(
            *headings,
            *(Contents(id, shared.text(text)) for id, text, there in sections if there),
        ),
        count=_count(shared, record),
        chart=_chart(shared, record),
        body=body,
        activities=tuple(progress_view(shared, entry, item) for item in record.activities),
        measures=tuple(measure_view(shared, entry, measure) for measure in record.measures),
        indicators=tuple(_indicators(shared, entry)),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(shared, record.changes),
        words=shared.words(entry),
    )


def progress_view(shared: Shared, entry: Entry[StatusReport], item: ActivityReport) -> ProgressView:
    """How one activity goes, according to a report."""
    activity = shared.library.activities[item.activity]
    lines = activity.record.overview_lines
    return ProgressView(
        activity=shared.link(activity),
        number=", ".join(line.number for line in lines if line.number) or None,
        report=shared.link(entry),
        date=shared.date(entry.record.date),
        on_track=shared.text(f"on-track-{item.on_track}"),
        on_track_kind=str(item.on_track),
        progress=shared.html(
            item.progress,
            entry,
            f"forloeb-{entry.id.rpartition('/')[2]}-{item.activity.rpartition('/')[2]}",
        ),
        achieved=item.achieved,
        concerns=item.concerns,
        adjustments=item.adjustments,
        responsible=shared.parties(item.responsible),
        disagreements=disagreements(item.disagreements),
    )


def _tally(record: StatusReport) -> Counter[OnTrack]:
    return Counter(item.on_track for item in record.activities)


def _count(shared: Shared, record: StatusReport) -> str:
    """How many of the activities run as planned, and how many in part: counted here."""
    tally = _tally(record)
    parts = [
        shared.text(f"tally-{state}", number=tally[state]) for state in OnTrack if tally[state]
    ]
    total = len(record.activities)
    return shared.text("tally", total=total, parts=shared.figures.listing(parts))


def _chart(shared: Shared, record: StatusReport) -> BarChart:
    tally = _tally(record)
    most = max([*tally.values(), 1])
    bars = tuple(
        Bar(shared.text(f"on-track-{state}"), str(tally[state]), tally[state] / most, number)
        for number, state in enumerate(OnTrack, 1)
    )
    subtitle = shared.text("tally-subtitle", date=shared.date(record.date))
    return BarChart(_count(shared, record), subtitle, bars, record.source.title)


def measure_view(
    shared: Shared, entry: Entry[StatusReport], measure: PrintedMeasure
) -> MeasureView:
    """Count a printed measure again from the activities' own organisations."""
    plan = shared.library.plan_of(entry)
    own = shared.library.partnership_of(entry).record.organisation
    activities = {a.id: a.record for a in shared.library.activities_of(plan)}
    counted = cooperation(measure, activities, own)
    number, total = sum(item.counts for item in counted), len(counted)
    share = Decimal(100 * number) / total if total else Decimal(0)
    inputs = {
        "number": number,
        "total": total,
        "share": shared.figures.percent(share),
        "printed": measure.printed_count,
        "printed_total": measure.printed_total,
        "printed_share": shared.figures.percent(measure.printed_share),
    }
    agrees = (number, total) == (measure.printed_count, measure.printed_total)
    reached = share >= measure.target_share
    target = shared.text(
        "measure-reached" if reached else "measure-missed",
        share=inputs["share"],
        target=shared.figures.percent(measure.target_share),
    )
    return MeasureView(
        title=measure.title,
        rule=measure.rule,
        verdict=Verdict(
            shared.text("measure-agrees" if agrees else "measure-differs", **inputs), agrees
        ),
        target=Verdict(target, reached, goal=True),
        counted=tuple(
            CountedView(
                shared.link(shared.library.activities[item.activity]),
                tuple(shared.organisation(id).record.name for id in item.organisations),
                item.counts,
            )
            for item in counted
        ),
        note=measure.note,
    )


def _indicators(shared: Shared, entry: Entry[StatusReport]) -> Iterator[Link]:
    partnership = shared.library.partnership_of(entry).id
    page = indicators_address(shared, partnership)
    for id in entry.record.indicators:
        record = shared.library.index["indicator"][f"{partnership}#{id}"].record
        yield Link(str(getattr(record, "title", id)), f"{page}#{id}")


def reports_on(shared: Shared, activity: Entry[Activity]) -> Iterator[ProgressView]:
    """What the status reports of its plan say of an activity, the newest first."""
    for report in shared.library.reports_of(shared.library.plan_of(activity)):
        for item in report.record.activities:
            if item.activity == activity.id:
                yield progress_view(shared, report, item)
