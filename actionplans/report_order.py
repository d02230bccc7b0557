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

    Their dates decide if each has one, or else the ends of the periods that they cover. A time that
    lies within another, as a month in its year, is neither earlier nor later. Where some have only
    dates and others only periods, one is older whose date is before the period of another begins.
    """
    dates = [it.record.date for it in reports]
    ends = [it.record.period.end if it.record.period else None for it in reports]
    for stated in (dates, ends):
        times = [time for time in stated if time]
        if len(times) == len(reports):
            start_of_last = max((time.first for time in times), default=date.min)
            ordered = zip(reports, times, strict=True)
            return [report for report, time in ordered if time.last >= start_of_last]
    found = [report for report in reports if not any(_is_before(report, it) for it in reports)]
    return found or list(reports)


def _is_before(report: Entry[StatusReport], other: Entry[StatusReport]) -> bool:
    """Whether a report is dated before the period that another covers begins."""
    date, period = report.record.date, other.record.period
    return bool(date and period and date.last < period.start.first)
