"""Money: budget items, overview lines and other funding, and comparisons of their figures."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.dates import Period
from actionplans.model.record import Record, RefersTo
from actionplans.model.sums import Sum
from actionplans.model.values import Amounts, Kroner, Text, Year


class CostKind(StrEnum):
    """The kinds of expenses in a budget."""

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
    """One row of an activity's budget table."""

    name: Text
    """The name, as printed."""

    kind: CostKind | None = None
    """What the money is spent on; None if the document does not say."""

    amounts: Amounts
    line: Text | None = None
    """The number of the overview line that it belongs to, for an activity with several."""

    note: Text | None = None
    notes: dict[Year, Text] = {}
    """Notes to the amounts of single years."""


TOP = "0"
"""The value of `Line.after` for a line above all numbered lines."""


class Line(Record):
    """One line of a plan's overview: a grant by year."""

    number: Text | None = None
    title: Text | None = None
    focus_areas: tuple[Annotated[Text, RefersTo("focus-area")], ...] = ()
    grant: Amounts = {}
    note: Text | None = None
    notes: dict[Year, Text] = {}
    """Notes to the amounts of single years."""

    after: Text | None = None
    """For a line without a number, the number of the line above it; `TOP` at the top."""

    is_new: bool = False
    """Whether the overview marks it as new."""


class Funding(Record):
    """Money from other sources, or not split by year. It is never added to the grants."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    source: Text | None = None
    """The payer in plain text, if it is not a registered organisation."""

    amount: Kroner
    period: Period | None = None
    within_grant: bool | None = None
    """Whether the amount is already part of the grant; None if the document does not say."""

    note: Text | None = None


class Compared(StrEnum):
    """The kinds of comparisons of two figures."""

    ITEMS = "items"
    """The sum of the budget items against the total printed under them."""

    TOTAL = "total"
    """The total printed under the budget (else the sum of its items) against the grant."""

    GRANTS = "grants"
    """The sum of a plan's grants against the sum printed in the plan."""

    CEILING = "ceiling"
    """The sum of a plan's grants against the budget ceiling stated in the plan."""

    FUNDING = "funding"
    """The sum of a plan's other funding against its total printed in the plan."""


class Explanation(Record):
    """An explanation by staff of why two figures differ."""

    shorthand: ClassVar[str | None] = "text"
    compared: Compared | None = None
    """The comparison that it explains; None is any."""

    years: tuple[Year, ...] = ()
    """The years that it explains; empty is all."""

    text: Text

    def explains(self, compared: Compared, year: int | None) -> bool:
        """Whether it applies to a comparison in a year."""
        return self.compared in (None, compared) and (not self.years or year in self.years)


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Two figures of one year that should be equal."""

    compared: Compared
    year: int | None
    """None if the figures are not split by year."""

    computed: int | None
    """Kroner: the figure that the parts give; None if the document states none."""

    printed: int | None
    """Kroner: the figure to check, as printed; None if the document states none."""

    explanation: str | None = None

    unstated: int = 0
    """The number of parts of the two figures for which the document states no amount."""

    is_open: bool = False
    """Whether they are unequal, but silent parts of the smaller one may be the whole difference."""

    @property
    def both(self) -> tuple[int, int] | None:
        """The computed and the printed figure; None if they are not both stated."""
        if self.computed is None or self.printed is None:
            return None
        return self.computed, self.printed

    @property
    def difference(self) -> int | None:
        """The computed minus the printed figure, in kroner; None if they are not both stated."""
        return self.both[0] - self.both[1] if self.both else None

    @property
    def comparable(self) -> bool:
        """Whether both figures are stated."""
        return self.both is not None

    @property
    def agrees(self) -> bool:
        """Whether both figures are stated and equal."""
        return self.difference == 0

    @property
    def differs(self) -> bool:
        """Whether it is known that they are not equal: no silence may be all of the difference."""
        return self.comparable and not self.agrees and not self.is_open

    @property
    def is_decided(self) -> bool:
        """Whether it is known that they agree, or that they do not."""
        return self.agrees or self.differs


def compare(
    compared: Compared,
    computed: Mapping[int, Sum],
    printed: Mapping[int, Sum],
    explanations: Iterable[Explanation] = (),
) -> Iterator[Comparison]:
    """Compare two tables of sums, year by year; a year is skipped if neither states an amount.

    A stated 0 is a statement here as elsewhere: against silence it cannot be compared.
    """
    explanations = tuple(explanations)
    for year in sorted({*computed, *printed}):
        left, right = computed.get(year, _NOTHING), printed.get(year, _NOTHING)
        if left.amount is None and right.amount is None:
            continue
        reason = next((e.text for e in explanations if e.explains(compared, year)), None)
        yield Comparison(
            compared=compared,
            year=year,
            computed=left.amount,
            printed=right.amount,
            unstated=left.unstated + right.unstated,
            is_open=_may_be_as_much(left, right) or _may_be_as_much(right, left),
            explanation=reason,
        )


_NOTHING = Sum(None, 0)


def _may_be_as_much(less: Sum, more: Sum) -> bool:
    """Whether a smaller sum has silent parts, which may be what it lacks to be another."""
    if less.amount is None or more.amount is None:
        return False
    return less.unstated > 0 and less.amount < more.amount


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """The sort key of a line's number: 2 before 10, 10 before 10a."""
    parts = re.findall(r"(\d*)(\D*)", number)
    return tuple((int(digits or 0), rest) for digits, rest in parts if digits or rest)


def overview_key(line: Line) -> tuple[object, ...]:
    """The sort key of lines in the overview; lines without `number` and `after` come last."""
    if line.number is not None:
        return (0, number_key(line.number), 0)
    return (0, number_key(line.after), 1) if line.after is not None else (1,)
