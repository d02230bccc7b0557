"""Tables of money: amounts by year, with the signs of their notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actionplans.model.money import Sum
from actionplans.model.plan import Plan
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Row, TableNote, YearHead
from actionplans.views.page import Part
from actionplans.views.parts.amounts import cell

#: The signs of notes under a table, in typographic order. No digits: they could be read as amounts.
_SIGNS = "*†‡§abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyTable(Part):
    """Amounts by year."""

    caption: str
    first: str
    """The head of the first column."""

    years: tuple[YearHead, ...]
    rows: tuple[Row, ...]
    sums: tuple[Row, ...] = ()
    notes: tuple[TableNote, ...] = ()
    numbered: bool = False
    """Whether rows have a number column."""

    csv: str | None = None
    """The address of the same table as a file."""


class TableNotes:
    """Collects the notes of a table and gives each a sign; notes of the same text share one."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def sign(self, text: str | None) -> str | None:
        """The sign of a note; None without one."""
        if text is None:
            return None
        if text not in self._signs:
            rounds, place = divmod(len(self._signs), len(_SIGNS))
            self._signs[text] = _SIGNS[place] * (rounds + 1)
        return self._signs[text]

    def signs(self, notes: dict[int, str]) -> dict[int, str]:
        """The signs of notes on the amounts of single years."""
        return {year: sign for year, text in sorted(notes.items()) if (sign := self.sign(text))}

    @property
    def listed(self) -> tuple[TableNote, ...]:
        """The notes in the order of their signs."""
        return tuple(TableNote(sign, text) for text, sign in self._signs.items())


def sum_row(context: ViewContext, label: str, sums: Mapping[int, Sum], years: Iterable[int]) -> Row:
    """A row of sums that the site has computed."""
    cells = tuple(
        cell(context, sums[year].amount if year in sums and sums[year].is_stated else None)
        for year in years
    )
    return Row(Link(label), cells, emphasis="computed")


def year_heads(context: ViewContext, years: Sequence[int], plan: Plan) -> tuple[YearHead, ...]:
    """The heads of a table's year columns, with provisional years marked."""
    provisional = set(plan.provisional_years)
    return tuple(
        YearHead(str(year), context.text("provisional") if year in provisional else None)
        for year in years
    )
