"""Cooperation: counts the organisations that work together on each activity of a plan."""

from collections.abc import Iterable, Mapping, Sequence
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
    is_whole: bool
    """Whether it states both who is responsible and who its partners are."""

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
        """The number of activities that were counted."""
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
    number; so may those who are responsible, or the partners, where the document names none. The
    partnership's own organisation is left out. An activity counts from `measure.partners_at_least`
    organisations up, and does not where all are stated and they are fewer. Those of its parts are
    its own, unless the measure's total is that of all activities: then each part counts by itself.

    Args:
        measure: the measure, as the status report prints it.
        activities: the activities of the plan, by address.
        partnership: the id of the partnership's own organisation, if it has one.
    """
    each = {id: [activity] for id, activity in activities.items()}
    units = each if measure.printed_total == len(each) else _wholes(activities)
    return CooperationCount(
        tuple(
            _cooperation(id, parts, partnership, measure.partners_at_least)
            for id, parts in units.items()
        )
    )


def _cooperation(
    id: str, parts: Sequence[Activity], partnership: str | None, at_least: int
) -> Cooperation:
    responsible = [party for part in parts for party in part.responsible]
    partners = [party for part in parts for party in part.partners]
    unnamed = tuple(partners for part in parts for partners in part.unnamed_partners)
    organisations = dict.fromkeys(party.organisation for party in (*responsible, *partners))
    names = tuple(name for name in organisations if name != partnership)
    is_whole = bool(responsible and (partners or unnamed))
    is_open = not is_whole or any(them.size is None for them in unnamed)
    is_enough = len(names) + _number(unnamed) >= at_least
    counts = True if is_enough else None if is_open else False
    return Cooperation(id, names, unnamed, is_whole=is_whole, counts=counts)


def _wholes(activities: Mapping[str, Activity]) -> dict[str, list[Activity]]:
    """The activities that are no parts of others of them, each with itself and its parts."""
    wholes: dict[str, list[Activity]] = {
        id: [] for id, activity in activities.items() if activity.part_of not in activities
    }
    for id, activity in activities.items():
        at = id
        while at not in wholes:
            at = activities[at].part_of or ""
        wholes[at].append(activity)
    return wholes


def _number(unnamed: Iterable[UnnamedPartners]) -> int:
    """The number of partners without a name, as far as it is stated."""
    return sum(partners.size or 0 for partners in unnamed)


def _rounding(share: Decimal) -> Decimal:
    """The most by which a share may differ from the one it was rounded from."""
    exponent = share.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
