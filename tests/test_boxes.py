"""The nested boxes of a place: nothing lies over anything else, whatever the names."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplans.views.elements import Link
from actionplans.views.parts.boxes import WIDTH, Box, BoxKind, nested

NAMES = st.text(st.sampled_from("abimwæåWÅ -"), min_size=1, max_size=60).map(Link)
HERE = Link("Her")


def overlap(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.bottom <= other.y or other.bottom <= one.y)


def holds(outer: Box, inner: Box) -> bool:
    across = outer.x < inner.x and inner.x + inner.width < outer.x + outer.width
    return across and outer.y < inner.y and inner.bottom < outer.bottom


def names(count: int, name: str = "Remisevænget") -> list[Link]:
    return [Link(f"{name} {number}") for number in range(count)]


def check(boxes: tuple[Box, ...]) -> None:
    """Boxes stand in those around them, beside each other, and the lines of names in their box."""
    around = [box for box in boxes if box.kind is BoxKind.AROUND]
    (here,) = (box for box in boxes if box.kind is BoxKind.HERE)
    within = [box for box in boxes if box.kind is BoxKind.WITHIN]
    beside = [box for box in boxes if box.kind is BoxKind.BESIDE]
    chain = [*around, here]
    assert all(holds(outer, inner) for outer, inner in pairwise(chain))
    assert all(holds(here, box) for box in within)
    assert all(holds(around[-1], box) for box in beside if around)
    assert not any(overlap(*pair) for pair in combinations([here, *beside], 2))
    assert not any(overlap(*pair) for pair in combinations(within, 2))
    for box in boxes:
        assert 0 < box.x < box.x + box.width < WIDTH
        assert all(box.x < line.x and box.y < line.y < box.bottom for line in box.lines)
        heights = [line.y for line in box.lines]
        assert heights == sorted(set(heights))


@pytest.mark.parametrize("count", range(1, 41))
def test_any_number_of_places_has_room(count: int) -> None:
    check(nested(names(3), HERE, names(count // 2), names(count)))


@given(st.lists(NAMES, max_size=5), NAMES, st.lists(NAMES, max_size=8), st.lists(NAMES, max_size=8))
def test_any_names_have_room(
    around: list[Link], here: Link, within: list[Link], beside: list[Link]
) -> None:
    check(nested(around, here, within, beside if around else []))


def test_the_last_of_several_stands_at_the_end() -> None:
    *_, last = boxes = nested(
        names(1), HERE, [], [*names(5, "Et meget langt navn på en vej"), Link("og 2")]
    )
    assert last.link.text == "og 2"
    assert last.y == max(box.y for box in boxes)


def test_a_long_name_is_split_into_lines() -> None:
    (box,) = nested([], Link("Speciallægepraksisplanlægningsstabiliseringsperiodens Torv"), [], [])
    assert len(box.lines) > 1
    assert all(line.text.endswith("-") for line in box.lines[:-1])
