"""The layout of a river: boxes in columns, and bands that lead from column to column.

Pure arithmetic on keys and heights, the same for the same input. Bands cross as little as a few
sweeps find, each of which puts every box beside the middle of those that it is connected with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

#: Between two boxes of a column, in the units of their heights.
GAP = 12

#: The height of a band where it passes a column.
PASSAGE = 12

_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Node:
    """Something to place in a column."""

    key: str
    """No two boxes have the same."""

    height: int


class Edge(NamedTuple):
    """The end of a band at a side of a column: where it begins and ends from the top."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Band:
    """A band between two columns that are next to each other; a longer one consists of several."""

    source: str
    """The key of the box that the whole band comes from."""

    column: int
    """The column on its left, from 0."""

    start: Edge
    end: Edge
    passes: bool
    """Whether it goes on across the next column, to another band."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of boxes and bands."""

    tops: Mapping[str, int]
    """The top of each box, by its key."""

    bands: tuple[Band, ...]
    height: int
    crossings: int
    """How often two bands cross."""


class _Hop(NamedTuple):
    """The part of a link from one column to the next."""

    link: tuple[str, str]
    start: str
    end: str


def layout(columns: Sequence[Sequence[Node]], links: Iterable[tuple[str, str]]) -> Layout:
    """Place the boxes of columns, and the links between them, from an earlier to a later column.

    Connected boxes come first in each column, in an order with few crossings; the others follow in
    the order in which they were given.
    """
    column_of = {box.key: at for at, column in enumerate(columns) for box in column}
    heights = {box.key: box.height for column in columns for box in column}
    connected: list[list[str]] = [[] for _ in columns]
    hops: list[list[_Hop]] = [[] for _ in columns]
    links = list(dict.fromkeys(links))
    ends = {key for link in links for key in link}
    for at, column in enumerate(columns):
        connected[at] += [box.key for box in column if box.key in ends]
    for source, target in links:
        first, last = column_of[source], column_of[target]
        passages = [f"{source}>{target}@{at}" for at in range(first + 1, last)]
        for at, passage in enumerate(passages, first + 1):
            heights[passage] = PASSAGE
            connected[at].append(passage)
        for at, (start, end) in enumerate(pairwise([source, *passages, target]), first):
            hops[at].append(_Hop((source, target), start, end))
    order = _with_few_crossings(connected, hops)
    for at, column in enumerate(columns):
        order[at] += [box.key for box in column if box.key not in ends]
    tops = dict(_tops(order, heights))
    return Layout(
        tops={key: top for key, top in tops.items() if key in column_of},
        bands=tuple(_bands(hops, tops, heights)),
        height=max((top + heights[key] for key, top in tops.items()), default=0),
        crossings=_crossings(order, hops),
    )


def _with_few_crossings(
    columns: list[list[str]], hops: Sequence[Sequence[_Hop]]
) -> list[list[str]]:
    """The best order that sweeps to the right and back find; the given one if none is better."""
    best, fewest = columns, _crossings(columns, hops)
    for _ in range(_SWEEPS):
        forth = [(at, at - 1) for at in range(1, len(columns))]
        back = [(at, at + 1) for at in reversed(range(len(columns) - 1))]
        for way in (forth, back):
            columns = list(columns)
            for at, beside in way:
                columns[at] = _by_neighbours(columns[at], columns[beside], hops[min(at, beside)])
            if (found := _crossings(columns, hops)) < fewest:
                best, fewest = columns, found
    return [list(column) for column in best]


def _by_neighbours(column: list[str], beside: list[str], hops: Sequence[_Hop]) -> list[str]:
    """A column by the middle of the boxes beside it that each is connected with.

    What is connected with none of them stays at its place, as far as the others let it.
    """
    place = {key: number for number, key in enumerate(beside)}
    neighbours: dict[str, list[int]] = {}
    for hop in hops:
        for own, other in ((hop.start, hop.end), (hop.end, hop.start)):
            if other in place:
                neighbours.setdefault(own, []).append(place[other])
    middle = {key: sum(found) / len(found) for key, found in neighbours.items()}
    return sorted(column, key=lambda key: middle.get(key, column.index(key)))


def _crossings(columns: Sequence[Sequence[str]], hops: Sequence[Sequence[_Hop]]) -> int:
    place = {key: number for column in columns for number, key in enumerate(column)}
    return sum(
        (place[one.start] - place[other.start]) * (place[one.end] - place[other.end]) < 0
        for between in hops
        for one, other in combinations(between, 2)
    )


def _tops(order: Sequence[Sequence[str]], heights: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for column in order:
        top = 0
        for key in column:
            yield key, top
            top += heights[key] + GAP


def _bands(
    hops: Sequence[Sequence[_Hop]], tops: Mapping[str, int], heights: Mapping[str, int]
) -> Iterator[Band]:
    """The bands; those at a side of a box share its height, in the order of their other ends."""
    for column, between in enumerate(hops):
        starts = _shared(((hop.start, hop.end, hop) for hop in between), tops, heights)
        ends = _shared(((hop.end, hop.start, hop) for hop in between), tops, heights)
        for hop in between:
            passes = hop.end != hop.link[1]
            yield Band(hop.link[0], column, starts[hop], ends[hop], passes)


def _shared(
    sides: Iterable[tuple[str, str, _Hop]], tops: Mapping[str, int], heights: Mapping[str, int]
) -> dict[_Hop, Edge]:
    """The edge of each hop at one side; `sides` has the box there, the other box, and the hop."""
    of_box: dict[str, list[tuple[int, _Hop]]] = {}
    for box, other, hop in sides:
        of_box.setdefault(box, []).append((tops[other], hop))
    edges = {}
    for box, found in of_box.items():
        share = heights[box] / len(found)
        for number, (_, hop) in enumerate(sorted(found)):
            top = tops[box] + number * share
            edges[hop] = Edge(round(top, 1), round(top + share, 1))
    return edges
