"""Addresses of records: what each belongs to, read off it."""

from datetime import date

import pytest

from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.address import Address, Scope
from actionplans.model.plan import FocusArea, Plan
from actionplans.reader import address_of, holds, read_content
from tests.conftest import REPOSITORY

CONTENT = REPOSITORY / "tests" / "municipality" / "content"


@pytest.mark.parametrize(
    ("address", "parent", "partnership", "plan", "local"),
    [
        ("", "", "", "", ""),
        ("nord", "", "nord", "nord", "nord"),
        ("nord/2022", "nord", "nord", "nord/2022", "2022"),
        ("nord/2022/job", "nord/2022", "nord", "nord/2022", "job"),
        ("nord/2022#ro", "nord/2022", "nord", "nord/2022", "ro"),
        ("nord#utryghed", "nord", "nord", "nord", "utryghed"),
    ],
)
def test_an_address_knows_its_parents(
    address: str, parent: str, partnership: str, plan: str, local: str
) -> None:
    found = Address(address)
    assert (found.parent, found.partnership, found.plan, found.local) == (
        parent,
        partnership,
        plan,
        local,
    )


def test_the_lineage_of_an_address_ends_with_its_own_page() -> None:
    assert Address("nord/2022/job").lineage == ("nord", "nord/2022", "nord/2022/job")
    assert Address("nord/2022#ro").lineage == ("nord", "nord/2022")
    assert Address("").lineage == ("",)


@pytest.mark.parametrize(
    ("scope", "address"),
    [(Scope.SITE, "ro"), (Scope.PARTNERSHIP, "nord#ro"), (Scope.PLAN, "nord/2022#ro")],
)
def test_an_id_is_looked_up_in_its_scope(scope: Scope, address: str) -> None:
    assert Address("nord/2022/job").resolve("ro", scope) == address
    assert Address("nord/2022").resolve("ro", scope) == address


def test_a_file_of_a_register_is_in_its_partnership() -> None:
    assert address_of("nord/indikatorer.yml").resolve("ro", Scope.PARTNERSHIP) == "nord#ro"


@pytest.fixture(scope="module")
def library() -> Library:
    language = Language.load("da")
    return Library(read_content(CONTENT, language), language, date(2026, 6, 1))


def test_an_address_finds_what_plain_text_finds(library: Library) -> None:
    for entry in library.plans.values():
        assert library.plans[str(entry.id)] is entry
        assert library.plan_of(entry) is entry


def test_entries_hold_records_of_their_type(library: Library) -> None:
    entry = next(iter(library.activities.values()))
    assert holds(entry, Activity)
    assert not holds(entry, Plan)


def test_a_field_that_the_source_does_not_have_is_refused(library: Library) -> None:
    """A misspelt field would otherwise find nothing, and nobody would see that it never can."""
    organisation = next(iter(library.organisations.values()))
    with pytest.raises(AssertionError):
        library.references_to(organisation, Activity, "responsibles")


def test_what_a_plan_calls_by_one_id_is_found_in_that_plan(library: Library) -> None:
    areas = library.all(FocusArea)
    assert len({entry.id.plan for entry in areas.values()}) > 1
    for entry in areas.values():
        assert library.get(FocusArea, entry.record.id, library.plan_of(entry)) is entry


def test_plans_come_by_partnership_the_newest_first(library: Library) -> None:
    plans = sorted(library.plans.values(), key=library.plan_order)
    assert [plan.id.partnership for plan in plans] == sorted(p.id.partnership for p in plans)
    for partnership in library.partnerships.values():
        own = [plan for plan in plans if plan.id.partnership == partnership.id]
        assert own == library.plans_of(partnership)
        ends = [plan.record.period.end.last for plan in own if plan.record.period]
        assert ends == sorted(ends, reverse=True)
