"""Promises with a number, held against what status reports state of them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from actionplans.model.dates import PartialDate
from actionplans.model.deliverable import Deliverable
from actionplans.model.report import Delivered, StatusReport


class Outcome(StrEnum):
    """What became of a promise, at the date of a report."""

    REACHED = "reached"
    REACHED_SO_FAR = "reached-so-far"
    """Reached by a number of each week, year or event, of which more were to come."""

    UNDER_WAY = "under-way"
    """Some of it, and there was time left."""

    NOT_YET = "not-yet"
    """Less than promised, and there was time left."""

    MISSED = "missed"
    """Less than promised, and the time was over."""

    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """The reasons for which it is not known what became of a promise."""

    NO_NUMBER = "no-number"
    """The plan states no number for it."""

    CEILING = "ceiling"
    """The plan states only the most that it may be."""

    SILENT = "silent"
    """No report states a number for it."""

    EXPECTED = "expected"
    """The report expects the number, and has not counted it."""

    UNIT = "unit"
    PLACE = "place"
    TIME = "time"
    """The report counts something else, somewhere else, or at another time than promised."""

    ORDER = "order"
    """Several reports state a number, and not which of them is the newest."""

    ABOVE = "above"
    """The number is above the most that was promised."""

    NO_DEADLINE = "no-deadline"
    """The number is below the promise, and neither plan nor deliverable states by when."""

    NO_DATE = "no-date"
    """The number is below the promise, and the report's dates do not say if time was left."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report states of a promise in a number."""

    report: StatusReport
    delivered: Delivered
    is_newest: bool = True
    """Whether no other number may be newer, as far as the reports say when they are from."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a promise, with the doubts for which it is not known."""

    outcome: Outcome
    doubts: tuple[Doubt, ...] = ()
    """Empty but where the outcome is unknown."""


def rule(promise: Deliverable, plan_end: PartialDate | None, statement: Statement | None) -> Ruling:
    """Rule on a promise by what a report states of it, and by nothing else.

    Both must state a number of the same thing: the promise a floor or a target, the report one that
    it has counted, in the promised unit, place and time. It is *reached* where the number is at
    least the promised one, and within the most that is promised; *so far* where it is a number of
    each week, year or event, and time was left. A smaller number is *missed* where the time was
    over at the report, and else *not yet* reached; *under way* where there is some of it, and it is
    not of each week, year or event, which does not add up. Time is over by the deliverable's due
    date, else by the plan's end. All else is *unknown*, with every reason.

    Args:
        promise: the deliverable.
        plan_end: the end of its plan's period; None where the plan states none.
        statement: what a report states of it; None where none states anything.
    """
    floor = promise.floor
    count = statement.delivered.count if statement else None
    doubts = tuple(_doubts(promise, statement))
    if doubts or floor is None or count is None or statement is None:
        return Ruling(Outcome.UNKNOWN, doubts)
    deadline = promise.due or plan_end
    if count < floor:
        return _fallen_short(promise, deadline, statement.report, count)
    if promise.at_most is not None and count > promise.at_most:
        return _unknown(Doubt.ABOVE)
    is_final = promise.per is None or (deadline and statement.report.is_after(deadline))
    return Ruling(Outcome.REACHED if is_final else Outcome.REACHED_SO_FAR)


def _fallen_short(
    promise: Deliverable, deadline: PartialDate | None, report: StatusReport, count: Decimal
) -> Ruling:
    """The ruling on a number below the promised one, which follows from the time that was left."""
    if deadline is None:
        return _unknown(Doubt.NO_DEADLINE)
    if report.is_after(deadline):
        return Ruling(Outcome.MISSED)
    if not report.is_before(deadline):
        return _unknown(Doubt.NO_DATE)
    adds_up = count > 0 and promise.per is None
    return Ruling(Outcome.UNDER_WAY if adds_up else Outcome.NOT_YET)


def _differs(stated: str | None, promised: str | None) -> bool:
    """Whether a unit is stated, and is another than the promised one."""
    return stated is not None and stated.casefold() != (promised or "").casefold()


def _unknown(doubt: Doubt) -> Ruling:
    return Ruling(Outcome.UNKNOWN, (doubt,))


def _doubts(promise: Deliverable, statement: Statement | None) -> list[Doubt]:
    """Why the two numbers cannot be compared, in the order of importance; [] where they can."""
    if promise.floor is None:
        return [Doubt.NO_NUMBER if promise.at_most is None else Doubt.CEILING]
    if statement is None:
        return [Doubt.SILENT]
    stated = statement.delivered
    if stated.count is None and stated.expected is None:
        return [Doubt.SILENT]
    holds = {
        Doubt.EXPECTED: stated.count is None,
        Doubt.ORDER: not statement.is_newest,
        Doubt.UNIT: _differs(stated.unit, promise.unit),
        Doubt.PLACE: stated.where is not None,
        Doubt.TIME: stated.when is not None,
    }
    return [doubt for doubt, is_so in holds.items() if is_so]
