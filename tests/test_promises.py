"""Rulings on promises: what they say follows from two stated numbers and the stated dates alone."""

from decimal import Decimal
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from actionplans.model.activity import Activity
from actionplans.model.dates import PartialDate, Span
from actionplans.model.deliverable import Deliverable
from actionplans.model.promise import Doubt, Outcome, Ruling, Statement, rule
from actionplans.model.report import Delivered, StatusReport

SETTINGS = hypothesis.settings(deadline=None, derandomize=True)

EIGHT: dict[str, Any] = {"at_least": 8, "unit": "job"}


def number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def period(text: str | None) -> Span | None:
    return None if text is None else Span(*map(PartialDate.parse, text.split("/")))


def promised(due: str | None = None, /, **fields: Any) -> Deliverable:
    return Deliverable.model_validate({"what": "Job", "due": due, **fields})


def ruled(
    promise: Deliverable,
    *,
    plan_end: str | None = "2022-12-31",
    day: str | None = "2022-05-24",
    covers: str | None = None,
    **stated: Any,
) -> Ruling:
    """The ruling where a report of a day states something of a promise."""
    report = StatusReport(title="R", date=date(day), period=period(covers))
    delivered = Delivered.model_validate({"deliverable": "1", **stated})
    return rule(promise, date(plan_end), Statement(report, delivered))


NUMBERS = [
    ({"at_least": 8}, 8, Outcome.REACHED),
    ({"at_least": 8}, 7, Outcome.UNDER_WAY),
    ({"at_least": 8}, 0, Outcome.NOT_YET),
    ({"target": 8}, 8, Outcome.REACHED),
    ({"target": 8}, 9, Outcome.REACHED),
    ({"target": 8}, 1, Outcome.UNDER_WAY),
    ({"at_least": 2, "at_most": 4}, 2, Outcome.REACHED),
    ({"at_least": 2, "at_most": 4}, 4, Outcome.REACHED),
    ({"at_least": 2, "at_most": 4}, 5, Doubt.ABOVE),
    ({"at_least": 8, "per": "år"}, 8, Outcome.REACHED_SO_FAR),
    ({"at_least": 8, "per": "år"}, 7, Outcome.NOT_YET),
    ({"at_most": 8}, 7, Doubt.CEILING),
    ({"at_most": 8}, 9, Doubt.CEILING),
    ({}, 7, Doubt.NO_NUMBER),
    ({"target": 0}, 3, Doubt.NO_NUMBER),
    ({"at_least": -1}, 0, Doubt.NO_NUMBER),
]


@pytest.mark.parametrize(("fields", "count", "expected"), NUMBERS)
def test_a_number_is_held_against_the_promised_one(
    fields: dict[str, Any], count: int, expected: Outcome | Doubt
) -> None:
    ruling = ruled(promised(**fields), count=count)
    assert expected in (ruling.outcome, *ruling.doubts)


DIFFERENCES = [
    ({"count": 9, "unit": "unge"}, [Doubt.UNIT]),
    ({"count": 9, "unit": "Job"}, []),
    ({"count": 9, "where": "Rød Bane"}, [Doubt.PLACE]),
    ({"count": 9, "when": "i 2021"}, [Doubt.TIME]),
    ({"count": 0, "where": "Rød Bane", "when": "i 2021"}, [Doubt.PLACE, Doubt.TIME]),
    ({"expected": 9}, [Doubt.EXPECTED]),
    ({"expected": 0}, [Doubt.EXPECTED]),
    ({}, [Doubt.SILENT]),
]


@pytest.mark.parametrize(("stated", "doubts"), DIFFERENCES)
def test_what_is_not_the_same_is_not_compared(stated: dict[str, Any], doubts: list[Doubt]) -> None:
    assert list(ruled(promised(**EIGHT), **stated).doubts) == doubts


DATES = [
    # A due date counts before the end of the plan, and its last day is time left.
    ("2022-05-24", "2022-12-31", "2022-05-24", None, Outcome.UNDER_WAY),
    ("2022-05-23", "2022-12-31", "2022-05-24", None, Outcome.MISSED),
    (None, "2022-05-24", "2022-05-24", None, Outcome.UNDER_WAY),
    (None, "2022-05-23", "2022-05-24", None, Outcome.MISSED),
    # A month or a year of which nobody knows the day may lie on either side.
    ("2022-05", None, "2022-05", None, Outcome.UNDER_WAY),
    ("2022-05-20", None, "2022-05", None, Doubt.NO_DATE),
    ("2022-04", None, "2022-05", None, Outcome.MISSED),
    ("2022-05", None, "2022", None, Doubt.NO_DATE),
    # A report that does not tell of all the time does not say that it was missed.
    ("2022-05-15", None, "2022-05-24", "2022-01/2022-04", Doubt.NO_DATE),
    ("2022-04", None, "2022-05-24", "2022-01/2022-04", Outcome.MISSED),
    ("2022-12", None, "2022-05-24", "2022-01/2022-12", Outcome.UNDER_WAY),
    # Without a date its period says when it was.
    ("2022-04", None, None, "2022-01/2022-04", Outcome.MISSED),
    ("2022-05", None, None, "2022-01/2022-04", Outcome.UNDER_WAY),
    ("2022-05", None, None, None, Doubt.NO_DATE),
    (None, None, "2022-05-24", None, Doubt.NO_DEADLINE),
]


@pytest.mark.parametrize(("due", "plan_end", "day", "covers", "expected"), DATES)
def test_less_than_promised_is_told_by_the_time_that_was_left(
    due: str | None,
    plan_end: str | None,
    day: str | None,
    covers: str | None,
    expected: Outcome | Doubt,
) -> None:
    ruling = ruled(promised(due, **EIGHT), plan_end=plan_end, day=day, covers=covers, count=4)
    assert expected in (ruling.outcome, *ruling.doubts)
    enough = ruled(promised(due, **EIGHT), plan_end=plan_end, day=day, covers=covers, count=8)
    assert enough.outcome is Outcome.REACHED
    yearly = promised(due, per="år", **EIGHT)
    enough = ruled(yearly, plan_end=plan_end, day=day, covers=covers, count=8)
    is_over = expected is Outcome.MISSED
    assert enough.outcome is (Outcome.REACHED if is_over else Outcome.REACHED_SO_FAR)


def test_silence_says_nothing() -> None:
    assert rule(promised(**EIGHT), date("2020"), None).doubts == (Doubt.SILENT,)


numbers = st.none() | st.integers(0, 5)
texts = st.none() | st.sampled_from(["job", "unge"])
days = st.none() | st.sampled_from(["2021", "2022-05", "2022-05-24", "2022-12-31"])


@SETTINGS
@hypothesis.given(
    numbers, numbers, numbers, texts, texts, days, days, days, numbers, numbers, texts, texts, texts
)
def test_no_outcome_comes_of_an_unstated_value(
    floor: int | None,
    ceiling: int | None,
    target: int | None,
    unit: str | None,
    per: str | None,
    due: str | None,
    plan_end: str | None,
    day: str | None,
    count: int | None,
    expected: int | None,
    other_unit: str | None,
    where: str | None,
    when: str | None,
) -> None:
    """An outcome has a number on both sides, and a smaller one the dates as well."""
    promise = promised(due, at_least=floor, at_most=ceiling, target=target, unit=unit, per=per)
    stated: dict[str, Any] = {"count": count, "expected": expected, "unit": other_unit}
    ruling = ruled(promise, plan_end=plan_end, day=day, where=where, when=when, **stated)
    assert (ruling.outcome is Outcome.UNKNOWN) == bool(ruling.doubts)
    if ruling.outcome is Outcome.UNKNOWN:
        return
    assert count is not None
    least = number(target if floor is None else floor)
    assert least
    assert (where, when) == (None, None)
    assert other_unit in (None, unit)
    is_reached = ruling.outcome in (Outcome.REACHED, Outcome.REACHED_SO_FAR)
    assert is_reached == (count >= least)
    if not is_reached or (per and ruling.outcome is Outcome.REACHED):
        assert due or plan_end
        assert day


def test_a_deliverable_is_named_by_its_id_its_place_or_its_words() -> None:
    deliverables = [{"what": "Ture", "id": "ture"}, {"what": "En folder"}]
    activity = Activity.model_validate({"title": "A", "deliverables": deliverables})
    names = ("ture", "1", "Ture", "2", "En folder")
    assert [activity.deliverable_named(name) for name in names] == [0, 0, 0, 1, 1]
    assert [activity.deliverable_named(name) for name in ("0", "3", "")] == [None, None, None]
