"""The parts that an agreement has in addition to those of a plan: parties, criteria, staffing."""

from decimal import Decimal
from typing import Annotated

from actionplans.model.dates import Date
from actionplans.model.party import Party
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Markdown, Number, Text


class Baseline(Record):
    """The value of a measure before the work began."""

    date: Date | None = None
    value: Text
    note: Text | None = None


class Criterion(Record):
    """A success criterion, with its target and baselines."""

    criterion: Text
    target: Text | None = None
    baselines: tuple[Baseline, ...] = ()
    pending: Text | None = None
    """The reason why there is no baseline yet."""

    data_source: Text | None = None


class Staffing(Record):
    """The part of a staff position that is spent on an agreement's work."""

    role: Text
    hours: Number | None = None
    """Hours a week spent on the work."""

    of_hours: Number | None = None
    """Hours a week of the whole position."""

    printed_share: Number | None = None
    """The share that the document prints, in per cent."""

    activities: tuple[Annotated[Text, RefersTo("activity")], ...] = ()
    note: Text | None = None

    @property
    def share(self) -> Number | None:
        """The share of the position computed from the hours, in per cent; None without them."""
        if self.hours is None or not self.of_hours:
            return None
        return 100 * self.hours / self.of_hours

    @property
    def share_differs(self) -> bool:
        """Whether the printed share differs from the computed one, at its printed precision."""
        if self.share is None or self.printed_share is None:
            return False
        last_place = Decimal(1).scaleb(int(self.printed_share.as_tuple().exponent))
        return abs(self.share - self.printed_share) > last_place / 2


class Agreement(Record):
    """The parts of an agreement between organisations."""

    parties: tuple[Party, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    conflict_handling: Markdown | None = None
    notification: Markdown | None = None
    revision: Markdown | None = None
    goals: tuple[Text, ...] = ()
