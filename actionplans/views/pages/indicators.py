"""The indicators of a partnership: each measured, drawn, and compared with its target."""

from collections.abc import Iterator

from actionplans.model.indicator import Indicator
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.elements import Note
from actionplans.views.page import View, present, section
from actionplans.views.parts.gaps import gap_section, missing
from actionplans.views.parts.indicators import (
    indicator_section,
    indicators_address,
    indicators_of,
    is_measured,
    measured_of,
)
from actionplans.views.parts.link_sentence import LinkSentence, link_sentence
from actionplans.views.parts.noted import merged, noted_in_indicators
from actionplans.views.parts.trend_table import trend_table


def indicators_view(context: ViewContext, partnership: Entry[Partnership]) -> View:
    """The indicators of one partnership."""
    entries = indicators_of(context, partnership.id)
    title = context.text("indicators-title", name=partnership.record.title)
    measured = is_measured(context, partnership.id)
    text = "indicators-description" if measured else "indicators-unmeasured"
    description = context.text(text, name=partnership.record.title)
    head = PageHead(title=title, summary=description)
    return View(
        title=title,
        address=indicators_address(context, partnership.id),
        description=description,
        breadcrumbs=(context.home(), context.link(partnership)),
        partnership=partnership.id,
        head=present(head, _reports(context, partnership)),
        sections=present(
            section(
                context.anchor("trends"),
                context.text("trends"),
                trend_table(context, partnership),
            ),
            *(indicator_section(context, entry) for entry in entries),
            gap_section(
                context,
                merged(noted_in_indicators(context, partnership)),
                tuple(note for entry in entries for note in _missing(entry)),
                is_open=False,
            ),
        ),
        closing=present(context.words(entries[0]) if entries else None),
    )


def _missing(entry: Entry[Indicator]) -> Iterator[Note]:
    """What the source of an indicator lacks, by the indicator's title."""
    for note in missing(entry.record.missing):
        yield Note(f"{entry.record.title}: {note.text}", note.remark)


def _reports(context: ViewContext, partnership: Entry[Partnership]) -> LinkSentence | None:
    """The status reports that say that they have some of the measurements; None without any."""
    links = (
        context.link(report)
        for plan in context.library.plans_of(partnership)
        for report in context.library.reports_of(plan)
        if any(measured_of(context, report))
    )
    return link_sentence(context.text("source-reports"), links)
