"""Pages that are cut: the overview at the page's own address, and its parts below it.

Which pages are cut, and how, is one rule for all types of pages: see `views.pieces`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from actionplans.reads import RECORDER
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Link
from actionplans.views.page import Section, View, present
from actionplans.views.parts.part_list import ListedPart, PartList, PartPager
from actionplans.views.piece import Piece
from actionplans.views.pieces import Pieces, cut
from actionplans.views.route import Cut, PageSpec, Route
from actionplans.views.weight import field_names

LIMIT = 100_000
"""What a page may weigh before it is cut: some 20 kB on its way to a reader."""

DOCUMENT_LIMIT = 450_000
"""The same of the whole of a plan: some 80 kB."""

_MOST_LISTED = 40
"""The most parts that each of them lists; of more, the overview alone lists them."""

_OF_LISTS = frozenset({"activities", "places"})
"""The scripts that choose in the list of a page: not where the list is on other pages."""

_ID = re.compile(r' id="([^"]++)"')


def limit_of(route: Route) -> int:
    """What a page of a type may weigh, see `weight`."""
    return DOCUMENT_LIMIT if route.is_document else LIMIT


@dataclass(frozen=True, slots=True)
class _Whole:
    """A page as it was before it is cut, and what was read for it."""

    address: str
    view: View
    pieces: Pieces | None
    slugs: tuple[str, ...]
    noted: frozenset[object]


class Wholes:
    """Makes whole pages. The last one is kept, for its parts are made one after another."""

    fingerprint = ""
    """Nothing: what it makes follows from what it is given, and is noted as read."""

    def __init__(self) -> None:
        self._last: _Whole | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """What it has made is not sent to other processes."""
        return Wholes, ()

    def of(self, spec: PageSpec) -> _Whole:
        """A page with its pieces; what it reads is noted for whoever asks."""
        last = self._last
        if last is None or last.address != spec.address:
            with RECORDER.recording() as noted:
                view = spec.make()
            pieces = cut(view, limit_of(spec.route))
            slugs = _slugs(pieces, spec.address)
            self._last = last = _Whole(spec.address, view, pieces, slugs, frozenset(noted))
        for read in last.noted:
            RECORDER.noted.add(read)
        return last


def cut_of(wholes: Wholes, spec: PageSpec) -> Cut | None:
    """How a page is cut; None for one that is short enough."""
    whole = wholes.of(spec)
    if whole.pieces is None:
        return None
    pieces, rest = whole.pieces.pieces, whole.pieces.rest
    stay = frozenset(_ids((rest.head, rest.aside, rest.sections, rest.closing)))
    anchors: dict[str, str] = {}
    for piece, slug in zip(pieces, whole.slugs, strict=True):
        for id in _ids(piece.parts):
            if id not in stay:
                anchors.setdefault(id, slug)
    return Cut(whole.slugs, anchors)


def specs_of_cut(
    context: ViewContext, wholes: Wholes, spec: PageSpec, cut: Cut
) -> Iterator[PageSpec]:
    """The overview of a page that is cut, and its parts."""
    make = partial(_overview, context, wholes, spec)
    yield replace(spec, make=make, whole=spec.make, cut=cut)
    for number, slug in enumerate(cut.slugs):
        yield replace(
            spec,
            address=part_address(context, spec.address, slug),
            make=partial(_part, context, wholes, spec, number),
            about=None,
            below=spec.about or spec.below,
            is_part=True,
        )


def part_address(context: ViewContext, page: str, slug: str) -> str:
    """The address of a part of a page that is cut."""
    return f"{page}{context.language.address('part')}/{slug}/"


def _slugs(pieces: Pieces | None, page: str) -> tuple[str, ...]:
    """The words of pieces in their addresses; of the same words, the later ones have a number."""
    found: dict[str, None] = {}
    for piece in pieces.pieces if pieces else ():
        slug = first = piece.slug(page) or "1"
        number = 1
        while slug in found:
            number += 1
            slug = f"{first}-{number}"
        found[slug] = None
    return tuple(found)


def _overview(context: ViewContext, wholes: Wholes, spec: PageSpec) -> View:
    """What is left of a page, and the links to its parts where the first of them stood."""
    whole = wholes.of(spec)
    assert whole.pieces, "a page that is cut"
    rest, text = whole.pieces.rest, context.text
    items = tuple(_listed(context, whole))
    total = whole.pieces.total
    says = text("in-parts-total", count=total) if total else text("in-parts-intro")
    links = Section(
        id=context.anchor("parts"),
        heading=Link(text("in-parts", count=len(items))),
        parts=present(paragraph(says), PartList(items)),
    )
    field = "closing" if whole.pieces.field == "closing" else "sections"
    at = whole.pieces.at if field == whole.pieces.field else 0
    parts = getattr(rest, field)
    script = None if rest.script in _OF_LISTS else rest.script
    changes: dict[str, Any] = {field: (*parts[:at], links, *parts[at:])}
    return replace(rest, **changes, script=script, cut_from=spec.address)


def _part(context: ViewContext, wholes: Wholes, spec: PageSpec, number: int) -> View:
    """A part of a page, by its position."""
    whole = wholes.of(spec)
    assert whole.pieces, "a page that is cut"
    view, piece, text = whole.view, whole.pieces.pieces[number], context.text
    items = tuple(_listed(context, whole, shown=number))
    own = Link(view.title, view.address)
    title = text(
        "part-of",
        number=number + 1,
        count=len(items),
        name=_name(context, whole.pieces, piece, view.title),
    )
    total = whole.pieces.total
    pager = PartPager(
        whole=replace(own, text=text("all-parts", count=len(items), name=view.title)),
        previous=items[number - 1].link if number else None,
        next=items[number + 1].link if number + 1 < len(items) else None,
        parts=PartList(items) if len(items) <= _MOST_LISTED else None,
    )
    return View(
        title=title,
        address=part_address(context, spec.address, whole.slugs[number]),
        description=f"{view.title}. {title}.",
        breadcrumbs=(*view.breadcrumbs, own),
        partnership=view.partnership,
        cut_from=spec.address,
        head=(
            PageHead(
                title=title,
                summary=text("part-holds", part=piece.count, count=total) if total else None,
            ),
        ),
        sections=piece.parts,
        closing=(pager,),
    )


def _listed(context: ViewContext, whole: _Whole, shown: int | None = None) -> Iterator[ListedPart]:
    """The parts of a page, one of which may be the page that shows them."""
    assert whole.pieces, "a page that is cut"
    for at, (piece, slug) in enumerate(zip(whole.pieces.pieces, whole.slugs, strict=True)):
        name = context.text(
            "part", number=at + 1, name=_name(context, whole.pieces, piece, whole.view.title)
        )
        address = part_address(context, whole.address, slug)
        yield ListedPart(
            link=Link(name, address),
            holds=context.text("in-part", count=piece.count) if piece.count > 1 else None,
            is_shown=at == shown,
        )


def _name(context: ViewContext, pieces: Pieces, piece: Piece, title: str) -> str:
    """What is in a piece, in words: its headings, but for one that all have, and which of them.

    What has no heading is called by the title of the page.
    """
    firsts = {it.headings[:1] for it in pieces.pieces}
    has_more = all(it.headings[1:] or it.letter or it.ends for it in pieces.pieces)
    headings = piece.headings[1:] if len(firsts) == 1 and has_more else piece.headings
    run = " – ".join(piece.ends)
    if piece.run and not run:
        run = context.text("part-run", run=piece.numbers, count=piece.of)
    words = " – ".join(heading.text for heading in headings)
    which = ", ".join(filter(None, (piece.letter, run)))
    return f"{words} ({which})" if words and which else words or which or title


def _ids(value: object) -> Iterator[str]:
    """The anchors of a part, or of any value within one."""
    if isinstance(value, Markup):
        yield from _ID.findall(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif not isinstance(value, Contents):  # which names the anchor of something else
        for name in field_names(type(value)):
            found = getattr(value, name)
            if name == "id" and isinstance(found, str):
                yield found
            elif not isinstance(found, str) or isinstance(found, Markup):
                yield from _ids(found)
