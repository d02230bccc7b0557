"""The river: the activities of each edition in a column, and bands where they go on."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from actionplans.lineage import Edition, Fate, Origin, Strand, gap_years
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.river_layout import Band, Layout, Node, layout
from actionplans.views.parts.succession_table import in_edition, shape_of, succession_sentence

#: More activities of an edition than this are shown in tables alone.
MOST = 40

#: What an activity that does not go on has come to.
_FINAL = frozenset({Fate.ENDED, Fate.ENDING, Fate.STOPPED})
_BOX = 248
_BETWEEN = 250
_HEAD = 56
_LINE = 20
_CHARACTERS = 22
_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverText:
    """A line of text at its place."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverHead:
    """The head of a column: an edition, and years without a plan before it."""

    link: Link
    x: int
    gap: tuple[RiverText, ...] = ()
    gap_x: int | None = None
    """Where the line stands that the years without a plan make; None without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverBox:
    """An activity."""

    link: Link
    """Its whole title, and its edition."""

    lines: tuple[RiverText, ...]
    """As much of the title as the box holds."""

    x: int
    y: int
    height: int
    shape: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverBand:
    """The way of an activity to a later one."""

    path: str
    shape: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverStub:
    """The end of an activity, or its beginning, that no band leads from or to."""

    path: str
    style: str
    """`known`, or `unknown` for one that is dashed."""

    shape: int | None
    text: RiverText
    is_before: bool
    """Whether it is at the beginning, so that its text ends at its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class River(Part):
    """The activities of all editions, a column each, with what became of them."""

    is_whole: ClassVar[bool] = True

    title: str
    subtitle: str
    label: str
    """The accessible name of the scroll area."""

    width: int
    height: int
    box: int
    """The width of each box."""

    heads: tuple[RiverHead, ...]
    boxes: tuple[RiverBox, ...]
    bands: tuple[RiverBand, ...]
    stubs: tuple[RiverStub, ...]


def river(context: ViewContext, editions: Sequence[Edition], label: str) -> River | None:
    """The drawing of editions, the oldest first; None where an edition has too many activities."""
    if max(len(edition.strands) for edition in editions) > MOST:
        return None
    strands = [
        (_left(at), strand) for at, edition in enumerate(editions) for strand in edition.strands
    ]
    lines = {str(s.activity.id): _wrapped(context.link(s.activity).text) for _, s in strands}
    shapes = {str(s.activity.id): shape_of(context, s.activity) for _, s in strands}
    heights = {id: 12 + _LINE * len(found) for id, found in lines.items()}
    columns = [[Node(s.activity.id, heights[s.activity.id]) for s in e.strands] for e in editions]
    placed = layout(columns, _links(strand for _, strand in strands))
    stubs = tuple(_stubs(context, editions, placed, heights, shapes))
    return River(
        title=succession_sentence(context, editions[-2], editions[-1]),
        subtitle=" ".join(_legend(context, editions, placed, stubs)),
        label=label,
        width=_left(len(editions)) - _BETWEEN,
        height=_HEAD + placed.height + 2,
        box=_BOX,
        heads=tuple(_heads(context, editions)),
        boxes=tuple(
            _box(context, strand, (x, _HEAD + placed.tops[id]), lines[id], shapes[id])
            for x, strand in strands
            for id in [str(strand.activity.id)]
        ),
        bands=tuple(
            RiverBand(path=_band_path(band), shape=shapes[band.source]) for band in placed.bands
        ),
        stubs=stubs,
    )


def _legend(
    context: ViewContext, editions: Sequence[Edition], placed: Layout, stubs: Sequence[RiverStub]
) -> Iterator[str]:
    """What the signs of the picture mean, of those that it has."""
    is_ended = any(s.fate in _FINAL for edition in editions[:-1] for s in edition.strands)
    shapes = (shape_of(context, s.activity) for edition in editions for s in edition.strands)
    signs = {
        "box": True,
        "band": bool(placed.bands),
        "ended": is_ended,
        "dashed": any(stub.style == "unknown" for stub in stubs),
        "shape": any(shape is not None for shape in shapes),
    }
    yield from (context.text(f"editions-{sign}") for sign, is_there in signs.items() if is_there)


def _links(strands: Iterable[Strand]) -> Iterator[tuple[str, str]]:
    """The ids of each activity and the earlier ones that it continues."""
    for strand in strands:
        yield from ((before.id, strand.activity.id) for before in strand.predecessors)


def _left(column: int) -> int:
    return column * (_BOX + _BETWEEN)


def _wrapped(title: str) -> list[str]:
    return textwrap.wrap(
        title, _CHARACTERS, max_lines=_LINES, placeholder="\N{HORIZONTAL ELLIPSIS}"
    )


def _heads(context: ViewContext, editions: Sequence[Edition]) -> Iterator[RiverHead]:
    for at, edition in enumerate(editions):
        plan = edition.plan
        link = Link(plan.record.edition, context.address(plan))
        before = editions[at - 1].plan if at else None
        years = gap_years(context.library, before, plan) if before else ()
        if not years:
            yield RiverHead(link=link, x=_left(at))
            continue
        middle = _left(at) - _BETWEEN // 2
        words = [context.figures.years(years), *_wrapped(context.text("no-plan-here"))]
        texts = (RiverText(x=middle, y=16 + 16 * n, text=word) for n, word in enumerate(words))
        yield RiverHead(link=link, x=_left(at), gap=tuple(texts), gap_x=middle)


def _box(
    context: ViewContext,
    strand: Strand,
    place: tuple[int, int],
    lines: Sequence[str],
    shape: int | None,
) -> RiverBox:
    x, y = place
    return RiverBox(
        link=in_edition(context, strand.activity),
        lines=tuple(
            RiverText(x=x + 34, y=y + 21 + _LINE * n, text=line) for n, line in enumerate(lines)
        ),
        x=x,
        y=y,
        height=12 + _LINE * len(lines),
        shape=shape,
    )


def _band_path(band: Band) -> str:
    """The outline of a band; one that passes the next column goes on to the other side of it."""
    left, right = _left(band.column) + _BOX, _left(band.column + 1)
    middle = (left + right) // 2
    top, bottom, end_top, end_bottom = (f"{_HEAD + y:g}" for y in (*band.start, *band.end))
    across = (f"h{_BOX}", f"h-{_BOX}") if band.passes else ("", "")
    return (
        f"M{left} {top}C{middle} {top} {middle} {end_top} {right} {end_top}{across[0]}"
        f"V{end_bottom}{across[1]}C{middle} {end_bottom} {middle} {bottom} {left} {bottom}z"
    )


def _stubs(
    context: ViewContext,
    editions: Sequence[Edition],
    placed: Layout,
    heights: Mapping[str, int],
    shapes: Mapping[str, int | None],
) -> Iterator[RiverStub]:
    """The ends that no band leads from, but in the newest edition, and likewise the beginnings."""
    for at, edition in enumerate(editions):
        for strand in edition.strands:
            id = strand.activity.id
            middle = _HEAD + placed.tops[id] + heights[id] // 2
            if at + 1 < len(editions) and strand.fate not in (Fate.GOES_ON, Fate.GOES_ON_LATER):
                found = _end(strand.fate, _left(at) + _BOX, middle)
                word = "unknown" if strand.fate is Fate.UNSTATED else str(strand.fate)
                place = (_left(at) + _BOX + 38, middle)
                yield _stub(context, found, word, place, shapes[id], is_before=False)
            if at and strand.origin is not Origin.CONTINUES:
                found = _beginning(strand.origin, _left(at), middle)
                word = "unknown" if strand.origin is Origin.UNSTATED else str(strand.origin)
                place = (_left(at) - 38, middle)
                yield _stub(context, found, word, place, shapes[id], is_before=True)


def _stub(
    context: ViewContext,
    outline: tuple[str, str],
    word: str,
    place: tuple[int, int],
    shape: int | None,
    *,
    is_before: bool,
) -> RiverStub:
    style, path = outline
    text = RiverText(x=place[0], y=place[1] + 5, text=context.text(f"stub-{word}"))
    return RiverStub(path=path, style=style, shape=shape, text=text, is_before=is_before)


def _end(fate: Fate, x: int, y: int) -> tuple[str, str]:
    """The style and outline of what an activity ends in: a bar across, an arrow, or dashes."""
    if fate in _FINAL:
        return "known", f"M{x} {y - 6}h20v-5h6v22h-6v-5h-20z"
    if fate in (Fate.GOES_ON_ELSEWHERE, Fate.CONTINUED, Fate.MERGED):
        return "known", f"M{x} {y - 6}h18v-5l11 11-11 11v-5h-18z"
    return "unknown", f"M{x} {y - 6}h30M{x} {y + 6}h30"


def _beginning(origin: Origin, x: int, y: int) -> tuple[str, str]:
    """The style and outline of what an activity begins with: a round end, or dashes."""
    if origin is Origin.NEW:
        return "known", f"M{x} {y - 6}h-22a6 6 0 0 0 0 12h22z"
    return "unknown", f"M{x} {y - 6}h-30M{x} {y + 6}h-30"
