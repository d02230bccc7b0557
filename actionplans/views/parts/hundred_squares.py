"""A hundred squares: money divided into groups, as if it were a hundred kroner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from actionplans.model.sums import in_hundred
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.hundred_cells import path

_MAX_NAMES = 4
"""A sentence names no more groups than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HundredShare:
    """A group of money that is to be divided into a hundred."""

    label: Link
    amount: int
    """Kroner, 0 or more."""

    words: str
    """The text that says in a title what the money is for, or from; its inputs: count, name."""

    cell: str
    """What each of its squares looks like, see `hundred_cells`."""

    name: str | None = None
    """Its name in the title; None where it is that of the label."""

    shape: int | None = None
    is_last: bool = False
    """Whether it comes after all others: what is not divided, or of which nothing is said."""

    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HundredGroup:
    """A group of squares, and its line in the table."""

    label: Link
    squares: str
    """Their number in words."""

    amount: str
    """Kroner, without their unit."""

    path: str
    """All its squares; empty without any."""

    swatch: str
    """A single one."""

    shape: int | None = None
    """The shape of its focus area; None of other groups."""

    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HundredSquares(Part):
    """A picture of a hundred squares, and the table of the same figures."""

    is_whole: ClassVar[bool] = True

    title: str
    subtitle: str
    caption: str
    """The caption of the table."""

    first: str
    """The head of the groups in the table."""

    squares: str
    """The head of their squares."""

    groups: tuple[HundredGroup, ...]
    total: str
    """Kroner, without their unit."""

    source: str
    is_mostly_undivided: bool = False
    """Whether more than half of the money is in groups of which nobody says how it is divided."""

    is_certain: bool = True
    """Whether the title says how many of the hundred each group has."""

    lead: str = ""
    """What is divided, for the small picture."""

    rounding: str | None = None
    """The sentence that its figures are rounded, which ends the subtitle; None where none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HundredCard(Part):
    """The same picture, small, with a key in the place of the table."""

    lead: str
    """What is divided; the groups follow."""

    groups: tuple[HundredGroup, ...]
    rounding: str | None
    """The sentence that its figures are rounded; None where none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """What surrounds the squares: the texts that say of which money they are."""

    title: Callable[[str], str]
    """Makes the title of the list of groups with their numbers."""

    open_title: str
    """The title where nothing is said of the groups."""

    lead: str
    """What is divided, for the small picture."""

    rest: str
    """The text of the groups that the title does not name; its input is their `count`."""

    subtitle: str
    caption: str
    first: str
    source: str
    is_final: bool = True
    """Whether the money is decided on."""


def hundred_squares(
    context: ViewContext, captions: Captions, shares: Sequence[HundredShare]
) -> HundredSquares | None:
    """The picture of money in groups, the largest first.

    The title is silent of their numbers where the money is provisional, where rounding gives groups
    of the same size different ones, and where it gives all hundred to one of them. None where fewer
    than two groups have money, or where there is none to divide.
    """
    ordered = sorted(shares, key=lambda share: (share.is_last, -share.amount))
    amounts = [share.amount for share in ordered]
    parts = in_hundred(amounts)
    if parts is None or sum(amount > 0 for amount in amounts) < 2:
        return None
    total = sum(amounts)
    is_fair = len(set(zip(amounts, parts, strict=True))) == len(set(amounts))
    is_certain = is_fair and captions.is_final and 100 not in parts
    title = captions.open_title
    if is_certain:
        title = captions.title(_listing(context, captions, ordered, parts))
    rounding = None
    if any(100 * amount % total for amount in amounts):
        rounding = context.text("hundred-rounded" if is_fair else "hundred-rounded-unevenly")
    return HundredSquares(
        title=title,
        subtitle=" ".join(filter(None, (captions.subtitle, rounding))),
        caption=captions.caption,
        first=captions.first,
        squares=context.text("hundred-of", hundred=hundred_kroner(context)),
        groups=tuple(_groups(context, ordered, parts)),
        total=context.figures.number(total),
        source=captions.source,
        is_mostly_undivided=2 * sum(it.amount for it in shares if it.is_last) > total,
        is_certain=is_certain,
        lead=captions.lead,
        rounding=rounding,
    )


def hundred_kroner(context: ViewContext) -> str:
    """A hundred kroner, as titles have them."""
    return context.kroner(100)


def card_of(picture: HundredSquares | None) -> HundredCard | None:
    """The small form of a picture; None where its title has no numbers to say."""
    if picture is None or not picture.is_certain:
        return None
    return HundredCard(lead=picture.lead, groups=picture.groups, rounding=picture.rounding)


def _listing(
    context: ViewContext, captions: Captions, shares: Sequence[HundredShare], parts: Sequence[int]
) -> str:
    """What the groups with squares have, in words; of many groups the largest, and the rest."""
    drawn = [(share, part) for share, part in zip(shares, parts, strict=True) if part]
    named = drawn if len(drawn) <= _MAX_NAMES else drawn[: _MAX_NAMES - 1]
    names = [share.name or share.label.text for share, _ in named]
    if any("," in name for name in names):  # which names end where would be hard to tell
        names = [context.text("quoted", words=name) for name in names]
    words = [
        context.text(share.words, count=part, name=name)
        for (share, part), name in zip(named, names, strict=True)
    ]
    if rest := sum(part for _, part in drawn[len(named) :]):
        words.append(context.text(captions.rest, count=rest))
    return context.figures.listing(words)


def _groups(
    context: ViewContext, shares: Sequence[HundredShare], parts: Sequence[int]
) -> list[HundredGroup]:
    groups, first = [], 0
    for share, part in zip(shares, parts, strict=True):
        is_too_small = share.amount > 0 and part == 0
        groups.append(
            HundredGroup(
                label=share.label,
                squares=context.text("hundred-under-one") if is_too_small else str(part),
                amount=context.figures.number(share.amount),
                path=path(share.cell, first, part),
                swatch=path(share.cell, 0, 1),
                shape=share.shape,
                note=share.note,
            )
        )
        first += part
    return groups
