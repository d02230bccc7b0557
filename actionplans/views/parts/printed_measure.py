"""Measures that a status report prints, counted anew by the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity, UnnamedPartners
from actionplans.model.cooperation import Cooperation, CooperationCount, cooperation
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
    """The names, and for organisations without one the document's words for them."""

    result: str
    """Whether it counts, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedMeasure(Part):
    """A printed measure with the site's count beside it."""

    title: str
    rule: str
    """The rule of the report, and how the site counts by it."""

    verdict: Verdict
    """Whether the count agrees with the printed one."""

    target: Verdict | None
    """Whether the count reaches the target; None without a target."""

    counted: tuple[CountedActivity, ...]
    note: str | None


def printed_measure(
    context: ViewContext, entry: Entry[StatusReport], measure: MeasureRecord
) -> PrintedMeasure:
    """A printed measure, counted anew from the organisations of the activities."""
    plan = context.library.plan_of(entry)
    organiser = context.library.partnership_of(entry).record.organisation
    activities: dict[str, Activity] = {a.id: a.record for a in context.library.activities_of(plan)}
    count = cooperation(measure, activities, organiser)
    return PrintedMeasure(
        title=measure.title,
        rule=" ".join((measure.rule, *_rule(context, count, organiser))),
        verdict=_agreement(context, measure, count),
        target=_target(context, measure, count),
        counted=tuple(_counted(context, item) for item in count.activities),
        note=measure.note,
    )


def _rule(context: ViewContext, count: CooperationCount, organiser: str | None) -> Iterator[str]:
    """How the site counts, as far as it matters to these activities."""
    yield context.text("cooperation-rule")
    if any(item.unnamed for item in count.activities):
        yield context.text("cooperation-rule-unnamed")
    if any(item.counts is None and not item.is_whole for item in count.activities):
        yield context.text("cooperation-rule-silent")
    if organiser:
        name = context.organisation(organiser).record.name
        yield context.text("cooperation-rule-own", name=name)


def _agreement(context: ViewContext, measure: MeasureRecord, count: CooperationCount) -> Verdict:
    """Whether the printed numbers are those counted."""
    agrees, printed = count.agrees(measure), _printed(context, measure)
    if not count.total:
        return Verdict(context.text("measure-nothing", printed=printed), None)
    number = _range(context, str(count.least), str(count.most))
    counted = f"{_of_total(context, number, count.total)}, {_share(context, count)}"
    key = "measure-differs" if agrees is False else "measure-uncountable"
    text = context.text("measure-agrees" if agrees else key, counted=counted, printed=printed)
    return Verdict(text, agrees)


def _target(
    context: ViewContext, measure: MeasureRecord, count: CooperationCount
) -> Verdict | None:
    if measure.target_share is None or not count.total:
        return None
    reached = count.reaches(measure.target_share)
    key = "measure-missed" if reached is False else "measure-open"
    target = context.figures.percent(measure.target_share)
    share = _share(context, count)
    text = context.text("measure-reached" if reached else key, share=share, target=target)
    return Verdict(text, reached, goal=True)


def _printed(context: ViewContext, measure: MeasureRecord) -> str:
    """The printed numbers: `11 af 12 aktiviteter, 92 %`."""
    printed = _of_total(context, str(measure.printed_count), measure.printed_total)
    if measure.printed_share is None:
        return printed
    return f"{printed}, {context.figures.percent(measure.printed_share)}"


def _of_total(context: ViewContext, number: str, total: int) -> str:
    return context.text("number-of-total", number=number, count=total)


def _share(context: ViewContext, count: CooperationCount) -> str:
    """The share of the activities that count, in per cent."""
    least, most = (context.figures.percent(count.share(n)) for n in (count.least, count.most))
    return _range(context, least, most)


def _range(context: ViewContext, least: str, most: str) -> str:
    """A number, or the least and the most that it may be."""
    return least if least == most else context.text("least-to-most", least=least, most=most)


def _counted(context: ViewContext, item: Cooperation) -> CountedActivity:
    names = [context.organisation(id).record.name for id in item.organisations]
    unnamed = [_unnamed(context, partners) for partners in item.unnamed]
    result = "counts-not" if item.counts is False else "counts-perhaps"
    return CountedActivity(
        activity=context.link(context.library.activities[item.activity]),
        organisations=(*names, *unnamed),
        result=context.text("counts" if item.counts else result),
    )


def _unnamed(context: ViewContext, partners: UnnamedPartners) -> str:
    """Partners without a name, in the document's words, with their number if it is stated."""
    if partners.size is None:
        return partners.who
    return context.text("counted-as", who=partners.who, number=partners.size)
