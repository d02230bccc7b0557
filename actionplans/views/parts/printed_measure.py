"""Measures that a status report prints, counted anew by the site."""

from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.activity import Activity
from actionplans.model.cooperation import cooperation
from actionplans.model.report import PrintedMeasure as MeasureRecord
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedActivity:
    """An activity and the organisations that are counted for it."""

    activity: Link
    organisations: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedMeasure(Part):
    """A printed measure with the site's count beside it."""

    title: str
    rule: str
    verdict: Verdict
    target: Verdict
    counted: tuple[CountedActivity, ...]
    note: str | None


def printed_measure(
    context: ViewContext, entry: Entry[StatusReport], measure: MeasureRecord
) -> PrintedMeasure:
    """A printed measure, counted anew from the organisations of the activities."""
    plan = context.library.plan_of(entry)
    organiser = context.library.partnership_of(entry).record.organisation
    activities: dict[str, Activity] = {a.id: a.record for a in context.library.activities_of(plan)}
    counted = cooperation(measure, activities, organiser)
    number, total = sum(item.counts for item in counted), len(counted)
    share = Decimal(100 * number) / total if total else Decimal(0)
    inputs = {
        "number": number,
        "total": total,
        "share": context.figures.percent(share),
        "printed": measure.printed_count,
        "printed_total": measure.printed_total,
        "printed_share": context.figures.percent(measure.printed_share),
    }
    agrees = (number, total) == (measure.printed_count, measure.printed_total)
    reached = share >= measure.target_share
    target = context.text(
        "measure-reached" if reached else "measure-missed",
        share=inputs["share"],
        target=context.figures.percent(measure.target_share),
    )
    return PrintedMeasure(
        title=measure.title,
        rule=measure.rule,
        verdict=Verdict(
            context.text("measure-agrees" if agrees else "measure-differs", **inputs), agrees
        ),
        target=Verdict(target, reached, goal=True),
        counted=tuple(
            CountedActivity(
                activity=context.link(context.library.activities[item.activity]),
                organisations=tuple(
                    context.organisation(id).record.name for id in item.organisations
                ),
                counts=item.counts,
            )
            for item in counted
        ),
        note=measure.note,
    )
