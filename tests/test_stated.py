"""Counts and comparisons of content that may be silent: nothing is made of silence."""

from collections.abc import Sequence
from decimal import Decimal

import hypothesis
from hypothesis import strategies as st

from actionplans.model.activity import Activity, UnnamedPartners
from actionplans.model.cooperation import cooperation
from actionplans.model.dates import PartialDate
from actionplans.model.indicator import Break, Direction, Indicator, Measurement, Target
from actionplans.model.party import Party
from actionplans.model.report import PrintedMeasure
from actionplans.model.status import Lifecycle, OnTrack, StatesStatus, StatusWord, status_of

SETTINGS = hypothesis.settings(deadline=None, derandomize=True)

# Cooperation

sizes = st.lists(st.none() | st.integers(0, 3), max_size=2)
activities = st.tuples(st.integers(0, 2), st.integers(0, 4), sizes)
"""The number of those responsible, of partners, and of partners without a name; none is silence."""


def parties(kind: str, number: int) -> tuple[Party, ...]:
    return tuple(Party(organisation=f"{kind}-{it}") for it in range(number))


def activity_with(responsible: int, named: int, unnamed: Sequence[int | None]) -> Activity:
    return Activity(
        title="A",
        responsible=parties("responsible", responsible),
        partners=parties("partner", named),
        unnamed_partners=tuple(UnnamedPartners(who="nogle", size=size) for size in unnamed),
    )


@SETTINGS
@hypothesis.given(st.lists(activities, max_size=5), st.integers(0, 6), st.data())
def test_whoever_takes_part_unsaid_the_count_allows_it(
    plan: list[tuple[int, int, list[int | None]]], at_least: int, data: st.DataObject
) -> None:
    """Once the number of all is known, the count is one that was possible, and certain."""
    measure = PrintedMeasure(
        title="A", rule="A", partners_at_least=at_least, printed_count=0, printed_total=len(plan)
    )
    before = {str(n): activity_with(*it) for n, it in enumerate(plan)}
    known = [
        (
            responsible or data.draw(st.integers(1, 8)),
            named,
            [data.draw(st.integers(0, 8)) if size is None else size for size in unnamed]
            or ([] if named else [data.draw(st.integers(0, 8))]),
        )
        for responsible, named, unnamed in plan
    ]
    after = {str(n): activity_with(*it) for n, it in enumerate(known)}
    possible, real = cooperation(measure, before, None), cooperation(measure, after, None)
    assert real.least == real.most
    assert possible.least <= real.least <= possible.most
    truth = measure.model_copy(update={"printed_count": real.least})
    assert possible.agrees(truth) is not False
    if known == plan:
        assert possible == real


# Indicators

dates = st.tuples(st.integers(2018, 2022), st.none() | st.integers(1, 12)).map(
    lambda parts: PartialDate(*parts)
)
measurements = st.lists(
    st.builds(
        Measurement,
        date=dates,
        value=st.integers(-3, 3).map(Decimal),
        baseline=st.booleans(),
    ),
    max_size=4,
)
breaks = st.lists(st.builds(Break, date=dates, reason=st.just("Fordi.")), max_size=2)


@SETTINGS
@hypothesis.given(
    measurements,
    breaks,
    st.none() | st.sampled_from(Direction),
    st.none() | st.integers(-3, 3).map(Decimal),
)
def test_an_indicator_is_compared_with_a_stated_baseline_only(
    measured: list[Measurement],
    broken: list[Break],
    direction: Direction | None,
    number: Decimal | None,
) -> None:
    record = Indicator(
        id="a",
        title="A",
        unit="a",
        direction=direction,
        target=Target(rule="A", value=number),
        measurements=tuple(measured),
        breaks=tuple(broken),
    )
    stated = number is not None and direction not in (None, Direction.WATCH)
    assert (record.goal is not None) is stated
    progress = record.progress()
    if progress is None:
        return
    assert progress.baseline.baseline
    assert not progress.latest.baseline
    assert progress.baseline.date.last < progress.latest.date.first
    between = (progress.baseline.date.last, progress.latest.date.first)
    assert not [it for it in broken if between[0] < it.date.first <= between[1]]
    others = [it for it in measured if it is not progress.latest]
    assert all(it.date.last < progress.latest.date.first for it in others)


# Statuses

words = st.sampled_from(["grøn", "rød", "ny"])
statuses = st.builds(
    StatesStatus,
    status_word=st.none() | words,
    lifecycle=st.none() | st.sampled_from(Lifecycle),
    on_track=st.none() | st.sampled_from(OnTrack),
)
meanings = st.lists(
    st.builds(
        StatusWord,
        word=words,
        lifecycle=st.none() | st.sampled_from(Lifecycle),
        on_track=st.none() | st.sampled_from(OnTrack),
    ),
    max_size=3,
    unique_by=lambda word: word.word,
)


@SETTINGS
@hypothesis.given(statuses, meanings)
def test_a_status_is_what_is_written_or_what_its_word_means(
    record: StatesStatus, known: list[StatusWord]
) -> None:
    meaning = [word for word in known if word.word == record.status_word]
    status = status_of(record, known)
    written = record.status_word or record.lifecycle or record.on_track
    assert (status is not None) is bool(written)
    if status:
        assert status.lifecycle in (record.lifecycle, *(word.lifecycle for word in meaning))
        assert status.on_track in (record.on_track, *(word.on_track for word in meaning))
        assert not record.on_track or status.on_track is record.on_track
