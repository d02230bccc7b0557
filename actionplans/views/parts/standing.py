"""The standing of a plan: whether it is ahead, runs or is over, and the document that counts.

The day of the build is read here and in `views.pages.change_log`, nowhere else: what pages say
changes on the days on which a plan begins or ends, and on no other.
"""

from dataclasses import dataclass
from datetime import date

from actionplans.model.activity import Activity, ActivityStatus
from actionplans.model.dates import Tense
from actionplans.model.plan import Plan, PlanStatus
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.documents import citation, document_link


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Part):
    """The standing of a plan: whether it is in force, and its document."""

    period: str | None
    is_over: bool
    state: str | None
    """Whether it is over, in force or ahead on the day of the build, in a sentence.

    None where its document states no period, and it is neither replaced nor withdrawn."""

    tag: str | None
    """The same in two or three words, for headings over lists."""

    status: str
    document: Link
    authority: str


def standing(context: ViewContext, entry: Entry[Plan]) -> Standing:
    """The standing of a plan on the day of the build."""
    record = entry.record
    return Standing(
        period=context.figures.years(record.period.years) if record.period else None,
        is_over=tense_of(context, entry) is Tense.OVER,
        state=_state(context, entry),
        tag=plan_tag(context, entry),
        status=plan_status(context, record),
        document=document_link(context, entry, record.source, citation(context, record.source)),
        authority=_authority(context, entry),
    )


def tense_of(context: ViewContext, entry: Entry[Record]) -> Tense | None:
    """Whether the plan of a record is ahead, runs or is over on the day of the build.

    None where that is not known; see `Plan.tense`.
    """
    return context.site.plan_tense(context.library.plan_of(entry))


def period_tense(context: ViewContext, entry: Entry[Plan]) -> Tense | None:
    """Whether the period of a plan is ahead, runs or is over, be the plan withdrawn or not.

    None where the plan states none.
    """
    return context.site.period_tense(entry)


def in_tense(context: ViewContext, key: str, entry: Entry[Record], **inputs: object) -> str:
    """A text that is another one, `{key}-over`, where the plan of the record is over."""
    is_over = tense_of(context, entry) is Tense.OVER
    return context.text(f"{key}-over" if is_over else key, **inputs)


def described_years(context: ViewContext, entry: Entry[Record]) -> str | None:
    """The years that the plan of a record describes; None where its document states none."""
    years = context.library.plan_of(entry).record.described_years
    return context.figures.years(years) if years else None


def plan_tag(context: ViewContext, entry: Entry[Record]) -> str | None:
    """When a record's plan ends, ended or begins, and whether it is a proposal, in a few words.

    None where nothing is known of either.
    """
    plan, text = context.library.plan_of(entry).record, context.text
    if _is_cut_short(context, context.library.plan_of(entry)):
        return text(f"tag-{plan.status}")
    tense, period = tense_of(context, entry), plan.period
    if period is None:
        return text("tag-proposal") if plan.status is PlanStatus.PROPOSED else None
    year = (period.start if tense is Tense.AHEAD else period.end).year
    runs = tense is Tense.NOW and plan.stated_status is not PlanStatus.ADOPTED
    tag = text("tag-runs" if runs else f"tag-{tense}", year=year)
    if plan.status is PlanStatus.PROPOSED:
        return text("tag-proposed", tag=f"{tag[:1].lower()}{tag[1:]}")
    return tag


def plan_status(context: ViewContext, plan: Plan) -> str:
    """The status of a plan in words, or that it is not known whether it was adopted, or by whom."""
    if plan.stated_status is None:
        what = "status" if plan.status is None else "adoption"
        return context.text(f"{_word(plan)}-{what}-unstated")
    if plan.stated_status is PlanStatus.ADOPTED and plan.is_agreement:
        return context.text("agreement-entered")
    return context.language.label("PlanStatus", plan.stated_status)


def activity_status(context: ViewContext, entry: Entry[Activity]) -> str | None:
    """The status of an activity compared with what was before, in words; None without any."""
    status = entry.record.status
    if status is None:
        return None
    word = _word(context.library.plan_of(entry).record)
    if status is ActivityStatus.ENDING:
        return in_tense(context, f"{word}-activity-{status}", entry)
    return context.text(f"{word}-activity-{status}")


def past_or_ahead(context: ViewContext, entry: Entry[Record]) -> Paragraph | None:
    """The sentence that a record's plan is over or has not begun; None while it runs."""
    if tense_of(context, entry) in (Tense.NOW, None):
        return None
    return paragraph(_state(context, context.library.plan_of(entry)), "standing")


def none_in_force(context: ViewContext) -> Paragraph | None:
    """The sentence that none of the site's plans is in force, whether it ever was or not.

    None where one is or may be, as it states no period, or none exists.
    """
    plans = list(context.library.plans.values())
    tenses = {tense_of(context, plan) for plan in plans}
    if not plans or tenses & {Tense.NOW, None}:
        return None
    text, day, count = context.text, context.figures.day, len(plans)
    sentences = [text("none-in-force", count=count)]
    starts = [start for plan in plans if (start := start_ahead(context, plan))]
    ends = [end for plan in plans if (end := past_end(context, plan))]
    if starts:
        sentences.append(text("next-begins", count=count, date=day(min(starts))))
    elif len(ends) == count:
        sentences.append(text("last-ended", count=count, date=day(max(ends))))
    return paragraph(" ".join(sentences), "standing")


def past_end(context: ViewContext, entry: Entry[Plan]) -> date | None:
    """The last day of a plan's period, where that is over; it may be withdrawn before."""
    period, is_past = entry.record.period, period_tense(context, entry) is Tense.OVER
    return period.end.last if period and is_past else None


def start_ahead(context: ViewContext, entry: Entry[Plan]) -> date | None:
    """The first day of a plan that is ahead; None of another."""
    is_ahead = tense_of(context, entry) is Tense.AHEAD
    return entry.record.period.start.first if entry.record.period and is_ahead else None


def _is_cut_short(context: ViewContext, entry: Entry[Plan]) -> bool:
    """Whether a plan was withdrawn, or replaced before its period is over."""
    status = entry.record.status
    is_replaced = status is PlanStatus.REPLACED and not past_end(context, entry)
    return status is PlanStatus.WITHDRAWN or is_replaced


def _word(plan: Plan) -> str:
    return "agreement" if plan.is_agreement else "plan"


def _state(context: ViewContext, entry: Entry[Plan]) -> str | None:
    """Whether a plan is over, in force or ahead; in force only where it is known to be adopted.

    None where it states no period, and is neither replaced nor withdrawn.
    """
    plan, tense = entry.record, tense_of(context, entry)
    if _is_cut_short(context, entry):
        return context.text(f"{_word(plan)}-{plan.status}")
    if plan.period is None:
        return None
    bound = plan.period.start.first if tense is Tense.AHEAD else plan.period.end.last
    is_known = tense is Tense.OVER or plan.stated_status is PlanStatus.ADOPTED
    key = tense if is_known else f"period-{tense}"
    return context.text(f"{_word(plan)}-{key}", date=context.figures.day(bound))


def _authority(context: ViewContext, entry: Entry[Plan]) -> str:
    """What the document is worth beside the site's own words.

    Parties are or were bound by an agreement only where it is known to run or to be over.
    """
    status, word = entry.record.stated_status, _word(entry.record)
    if status is PlanStatus.PROPOSED:
        return context.text(f"{word}-proposed")
    if status is PlanStatus.ADOPTED and word == "agreement":
        tense = tense_of(context, entry)
        if tense is Tense.OVER:
            return context.text("agreement-counts-over")
        if tense is Tense.NOW:
            return context.text("agreement-counts")
    return context.text("plan-counts")
