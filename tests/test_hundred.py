"""A hundred squares: rounding that makes a hundred, and drawings that fill their places."""

import re
from collections.abc import Iterator
from itertools import pairwise

import hypothesis
import pytest
from hypothesis import strategies as st

from actionplans.model.sums import in_hundred
from actionplans.views.parts import hundred_cells
from actionplans.views.parts.hundred_cells import Hatching, area_cell, path, plain_cell

ROUNDED: list[tuple[list[int], tuple[int, ...]]] = [
    ([60, 40], (60, 40)),
    ([1, 1, 1], (34, 33, 33)),
    ([2, 1], (67, 33)),
    ([1, 2], (33, 67)),
    ([742, 270, 247, 50, 4], (56, 21, 19, 4, 0)),
    ([995, 5], (100, 0)),
    ([994, 6], (99, 1)),
    ([0, 7], (0, 100)),
    ([10**15 - 1, 1], (100, 0)),
]


@pytest.mark.parametrize(("amounts", "parts"), ROUNDED)
def test_largest_remainders_round_up(amounts: list[int], parts: tuple[int, ...]) -> None:
    assert in_hundred(amounts) == parts


@pytest.mark.parametrize("amounts", [[], [0], [0, 0], [5, -1], [-5, 10]])
def test_what_has_no_shares_makes_no_hundred(amounts: list[int]) -> None:
    assert in_hundred(amounts) is None


AMOUNTS = st.lists(st.integers(0, 10**15), min_size=1, max_size=30).filter(any)


@hypothesis.settings(deadline=None, derandomize=True)
@hypothesis.given(AMOUNTS)
def test_rounding_makes_a_hundred_in_the_order_of_the_amounts(amounts: list[int]) -> None:
    parts = in_hundred(amounts)
    assert parts is not None
    assert sum(parts) == 100
    assert parts == in_hundred(amounts)
    total = sum(amounts)
    for amount, part in zip(amounts, parts, strict=True):
        assert abs(100 * amount - part * total) < total, "off by less than one"
        for other, of_other in zip(amounts, parts, strict=True):
            assert amount >= other or part <= of_other


@hypothesis.settings(deadline=None, derandomize=True)
@hypothesis.given(AMOUNTS, st.integers(1, 1000))
def test_the_unit_of_the_amounts_does_not_matter(amounts: list[int], unit: int) -> None:
    assert in_hundred([amount * unit for amount in amounts]) == in_hundred(amounts)


# Drawings

SHAPES = [area_cell(number) for number in range(1, 7)]
PLAIN = [plain_cell(number) for number in range(9)]
ALL = [*SHAPES, *PLAIN, *(kind.value for kind in Hatching)]


def test_drawings_differ() -> None:
    assert len(set(ALL)) == len(ALL)
    assert plain_cell(9) == plain_cell(0)


def _pen(drawing: str) -> Iterator[tuple[float, float]]:
    """The points that the pen of a drawing comes to, its first corner being 0, 0."""
    x = y = 0.0
    start = (x, y)
    for command, arguments in re.findall(r"([a-zM])([^a-zM]*)", drawing):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", arguments)]
        if command == "z":
            x, y = start
        elif command == "h":
            x += numbers[0]
        elif command == "v":
            y += numbers[0]
        elif command == "a":
            x, y = x + numbers[5], y + numbers[6]
        elif command == "M":
            x, y = numbers
        else:
            for right, down in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + right, y + down
                yield round(x, 6), round(y, 6)
        if command in "mM":
            start = (x, y)
        yield round(x, 6), round(y, 6)


@pytest.mark.parametrize("drawing", ALL)
def test_a_drawing_stays_in_its_square_and_ends_where_it_began(drawing: str) -> None:
    points = list(_pen(drawing))
    assert all(0 <= x <= 9 and 0 <= y <= 9 for x, y in points)
    assert points[-1] == (0, 0)


@pytest.mark.parametrize("cuts", [(0, 100), (0, 33, 100), (0, 10, 20, 20, 99, 100), (0, 1, 2, 100)])
def test_groups_fill_the_rows_one_after_the_other(cuts: tuple[int, ...]) -> None:
    drawing = "h9v9h-9z"
    corners: list[tuple[float, float]] = []
    for first, end in pairwise(cuts):
        squares = path(drawing, first, end - first)
        assert (squares == "") is (first == end)
        points = list(_pen(squares))
        corners += dict.fromkeys(p for p in points if p[0] % 10 == 0 and p[1] % 10 == 0)
    assert corners == [(10.0 * (n % 10), 10.0 * (n // 10)) for n in range(100)]


def test_there_are_ten_in_a_row() -> None:
    assert hundred_cells.path("z", 9, 2) == "M90 0zM0 10z"
