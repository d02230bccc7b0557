"""The editions of a partnership's plan: which is newer, as far as their documents say so."""

from collections.abc import Collection, Iterable
from datetime import date

from actionplans.model.plan import Plan
from actionplans.reader import Entry


def newest_first(editions: Collection[Entry[Plan]]) -> list[Entry[Plan]]:
    """Editions by the end of their periods, the newest first.

    Those without a period come last, each below the one that follows it.
    """
    by_address = {str(edition.id): edition for edition in editions}

    def age(edition: Entry[Plan]) -> tuple[date, int, str]:
        period, before = edition.record.period, _before(edition, by_address)
        return period.end.last if period else date.min, before, edition.record.edition

    return sorted(editions, key=age, reverse=True)


def is_order_stated(editions: Collection[Entry[Plan]]) -> bool:
    """Whether it is stated which edition is newer.

    Each has a period, of which no two end on a day; or all but one follow one.
    """
    plans = [edition.record for edition in editions]
    first_ones = [plan for plan in plans if not plan.follows]
    ends = {plan.period.end.last for plan in plans if plan.period}
    return len(first_ones) <= 1 or len(ends) == len(plans)


def are_newest_first(groups: Iterable[Collection[Entry[Plan]]]) -> bool:
    """Whether lists of editions, each sorted by `newest_first`, can be said to be in that order.

    One of them at least has several editions, and of none it is left open which is newer.
    """
    lists = list(groups)
    return any(len(editions) > 1 for editions in lists) and all(map(is_order_stated, lists))


def oldest_first(editions: Collection[Entry[Plan]]) -> list[Entry[Plan]] | None:
    """Editions in the order in which they took each other's place; None where it is not stated.

    They are ordered by the ends of their periods where each has one, and no two the same; else by
    which follows which, where they make one chain.
    """
    by_end = {plan.record.period.end.last: plan for plan in editions if plan.record.period}
    if len(by_end) == len(editions):
        return [plan for _, plan in sorted(by_end.items())]
    by_address = {str(plan.id): plan for plan in editions}
    by_rank = {_before(plan, by_address): plan for plan in editions}
    if len(by_rank) == len(editions) and is_order_stated(editions):
        return [plan for _, plan in sorted(by_rank.items())]
    return None


def is_superseded(plan: Entry[Plan], editions: Collection[Entry[Plan]]) -> bool:
    """Whether a later edition took a plan's place, see `next_edition`."""
    return next_edition(plan, editions) is not None


def next_edition(plan: Entry[Plan], editions: Collection[Entry[Plan]]) -> Entry[Plan] | None:
    """The edition that took a plan's place.

    The one that says so; else that whose period begins next after the plan's has ended.
    """
    for other in editions:
        if other.record.follows == plan.id:
            return other
    period = plan.record.period
    later = [
        (other.record.period.start.first, other)
        for other in editions
        if period and other.record.period and other.record.period.start.first > period.end.last
    ]
    return min(later, key=lambda it: it[0])[1] if later else None


def _before(edition: Entry[Plan], editions: dict[str, Entry[Plan]]) -> int:
    """The number of editions that one follows, and that those follow."""
    seen = [edition.id]
    while (earlier := editions.get(edition.record.follows or "")) and earlier.id not in seen:
        edition = earlier
        seen.append(edition.id)
    return len(seen) - 1
