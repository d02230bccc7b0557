"""The page of a status report: its result at a glance, each activity, then its own text."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.locale import as_sentence
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links, PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, View, listed, present, section
from actionplans.views.parts.change_notes import change_notes
from actionplans.views.parts.documents import citation
from actionplans.views.parts.gaps import gaps
from actionplans.views.parts.indicators import measured_of
from actionplans.views.parts.printed_measure import printed_measure
from actionplans.views.parts.progress import Progress, card_id, progress
from actionplans.views.parts.standing import in_tense, past_or_ahead
from actionplans.views.parts.status_chart import status_charts
from actionplans.views.parts.status_lines import status_lines


@dataclass(frozen=True, slots=True)
class ProgressCard(Part):
    """The progress of an activity, in the list of a report."""

    id: str
    progress: Progress


def report_view(context: ViewContext, entry: Entry[StatusReport]) -> View:
    """The page of one status report."""
    record, t = entry.record, context.text
    kind = t("status-report")
    if record.date:
        kind = f"{kind}, {context.date(record.date)}"
    cards = tuple(_activities(context, entry))
    head = PageHead(kind=kind, title=record.title, summary=record.summary)
    return View(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(entry).id,
        head=present(head, paragraph(_coverage(context, record)), past_or_ahead(context, entry)),
        sections=present(
            section(
                context.anchor("at-a-glance"),
                t("at-a-glance"),
                *status_charts(context, entry),
                status_lines([card.progress for card in cards]),
            ),
            section(context.anchor("activities"), in_tense(context, "how-it-goes", entry), *cards),
            context.body(entry, follows=True, heading=t("more-in-report"))
            if entry.document.body.strip()
            else None,
            section(
                context.anchor("measures"),
                context.label(StatusReport, "measures"),
                *(printed_measure(context, entry, measure) for measure in record.measures),
            ),
            section(
                context.anchor("measured"),
                context.label(StatusReport, "indicators"),
                listed(Links, map(context.link, measured_of(context, entry))),
            ),
            gaps(context, entry),
        ),
        closing=present(change_notes(context, record), context.words(entry)),
    )


def _coverage(context: ViewContext, record: StatusReport) -> str:
    """The period that a report covers, and its source, in words; empty where it states neither."""
    return " ".join((*_period(context, record), *_source(context, record)))


def _period(context: ViewContext, record: StatusReport) -> Iterator[str]:
    if record.period is None:
        return
    start, end = context.date(record.period.start), context.date(record.period.end)
    span = start if start == end else context.text("from-to", start=start, end=end)
    yield as_sentence(f"{context.text('covers-period')} {span}")


def _source(context: ViewContext, record: StatusReport) -> Iterator[str]:
    if record.source is None:
        return
    cited = citation(context, record.source, with_document_number=True)
    yield as_sentence(f"{context.label(StatusReport, 'source')}: {cited}")
    if record.source.note:
        yield record.source.note


def _activities(context: ViewContext, entry: Entry[StatusReport]) -> Iterator[ProgressCard]:
    for number in range(1, len(entry.record.activities) + 1):
        part = progress(context, entry, number)
        if part.says_anything:
            yield ProgressCard(card_id(context, number), part)
