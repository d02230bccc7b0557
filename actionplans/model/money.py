"""What it costs: budget posts, overview lines and other funding; and how their figures compare."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.dates import Period
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Amounts, Ended, Kroner, Text, Year


class CostKind(StrEnum):
    """What money is spent on."""

    WAGES = "wages"
    ACTIVITIES = "activities"
    MATERIALS = "materials"
    COMMUNICATION = "communication"
    RENT = "rent"
    POOL = "pool"
    STUDY = "study"
    MEETINGS = "meetings"
    OTHER = "other"


class BudgetItem(Record):
    """One line of an activity's own budget table."""

    name: Text
    """The line's name, as printed."""

    kind: CostKind
    amounts: Amounts
    line: Text | None = None
    """The number of the overview line that it belongs to, where a sheet answers to several."""

    note: Text | None = None
    notes: dict[Year, Text] = {}
    """Notes to the amount of one year."""


TOP = "0"
"""What `Line.after` says of a line that stands above all those with numbers."""


class Line(Record):
    """One line of a plan's overview: what the plan grants, by year."""

    number: Text | None = None
    title: Text | None = None
    focus_areas: tuple[Annotated[Text, RefersTo("focus-area")], ...] = ()
    grant: Amounts = {}
    note: Text | None = None
    notes: dict[Year, Text] = {}
    """Notes to the amount of one year."""

    after: Text | None = None
    """The number of the line that it stands under, for a line without one; `TOP` at the top."""

    is_new: bool = False
    """Whether the overview marks it as new."""


class Funding(Record):
    """Money from elsewhere, or not split by year. It is never added to the grants."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    source: Text | None = None
    """Who pays, in plain text, where it is no registered organisation."""

    amount: Kroner
    period: Period | None = None
    within_grant: bool = False
    """Whether the amount is already part of the grant."""

    note: Text | None = None


class Compared(StrEnum):
    """Which two figures stand against each other."""

    ITEMS = "items"
    """The budget posts' sum against the total printed under them."""

    TOTAL = "total"
    """The total printed under the budget (or, without one, the posts' sum) against the grant."""

    GRANTS = "grants"
    """The sum of a plan's grants against the sum that the plan prints."""

    CEILING = "ceiling"
    """The sum of a plan's grants against the budget that the plan says it has."""

    FUNDING = "funding"
    """The sum of a plan's other funding against the total that the plan prints of it."""


class Explanation(Record):
    """Why two figures differ, in the words of staff."""

    shorthand: ClassVar[str | None] = "text"
    compared: Compared | None = None
    """Which comparison it explains; None is any."""

    years: tuple[Year, ...] = ()
    """The years that it explains; none is all."""

    text: Text

    def explains(self, compared: Compared, year: int | None) -> bool:
        """Whether it speaks of that comparison in that year."""
        return self.compared in (None, compared) and (not self.years or year in self.years)


@dataclass(frozen=True, slots=True)
class Sum:
    """The stated amounts, added."""

    amount: int
    """Kroner."""

    stated: int
    """How many amounts were stated; with none, the sum says nothing."""

    @property
    def is_stated(self) -> bool:
        """Whether there was anything to add."""
        return self.stated > 0


def add(amounts: Iterable[object]) -> Sum:
    """Add what is stated; ended and unstated amounts add nothing."""
    stated = [amount for amount in amounts if isinstance(amount, int)]
    return Sum(sum(stated), len(stated))


def years_of(tables: Iterable[Amounts]) -> tuple[int, ...]:
    """All years that any of the tables has, in order."""
    return tuple(sorted({year for table in tables for year in table}))


def add_by_year(tables: Iterable[Amounts]) -> dict[int, Sum]:
    """The sum of each year over several tables of amounts."""
    tables = list(tables)
    return {year: add(table.get(year) for table in tables) for year in years_of(tables)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one year that should be the same."""

    compared: Compared
    year: int | None
    """None where the figures are not split by year."""

    computed: int | None
    """Kroner, added or printed nearest to the money; None where the document states none."""

    printed: int | None
    """Kroner, as the document prints them; None where it states none."""

    explanation: str | None = None

    @property
    def comparable(self) -> bool:
        """Whether both figures are stated."""
        return self.computed is not None and self.printed is not None

    @property
    def difference(self) -> int:
        """Kroner that the computed figure lies above the printed one; 0 where not comparable."""
        if self.computed is None or self.printed is None:
            return 0
        return self.computed - self.printed

    @property
    def agrees(self) -> bool:
        """Whether both figures are stated and the same."""
        return self.comparable and not self.difference


def compare(
    compared: Compared,
    computed: Amounts,
    printed: Amounts,
    explanations: Iterable[Explanation] = (),
) -> Iterator[Comparison]:
    """Hold two tables of amounts against each other, year by year.

    A year is left out where neither table states an amount. A stated 0 and no statement are the
    same here: neither grants anything.
    """
    explanations = tuple(explanations)
    for year in years_of((computed, printed)):
        left, right = _stated(computed.get(year)), _stated(printed.get(year))
        if (left is None and right is None) or (not left and not right and None in (left, right)):
            continue
        reason = next((e.text for e in explanations if e.explains(compared, year)), None)
        yield Comparison(compared, year, left, right, reason)


def _stated(amount: int | Ended | None) -> int | None:
    return amount if isinstance(amount, int) else None


class Movement(StrEnum):
    """What becomes of a grant from one year to another."""

    NEW = "new"
    MORE = "more"
    UNCHANGED = "unchanged"
    LESS = "less"
    ENDED = "ended"


def movement(earlier: int | Ended | None, later: int | Ended | None) -> Movement | None:
    """How an amount moves between two years; None where neither year states one.

    No statement and "ended" count as nothing: from nothing to an amount is new, from an amount to
    nothing has ended.
    """
    before, after = _stated(earlier), _stated(later)
    if before is None and after is None:
        return Movement.ENDED if later is Ended.ENDED and earlier is None else None
    if before is None:
        return Movement.NEW
    if after is None:
        return Movement.ENDED
    if before == after:
        return Movement.UNCHANGED
    return Movement.MORE if after > before else Movement.LESS


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """A number of the overview as a key to sort by: 2 before 10, 10 before 10a."""
    parts = re.findall(r"(\d*)(\D*)", number)
    return tuple((int(digits or 0), rest) for digits, rest in parts if digits or rest)


def overview_key(line: Line) -> tuple[object, ...]:
    """The key that sorts lines as the overview has them; those without a place come last."""
    if line.number is not None:
        return (0, number_key(line.number), 0)
    return (0, number_key(line.after), 1) if line.after is not None else (1,)
