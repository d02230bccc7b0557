"""The one rule by which long pages are cut: pieces of a view, each short enough for a page.

A page is cut where a reader would look for a division: at its headings, and at those below them.
What is still too long is cut by first letters where it is in alphabetical order, else by
consecutive numbers. What is short stays on the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from actionplans.views.elements import Chapter, Link
from actionplans.views.page import Part, View
from actionplans.views.piece import (
    Piece,
    around,
    count,
    heading_of,
    is_sentence,
    letter_of,
    with_items,
    word_of,
)
from actionplans.views.weight import longest_list, weight

_LONG = 4
"""A part that weighs more than a quarter of what a page may is moved from a page that is cut."""

_SMALL = 12
"""Headings over less than a twelfth each, on the average, are not worth a page: several stand
together, but for those of a letter."""

_REMARK = 40
"""What has less than a fortieth, and no heading, goes with what is beside it."""

_TOGETHER = (1000, 500, 250, 200, 100, 50, 25, 20, 10, 5, 2)
"""How many are taken together: round numbers, so that most changes leave the pages as they are."""

_PER_LETTER = 3
"""The fewest items a letter, on the average, of a list that is cut by letters."""

_AFTER = ("others", "sums")
"""The fields of lists with what comes after all items: with the last of them."""

_CUT = ("aside", "sections", "closing")
"""The fields of a view that are cut; a page's head is short."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A view that is cut."""

    rest: View
    """The view without what its pieces have."""

    field: str
    """The field of the view that the first piece was in."""

    at: int
    """Its position in that field of the rest."""

    pieces: tuple[Piece, ...]
    total: int | None
    """The number of items in all of them; None where they are of several lists."""


def cut(view: View, limit: int) -> Pieces | None:
    """Cut a view that weighs more than it may; None for one that does not, or cannot be cut.

    Args:
        view: the view of a whole page.
        limit: what one page may weigh, see `weight`.
    """
    tops: dict[str, tuple[Part, ...]] = {field: getattr(view, field) for field in _CUT}
    moved = _moved([part for parts in tops.values() for part in parts], limit)
    pieces = _in_chapters(moved, limit)
    if len(pieces) < 2:
        return None
    ids = {id(part) for part in moved}
    field, at = next(
        (field, at) for field in _CUT for at, part in enumerate(tops[field]) if id(part) in ids
    )
    rest: dict[str, Any] = {
        field: tuple(part for part in parts if id(part) not in ids) for field, parts in tops.items()
    }
    is_one_list = len(moved) == 1 or all(part.chapter for part in moved)
    total = sum(piece.count for piece in pieces) if is_one_list else None
    return Pieces(replace(view, **rest), field, at, tuple(pieces), total)


def _moved(parts: Sequence[Part], limit: int) -> list[Part]:
    """What makes a page too long: its long parts, then all of a kind, the heaviest kind first."""
    weights = {id(part): weight(part) for part in parts}
    if sum(weights.values()) <= limit:
        return []
    stays = [part for part in parts if weights[id(part)] * _LONG <= limit]
    while sum(weights[id(part)] for part in stays) > limit:
        kinds: dict[type[Part], int] = {}
        for part in stays:
            kinds[type(part)] = kinds.get(type(part), 0) + weights[id(part)]
        heaviest = max(kinds, key=lambda kind: kinds[kind])
        stays = [part for part in stays if type(part) is not heaviest]
    staying = {id(part) for part in stays}
    return [part for part in parts if id(part) not in staying]


def _in_chapters(parts: Iterable[Part], limit: int) -> list[Piece]:
    """The pieces of what is moved: those of no chapter first, then chapter by chapter."""
    chapters: dict[Chapter | None, list[Part]] = {None: []}
    for part in parts:
        chapters.setdefault(part.chapter, []).append(part)
    pieces = _of_parts(chapters.pop(None), limit)
    for chapter in sorted(filter(None, chapters), key=lambda chapter: chapter.position):
        found = _of_parts(chapters[chapter], limit)
        if len(found) == 1:
            found = [replace(found[0], run=None, ends=())]
        pieces += (_under(piece, chapter.heading, word_of(chapter.heading)) for piece in found)
    return pieces


def _of_parts(parts: Sequence[Part], limit: int) -> list[Piece]:
    """The pieces of parts: each by itself, or several small ones together."""
    kinds = _kinds(parts, limit)
    of = kinds.count("small")
    pieces: list[Piece] = []
    sentences: list[Part] = []  # those before a list go with it
    first = 1
    for what, group in groupby(zip(kinds, parts, strict=True), lambda it: it[0]):
        members = [part for _, part in group]
        if what == "sentence":
            sentences += members
            continue
        if what == "alone":
            found = [piece for member in members for piece in _pieces(member, limit)]
        else:
            found = [_together(run, numbers, of) for numbers, run in _runs(members, limit, first)]
            first += len(members)
        found[0] = replace(found[0], parts=(*sentences, *found[0].parts))
        pieces += found
        sentences = []
    if sentences and pieces:
        pieces[-1] = replace(pieces[-1], parts=(*pieces[-1].parts, *sentences))
    return pieces


def _kinds(parts: Sequence[Part], limit: int) -> list[str]:
    """Whether each part stands alone, together with other small ones, or only says something."""
    headings = [heading for part in parts if (heading := heading_of(part))]
    headed = sum(weight(part) for part in parts if heading_of(part))
    are_letters = all(len(heading.text) == 1 for heading in headings)
    is_worth_it = are_letters or headed * _SMALL >= limit * len(headings)

    def kind(part: Part) -> str:
        heading, weighs = heading_of(part), weight(part)
        if (heading and is_worth_it) or (weighs * _LONG > limit and not part.is_whole):
            return "alone"
        is_remark = bool(headings) and not heading and weighs * _REMARK < limit
        return "sentence" if is_sentence(part) or is_remark else "small"

    return [kind(part) for part in parts]


def _together(parts: Sequence[Part], numbers: range, of: int) -> Piece:
    """Small parts as one piece, which is named by its first and last heading."""
    ends = [heading.text for part in (parts[0], parts[-1]) if (heading := heading_of(part))]
    return Piece(
        run=numbers if len(parts) < of else None,
        of=of,
        ends=tuple(dict.fromkeys(ends)) if len(ends) == 2 else (),
        parts=tuple(parts),
        count=sum(map(count, parts)),
    )


def _pieces(part: Part, limit: int) -> list[Piece]:
    """The pieces of a part: one, where it is short enough, or cannot be cut."""
    heading, field = heading_of(part), longest_list(part)
    if weight(part) <= limit or field is None or part.is_whole:
        pieces = [Piece(parts=(part,), count=count(part))]
    elif isinstance(getattr(part, field)[0], Part):
        pieces = [
            replace(piece, parts=around(part, field, piece.parts))
            for piece in _of_parts(getattr(part, field), limit)
        ]
    else:
        pieces = list(_of_items(part, field, limit))
    if heading is None:
        return pieces
    word = word_of(heading, getattr(part, "id", ""))
    return [_under(piece, heading, word) for piece in pieces]


def _of_items(part: Part, field: str, limit: int) -> Iterator[Piece]:
    """The pieces of a list: by letters where it is in the order of the alphabet, else by numbers.

    Items that are too long themselves, as they are lists, are cut too.
    """
    items = _short(getattr(part, field), limit)
    groups = [(letter, list(group)) for letter, group in groupby(items, letter_of)]
    letters = {letter for letter, _ in groups}
    is_by_letter = "" not in letters and 1 < len(letters) == len(groups) <= len(items) / _PER_LETTER
    after = [name for name in _AFTER if hasattr(part, name) and name != field]
    long = [name for name in after if weight(getattr(part, name)) * _LONG > limit]
    for letter, members in groups if is_by_letter else [("", items)]:
        runs = list(_runs(members, limit, 1))
        for numbers, run in runs:
            shown = with_items(part, field, run, without=long if run[-1] is items[-1] else after)
            which = numbers if len(runs) > 1 else None
            yield Piece(letter=letter, run=which, of=len(members), parts=(shown,), count=len(run))
    for name in long:
        alone = with_items(part, field, (), without=set(after) - {name})
        yield from _of_items(alone, name, limit)


def _short(items: Iterable[Any], limit: int) -> list[Any]:
    """Items, in the place of those that are too long what they are made of."""
    found: list[Any] = []
    for item in items:
        field = longest_list(item) if weight(item) > limit else None
        if field:
            runs = _runs(_short(getattr(item, field), limit), limit, 1)
            found += [replace(item, **{field: tuple(run)}) for _, run in runs]
        else:
            found.append(item)
    return found


def _runs(items: Sequence[Any], limit: int, first: int) -> Iterator[tuple[range, Sequence[Any]]]:
    """Items taken together, each time with the numbers that there is room for; the last has fewer.

    Args:
        items: the items.
        limit: what they may weigh together.
        first: the number of the first of them.
    """
    weights = [weight(item) for item in items]
    starts = range(len(items))
    fits = (
        size
        for size in (*_TOGETHER, 1)
        if size == 1 or all(sum(weights[at : at + size]) <= limit for at in starts[::size])
    )
    size = next(fits)
    for at in starts[::size]:
        yield range(first + at, first + at + size), items[at : at + size]


def _under(piece: Piece, heading: Link, word: Link | str) -> Piece:
    """A piece under a heading."""
    return replace(piece, headings=(heading, *piece.headings), words=(word, *piece.words))
