"""Money: what is true of every sum and comparison, and how a plan's figures are held together."""

import random
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import hypothesis
import pytest
from hypothesis import strategies as st

from actionplans.locale import Language
from actionplans.model.activity import Activity, ActivityStatus
from actionplans.model.agreement import Staffing
from actionplans.model.denominator import denominator
from actionplans.model.money import (
    BudgetItem,
    Compared,
    Comparison,
    CostKind,
    Explanation,
    Line,
    Movement,
    add,
    add_by_year,
    compare,
    movement,
    number_key,
    overview_key,
    years_of,
)
from actionplans.model.partnership import Measure, Partnership
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import (
    budgeted,
    granted,
    reconcile_activity,
    reconcile_plan,
)
from actionplans.model.values import Amounts, Ended, parse_kroner
from actionplans.reader.read import parse_document
from actionplans.reader.source import SourceText

ENDED = Ended.ENDED
Test = TypeVar("Test", bound=Callable[..., None])


def given(*strategies: st.SearchStrategy[Any]) -> Callable[[Test], Test]:
    """Hypothesis' own, with the same inputs in every run, however slow the machine is."""

    def decorate(test: Test) -> Test:
        repeatable = hypothesis.settings(deadline=None, derandomize=True)
        return cast(Test, repeatable(hypothesis.given(*strategies)(test)))

    return decorate


kroner = st.integers(0, 10**12)
amounts = st.one_of(kroner, st.none(), st.just(ENDED))
years = st.integers(2015, 2030)
tables = st.dictionaries(years, amounts, max_size=6)
kinds = st.sampled_from(Compared)
explanations = st.builds(
    Explanation,
    compared=st.one_of(st.none(), kinds),
    years=st.lists(years, max_size=3).map(tuple),
    text=st.just("Derfor."),
)


# Sums


@given(st.lists(amounts))
def test_a_sum_is_the_sum_of_the_stated_amounts(found: list[int | Ended | None]) -> None:
    stated = [amount for amount in found if amount is not None and amount is not ENDED]
    assert add(found).amount == sum(stated)
    assert add(found).stated == len(stated)
    assert add(found).is_stated == bool(stated)


@given(st.lists(amounts), st.randoms(use_true_random=False))
def test_a_sum_is_the_same_in_any_order(
    found: list[int | Ended | None], shuffler: random.Random
) -> None:
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert add(shuffled) == add(found)


@given(st.lists(amounts), st.lists(st.sampled_from([None, ENDED])))
def test_ended_and_unstated_add_nothing(
    found: list[int | Ended | None], nothing: list[Ended | None]
) -> None:
    assert add([*found, *nothing]) == add(found)


def test_a_stated_zero_is_a_statement() -> None:
    assert add([0]).is_stated
    assert not add([None, ENDED]).is_stated


@given(st.lists(tables, max_size=5), st.randoms(use_true_random=False))
def test_sums_by_year_are_sums_of_each_year(found: list[Amounts], shuffler: random.Random) -> None:
    sums = add_by_year(found)
    assert tuple(sums) == years_of(found) == tuple(sorted({y for table in found for y in table}))
    for year, total in sums.items():
        assert total == add(table.get(year) for table in found)
    shuffled = list(found)
    shuffler.shuffle(shuffled)
    assert add_by_year(shuffled) == sums


@given(st.lists(tables, max_size=5))
def test_sums_may_be_made_from_what_can_be_read_only_once(found: list[Amounts]) -> None:
    assert add_by_year(table for table in found) == add_by_year(found)


@given(st.integers(0, 10**15 - 1))
def test_an_amount_is_the_same_with_and_without_dots(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert parse_kroner(dotted) == parse_kroner(str(amount)) == amount
    shown = Language.load("da").figures.kroner(amount)
    assert shown == f"{dotted}\N{NO-BREAK SPACE}kr."


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (5_000, "+5.000\N{NO-BREAK SPACE}kr."),
        (0, "0\N{NO-BREAK SPACE}kr."),
        (-1, "−1\N{NO-BREAK SPACE}kr."),
    ],
)
def test_a_change_of_an_amount_has_its_sign(amount: int, shown: str) -> None:
    assert Language.load("da").figures.signed_kroner(amount) == shown


# Comparisons


@given(kinds, tables, tables)
def test_a_comparison_is_the_same_from_both_sides(
    kind: Compared, one: Amounts, other: Amounts
) -> None:
    there, back = list(compare(kind, one, other)), list(compare(kind, other, one))
    assert [c.year for c in there] == [c.year for c in back]
    for left, right in zip(there, back, strict=True):
        assert left.difference == -right.difference
        assert left.comparable == right.comparable
        assert left.agrees == right.agrees


@given(kinds, tables, tables)
def test_a_comparison_says_what_it_compares(kind: Compared, one: Amounts, other: Amounts) -> None:
    for comparison in compare(kind, one, other):
        assert comparison.compared is kind
        assert comparison.year is not None
        for shown, table in ((comparison.computed, one), (comparison.printed, other)):
            amount = table.get(comparison.year)
            assert shown == (amount if isinstance(amount, int) else None)


@given(kinds, tables)
def test_a_table_agrees_with_itself(kind: Compared, table: Amounts) -> None:
    found = list(compare(kind, table, table))
    assert all(comparison.agrees for comparison in found)
    assert [c.year for c in found] == sorted(y for y, a in table.items() if isinstance(a, int))


@given(kinds, st.dictionaries(years, st.sampled_from([None, ENDED])), years)
def test_nothing_is_said_where_neither_states_an_amount(
    kind: Compared, table: Amounts, year: int
) -> None:
    assert list(compare(kind, table, {})) == []
    assert list(compare(kind, {}, table)) == []
    assert list(compare(kind, table, dict.fromkeys(table, ENDED))) == []
    assert list(compare(kind, {year: 0}, {year: None})) == []
    assert list(compare(kind, {year: ENDED}, {year: 0})) == []


@given(kinds, st.integers(1, 10**9), years)
def test_one_side_without_an_amount_cannot_be_compared(
    kind: Compared, amount: int, year: int
) -> None:
    (comparison,) = compare(kind, {year: amount}, {year: None})
    assert not comparison.comparable
    assert not comparison.agrees
    assert comparison.difference == 0


@given(kinds, tables, tables, st.lists(explanations, max_size=3))
def test_an_explanation_never_changes_a_difference(
    kind: Compared, one: Amounts, other: Amounts, reasons: list[Explanation]
) -> None:
    plain, explained = list(compare(kind, one, other)), list(compare(kind, one, other, reasons))
    assert [_figures(c) for c in plain] == [_figures(c) for c in explained]
    for comparison in explained:
        fitting = [r for r in reasons if r.explains(kind, comparison.year)]
        assert comparison.explanation == (fitting[0].text if fitting else None)


def _figures(comparison: Comparison) -> tuple[object, ...]:
    difference = comparison.difference
    return comparison.year, comparison.computed, comparison.printed, difference, comparison.agrees


def test_an_explanation_speaks_of_its_own_comparison_and_years() -> None:
    of_all = Explanation(text="Altid.")
    narrow = Explanation(compared=Compared.TOTAL, years=(2022,), text="Kun 2022.")
    assert of_all.explains(Compared.ITEMS, 1999)
    assert narrow.explains(Compared.TOTAL, 2022)
    assert not narrow.explains(Compared.TOTAL, 2023)
    assert not narrow.explains(Compared.ITEMS, 2022)


# Numbers of the overview


@given(st.lists(st.integers(0, 999)))
def test_numbers_sort_by_size(found: list[int]) -> None:
    written = sorted((str(number) for number in found), key=number_key)
    assert [int(number) for number in written] == sorted(found)


@given(st.integers(0, 999), st.sampled_from("abcæøå"), st.sampled_from("abcæøå"))
def test_letters_stand_between_numbers(number: int, one: str, other: str) -> None:
    first, second = sorted((one, other))
    order = [
        number_key(str(number)),
        number_key(f"{number}{first}"),
        number_key(f"{number}{second}"),
    ]
    assert order == sorted(order)
    assert order[-1] < number_key(str(number + 1))


@pytest.mark.parametrize(
    "order",
    [["1", "2", "10", "10a", "10b", "11"], ["1.2", "1.10", "2.1"], ["A1", "A2", "A10", "B1"]],
)
def test_numbers_sort_as_people_read_them(order: list[str]) -> None:
    backwards = order[::-1]
    assert sorted(backwards, key=number_key) == order


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_two_numbers_have_an_order(one: str, other: str) -> None:
    assert (number_key(one) < number_key(other)) + (number_key(other) < number_key(one)) <= 1


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=12))
def test_an_overview_has_lines_after_the_line_that_they_name(
    found: list[tuple[int, bool]],
) -> None:
    lines = [
        Line(after=str(number)) if is_after else Line(number=str(number))
        for number, is_after in found
    ]
    placed = sorted(lines, key=overview_key)
    assert [int(line.number or line.after or 0) for line in placed] == sorted(n for n, _ in found)
    for number in {number for number, _ in found}:
        own = [line for line in placed if str(number) in (line.number, line.after)]
        assert own == sorted(own, key=lambda line: line.number is None)


def test_an_overview_in_full() -> None:
    lines = [
        Line(title="uden plads"),
        Line(number="10", title="ti"),
        Line(after="0", title="øverst"),
        Line(after="2", title="først efter to"),
        Line(number="2", title="to"),
        Line(after="2", title="så efter to"),
        Line(number="10a", title="ti a"),
        Line(number="1", title="en"),
    ]
    titles = [line.title for line in sorted(lines, key=overview_key)]
    expected = "øverst, en, to, først efter to, så efter to, ti, ti a, uden plads"
    assert titles == expected.split(", ")


# Plans and activities


def budget_item(amounts: Amounts, name: str = "Post") -> BudgetItem:
    return BudgetItem(name=name, kind=CostKind.OTHER, amounts=amounts)


def activity(**fields: object) -> Activity:
    return Activity.model_validate({"title": "Gang i gaden", **fields})


def plan(**fields: object) -> Plan:
    required = {"title": "Plan", "kind": "action-plan", "edition": "2022", "period": "2022"}
    return Plan.model_validate(
        {**required, "status": "adopted", "source": {"title": "Planen"}, **fields}
    )


def told(comparisons: Iterable[Comparison]) -> list[tuple[str, int | None, int, str]]:
    """Comparisons as kind, year, difference, and what is said of them."""
    words = []
    for found in comparisons:
        state = "agrees" if found.agrees else "differs" if found.comparable else "incomparable"
        words.append((str(found.compared), found.year, found.difference, state))
    return words


def test_everything_agrees() -> None:
    found = activity(
        number="1",
        grant={2022: "50.000"},
        budget=(budget_item({2022: 48000}), budget_item({2022: 2000})),
        printed_total={2022: "50.000"},
    )
    assert told(reconcile_activity(found)) == [
        ("items", 2022, 0, "agrees"),
        ("total", 2022, 0, "agrees"),
    ]


def test_items_are_held_against_the_printed_total_and_that_against_the_grant() -> None:
    found = activity(
        number="1",
        grant={2022: "47.000"},
        budget=(budget_item({2022: 48000}),),
        printed_total={2022: "50.000"},
    )
    assert told(reconcile_activity(found)) == [
        ("items", 2022, -2000, "differs"),
        ("total", 2022, 3000, "differs"),
    ]


def test_without_a_printed_total_the_items_are_held_against_the_grant() -> None:
    found = activity(number="1", grant={2022: "47.000"}, budget=(budget_item({2022: 48000}),))
    assert told(reconcile_activity(found)) == [("total", 2022, 1000, "differs")]


def test_a_budget_told_in_prose_has_a_total_and_no_items() -> None:
    found = activity(number="1", grant={2022: "47.000"}, printed_total={2022: "47.000"})
    assert told(reconcile_activity(found)) == [("total", 2022, 0, "agrees")]


def test_a_year_whose_total_is_not_printed_is_compared_by_its_items() -> None:
    found = activity(
        number="1",
        grant={2022: 10, 2023: 20},
        budget=(budget_item({2022: 10, 2023: 20}),),
        printed_total={2022: 10, 2023: None},
    )
    comparisons = [c for c in reconcile_activity(found) if c.compared is Compared.TOTAL]
    assert told(comparisons) == [("total", 2022, 0, "agrees"), ("total", 2023, 0, "agrees")]


def test_nothing_to_compare() -> None:
    assert list(reconcile_activity(activity())) == []
    assert list(reconcile_activity(activity(number="1", grant={2022: 5}))) == []
    assert list(reconcile_activity(activity(budget=(budget_item({2022: 5}),)))) == []


def test_three_kinds_of_nothing() -> None:
    found = activity(
        number="1",
        grant={2021: 0, 2022: None, 2023: "ended", 2024: 7},
        budget=(budget_item({2021: 0, 2022: 0, 2023: None, 2024: None}),),
    )
    assert budgeted(found) == {2021: 0, 2022: 0}
    assert granted(found.overview_lines) == {2021: 0, 2024: 7}
    assert told(reconcile_activity(found)) == [
        ("total", 2021, 0, "agrees"),
        ("total", 2024, 0, "incomparable"),
    ]


def test_a_sheet_that_answers_to_several_lines() -> None:
    found = activity(
        title="Puljer",
        lines=({"number": "3", "grant": {2022: 80}}, {"number": "4", "grant": {2022: 30}}),
        budget=(budget_item({2022: 80}, "Pulje"), budget_item({2022: 30}, "Idépulje")),
        printed_total={2022: 115},
        explanations=({"compared": "total", "text": "Afrundet."},),
    )
    comparisons = list(reconcile_activity(found))
    assert told(comparisons) == [("items", 2022, -5, "differs"), ("total", 2022, 5, "differs")]
    assert [c.explanation for c in comparisons] == [None, "Afrundet."]


def test_the_one_line_of_an_activity() -> None:
    found = activity(number="8", grant={2022: 5}, status="new", overview_title="Andet navn")
    (line,) = found.overview_lines
    assert (line.number, line.title, line.grant, line.is_new) == (
        "8",
        "Andet navn",
        {2022: 5},
        True,
    )
    assert found.status is ActivityStatus.NEW
    assert activity().overview_lines == ()


def test_grants_are_held_against_the_sum_and_the_ceiling() -> None:
    lines = [Line(number="1", grant={2022: 60, 2023: 5}), Line(after="1", grant={2022: 40})]
    found = plan(
        printed_sums={2022: 100, 2023: 6, 2024: None},
        budget_ceiling={2022: 110},
        explanations=({"compared": "ceiling", "years": (2022,), "text": "Uforudset."},),
    )
    comparisons = list(reconcile_plan(found, lines))
    assert told(comparisons) == [
        ("grants", 2022, 0, "agrees"),
        ("grants", 2023, -1, "differs"),
        ("ceiling", 2022, -10, "differs"),
    ]
    assert [c.explanation for c in comparisons] == [None, None, "Uforudset."]


def test_a_year_without_a_printed_sum_is_no_difference() -> None:
    lines = [Line(number="1", grant={2022: 60, 2023: 5})]
    assert told(reconcile_plan(plan(printed_sums={2022: 60}), lines)) == [
        ("grants", 2022, 0, "agrees")
    ]


def test_a_printed_sum_without_grants_cannot_be_compared() -> None:
    found = plan(printed_sums={2022: 60})
    assert told(reconcile_plan(found, [])) == [("grants", 2022, 0, "incomparable")]


def test_amounts_as_staff_write_them() -> None:
    header = (
        "titel: Gang\nnummer: 1\nbevilling: {2022: 1.000, 2023: 0, 2024: ~, 2025: udgår, 2026: }\n"
    )
    document, problems = parse_document(
        SourceText("a.md", header, 1), Activity, Language.load("da")
    )
    assert problems == []
    assert document
    assert isinstance(document.record, Activity)
    assert document.record.grant == {2022: 1000, 2023: 0, 2024: None, 2025: ENDED, 2026: None}


def test_an_agreement_is_funded_as_it_says() -> None:
    funding = ({"source": "Fonden", "amount": 60}, {"source": "Kommunen", "amount": 40})
    assert told(reconcile_plan(plan(funding=funding, printed_funding=100), [])) == [
        ("funding", None, 0, "agrees")
    ]
    explained = plan(
        funding=funding,
        printed_funding=110,
        explanations=({"compared": "funding", "text": "Afrundet."},),
    )
    (comparison,) = reconcile_plan(explained, [])
    assert told([comparison]) == [("funding", None, -10, "differs")]
    assert comparison.explanation == "Afrundet."


def test_funding_is_in_no_other_sum() -> None:
    funding = ({"source": "Fonden", "amount": 60, "period": "2022"},)
    lines = [Line(number="1", grant={2022: 5})]
    found = plan(funding=funding, printed_sums={2022: 5})
    assert told(reconcile_plan(found, lines)) == [("grants", 2022, 0, "agrees")]
    own = activity(number="1", grant={2022: 5}, budget=(budget_item({2022: 5}),), funding=funding)
    assert told(reconcile_activity(own)) == [("total", 2022, 0, "agrees")]


# From one year to another

BACK = {
    Movement.NEW: Movement.ENDED,
    Movement.MORE: Movement.LESS,
    Movement.UNCHANGED: Movement.UNCHANGED,
    Movement.LESS: Movement.MORE,
    Movement.ENDED: Movement.NEW,
}


@given(amounts, amounts)
def test_a_movement_and_the_way_back(
    earlier: int | Ended | None, later: int | Ended | None
) -> None:
    there, back = movement(earlier, later), movement(later, earlier)
    if isinstance(earlier, int) or isinstance(later, int):
        assert there
        assert back is BACK[there]


@pytest.mark.parametrize(
    ("earlier", "later", "way"),
    [
        (None, 5, Movement.NEW),
        (ENDED, 5, Movement.NEW),
        (4, 5, Movement.MORE),
        (0, 5, Movement.MORE),
        (5, 5, Movement.UNCHANGED),
        (0, 0, Movement.UNCHANGED),
        (5, 0, Movement.LESS),
        (5, None, Movement.ENDED),
        (5, ENDED, Movement.ENDED),
        (None, ENDED, Movement.ENDED),
        (None, None, None),
        (ENDED, ENDED, None),
        (ENDED, None, None),
    ],
)
def test_movements(
    earlier: int | Ended | None, later: int | Ended | None, way: Movement | None
) -> None:
    """What has ended ends once: it is no news of the year after."""
    assert movement(earlier, later) is way


# Shares and what amounts are divided by


def staffing(hours: str, of_hours: str, printed: str) -> Staffing:
    return Staffing.model_validate(
        {"role": "Leder", "hours": hours, "of_hours": of_hours, "printed_share": printed}
    )


@pytest.mark.parametrize(
    ("hours", "of_hours", "printed", "differs"),
    [
        ("8,75", "35", "25", False),
        ("8,75", "25", "25", True),
        ("1", "3", "33", False),
        ("1", "3", "33,3", False),
        ("1", "3", "33,4", True),
        ("1", "8", "13", False),
        ("5", "0", "10", False),
    ],
)
def test_shares_are_held_against_the_hours(
    hours: str, of_hours: str, printed: str, differs: bool
) -> None:
    """To the printed decimals, halves rounded up as people do: 12,5 is printed as 13."""
    assert staffing(hours, of_hours, printed).share_differs == differs


@pytest.mark.parametrize(
    ("hours", "of_hours"),
    [("9" * 20, "0," + "0" * 16 + "1"), ("0," + "0" * 17 + "1", "9" * 20), ("1", "0")],
)
def test_no_hours_are_too_many_to_compute_with(hours: str, of_hours: str) -> None:
    found = staffing(hours, of_hours, "25," + "0" * 16 + "1")
    assert found.share_differs in (True, False)
    if found.share is not None:
        assert Language.load("da").figures.percent(found.share)


def partnership(*figures: dict[str, object]) -> Partnership:
    return Partnership.model_validate(
        {
            "title": "Nord",
            "kind": "other",
            "areas": ({"place": "nord"}, {"place": "syd", "since": "2023"}),
            "figures": tuple({"source": "Planen", "measure": "residents", **f} for f in figures),
        }
    )


PARENTS = {"nord": None, "syd": None, "gaarden": "nord"}


def residents(found: Partnership, year: int) -> int | None:
    below = denominator(found, Measure.RESIDENTS, year, PARENTS)
    return int(below.value) if below else None


def test_residents_of_all_places_are_added() -> None:
    found = partnership(
        {"value": "1.000", "covers": ("nord",)}, {"value": "500", "covers": ("syd",)}
    )
    assert residents(found, 2022) == 1000
    assert residents(found, 2023) == 1500
    assert residents(partnership(), 2023) is None


def test_residents_of_two_years_are_not_added() -> None:
    """Nobody lives twice in a place because somebody counted twice."""
    found = partnership(
        {"value": "1.000", "covers": ("nord",), "year": "2020"},
        {"value": "1.100", "covers": ("nord",), "year": "2023"},
    )
    assert residents(found, 2023) in (1000, 1100)


def test_residents_of_a_place_and_of_one_within_it_are_not_added() -> None:
    found = partnership(
        {"value": "1.000", "covers": ("nord",)}, {"value": "300", "covers": ("gaarden",)}
    )
    assert residents(found, 2023) == 1000
