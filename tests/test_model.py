"""The spellings of values in records, and the rules within a single record."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from actionplans.media.filetypes import MAX_SEGMENT
from actionplans.model.activity import Activity, TimelineEntry
from actionplans.model.agreement import Staffing
from actionplans.model.dates import Date, Period
from actionplans.model.former_address import former_path
from actionplans.model.indicator import Indicator
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_plan
from actionplans.model.record import drop_references
from actionplans.model.values import (
    Ages,
    Colour,
    Count,
    Kroner,
    Mail,
    Number,
    Quantity,
    Slug,
    Web,
    Year,
)

# Values

WRITTEN: dict[str, tuple[Any, dict[str, str]]] = {
    "ages": (
        Ages,
        {"16": "16", "13-15": "13-15", "13 – 15": "13-15", "18+": "18+", "-18": "-18", "9-9": "9"},
    ),
    "count": (Count, {"0": "0", "12": "12", "1.250": "1250", "2,0": "2"}),
    "kroner": (Kroner, {"0": "0", "999": "999", "1.000": "1000", "335000": "335000"}),
    "number": (Number, {"0": "0", "-1,5": "-1.5", "1.000,25": "1000.25"}),
    "quantity": (Quantity, {"0": "0", "7,5": "7.5", "1.000": "1000"}),
    "year": (Year, {"2022": "2022"}),
    "slug": (Slug, {"a": "a", "a-1-b": "a-1-b", "a" * MAX_SEGMENT: "a" * MAX_SEGMENT}),
    "mail": (Mail, {"a@b.dk": "a@b.dk"}),
    "web": (Web, {"https://a.dk": "https://a.dk", "http://a.dk/?b": "http://a.dk/?b"}),
    "date": (Date, {"2022": "2022", "2022-05": "2022-05", "2024-02-29": "2024-02-29"}),
    "period": (
        Period,
        {
            "2022": "2022",
            "2021-2024": "2021/2024",
            "2022-05/2022-05": "2022-05",
            "2022-02-01/2022-02-01": "2022-02-01",
            "2022/2022-01": "2022/2022-01",
        },
    ),
}
"""By types of values: what may be written, and what it is read as."""

REFUSED: dict[str, tuple[Any, list[Any]]] = {
    "ages": (Ages, ["", "-", "+", "13-", "15-13", "13+15", "1234", "13 år", ["13"]]),
    "count": (Count, ["-1", "1,5", "tre", ["1"]]),
    "kroner": (Kroner, ["1,50", "1000.0", "1.00", "1.0000", "l.000", ["1"]]),
    "number": (Number, ["1.5", "1,", ",5", "1" * 21, ["1"]]),
    "quantity": (Quantity, ["-1", "-0,5", "ingen", ["1"]]),
    "year": (Year, ["22", "20222", "2022-01", ["2022"]]),
    "slug": (Slug, ["", "A", "a--b", "-a", "a-", "a b", "å", "a" * (MAX_SEGMENT + 1), ["a"]]),
    "mail": (Mail, ["a", "a@b", "@b.dk", "a @b.dk", "a@b.d", ["a@b.dk"]]),
    "web": (Web, ["a.dk", "ftp://a.dk", "https://a", "https://a .dk", ["https://a.dk"]]),
    "colour": (Colour, ["rød", "#12345", "#1234567", ["#123456"]]),
    "date": (
        Date,
        ["2022-13", "2023-02-29", "2022-00", "2022-05-00", "22", "1. maj 2022", ["2022"]],
    ),
    "period": (Period, ["2024-2021", "2022-02-02/2022-02-01", "2021-2022-2023", "i år", ["2022"]]),
}
"""By types of values: what may not be written; a list, where none belongs, among it."""


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [(kind, text, read) for kind, texts in WRITTEN.values() for text, read in texts.items()],
    ids=[f"{name} {text[:20]}" for name, (_, texts) in WRITTEN.items() for text in texts],
)
def test_value_is_read(kind: Any, written: str, read: str) -> None:
    assert str(TypeAdapter(kind).validate_python(written)) == read


@pytest.mark.parametrize(
    ("kind", "written"),
    [(kind, value) for kind, values in REFUSED.values() for value in values],
    ids=[f"{name} {str(value)[:20]}" for name, (_, values) in REFUSED.items() for value in values],
)
def test_value_is_refused(kind: Any, written: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(written)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/amager/2022/", "amager/2022"),
        ("a/index.html", "a"),
        ("a" * MAX_SEGMENT, "a" * MAX_SEGMENT),
        ("a" * (MAX_SEGMENT + 1), None),
        ("/".join("abcdefghij"), "a/b/c/d/e/f/g/h/i/j"),
        ("/".join("abcdefghijk"), None),
        ("", None),
        ("a//b", None),
        ("..", None),
        (".a", None),
        ("a.", None),
        ("a.b", "a.b"),
    ],
)
def test_former_address(written: str, path: str | None) -> None:
    assert former_path(written) == path


# Rules of records


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (None, None, None),
        ("2022-03", None, "2022-03"),
        (None, "2022-03", "2022-03"),
        ("2022-03", "2022-05", "2022-03/2022-05"),
        ("2022-03-01", "2022-03-01", "2022-03-01"),
        ("2022-03-02", "2022-03-01", None),
    ],
)
def test_a_step_is_dated_as_its_document_is(
    start: str | None, end: str | None, span: str | None
) -> None:
    entry = TimelineEntry.model_validate({"when": "Nu", "what": "Nu", "start": start, "end": end})
    assert (str(entry.span) if entry.span else None) == span


@pytest.mark.parametrize(
    ("hours", "of_hours", "printed", "differs"),
    [
        ("8,75", "35", "25", False),
        ("1", "8", "12", False),  # 12.5: half a per cent is rounded either way
        ("1", "8", "13", False),
        ("1", "8", "14", True),
        ("1", "8", "12,4", True),
        ("1", "8", "12,45", True),
        ("1", "8", "12,5", False),
        ("1", "8", None, False),
        ("1", None, "12", False),
        ("1", "0", "12", False),
        (None, "8", "12", False),
    ],
)
def test_a_share_differs_where_rounding_does_not_explain_it(
    hours: str | None, of_hours: str | None, printed: str | None, differs: bool
) -> None:
    written = {"role": "A", "hours": hours, "of_hours": of_hours, "printed_share": printed}
    assert Staffing.model_validate(written).share_differs is differs


def test_what_an_indicator_has_risen_by() -> None:
    measured = [{"date": "2021", "value": "5"}, {"date": "2022", "value": "7,5"}]
    elsewhere = {"date": "2023", "value": "9", "place": "by"}
    indicator = Indicator.model_validate(
        {
            "id": "a",
            "title": "A",
            "unit": "a",
            "direction": "up",
            "source": "A",
            "measurements": [*measured, elsewhere],
        }
    )
    assert indicator.difference(2021, 2022) == Decimal("2.5")
    assert indicator.difference(2022, 2021) == Decimal("-2.5")
    assert indicator.difference(2020, 2022) is None
    assert indicator.difference(2021, 2023) is None


@pytest.mark.parametrize(
    ("compared", "reason"), [("funding", "Fordi."), ("ceiling", None), (None, "Fordi.")]
)
def test_an_explanation_is_of_what_it_names(compared: str | None, reason: str | None) -> None:
    plan = Plan.model_validate(
        {
            "title": "A",
            "kind": "action-plan",
            "edition": "A",
            "period": "2022",
            "status": "adopted",
            "source": {"title": "A"},
            "printed_funding": "3",
            "funding": [{"source": "A", "amount": "1"}, {"source": "B", "amount": "1"}],
            "explanations": [{"compared": compared, "text": "Fordi."}],
        }
    )
    [comparison] = reconcile_plan(plan, [])
    assert (comparison.computed, comparison.printed) == (2, 3)
    assert comparison.explanation == reason


def test_a_draft_is_shown_without_what_is_not_there() -> None:
    activity = Activity.model_validate(
        {
            "title": "A",
            "responsible": [{"organisation": "her"}, {"organisation": "væk"}],
            "roles": [{"organisation": "væk", "task": "A"}, {"organisation": "her", "task": "B"}],
            "topics": ["væk"],
            "part_of": "væk",
            "staffing": [{"role": "A", "activities": ["væk", "her"]}],
        }
    )
    pruned = drop_references(activity, lambda _, id: id == "her")
    assert [party.organisation for party in pruned.responsible] == ["her"]
    assert [(role.organisation, role.task) for role in pruned.roles] == [(None, "A"), ("her", "B")]
    assert pruned.topics == ()
    assert pruned.part_of is None
    assert pruned.staffing[0].activities == ("her",)
