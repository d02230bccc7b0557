"""What an agreement has besides a plan: parties, criteria, staff."""

from decimal import Decimal
from typing import Annotated

from actionplans.model.dates import Date
from actionplans.model.party import Party
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Markdown, Number, Text


class Baseline(Record):
    """Where a measure stood before."""

    date: Date | None = None
    value: Text
    note: Text | None = None


class Criterion(Record):
    """What will tell that an aim is reached."""

    criterion: Text
    target: Text | None = None
    baselines: tuple[Baseline, ...] = ()
    pending: Text | None = None
    """Why there is no baseline yet."""

    data_source: Text | None = None


class Staffing(Record):
    """The share of a post that works on this."""

    role: Text
    hours: Number | None = None
    """Hours a week spent on this."""

    of_hours: Number | None = None
    """Hours a week of the whole post."""

    printed_share: Number | None = None
    """The share in per cent that the document prints."""

    activities: tuple[Annotated[Text, RefersTo("activity")], ...] = ()
    note: Text | None = None

    @property
    def share(self) -> Number | None:
        """Per cent of the post, computed from the hours; None where they are not stated."""
        if self.hours is None or not self.of_hours:
            return None
        return 100 * self.hours / self.of_hours

    @property
    def share_differs(self) -> bool:
        """Whether the printed share is not the computed one, to the printed number of decimals."""
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
