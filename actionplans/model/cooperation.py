"""Cooperation: counts the organisations that work together on each activity of a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.activity import Activity, UnnamedPartners
from actionplans.model.report import PrintedMeasure


@dataclass(frozen=True, slots=True)
class Cooperation:
    """The organisations that work together on one activity."""

    activity: str
    """The address of the activity."""

    organisations: tuple[str, ...]
    unnamed: tuple[UnnamedPartners, ...]
    counts: bool | None
    """Whether they are enough for the measure; None where the document does not tell."""


@dataclass(frozen=True, slots=True)
class CooperationCount:
    """The activities of a plan that count for a measure: as many as `least` to `most` of them."""

    activities: tuple[Cooperation, ...]

    @property
    def least(self) -> int:
        """The number of activities that count for certain."""
        return sum(it.counts is True for it in self.activities)

    @property
    def most(self) -> int:
        """The number of activities that may count."""
        return sum(it.counts is not False for it in self.activities)

    @property
    def total(self) -> int:
        """The number of all activities."""
        return len(self.activities)

    def share(self, number: int) -> Decimal:
        """A number of the activities as a share of them all, in per cent; there is one at least."""
        return Decimal(100 * number) / self.total

    def agrees(self, measure: PrintedMeasure) -> bool | None:
        """Whether the printed numbers are those counted; None where they cannot be counted."""
        if not self.total:
            return None
        if measure.printed_total != self.total or not self._allows(measure):
            return False
        return True if self.least == self.most else None

    def _allows(self, measure: PrintedMeasure) -> bool:
        share, printed = measure.printed_share, self.share(measure.printed_count)
        is_share = share is None or abs(printed - share) <= _rounding(share)
        return is_share and self.least <= measure.printed_count <= self.most

    def reaches(self, target: Decimal) -> bool | None:
        """Whether the share reaches a target in per cent; None where that cannot be counted."""
        if not self.total:
            return None
        if self.share(self.least) >= target:
            return True
        return None if self.share(self.most) >= target else False


def cooperation(
    measure: PrintedMeasure, activities: dict[str, Activity], partnership: str | None
) -> CooperationCount:
    """The organisations of each activity, and whether they are enough to count for a measure.

    The rule: organisations named as responsible or as partners are counted, each once, and partners
    without a name by their number, if the document states it. If it does not, they may be any
    number. The partnership's own organisation is left out. An activity counts from
    `measure.partners_at_least` organisations up.

    Args:
        measure: the measure, as the status report prints it.
        activities: the activities of the plan, by address.
        partnership: the id of the partnership's own organisation, if it has one.
    """
    return CooperationCount(
        tuple(
            _cooperation(id, activity, partnership, measure.partners_at_least)
            for id, activity in activities.items()
        )
    )


def _cooperation(
    id: str, activity: Activity, partnership: str | None, at_least: int
) -> Cooperation:
    parties = (*activity.responsible, *activity.partners)
    names = tuple(dict.fromkeys(p.organisation for p in parties if p.organisation != partnership))
    certain = len(names) + _number(activity.unnamed_partners)
    is_open = any(partners.size is None for partners in activity.unnamed_partners)
    counts = True if certain >= at_least else None if is_open else False
    return Cooperation(id, names, activity.unnamed_partners, counts)


def _number(unnamed: Iterable[UnnamedPartners]) -> int:
    """The number of partners without a name, as far as it is stated."""
    return sum(partners.size or 0 for partners in unnamed)


def _rounding(share: Decimal) -> Decimal:
    """The most by which a share may differ from the one it was rounded from."""
    exponent = share.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
