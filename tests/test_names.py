"""Names in texts are found whole, as they are written, in time that grows with the text."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplans.model.geography import PlaceTree
from actionplans.text.names import NameFinder

NAMES = ("Klub Nord", "Klub Nord Vest", "KN", "18+", "BU-A", "Å")


def found(text: str, *names: str) -> list[str]:
    return list(NameFinder((name, name) for name in names or NAMES).find(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Klub Nord", ["Klub Nord"]),
        ("Klub Nords hus, og Klub\n  Nord.", ["Klub Nord", "Klub Nord"]),
        ("Klub Nord Vest og Klub Nord Vestby", ["Klub Nord Vest", "Klub Nord"]),
        ("klub Nord, KLUB NORD, MinKlub Nord, Klub Nordisk", []),
        ("KN'erne og KNs, ikke KNX, KN2 eller AKN", ["KN", "KN"]),
        ("For 18+ i BU-A's hus", ["18+", "BU-A"]),
        ("Å, Ås, Åse", ["Å", "Å"]),
        ("", []),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_name_of_several_is_of_each() -> None:
    assert list(NameFinder([("Torv", 1), ("Torv", 2)]).find("Torv")) == [1, 2]


def test_a_name_without_a_word_is_never_found() -> None:
    assert found("– og –", "–") == []


@given(st.lists(st.text("ab s-+", min_size=1, max_size=6), max_size=5), st.text("ab s-+"))
def test_what_is_found_stands_in_the_text(names: list[str], text: str) -> None:
    plain = " ".join(text.split())
    for name in NameFinder((name, " ".join(name.split())) for name in names).find(text):
        assert name in plain


def test_the_time_grows_with_the_text_not_with_the_names() -> None:
    many = [f"Klub {'x' * (number % 40)}{number}" for number in range(5_000)]
    finder = NameFinder((name, name) for name in many)
    start = process_time()
    assert not list(finder.find("Klub " * 50_000))
    assert process_time() - start < 5


def test_places_know_what_they_lie_in_and_what_lies_in_them() -> None:
    tree = PlaceTree({"by": None, "nord": "by", "gade": "nord", "syd": "by", "hus": "gade"})
    assert tree.around("hus") == ("gade", "nord", "by")
    assert tree.within("by") == ("nord", "gade", "hus", "syd")
    assert tree.around("by") == tree.within("hus") == ()


def test_places_that_lie_in_each_other_come_to_an_end() -> None:
    tree = PlaceTree({"a": "b", "b": "a", "c": "c"})
    assert set(tree.around("a")) == {"a", "b"}
    assert tree.within("a") == ("b",)
    assert tree.within("c") == ()


def test_places_may_lie_in_any_number_of_others() -> None:
    tree = PlaceTree({str(number): str(number - 1) for number in range(1, 5_000)})
    assert len(tree.around("4999")) == len(tree.within("0")) == 4_999
