"""Money: what is true of every sum and comparison, and how a plan's figures are held together."""

import itertools
import random
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar, cast

import hypothesis
import pytest
from hypothesis import strategies as st

from actionplans.locale import Language
from actionplans.locale.figures import Figures
from actionplans.model.activity import Activity, ActivityStatus
from actionplans.model.agreement import Staffing
from actionplans.model.denominator import Denominator, Uncountable, denominator
from actionplans.model.grants import grants_by_year, reference_year
from actionplans.model.money import (
    BudgetItem,
    Compared,
    Comparison,
    CostKind,
    Explanation,
    Line,
    compare,
    number_key,
    overview_key,
)
from actionplans.model.movement import Movement, had_money, movement, total_movement
from actionplans.model.partnership import Measure, Partnership
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import (
    budgeted,
    granted,
    reconcile_activity,
    reconcile_plan,
)
from actionplans.model.sums import Sum, add, add_by_year, shares, stated_years, years_of
from actionplans.model.values import Amounts, Ended, parse_amount, parse_kroner
from actionplans.reader import Document
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


kroner = st.integers(-(10**12), 10**12)
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
    assert add(found).amount == (sum(stated) if stated else None)
    assert add(found).stated == len(stated)
    assert add(found).unstated == sum(amount is None for amount in found)


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
    assert add([*found, *nothing]).amount == add(found).amount
    assert add([*found, *nothing]).stated == add(found).stated


def test_a_stated_zero_is_a_statement() -> None:
    assert add([0]) == Sum(0, 1)
    assert add([None, ENDED]) == Sum(None, 0, 1)
    assert add([]) == Sum(None, 0)


@given(st.lists(kroner, max_size=5))
def test_shares_are_of_money_that_is_there(found: list[int]) -> None:
    parts = shares(found) if found else None
    if found and min(found) >= 0 and sum(found) > 0:
        assert parts
        assert sum(parts) == 1
        assert all(0 <= part <= 1 for part in parts)
    else:
        assert parts is None


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


@pytest.mark.parametrize("order", list(itertools.permutations(["26", "26.0", "26.00"])))
def test_a_number_has_its_own_decimals_whatever_was_written_before(order: list[str]) -> None:
    figures = Figures(Language.load("da").locale)
    shown = {number: figures.number(Decimal(number)) for number in order}
    assert shown == {"26": "26", "26.0": "26,0", "26.00": "26,00"}


@given(st.integers(1, 10**15 - 1), st.sampled_from(["-", "\N{MINUS SIGN}"]))
def test_an_amount_taken_back_has_a_minus(amount: int, minus: str) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert parse_amount(f"{minus}{dotted}") == parse_amount(f"{minus}{amount}") == -amount
    for code, shown in (("da", f"{dotted}\N{NO-BREAK SPACE}kr."), ("en", f"DKK {amount:,}")):
        kroner = Language.load(code).figures.kroner(-amount)
        assert kroner.replace("\N{NO-BREAK SPACE}", " ") == (
            f"\N{MINUS SIGN}{shown}".replace("\N{NO-BREAK SPACE}", " ")
        )


# Comparisons


def held(kind: Compared, one: Amounts, other: Amounts, *reasons: Explanation) -> list[Comparison]:
    """The comparisons of two tables with a single amount for each year."""
    return list(compare(kind, add_by_year([one]), add_by_year([other]), reasons))


@given(kinds, tables, tables)
def test_a_comparison_is_the_same_from_both_sides(
    kind: Compared, one: Amounts, other: Amounts
) -> None:
    there, back = held(kind, one, other), held(kind, other, one)
    assert [c.year for c in there] == [c.year for c in back]
    for left, right in zip(there, back, strict=True):
        assert left.difference == (None if right.difference is None else -right.difference)
        assert left.comparable == right.comparable
        assert left.agrees == right.agrees


@given(kinds, tables, tables)
def test_a_comparison_says_what_it_compares(kind: Compared, one: Amounts, other: Amounts) -> None:
    for comparison in held(kind, one, other):
        assert comparison.compared is kind
        assert comparison.year is not None
        for shown, table in ((comparison.computed, one), (comparison.printed, other)):
            amount = table.get(comparison.year)
            assert shown == (amount if isinstance(amount, int) else None)


@given(kinds, tables)
def test_a_table_agrees_with_itself(kind: Compared, table: Amounts) -> None:
    found = held(kind, table, table)
    assert all(comparison.agrees for comparison in found)
    assert [c.year for c in found] == sorted(y for y, a in table.items() if isinstance(a, int))


@given(kinds, st.dictionaries(years, st.sampled_from([None, ENDED])))
def test_nothing_is_said_where_neither_states_an_amount(kind: Compared, table: Amounts) -> None:
    assert held(kind, table, {}) == []
    assert held(kind, {}, table) == []
    assert held(kind, table, dict.fromkeys(table, ENDED)) == []


@given(kinds, kroner, years)
def test_one_side_without_an_amount_cannot_be_compared(
    kind: Compared, amount: int, year: int
) -> None:
    """Nor where that amount is 0, which is a statement."""
    (comparison,) = held(kind, {year: amount}, {year: None})
    assert not comparison.comparable
    assert not comparison.agrees
    assert comparison.difference is None


@given(kinds, tables, tables, st.lists(explanations, max_size=3))
def test_an_explanation_never_changes_a_difference(
    kind: Compared, one: Amounts, other: Amounts, reasons: list[Explanation]
) -> None:
    plain, explained = held(kind, one, other), held(kind, one, other, *reasons)
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


def compared(comparisons: Iterable[Comparison]) -> list[tuple[str, int | None, int | None, str]]:
    """Comparisons as kind, year, difference, and what is said of them."""
    words = []
    for found in comparisons:
        state = "agrees" if found.agrees else "differs" if found.is_decided else "incomparable"
        words.append((str(found.compared), found.year, found.difference, state))
    return words


def test_everything_agrees() -> None:
    found = activity(
        number="1",
        grant={2022: "50.000"},
        budget=(budget_item({2022: 48000}), budget_item({2022: 2000})),
        printed_total={2022: "50.000"},
    )
    assert compared(reconcile_activity(found)) == [
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
    assert compared(reconcile_activity(found)) == [
        ("items", 2022, -2000, "differs"),
        ("total", 2022, 3000, "differs"),
    ]


def test_without_a_printed_total_the_items_are_held_against_the_grant() -> None:
    found = activity(number="1", grant={2022: "47.000"}, budget=(budget_item({2022: 48000}),))
    assert compared(reconcile_activity(found)) == [("total", 2022, 1000, "differs")]


def test_a_budget_in_prose_has_a_total_and_no_items() -> None:
    found = activity(number="1", grant={2022: "47.000"}, printed_total={2022: "47.000"})
    assert compared(reconcile_activity(found)) == [("total", 2022, 0, "agrees")]


def test_a_year_whose_total_is_not_printed_is_compared_by_its_items() -> None:
    found = activity(
        number="1",
        grant={2022: 10, 2023: 20},
        budget=(budget_item({2022: 10, 2023: 20}),),
        printed_total={2022: 10, 2023: None},
    )
    comparisons = [c for c in reconcile_activity(found) if c.compared is Compared.TOTAL]
    assert compared(comparisons) == [("total", 2022, 0, "agrees"), ("total", 2023, 0, "agrees")]


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
    amounts = {year: total.amount for year, total in budgeted(found).items()}
    assert amounts == {2021: 0, 2022: 0, 2023: None, 2024: None}
    amounts = {year: total.amount for year, total in granted(found.overview_lines).items()}
    assert amounts == {2021: 0, 2022: None, 2023: None, 2024: 7}
    assert compared(reconcile_activity(found)) == [
        ("total", 2021, 0, "agrees"),
        ("total", 2022, None, "incomparable"),
        ("total", 2024, None, "incomparable"),
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
    assert compared(comparisons) == [("items", 2022, -5, "differs"), ("total", 2022, 5, "differs")]
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
    assert compared(comparisons) == [
        ("grants", 2022, 0, "agrees"),
        ("grants", 2023, -1, "incomparable"),
        ("ceiling", 2022, -10, "differs"),
    ]
    assert [c.explanation for c in comparisons] == [None, None, "Uforudset."]


def test_a_year_without_a_printed_sum_is_no_difference() -> None:
    lines = [Line(number="1", grant={2022: 60, 2023: 5})]
    assert compared(reconcile_plan(plan(printed_sums={2022: 60}), lines)) == [
        ("grants", 2022, 0, "agrees")
    ]


def test_a_printed_sum_without_grants_cannot_be_compared() -> None:
    found = plan(printed_sums={2022: 60})
    assert compared(reconcile_plan(found, [])) == [("grants", 2022, None, "incomparable")]


def test_a_difference_says_how_many_parts_are_silent() -> None:
    found = activity(
        budget=(budget_item({2022: 48}), budget_item({2022: None}), budget_item({2021: 5})),
        printed_total={2022: 50, 2021: 5},
    )
    comparisons = list(reconcile_activity(found))
    assert compared(comparisons) == [
        ("items", 2021, 0, "agrees"),
        ("items", 2022, -2, "incomparable"),
    ]
    assert [c.unstated for c in comparisons] == [0, 2]  # the printed total leaves none out


@pytest.mark.parametrize(
    ("items", "grant", "state"),
    [
        ((48, None), (50,), "incomparable"),
        ((52, None), (50,), "differs"),
        ((48, ENDED), (50,), "differs"),
        ((48,), (50, None), "differs"),
        ((52,), (50, None), "incomparable"),
        ((50, None), (50,), "agrees"),
    ],
)
def test_silent_parts_may_be_what_the_smaller_figure_lacks(
    items: tuple[int | Ended | None, ...], grant: tuple[int | None, ...], state: str
) -> None:
    one, other = (add_by_year({2022: amount} for amount in found) for found in (items, grant))
    found = compare(Compared.TOTAL, one, other)
    assert [word for _, _, _, word in compared(found)] == [state]


def test_amounts_as_staff_write_them() -> None:
    header = (
        "titel: Gang\nnummer: 1\nbevilling: {2022: 1.000, 2023: 0, 2024: ~, 2025: udgår, 2026: }\n"
    )
    document, problems = parse_document(
        SourceText("a.md", header, 1), Activity, Language.load("da")
    )
    assert problems == []
    assert isinstance(document, Document)
    assert isinstance(document.record, Activity)
    assert document.record.grant == {2022: 1000, 2023: 0, 2024: None, 2025: ENDED, 2026: None}


def test_an_agreement_is_funded_as_it_says() -> None:
    funding = ({"source": "Fonden", "amount": 60}, {"source": "Kommunen", "amount": 40})
    assert compared(reconcile_plan(plan(funding=funding, printed_funding=100), [])) == [
        ("funding", None, 0, "agrees")
    ]
    explained = plan(
        funding=funding,
        printed_funding=110,
        explanations=({"compared": "funding", "text": "Afrundet."},),
    )
    (comparison,) = reconcile_plan(explained, [])
    assert compared([comparison]) == [("funding", None, -10, "differs")]
    assert comparison.explanation == "Afrundet."


def test_funding_is_in_no_other_sum() -> None:
    funding = ({"source": "Fonden", "amount": 60, "period": "2022"},)
    lines = [Line(number="1", grant={2022: 5})]
    found = plan(funding=funding, printed_sums={2022: 5})
    assert compared(reconcile_plan(found, lines)) == [("grants", 2022, 0, "agrees")]
    own = activity(number="1", grant={2022: 5}, budget=(budget_item({2022: 5}),), funding=funding)
    assert compared(reconcile_activity(own)) == [("total", 2022, 0, "agrees")]


# From one year to another


@given(amounts, amounts, st.booleans(), st.booleans())
def test_a_movement_compares_only_what_both_years_state(
    earlier: int | Ended | None, later: int | Ended | None, had: bool, is_new: bool
) -> None:
    found = movement(earlier, later, had_money=had, is_new=is_new)
    if found in (Movement.MORE, Movement.LESS, Movement.UNCHANGED):
        assert isinstance(earlier, int)
        assert isinstance(later, int)
    if found is Movement.ENDED:
        assert later is ENDED
    if found is Movement.NEW:
        assert not had
        assert is_new or earlier == 0
    if found is Movement.AGAIN:
        assert had
    if isinstance(earlier, int) and later is None:
        assert found is Movement.NOT_AFTER


@pytest.mark.parametrize(
    ("earlier", "later", "way"),
    [
        (None, 5, Movement.NOT_BEFORE),
        (ENDED, 5, Movement.NOT_BEFORE),
        (None, 0, Movement.NOT_BEFORE),
        (None, -5, Movement.NOT_BEFORE),
        (4, 5, Movement.MORE),
        (-5, 5, Movement.MORE),
        (0, 5, Movement.NEW),
        (5, 5, Movement.UNCHANGED),
        (0, 0, Movement.UNCHANGED),
        (5, 0, Movement.LESS),
        (0, -5, Movement.LESS),
        (5, None, Movement.NOT_AFTER),
        (0, None, Movement.NOT_AFTER),
        (5, ENDED, Movement.ENDED),
        (0, ENDED, Movement.ENDED),
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
    assert movement(earlier, later, had_money=False, is_new=False) is way


@pytest.mark.parametrize("earlier", [None, ENDED, 0])
def test_what_had_money_before_is_not_new(earlier: int | Ended | None) -> None:
    assert movement(earlier, 5, had_money=True, is_new=True) is Movement.AGAIN
    assert movement(earlier, 5, had_money=False, is_new=True) is Movement.NEW


def test_money_was_there_before_if_any_earlier_year_gave_some() -> None:
    assert had_money([{2020: 5}, {2021: None}], 2021)
    assert not had_money([{2021: 5, 2022: 5}], 2021)
    assert not had_money([{2019: 0, 2020: None, 2018: ENDED, 2017: -5}], 2021)


@given(st.lists(tables, max_size=6), years, years)
def test_a_total_moves_by_what_both_years_state(
    found: list[Amounts], earlier: int, later: int
) -> None:
    both = [
        (before, after)
        for table in found
        if isinstance(before := table.get(earlier), int)
        and isinstance(after := table.get(later), int)
    ]
    total = total_movement(found, earlier, later)
    assert (total is None) == (not both)
    if total:
        assert total.lines == len(both)
        assert total.before == sum(before for before, _ in both)
        assert total.after == sum(after for _, after in both)
    silent = [{**table, later: None} for table in found]
    assert later == earlier or total_movement(silent, earlier, later) is None


# The years of a plan

overviews = st.lists(tables.map(lambda grant: Line(grant=grant)), max_size=6)


@given(overviews, tables, st.lists(years, max_size=3))
def test_years_are_complete_where_no_line_is_silent_or_the_plan_prints_the_sum(
    lines: list[Line], printed: Amounts, provisional: list[int]
) -> None:
    found = plan(printed_sums=printed, provisional_years=tuple(provisional))
    grants = grants_by_year(found, lines)
    assert tuple(grants) == stated_years(line.grant for line in lines)
    for year, year_grants in grants.items():
        total = add(line.grant.get(year) for line in lines)
        assert (year_grants.amount, year_grants.stated) == (total.amount, total.stated)
        assert year_grants.stated <= year_grants.lines <= len(lines)
        assert year_grants.is_complete or total.unstated
        if printed.get(year) == total.amount:
            assert year_grants.is_complete
        assert year_grants.is_final == (year_grants.is_complete and year not in provisional)


@pytest.mark.parametrize(
    ("grant", "printed", "lines"),
    [
        ({2021: 5}, {}, 2),
        ({2021: 5, 2022: None}, {}, 2),
        ({2021: 5, 2022: ENDED}, {}, 1),
        ({2021: 5, 2022: ENDED, 2024: 5}, {}, 1),
        ({2021: 5}, {2023: 7}, 1),
        ({2021: 5}, {2023: 8}, 2),
        ({2021: 5}, {2022: 7}, 1),
        ({2021: 5}, {2022: 8}, 2),
        ({2021: 5, 2024: 5}, {2022: 7}, 2),
        ({2024: 5}, {2022: 7}, 2),
        ({}, {2022: 7}, 2),
        ({2021: ENDED}, {2022: 7}, 1),
        ({2021: 5, 2022: ENDED, 2023: 5}, {2022: 7}, 2),
    ],
)
def test_lines_that_got_nothing_are_not_waited_for(
    grant: Amounts, printed: Amounts, lines: int
) -> None:
    """Of two lines in 2023: some have ended, or a sum that adds up leaves them out for good."""
    other = Line(grant={2021: 7, 2022: 7, 2023: 7})
    found = grants_by_year(plan(printed_sums=printed), [other, Line(grant=grant)])
    assert found[2023].lines == lines
    assert found[2023].is_complete == (lines == found[2023].stated)


@pytest.mark.parametrize(
    ("fields", "grant", "year"),
    [
        ({"period": "2021-2024", "plan_year": 2022}, {2021: 5, 2023: 5}, 2022),
        ({"period": "2021-2024"}, {2021: 5, 2023: 0, 2024: None}, 2023),
        ({"period": "2021-2024"}, {2021: 5, 2024: ENDED, 2026: 5}, 2021),
        ({"period": "2021-2024"}, {2020: 5}, None),
        ({"period": "2021-2024", "plan_year": 2022}, {2022: None}, None),
        ({"period": "2021-2024"}, {}, None),
    ],
)
def test_the_year_of_a_plan(fields: dict[str, object], grant: Amounts, year: int | None) -> None:
    assert reference_year(plan(**fields), [Line(grant=grant), Line()]) == year


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


def partnership(*figures: Mapping[str, object]) -> Partnership:
    return Partnership.model_validate(
        {
            "title": "Nord",
            "kind": "other",
            "areas": ({"place": "nord"}, {"place": "syd", "since": "2023"}),
            "figures": tuple({"source": "Planen", "measure": "residents", **f} for f in figures),
        }
    )


PARENTS = {"nord": None, "syd": None, "gaarden": "nord"}


def residents(found: Partnership, year: int) -> int | Uncountable | None:
    below = denominator(found, Measure.RESIDENTS, year, PARENTS)
    return int(below.value) if isinstance(below, Denominator) else below


def test_residents_of_all_places_are_added() -> None:
    found = partnership(
        {"value": "1.000", "covers": ("nord",), "year": "2023"},
        {"value": "500", "covers": ("syd",), "year": "2023"},
    )
    assert residents(found, 2023) == 1500
    assert residents(partnership(), 2023) is None


def test_residents_are_counted_in_the_very_year() -> None:
    found = partnership(
        {"value": "1.000", "covers": ("nord",), "year": "2020"},
        {"value": "1.100", "covers": ("nord",), "year": "2022"},
    )
    assert residents(found, 2022) == 1100
    assert residents(found, 2021) is Uncountable.OTHER_YEAR
    undated = partnership({"value": "1.000", "covers": ("nord",)})
    assert residents(undated, 2022) is Uncountable.UNDATED
    of_any_year = partnership(
        {"value": "1.000", "covers": ("nord",), "year": "2020"},
        {"value": "1.100", "covers": ("nord",)},
    )
    assert residents(of_any_year, 2020) == 1000
    assert residents(of_any_year, 2022) is Uncountable.PARTLY_UNDATED


def test_residents_are_counted_in_the_whole_area() -> None:
    north = {"value": "1.000", "covers": ("nord",), "year": "2023"}
    assert residents(partnership(north), 2023) is Uncountable.PARTIAL
    assert residents(partnership({**north, "year": "2022"}), 2022) == 1000
    registered_parts = partnership({"value": "300", "covers": ("gaarden",), "year": "2022"})
    assert residents(registered_parts, 2022) is Uncountable.PARTIAL


def test_residents_of_a_place_and_of_one_within_it_are_not_added() -> None:
    found = partnership(
        {"value": "1.000", "covers": ("nord",), "year": "2022"},
        {"value": "300", "covers": ("gaarden",), "year": "2022"},
    )
    assert residents(found, 2022) == 1000
