"""The standing of a plan: whether it is in force, and the document that is authoritative."""

from dataclasses import dataclass

from actionplans.model.plan import Plan, PlanKind, PlanStatus
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part
from actionplans.views.parts.documents import citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Part):
    """The standing of a plan: whether it is in force, and its document."""

    period: str
    is_over: bool
    state: str
    """Whether it is over, in force or ahead on the day of the build, in a sentence."""

    status: str
    document: str
    authority: str
    source_address: str | None


def standing(context: ViewContext, entry: Entry[Plan]) -> Standing:
    """The standing of a plan on the day of the build."""
    record, today = entry.record, context.site.settings.today
    first, last = record.period.start.first, record.period.end.last
    word = "agreement" if record.kind is PlanKind.AGREEMENT else "plan"
    when, day = ("over", last) if today > last else ("now", last)
    if today < first:
        when, day = "ahead", first
    state = context.text(f"{word}-{when}", date=context.figures.day(day))
    counts = "proposed" if record.status is PlanStatus.PROPOSED else "counts"
    return Standing(
        period=context.figures.years(record.period.years),
        is_over=today > last,
        state=state,
        status=context.language.label("PlanStatus", record.status),
        document=citation(context, record.source),
        authority=context.text(f"{word}-{counts}"),
        source_address=record.source.url,
    )
