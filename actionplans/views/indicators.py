"""The indicators of a partnership: each measured, drawn, and held against its target."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from actionplans.model.indicator import Indicator, Progress
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.agreeing import disagreements, missing
from actionplans.views.charts import LineChart, Reading, line_chart
from actionplans.views.measured import MeasuredTable, measured_table, place_name
from actionplans.views.parts import (
    Contents,
    DisagreementView,
    Link,
    Note,
    Verdict,
    View,
    Word,
)
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator."""

    id: str
    title: str
    unit: str
    description: str | None
    target: str | None
    verdict: Verdict | None
    chart: LineChart | None
    table: MeasuredTable | None
    remarks: tuple[str, ...]
    comparisons: tuple[Note, ...]
    changes: tuple[Verdict, ...]
    disagreements: tuple[DisagreementView, ...]
    missing: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class IndicatorsView(View):
    """Everything on the indicators' page of a partnership."""

    partnership_link: Link
    contents: tuple[Contents, ...]
    indicators: tuple[IndicatorView, ...]
    reports: tuple[Link, ...]
    words: tuple[Word, ...]


def indicators_of(shared: Shared, partnership: str) -> list[Entry[Indicator]]:
    """The indicators of a partnership, in the order of its file."""
    found = shared.library.index["indicator"].values()
    return [
        cast(Entry[Indicator], entry)
        for entry in found
        if entry.id.partition("#")[0] == partnership
    ]


def indicators_address(shared: Shared, partnership: str) -> str:
    """The address of a partnership's indicators."""
    return f"{partnership}/{shared.language.address('indicators')}/"


def indicators_view(shared: Shared, partnership: Entry[Partnership]) -> IndicatorsView:
    """The indicators of one partnership."""
    entries = indicators_of(shared, partnership.id)
    views = tuple(indicator_view(shared, entry) for entry in entries)
    reports = [
        shared.link(report)
        for plan in shared.library.plans_of(partnership)
        for report in shared.library.reports_of(plan)
    ]
    title = shared.text("indicators-title", name=partnership.record.title)
    return IndicatorsView(
        title=title,
        address=indicators_address(shared, partnership.id),
        description=shared.text("indicators-description", name=partnership.record.title),
        breadcrumbs=(shared.home(), shared.link(partnership)),
        partnership=partnership.id,
        draft=partnership.record.draft,
        partnership_link=shared.link(partnership),
        contents=tuple(Contents(view.id, view.title) for view in views),
        indicators=views,
        reports=tuple(reports),
        words=shared.words(entries[0]) if entries else (),
    )


def indicator_view(shared: Shared, entry: Entry[Indicator]) -> IndicatorView:
    """One indicator, with its chart and the table of the same values."""
    record = entry.record
    chart = _chart(shared, record)
    page = indicators_address(shared, entry.id.partition("#")[0])
    return IndicatorView(
        id=record.id,
        title=record.title,
        unit=record.unit,
        description=record.description,
        target=record.target.rule if record.target else None,
        verdict=_verdict(shared, record, record.progress()),
        chart=chart,
        table=measured_table(shared, record, f"{page}{record.id}.csv"),
        remarks=tuple(_remarks(shared, record, drawn=chart is not None)),
        comparisons=tuple(_comparisons(shared, record)),
        changes=tuple(printed_changes(shared, record)),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
    )


def _chart(shared: Shared, record: Indicator) -> LineChart | None:
    """The measurements as lines; None where there are too few to show anything."""
    series: dict[str, list[Reading]] = {}
    for measurement in sorted(
        record.measurements, key=lambda m: (m.place is not None, m.date.first)
    ):
        text = shared.figures.number(measurement.value)
        reading = Reading(measurement.date.year, measurement.value, text)
        series.setdefault(place_name(shared, measurement.place), []).append(reading)
    if len(record.measurements) < 2:
        return None
    target = None
    if record.target and record.target.value is not None:
        value = record.target.value
        text = shared.text("target-of", value=shared.figures.number(value))
        target = (value, text)
    breaks = [item.date.year for item in record.breaks]
    title = _headline(shared, record) or record.title
    subtitle = f"{record.title}, {record.unit}"
    return line_chart(title, subtitle, record.source, list(series.items()), breaks, target)


def _headline(shared: Shared, record: Indicator) -> str | None:
    """What the chart shows, in a sentence that is made of its figures."""
    progress = record.progress()
    if progress is None:
        return None
    return shared.text(f"moved-{_way(progress.difference)}", **_moved(shared, record, progress))


def _way(difference: Decimal) -> str:
    if not difference:
        return "unchanged"
    return "up" if difference > 0 else "down"


def _moved(shared: Shared, record: Indicator, progress: Progress) -> dict[str, str]:
    number = shared.figures.number
    return {
        "from_value": number(progress.baseline.value),
        "to_value": number(progress.latest.value),
        "from_date": shared.date(progress.baseline.date),
        "to_date": shared.date(progress.latest.date),
        "unit": record.unit,
    }


def _verdict(shared: Shared, record: Indicator, progress: Progress | None) -> Verdict | None:
    """Whether the newest value lies where the target wants it, with the inputs of the answer."""
    if record.target is None:
        return None
    if progress is None:
        return Verdict(shared.text("progress-unknown"), None)
    text = shared.text("progress", **_moved(shared, record, progress))
    if progress.wanted is None:
        return Verdict(text, None)
    answer = shared.text("progress-wanted" if progress.wanted else "progress-unwanted")
    return Verdict(f"{text} {answer}", progress.wanted, goal=True)


def _comparisons(shared: Shared, record: Indicator) -> Iterator[Note]:
    for item in record.comparisons:
        remarks = []
        if item.significant is not None:
            remarks.append(shared.text("significant" if item.significant else "not-significant"))
        if item.note:
            remarks.append(item.note)
        if remarks:
            yield Note(item.between, " ".join(remarks))


def printed_changes(shared: Shared, record: Indicator) -> Iterator[Verdict]:
    """Printed differences against the ones that the measured values give."""
    signed = shared.figures.signed
    for item in record.comparisons:
        if item.difference is None:
            continue
        computed = record.difference(*item.years) if item.years else None
        inputs = {"between": item.between, "printed": signed(item.difference)}
        if computed is None:
            yield Verdict(shared.text("change-unknown", **inputs), None)
        elif computed == item.difference:
            yield Verdict(shared.text("change-agrees", **inputs), True)
        else:
            text = shared.text("change-differs", computed=signed(computed), **inputs)
            yield Verdict(text, False)


def _remarks(shared: Shared, record: Indicator, *, drawn: bool) -> Iterator[str]:
    """What to know of the values, said under their table; a chart names the source itself."""
    if not drawn:
        yield f"{shared.text('source')}: {record.source}"
    for item in record.breaks:
        yield shared.text("break", date=shared.date(item.date), reason=item.reason)
    for measurement in record.measurements:
        if measurement.note:
            place = place_name(shared, measurement.place)
            yield f"{place}, {shared.date(measurement.date)}: {measurement.note}"
    yield from record.caveats
    if record.numerator and record.denominator:
        yield shared.text("share-of", numerator=record.numerator, denominator=record.denominator)
