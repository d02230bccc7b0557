"""Sums of amounts, which say how much of them is silence, and shares of a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from actionplans.model.values import Amounts, Ended


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of the stated ones among some amounts."""

    amount: int | None
    """Kroner; None where none of them is stated."""

    stated: int
    """The number of stated amounts."""

    unstated: int = 0
    """The number of amounts that are left unstated; those that have ended are neither."""

    is_ended: bool = False
    """Whether there are amounts, and all of them have ended."""

    @property
    def value(self) -> int | Ended | None:
        """What a table shows: kroner, that all has ended, or None where nothing is stated."""
        return Ended.ENDED if self.is_ended else self.amount


def add(amounts: Iterable[int | Ended | None]) -> Sum:
    """Add stated amounts; a sum of nothing stated has no amount."""
    found = list(amounts)
    stated = [amount for amount in found if isinstance(amount, int)]
    is_ended = bool(found) and all(isinstance(amount, Ended) for amount in found)
    return Sum(sum(stated) if stated else None, len(stated), found.count(None), is_ended)


def total(sums: Iterable[Sum]) -> Sum:
    """The sum of sums."""
    found = list(sums)
    stated = [one.amount for one in found if one.amount is not None]
    return Sum(
        sum(stated) if stated else None,
        sum(one.stated for one in found),
        sum(one.unstated for one in found),
    )


def without_silence(found: Sum, printed: int | Ended | None) -> Sum:
    """A sum, of which no part is silent where the document prints the very same amount."""
    is_confirmed = found.amount is not None and printed == found.amount
    return Sum(found.amount, found.stated) if is_confirmed else found


def years_of(tables: Iterable[Amounts]) -> tuple[int, ...]:
    """The years of all tables, in order."""
    return tuple(sorted({year for table in tables for year in table}))


def stated_years(tables: Iterable[Amounts]) -> tuple[int, ...]:
    """The years for which any table states an amount, in order."""
    found = {y for table in tables for y, amount in table.items() if isinstance(amount, int)}
    return tuple(sorted(found))


def add_by_year(tables: Iterable[Amounts]) -> dict[int, Sum]:
    """The sum of several tables of amounts, by year."""
    tables = list(tables)
    return {year: add(table.get(year) for table in tables) for year in years_of(tables)}


def shares(amounts: Sequence[int]) -> tuple[Fraction, ...] | None:
    """Each amount's share of their sum, 0 to 1.

    None where they have no shares: without any money, or where some of it is taken back.
    """
    total = sum(amounts)
    if total <= 0 or min(amounts) < 0:
        return None
    return tuple(Fraction(amount, total) for amount in amounts)


def in_hundred(amounts: Sequence[int]) -> tuple[int, ...] | None:
    """Each amount's part of a hundred, in whole numbers that make a hundred together.

    Each part is rounded down, and what is left goes to those that lost most by it, to the first of
    them where they lost the same. So no amount has less of the hundred than a smaller one, and of
    amounts that are equal some may have one more than others. None where there are no shares.
    """
    found = shares(amounts)
    if found is None:
        return None
    parts = [int(100 * share) for share in found]
    lost = [100 * share - part for share, part in zip(found, parts, strict=True)]
    for index in sorted(range(len(parts)), key=lambda i: -lost[i])[: 100 - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
