"""Tables of money: amounts by year, with the signs of their notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actionplans.model.grants import grants_by_year
from actionplans.model.plan import Plan
from actionplans.model.sums import Sum
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Row, TableNote, YearHead
from actionplans.views.page import Part
from actionplans.views.parts.amounts import sum_cells
from actionplans.views.parts.grant_words import marks

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


def sum_row(
    context: ViewContext,
    label: str,
    sums: Mapping[int, Sum],
    years: Iterable[int],
    marks: Mapping[int, str] | None = None,
) -> Row:
    """A row of sums that the site has computed, with the signs of notes on single years."""
    return Row(Link(label), sum_cells(context, sums, years, marks), emphasis="computed")


def year_heads(
    context: ViewContext, years: Sequence[int], plan: Entry[Plan]
) -> tuple[YearHead, ...]:
    """The heads of a table's year columns, with provisional years and the plan's own marked."""
    caveat, own = context.text("provisional"), context.library.reference_year(plan)
    provisional = plan.record.provisional_years
    return tuple(
        YearHead(str(year), caveat if year in provisional else None, is_own=year == own)
        for year in years
    )


def overview_heads(
    context: ViewContext, years: Sequence[int], plan: Entry[Plan]
) -> tuple[YearHead, ...]:
    """The heads of a table of a whole plan's grants, with what is to be said of each year's sum."""
    grants = grants_by_year(plan.record, context.library.lines(plan))
    said = {
        year: ", ".join(marks(context, plan.record, year, found)) for year, found in grants.items()
    }
    own = context.library.reference_year(plan)
    return tuple(YearHead(str(year), said.get(year) or None, is_own=year == own) for year in years)
