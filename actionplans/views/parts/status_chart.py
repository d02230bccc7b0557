"""Charts of a status report: how many activities there are in each phase, and on track."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.report import StatusReport
from actionplans.model.status import Lifecycle, OnTrack, Status, StatusWord, status_of
from actionplans.nesting import wholes_of
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, present
from actionplans.views.parts.bar_chart import Bar, BarChart
from actionplans.views.parts.link_sentence import link_sentence
from actionplans.views.parts.progress import report_time
from actionplans.views.parts.status_marks import sign_of

#: Activities without a status that a sentence names; if there are more, it only counts them.
_MAX_NAMES = 12


_Kind = Lifecycle | OnTrack


@dataclass(frozen=True, slots=True)
class _Scale:
    """One of the two things that a status says, as the texts of its chart name it."""

    name: str
    kinds: type[OnTrack] | type[Lifecycle]

    def of(self, status: Status | StatusWord | None) -> _Kind | None:
        """The kind that a status states, or a word means; None for one that does not."""
        if status is None:
            return None
        return status.on_track if self.kinds is OnTrack else status.lifecycle


_SCALES = (_Scale("on-track", OnTrack), _Scale("lifecycle", Lifecycle))


def status_charts(context: ViewContext, entry: Entry[StatusReport]) -> Iterator[Part]:
    """A chart for each scale by which a report states the status of any activity.

    Beneath it stand the activities of the report and its plan that it leaves out.
    """
    library = context.library
    words = library.partnership_of(entry).record.status_words
    statuses = {item.activity: status_of(item, words) for item in entry.record.activities}
    activities: dict[str, Entry[Activity]]
    activities = {it.id: it for it in library.activities_of(library.plan_of(entry))}
    reported = (library.activities[id] for id in statuses)
    activities |= {it.id: it for it in reported}
    for scale in _SCALES:
        stated = {id: it for id, it in statuses.items() if it and scale.of(it)}
        if stated:
            counted = [activities[id] for id in stated]
            meant = _meant(scale, words, stated.values())
            tally: dict[_Kind, list[Status]] = {
                kind: found
                for kind in scale.kinds
                if (found := [it for it in stated.values() if scale.of(it) == kind])
                or kind in meant
            }
            yield _chart(context, entry.record, scale, counted, tally)
            rest = tuple(_left_out(activities, stated))
            yield from present(_uncounted(context, scale, rest))


def _meant(
    scale: _Scale, words: Iterable[StatusWord], stated: Iterable[Status]
) -> frozenset[_Kind | None]:
    """The kinds that a chart has a bar of 0 for: those of words that the report could have used.

    None where one of unknown status may be of any kind.
    """
    if Lifecycle.UNKNOWN in {scale.of(status) for status in stated}:
        return frozenset()
    return frozenset(scale.of(word) for word in words)


def _chart(
    context: ViewContext,
    record: StatusReport,
    scale: _Scale,
    counted: Sequence[Entry[Activity]],
    tally: Mapping[_Kind, Sequence[Status]],
) -> BarChart:
    """The chart of the kinds of a scale that are stated, or that the partnership has words for."""
    most = max(map(len, tally.values()))
    bars = tuple(
        Bar(
            label=_label(context, scale, kind, statuses),
            value=str(len(statuses)),
            share=len(statuses) / most,
            sign=sign_of(kind),
        )
        for kind, statuses in tally.items()
    )
    counts = {kind: len(statuses) for kind, statuses in tally.items() if statuses}
    return BarChart(
        title=_title(context, scale, counted, counts),
        subtitle=_subtitle(context, record),
        bars=bars,
        source=record.source.title if record.source else record.title,
    )


def _subtitle(context: ViewContext, record: StatusReport) -> str:
    time = report_time(context, record)
    if time is None:
        return context.text("tally-subtitle-undated")
    return context.text("tally-subtitle", date=time)


def _label(context: ViewContext, scale: _Scale, kind: _Kind, statuses: Sequence[Status]) -> str:
    """The name of a kind, with the words of the document that mean it."""
    name = context.language.label(type(kind).__name__, kind)
    meant = [status.word for status in statuses if scale.of(status.meaning) == kind]
    words = list(dict.fromkeys(filter(None, meant)))
    if not words:
        return name
    if [word.casefold() for word in words] == [name.casefold()]:
        return words[0]
    key = "own-words" if len(meant) == len(statuses) else "own-words-too"
    return context.text(key, words=context.figures.listing(words), kind=name)


def _title(
    context: ViewContext,
    scale: _Scale,
    counted: Sequence[Entry[Activity]],
    counts: Mapping[_Kind, int],
) -> str:
    """The number of activities of each kind, in a sentence."""
    text, activities = context.text, _number(context, counted)
    names = {kind: text(f"tally-{scale.name}-{kind}") for kind in counts}
    if len(counts) == 1:
        kind = next(iter(names.values()))
        return text(f"tally-{scale.name}-all", count=len(counted), activities=activities, kind=kind)
    (first, first_count), *others = counts.items()
    parts = [text("tally-first", count=first_count, kind=names[first])]
    parts += [f"{count} {names[kind]}" for kind, count in others]
    listed = context.figures.listing(parts)
    return text(f"tally-{scale.name}", activities=activities, parts=listed)


def _number(context: ViewContext, activities: Collection[Entry[Activity]]) -> str:
    """The number of activities in words; parts of others stand apart."""
    part_count = sum(activity.record.part_of is not None for activity in activities)
    whole_count = len(activities) - part_count
    parts = context.text("part-count", count=part_count)
    if not whole_count:
        return parts
    wholes = context.text("activity-count", count=whole_count)
    return context.text("wholes-and-parts", wholes=wholes, parts=parts) if part_count else wholes


def _uncounted(
    context: ViewContext, scale: _Scale, activities: Sequence[Entry[Activity]]
) -> Part | None:
    """The activities that a chart does not count; None where there are none."""
    if not activities:
        return None
    start = context.text(
        f"tally-{scale.name}-uncounted",
        count=len(activities),
        activities=_number(context, activities),
    )
    if len(activities) > _MAX_NAMES:
        return paragraph(f"{start}.")
    return link_sentence(f"{start}:", map(context.link, activities))


def _left_out(
    activities: Mapping[str, Entry[Activity]], counted: Collection[str]
) -> Iterator[Entry[Activity]]:
    """The activities of which no status is counted; a whole and its parts stand for each other.

    Parts stand for their whole where any is counted. A whole stands for its parts only where no
    part of any activity is counted: beside a number of parts, the others would be missed.
    """
    wholes = {id: _wholes(activities, id) for id in activities}
    counts_parts = any(wholes[id] for id in counted)
    told = {whole for id in counted for whole in (id, *wholes[id])}
    for id, activity in activities.items():
        if id not in told and (counts_parts or not wholes[id]):
            yield activity


def _wholes(activities: Mapping[str, Entry[Activity]], id: str) -> list[str]:
    """The addresses of the activities that one is a part of, the nearest first."""
    return [whole.id for whole in wholes_of(activities, activities[id])]
