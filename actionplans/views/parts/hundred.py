"""Every hundred kroner of a plan: by focus area, by kind of cost, and by who pays."""

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, Section, section
from actionplans.views.parts.hundred_areas import by_area
from actionplans.views.parts.hundred_kinds import by_kind
from actionplans.views.parts.hundred_payers import by_payer
from actionplans.views.parts.hundred_squares import HundredSquares, card_of


def hundred_section(context: ViewContext, plan: Entry[Plan]) -> Section | None:
    """The first picture of a plan's money; None where its document does not divide it."""
    return section(
        context.anchor("hundred"), context.text("hundred"), *_pictures(context, plan)[:1]
    )


def further_hundreds(context: ViewContext, plan: Entry[Plan]) -> tuple[Part, ...]:
    """The other pictures of a plan's money, as far as its document divides it."""
    return _pictures(context, plan)[1:]


def _pictures(context: ViewContext, plan: Entry[Plan]) -> tuple[HundredSquares, ...]:
    """All pictures of a plan's money; one that is mostly undivided comes after the others."""
    return _telling_first(by_area(context, plan), by_kind(context, plan), by_payer(context, plan))


def hundred(context: ViewContext, plan: Entry[Plan]) -> Part | None:
    """The small picture of a plan's money, for a card: by focus area, else by who pays.

    By kind of cost where what it would be is mostly undivided. None where it cannot be said in a
    sentence.
    """
    by = by_area(context, plan) or by_payer(context, plan)
    if by and by.is_mostly_undivided:
        by = _telling_first(by, by_kind(context, plan))[0]
    return card_of(by)


def _telling_first(*pictures: HundredSquares | None) -> tuple[HundredSquares, ...]:
    """The pictures that there are, those last that are mostly undivided."""
    return tuple(sorted(filter(None, pictures), key=lambda it: it.is_mostly_undivided))
