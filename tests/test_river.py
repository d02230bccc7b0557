"""The layout of a river: boxes do not overlap, bands meet them, and all stays the same."""

from itertools import pairwise

import hypothesis
from hypothesis import strategies as st

from actionplans.views.parts.river_layout import GAP, Layout, Node, layout

Columns = list[list[Node]]
Links = list[tuple[str, str]]


@st.composite
def rivers(draw: st.DrawFn) -> tuple[Columns, Links]:
    """Columns of boxes, and links from some to some of a later column."""
    sizes = draw(st.lists(st.integers(0, 6), min_size=1, max_size=5))
    columns = [
        [Node(f"{at}-{n}", draw(st.sampled_from([32, 52, 72]))) for n in range(size)]
        for at, size in enumerate(sizes)
    ]
    possible = [
        (one.key, other.key)
        for at, column in enumerate(columns)
        for later in columns[at + 1 :]
        for one in column
        for other in later
    ]
    links = draw(st.lists(st.sampled_from(possible), max_size=12)) if possible else []
    return columns, links


def of(text: str, links: str = "") -> Layout:
    """The layout of columns such as `a b|c d` with links such as `a>d b>c`, all boxes 32 high."""
    columns = [[Node(key, 32) for key in column.split()] for column in text.split("|")]
    pairs = [tuple(link.split(">")) for link in links.split()]
    return layout(columns, [(one, other) for one, other in pairs])


def order(placed: Layout, *keys: str) -> list[str]:
    return sorted(keys, key=lambda key: placed.tops[key])


@hypothesis.given(rivers())
def test_boxes_of_a_column_do_not_overlap_and_lie_within_the_height(
    river: tuple[Columns, Links],
) -> None:
    columns, links = river
    placed = layout(columns, links)
    assert set(placed.tops) == {box.key for column in columns for box in column}
    for column in columns:
        ordered = sorted(column, key=lambda box: placed.tops[box.key])
        for one, other in pairwise(ordered):
            assert placed.tops[one.key] + one.height + GAP <= placed.tops[other.key]
        for box in column:
            assert 0 <= placed.tops[box.key] <= placed.height - box.height


@hypothesis.given(rivers())
def test_bands_lie_at_the_sides_of_their_boxes_and_do_not_overlap_there(
    river: tuple[Columns, Links],
) -> None:
    columns, links = river
    placed = layout(columns, links)
    column_of = {box.key: at for at, column in enumerate(columns) for box in column}
    heights = {box.key: box.height for column in columns for box in column}
    lengths = [column_of[target] - column_of[source] for source, target in set(links)]
    assert len(placed.bands) == sum(lengths)
    assert sum(not band.passes for band in placed.bands) == len(lengths)
    for band in placed.bands:
        if band.column == column_of[band.source]:
            top = placed.tops[band.source]
            assert top <= band.start.top < band.start.bottom <= top + heights[band.source] + 0.1
    for at in range(len(columns)):
        here = [band for band in placed.bands if band.column == at]
        for edges in ([band.start for band in here], [band.end for band in here]):
            for one, other in pairwise(sorted(edges)):
                assert one.bottom <= other.top + 0.1


@hypothesis.given(rivers())
def test_the_same_river_is_laid_out_the_same(river: tuple[Columns, Links]) -> None:
    columns, links = river
    assert layout(columns, links) == layout(columns, links) == layout(columns, links + links)


def test_bands_are_uncrossed() -> None:
    placed = of("a b c|d e f", "a>f b>e c>d")
    assert placed.crossings == 0
    assert order(placed, "d", "e", "f") in (["f", "e", "d"], ["d", "e", "f"])


def test_several_that_become_one_stand_together() -> None:
    placed = of("a b c d|e f", "a>e c>e b>f d>f")
    assert placed.crossings == 0


def test_what_is_not_connected_comes_last_in_its_order() -> None:
    placed = of("a b c|d e", "c>e")
    assert order(placed, "a", "b", "c") == ["c", "a", "b"]
    assert order(placed, "d", "e") == ["e", "d"]


def test_a_band_goes_through_the_column_that_it_passes() -> None:
    placed = of("a|b|c", "a>c")
    assert [(band.column, band.passes) for band in placed.bands] == [(0, True), (1, False)]
    first, second = placed.bands
    assert first.end == second.start
    assert placed.tops["b"] >= first.end.bottom


def test_crossings_that_must_be_are_counted() -> None:
    assert of("a b|c d", "a>c a>d b>c b>d").crossings == 1


def test_nothing_has_no_height() -> None:
    assert layout([], []) == layout([[], []], [])
    assert of("").height == 0
