"""Status reports: the progress of a plan's activities at a date."""

from datetime import date as day
from typing import Annotated, ClassVar

from actionplans.model.acceptance import Acceptance
from actionplans.model.activity import ActivityRef
from actionplans.model.dates import Date, Day, PartialDate, Period
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.party import Party
from actionplans.model.plan import Source
from actionplans.model.record import Record, RefersTo
from actionplans.model.stated import StatedText, StatedTexts
from actionplans.model.status import StatesStatus
from actionplans.model.values import Count, Markdown, Number, Quantity, Text


class Delivered(Record):
    """What a report states of a deliverable in a number: counted, or expected."""

    deliverable: Text
    """Its id, its place among the activity's deliverables from 1, or its words."""

    count: Quantity | None = None
    """The number counted, 0 where the report says that there is none yet."""

    expected: Quantity | None = None
    """A number that the report expects, and has not counted."""

    unit: Text | None = None
    """What is counted, where that is something else than promised."""

    where: Text | None = None
    """The place, where it is another than promised."""

    when: Text | None = None
    """The time that the number is of, where it is another than promised."""

    note: Text | None = None


class ActivityReport(StatesStatus):
    """The part of a status report on one activity."""

    activity: ActivityRef
    progress: Markdown | None = None
    """The course of the activity so far."""

    achieved: StatedTexts = ()
    delivered: tuple[Delivered, ...] = ()
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
    publish_from: Day | None = None
    """The day from which it is published; None for one that is published as soon as it can be."""

    accepted: tuple[Acceptance, ...] = ()

    @property
    def stated_at(self) -> PartialDate | None:
        """When it tells of: its date, else the end of its period; None where it states neither."""
        return self.date or (self.period.end if self.period else None)

    @property
    def latest(self) -> day | None:
        """The last day that it tells of; None where it states neither a date nor a period."""
        return self.stated_at.last if self.stated_at else None

    def is_before(self, deadline: PartialDate) -> bool:
        """Whether it was certainly written while there was time left; a last day is time left.

        False where it states neither date nor period, or one too rough to say.
        """
        if self.date:
            return self.date.last <= deadline.last
        return self.period is not None and self.period.end.last < deadline.last

    def is_after(self, deadline: PartialDate) -> bool:
        """Whether it certainly tells of all the time up to a deadline, and that time was over.

        False where it states neither date nor period, or one too rough to say.
        """
        covers = self.period is None or deadline.last <= self.period.end.last
        if self.date:
            return covers and deadline.last < self.date.first
        return self.period is not None and covers
