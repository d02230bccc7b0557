"""Status reports: the progress of a plan's activities at a date."""

from datetime import date as day
from typing import Annotated, ClassVar

from actionplans.model.activity import ActivityRef
from actionplans.model.dates import Date, Period
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.party import Party
from actionplans.model.plan import Source
from actionplans.model.record import Record, RefersTo
from actionplans.model.stated import StatedText, StatedTexts
from actionplans.model.status import StatesStatus
from actionplans.model.values import Count, Markdown, Number, Text


class ActivityReport(StatesStatus):
    """The part of a status report on one activity."""

    activity: ActivityRef
    progress: Markdown | None = None
    """The course of the activity so far."""

    achieved: StatedTexts = ()
    concerns: StatedText = None
    adjustments: StatedText = None
    responsible: tuple[Party, ...] = ()
    """Those responsible according to the report."""

    disagreements: tuple[Disagreement, ...] = ()


class PrintedMeasure(Record):
    """A measure printed in the document, which the site recomputes from the activities."""

    title: Text
    rule: Text
    """The rule of counting, in words."""

    partners_at_least: Count
    """The least number of organisations with which an activity counts."""

    printed_count: Count
    printed_total: Count
    printed_share: Number | None = None
    """Per cent."""

    target_share: Number | None = None
    """Per cent."""

    note: Text | None = None


class StatusReport(Record):
    """A report on the progress of a plan's activities."""

    type_name: ClassVar[str] = "report"

    title: Text
    date: Date | None = None
    period: Period | None = None
    """The time that it covers."""

    summary: Text | None = None
    source: Source | None = None
    activities: tuple[ActivityReport, ...] = ()
    indicators: tuple[Annotated[Text, RefersTo("indicator")], ...] = ()
    measures: tuple[PrintedMeasure, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    draft: bool = False

    @property
    def latest(self) -> day | None:
        """The last day that it tells of; None where it states neither a date nor a period."""
        stated = self.date or (self.period.end if self.period else None)
        return stated.last if stated else None
