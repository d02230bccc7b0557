"""How it goes with a plan: a status report over its activities, at a date."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.activity import ActivityRef
from actionplans.model.dates import Date, Period
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.party import Party
from actionplans.model.plan import Source
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Count, Markdown, Number, Text


class OnTrack(StrEnum):
    """Whether an activity runs as planned."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class ActivityReport(Record):
    """What the report says of one activity."""

    activity: ActivityRef
    on_track: OnTrack
    progress: Markdown | None = None
    """How it runs."""

    achieved: tuple[Text, ...] = ()
    concerns: Text | None = None
    """None is that the report says there are none."""

    adjustments: Text | None = None
    responsible: tuple[Party, ...] = ()
    """Who is responsible according to the report."""

    disagreements: tuple[Disagreement, ...] = ()


class PrintedMeasure(Record):
    """A measure that the document prints and the site computes again from the activities."""

    title: Text
    rule: Text
    """How it is counted, in words."""

    partners_at_least: Count
    """An activity counts from this many organisations up."""

    printed_count: Count
    printed_total: Count
    printed_share: Number
    """Per cent."""

    target_share: Number
    """Per cent."""

    note: Text | None = None


class StatusReport(Record):
    """A report on how a plan's activities run."""

    type_name: ClassVar[str] = "report"

    title: Text
    date: Date
    period: Period
    """The time that it covers."""

    summary: Text | None = None
    source: Source
    activities: tuple[ActivityReport, ...] = ()
    indicators: tuple[Annotated[Text, RefersTo("indicator")], ...] = ()
    measures: tuple[PrintedMeasure, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    draft: bool = False
