"""Charts of a status report: how many activities there are in each phase, and on track."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from actionplans.model.activity import Activity
from actionplans.model.report import StatusReport
from actionplans.model.status import Lifecycle, OnTrack, Status, status_of
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, present
from actionplans.views.parts.activity_count import parts_counted
from actionplans.views.parts.bar_chart import Bar, BarChart
from actionplans.views.parts.link_sentence import link_sentence

#: Activities without a status that a sentence names; if there are more, it only counts them.
_MAX_NAMES = 12


@dataclass(frozen=True, slots=True)
class _Scale:
    """One of the two things that a status says, as the texts of its chart name it."""

    name: str
    kinds: type[OnTrack] | type[Lifecycle]

    def of(self, status: Status | None) -> StrEnum | None:
        """The kind that a status states; None for one that does not."""
        if status is None:
            return None
        return status.on_track if self.kinds is OnTrack else status.lifecycle


_SCALES = (_Scale("on-track", OnTrack), _Scale("lifecycle", Lifecycle))


def status_charts(context: ViewContext, entry: Entry[StatusReport]) -> Iterator[Part]:
    """A chart for each scale by which a report states the status of any activity.

    Beneath it stand the activities of the report and its plan whose status it does not state.
    """
    library = context.library
    words = library.partnership_of(entry).record.status_words
    statuses = {item.activity: status_of(item, words) for item in entry.record.activities}
    activities = {it.id: it for it in library.activities_of(library.plan_of(entry))}
    reported = (library.activities[id] for id in statuses)
    activities |= {it.id: it for it in reported}
    for scale in _SCALES:
        stated = [it for it in statuses.values() if it and scale.of(it)]
        rest = [it for id, it in activities.items() if not scale.of(statuses.get(id))]
        if stated:
            counted = [library.activities[id] for id, it in statuses.items() if it and scale.of(it)]
            yield _chart(context, entry.record, scale, stated, parts_counted(context, counted))
            yield from present(_uncounted(context, scale, rest))


def _chart(
    context: ViewContext,
    record: StatusReport,
    scale: _Scale,
    statuses: Sequence[Status],
    remark: str | None,
) -> BarChart:
    """The chart of the statuses that state a kind of a scale, one at least, with a remark."""
    tally = {kind: [it for it in statuses if scale.of(it) == kind] for kind in scale.kinds}
    shown = [kind for kind in tally if tally[kind] or kind is not Lifecycle.UNKNOWN]
    most = max(map(len, tally.values()))
    bars = tuple(
        Bar(
            label=_label(context, kind, tally[kind]),
            value=str(len(tally[kind])),
            share=len(tally[kind]) / most,
            shape=number,
        )
        for number, kind in enumerate(shown, 1)
    )
    counts: dict[StrEnum, int] = {kind: len(found) for kind, found in tally.items() if found}
    return BarChart(
        title=_title(context, scale, counts),
        subtitle=f"{_subtitle(context, record)}. {remark}"
        if remark
        else _subtitle(context, record),
        bars=bars,
        source=record.source.title if record.source else record.title,
    )


def _subtitle(context: ViewContext, record: StatusReport) -> str:
    if record.date is None:
        return context.text("tally-subtitle-undated")
    return context.text("tally-subtitle", date=context.date(record.date))


def _label(context: ViewContext, kind: StrEnum, statuses: Sequence[Status]) -> str:
    """The name of a kind, with the words of the document that mean it."""
    name = context.language.label(type(kind).__name__, kind)
    words = list(dict.fromkeys(status.word for status in statuses if status.word))
    if not words or [word.casefold() for word in words] == [name.casefold()]:
        return name
    key = "own-words" if all(status.word for status in statuses) else "own-words-too"
    return context.text(key, words=context.figures.listing(words), kind=name)


def _title(context: ViewContext, scale: _Scale, counts: dict[StrEnum, int]) -> str:
    """The number of activities of each kind, in a sentence."""
    text, total = context.text, sum(counts.values())
    names = {kind: text(f"tally-{scale.name}-{kind}") for kind in counts}
    if len(counts) == 1:
        return text(f"tally-{scale.name}-all", count=total, kind=next(iter(names.values())))
    parts = [f"{count} {names[kind]}" for kind, count in counts.items()]
    return text(f"tally-{scale.name}", total=total, parts=context.figures.listing(parts))


def _uncounted(
    context: ViewContext, scale: _Scale, activities: Sequence[Entry[Activity]]
) -> Part | None:
    """The activities that a chart does not count; None where there are none."""
    if not activities:
        return None
    start = context.text(f"tally-{scale.name}-uncounted", count=len(activities))
    if len(activities) > _MAX_NAMES:
        return paragraph(f"{start}.")
    return link_sentence(f"{start}:", map(context.link, activities))
