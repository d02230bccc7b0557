"""The order of status reports in time: which is newer, as far as the reports say so."""

from collections.abc import Collection, Iterable
from datetime import date

from actionplans.model.report import StatusReport
from actionplans.reader import Entry


def newest_first(reports: Iterable[Entry[StatusReport]]) -> list[Entry[StatusReport]]:
    """Reports by the last day that they tell of, the newest first; without any they come last.

    The order is one to list them in: it is not stated of those that `newest` has beside others.
    """
    return sorted(reports, key=lambda it: it.record.latest or date.min, reverse=True)


def newest(reports: Collection[Entry[StatusReport]]) -> list[Entry[StatusReport]]:
    """The report that is newer than all others; where that is not stated, all that may be it.

    Of two their dates decide if both have one, or else the ends of the periods that they cover. A
    time that lies within another, as a month in its year, is neither earlier nor later. Of one with
    a date and one with a period the first is older if its date is before the period begins.
    """
    found = [report for report in reports if not any(_is_older(report, it) for it in reports)]
    return found or list(reports)


def _is_older(report: Entry[StatusReport], other: Entry[StatusReport]) -> bool:
    """Whether a report is stated to be older than another."""
    date, period = report.record.date, report.record.period
    later_date, later_period = other.record.date, other.record.period
    if date and later_date:
        return date.last < later_date.first
    if period and later_period:
        return period.end.last < later_period.end.first
    return bool(date and later_period and date.last < later_period.start.first)
