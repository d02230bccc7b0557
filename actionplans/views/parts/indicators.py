"""Indicators: measured values, charts, targets and printed changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.locale import as_sentence
from actionplans.model.indicator import Break, Indicator
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Note, Verdict
from actionplans.views.page import Part, Section, listed, section
from actionplans.views.parts.line_chart import LineChart, Reading, line_chart
from actionplans.views.parts.measured_table import MeasuredTable, measured_table, place_name
from actionplans.views.parts.notes import Notes
from actionplans.views.parts.progress_verdict import moved, progress_verdict, tells_goal
from actionplans.views.parts.remarks import Remarks
from actionplans.views.parts.verdicts import Verdicts

#: The fewest measurements of a place that are drawn as a line.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class IndicatorTarget(Part):
    """The target of an indicator."""

    rule: str
    """The target in the document's words, as a sentence."""

    remark: str | None = None
    """Its number and due date; None where it has neither, or a verdict tells them."""


def indicators_of(context: ViewContext, partnership: str) -> list[Entry[Indicator]]:
    """The indicators of a partnership, in the order of its file."""
    indicators = context.library.all(Indicator).values()
    return [entry for entry in indicators if entry.id.partnership == partnership]


def measured_of(context: ViewContext, report: Entry[StatusReport]) -> Iterator[Entry[Indicator]]:
    """The indicators that a report says it has, as far as any value of them is known."""
    for id in report.record.indicators:
        entry = context.library.get(Indicator, id, report)
        if entry.record.measurements:
            yield entry


def is_measured(context: ViewContext, partnership: str) -> bool:
    """Whether there is any measurement of a partnership's indicators."""
    return any(entry.record.measurements for entry in indicators_of(context, partnership))


def indicators_link(context: ViewContext, partnership: str) -> Link | None:
    """The way to the indicators of a partnership; None where it has none."""
    if not indicators_of(context, partnership):
        return None
    measured = is_measured(context, partnership)
    text = context.text("indicators-page" if measured else "indicators-page-unmeasured")
    return Link(text, indicators_address(context, partnership))


def indicators_address(context: ViewContext, partnership: str) -> str:
    """The address of a partnership's indicators."""
    return f"{partnership}/{context.language.address('indicators')}/"


def indicator_section(context: ViewContext, entry: Entry[Indicator]) -> Section | None:
    """The section of an indicator: its target, a chart and a table of its values, and remarks."""
    record, t = entry.record, context.text
    page = indicators_address(context, entry.id.partnership)
    chart = _chart(context, entry)
    table = measured_table(context, entry, f"{page}{record.id}.csv")
    return section(
        record.id,
        record.title,
        paragraph(record.description, "prose"),
        _target(context, record),
        listed(Verdicts, _verdicts(context, record)),
        chart,
        table or paragraph(t("not-measured")),
        _remarks(context, entry, chart, table),
        *_labelled(
            context.label(Indicator, "comparisons"),
            listed(Notes, _comparisons(context, record)),
        ),
        style="indicator",
    )


def _target(context: ViewContext, record: Indicator) -> IndicatorTarget | None:
    """The target of an indicator, with what no verdict tells of it; None without one."""
    target, remarks = record.target, []
    if target is None:
        return None
    if not tells_goal(record):
        if target.value is not None:
            number = context.figures.number(target.value)
            remarks.append(context.text("target-number", value=number, unit=record.unit))
        if target.due:
            remarks.append(context.text("due", date=context.date(target.due)))
    return IndicatorTarget(as_sentence(target.rule), " ".join(remarks) or None)


def _labelled(label: str, part: Part | None) -> tuple[Part | None, ...]:
    """A part below its label; nothing without a part."""
    return (paragraph(label, "label"), part) if part else ()


def _chart(context: ViewContext, entry: Entry[Indicator]) -> LineChart | None:
    """The measurements as lines; None where no place has three, for fewer stand in the table."""
    record = entry.record
    series: dict[str | None, list[Reading]] = {}
    for measurement in sorted(
        record.measurements, key=lambda m: (m.place is not None, m.date.first)
    ):
        text = context.figures.number(measurement.value)
        reading = Reading(measurement.date.year, measurement.value, text)
        series.setdefault(place_name(context, record, measurement), []).append(reading)
    if max(map(len, series.values()), default=0) < _FEWEST:
        return None
    target = None
    if record.target and record.target.value is not None:
        value = record.target.value
        text = context.text("target-of", value=context.figures.number(value))
        target = (value, text)
    breaks = [item.date.year for item in record.breaks]
    title = _headline(context, record) or record.title
    subtitle = f"{record.title}, {record.unit}"
    no_place = context.text("place-not-stated") if len(series) > 1 else ""
    named = [(name or no_place, readings) for name, readings in series.items()]
    number = context.figures.number
    return line_chart(title, subtitle, record.source, named, breaks, target, number)


def _headline(context: ViewContext, record: Indicator) -> str | None:
    """The movement of the values, in a sentence with its figures; None where it is unknown."""
    progress = record.progress()
    if progress is None:
        return None
    key = "value-moved" if progress.difference else "value-unmoved"
    return context.text(key, title=record.title, **moved(context, record, progress))


def _verdicts(context: ViewContext, record: Indicator) -> Iterator[Verdict]:
    if verdict := progress_verdict(context, record):
        yield verdict
    yield from printed_changes(context, record)


def _comparisons(context: ViewContext, record: Indicator) -> Iterator[Note]:
    for item in record.comparisons:
        remarks = []
        if item.significant is not None:
            remarks.append(context.text("significant" if item.significant else "not-significant"))
        if item.note:
            remarks.append(item.note)
        if remarks:
            yield Note(item.between, " ".join(remarks))


def printed_changes(context: ViewContext, record: Indicator) -> Iterator[Verdict]:
    """Verdicts on printed differences, compared with those of the measured values."""
    signed = context.figures.signed
    for item in record.comparisons:
        if item.difference is None:
            continue
        printed = signed(item.difference)
        computed = record.difference(*item.years) if item.years else None
        if item.years is None or computed is None:
            text = context.text("change-unknown", between=item.between, printed=printed)
            yield Verdict(text, None)
            continue
        earlier, later = item.years
        agrees = computed == item.difference
        text = context.text(
            "change-agrees" if agrees else "change-differs",
            earlier=earlier,
            later=later,
            printed=printed,
            computed=signed(computed),
        )
        yield Verdict(text, agrees)


def _remarks(
    context: ViewContext,
    entry: Entry[Indicator],
    chart: LineChart | None,
    table: MeasuredTable | None,
) -> Remarks | None:
    """The remarks on the values, and the link to their table as a file; None without either."""
    download = Link(table.caption, table.csv) if table else None
    lines = tuple(_remark_lines(context, entry, chart))
    return Remarks(lines, download) if lines or download else None


def _break(context: ViewContext, record: Indicator, item: Break) -> str:
    """What a break keeps from being compared, be it that all the values here are of after it."""
    firsts = [it.date.first for it in record.measurements]
    is_before = bool(firsts) and min(firsts) >= item.date.first
    key = "break-before" if is_before else "break"
    return context.text(key, date=context.date(item.date), reason=item.reason)


def _remark_lines(
    context: ViewContext, entry: Entry[Indicator], chart: LineChart | None
) -> Iterator[str]:
    record = entry.record
    if chart is None and record.source:  # A chart names the source itself.
        yield f"{context.label(Indicator, 'source')}: {record.source}"
    for item in record.breaks:
        yield _break(context, record, item)
    for measurement in record.measurements:
        place = place_name(context, record, measurement)
        at = ", ".join(filter(None, (place, context.date(measurement.date))))
        if measurement.note:
            yield f"{at}: {measurement.note}"
        if measurement.source:
            yield context.text("source-of", measurement=at, source=measurement.source)
    yield from record.caveats
    if record.numerator and record.denominator:
        yield context.text("share-of", numerator=record.numerator, denominator=record.denominator)
