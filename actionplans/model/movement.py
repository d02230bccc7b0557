"""Movements of grants from one year to another, as far as both years are stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from actionplans.model.values import Amounts, Ended


class Movement(StrEnum):
    """The kinds of changes of a grant from one year to another."""

    NEW = "new"
    """Money for the first time, as the document says or as a stated 0 shows."""

    AGAIN = "again"
    """Money after a year without, for what had money in an earlier year."""

    MORE = "more"
    UNCHANGED = "unchanged"
    LESS = "less"
    ENDED = "ended"
    """Ended, as the document says."""

    NOT_BEFORE = "not-before"
    """Stated for the later year only, so that nothing is known of how it moved."""

    NOT_AFTER = "not-after"
    """Stated for the earlier year only."""


def movement(
    earlier: int | Ended | None, later: int | Ended | None, *, had_money: bool, is_new: bool
) -> Movement | None:
    """The change of a grant between two years; None if the later one says nothing new of it.

    Only two stated amounts are compared.

    Args:
        earlier: the amount of the earlier year.
        later: the amount of the later year.
        had_money: whether any year before the later one gave it money, in this edition or another.
        is_new: whether the document says that it is new in the later year.
    """
    if isinstance(later, Ended):
        return None if isinstance(earlier, Ended) else Movement.ENDED
    if later is None:
        return Movement.NOT_AFTER if isinstance(earlier, int) else None
    if later > 0 and not (isinstance(earlier, int) and earlier != 0):
        if had_money:
            return Movement.AGAIN
        if is_new or earlier == 0:
            return Movement.NEW
    if not isinstance(earlier, int):
        return Movement.NOT_BEFORE
    if earlier == later:
        return Movement.UNCHANGED
    return Movement.MORE if later > earlier else Movement.LESS


def had_money(tables: Iterable[Amounts], year: int) -> bool:
    """Whether any table gives money for a year before one."""
    return any(
        isinstance(amount, int) and amount > 0 and before < year
        for table in tables
        for before, amount in table.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalMovement:
    """The movement of the total of the grants that two years state both."""

    lines: int
    """The number of lines that state an amount for both years."""

    before: int
    """Kroner: their sum in the earlier year."""

    after: int
    """Kroner: their sum in the later year."""

    is_all: bool
    """Whether no other line states an amount for either year."""


def total_movement(tables: Iterable[Amounts], earlier: int, later: int) -> TotalMovement | None:
    """The movement of the total, of the lines with both amounts; None without any such line."""
    tables = list(tables)
    either = [t for t in tables if any(isinstance(t.get(year), int) for year in (earlier, later))]
    both = [
        (before, after)
        for table in either
        if isinstance(before := table.get(earlier), int)
        and isinstance(after := table.get(later), int)
    ]
    if not both:
        return None
    before, after = (sum(amounts) for amounts in zip(*both, strict=True))
    return TotalMovement(
        lines=len(both), before=before, after=after, is_all=len(both) == len(either)
    )
