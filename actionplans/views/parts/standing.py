"""The standing of a plan: whether it is ahead, runs or is over, and the document that counts.

The day of the build is read here and in `views.pages.change_log`, nowhere else: what pages say
changes on the days on which a plan begins or ends, and on no other.
"""

from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.model.plan import Plan, PlanKind, PlanStatus
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
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

    tag: str
    """The same in two or three words, for headings over lists."""

    status: str
    document: str
    authority: str
    source_address: str | None


def standing(context: ViewContext, entry: Entry[Plan]) -> Standing:
    """The standing of a plan on the day of the build."""
    record = entry.record
    return Standing(
        period=context.figures.years(record.period.years),
        is_over=tense_of(context, entry) is Tense.OVER,
        state=_state(context, entry),
        tag=plan_tag(context, entry),
        status=plan_status(context, record),
        document=citation(context, record.source),
        authority=_authority(context, entry),
        source_address=record.source.url,
    )


def tense_of(context: ViewContext, entry: Entry[Record]) -> Tense:
    """Whether the plan of a record is ahead, runs or is over on the day of the build."""
    return context.library.plan_of(entry).record.tense(context.site.settings.today)


def period_tense(context: ViewContext, entry: Entry[Plan]) -> Tense:
    """Whether the period of a plan is ahead, runs or is over, be the plan withdrawn or not."""
    return entry.record.period.tense(context.site.settings.today)


def in_tense(context: ViewContext, key: str, entry: Entry[Record], **inputs: object) -> str:
    """A text that is another one, `{key}-over`, where the plan of the record is over."""
    is_over = tense_of(context, entry) is Tense.OVER
    return context.text(f"{key}-over" if is_over else key, **inputs)


def plan_tag(context: ViewContext, entry: Entry[Record]) -> str:
    """When a record's plan ends, ended or begins, and whether it is a proposal, in a few words."""
    plan, text = context.library.plan_of(entry).record, context.text
    if _is_cut_short(context, context.library.plan_of(entry)):
        return text(f"tag-{plan.status}")
    tense, period = tense_of(context, entry), plan.period
    year = (period.start if tense is Tense.AHEAD else period.end).year
    runs = tense is Tense.NOW and plan.stated_status is not PlanStatus.ADOPTED
    tag = text("tag-runs" if runs else f"tag-{tense}", year=year)
    if plan.status is PlanStatus.PROPOSED:
        return text("tag-proposed", tag=f"{tag[:1].lower()}{tag[1:]}")
    return tag


def plan_status(context: ViewContext, plan: Plan) -> str:
    """The status of a plan in words, or that its document states none."""
    if plan.stated_status is None:
        return context.text("status-unstated")
    if plan.stated_status is PlanStatus.ADOPTED and plan.kind is PlanKind.AGREEMENT:
        return context.text("agreement-entered")
    return context.language.label("PlanStatus", plan.stated_status)


def activity_status(context: ViewContext, entry: Entry[Activity]) -> str | None:
    """The status of an activity compared with what was before, in words; None without any."""
    plan, status = context.library.plan_of(entry).record, entry.record.status
    return context.text(f"{_word(plan)}-activity-{status}") if status else None


def past_or_ahead(context: ViewContext, entry: Entry[Record]) -> Paragraph | None:
    """The sentence that a record's plan is over or has not begun; None while it runs."""
    if tense_of(context, entry) is Tense.NOW:
        return None
    return paragraph(_state(context, context.library.plan_of(entry)), "standing")


def none_in_force(context: ViewContext) -> Paragraph | None:
    """The sentence that none of the site's plans is in force; None where one is, or none exists."""
    plans = list(context.library.plans.values())
    tenses = {tense_of(context, plan) for plan in plans}
    if not plans or Tense.NOW in tenses:
        return None
    text, day, count = context.text, context.figures.day, len(plans)
    if Tense.AHEAD in tenses:
        ahead = [plan for plan in plans if tense_of(context, plan) is Tense.AHEAD]
        first = min(plan.record.period.start.first for plan in ahead)
        sentence = text("none-in-force-yet", count=count, date=day(first))
        return paragraph(sentence, "standing")
    sentences = [text("none-in-force", count=count)]
    if ends := [plan.record.period.end.last for plan in plans if has_ended(context, plan)]:
        sentences.append(text("last-ended", count=count, date=day(max(ends))))
    return paragraph(" ".join(sentences), "standing")


def has_ended(context: ViewContext, entry: Entry[Plan]) -> bool:
    """Whether the period of a plan is over: one that was withdrawn may be over before it."""
    return period_tense(context, entry) is Tense.OVER


def _is_cut_short(context: ViewContext, entry: Entry[Plan]) -> bool:
    """Whether a plan was withdrawn, or replaced before its period is over."""
    status = entry.record.status
    is_replaced = status is PlanStatus.REPLACED and not has_ended(context, entry)
    return status is PlanStatus.WITHDRAWN or is_replaced


def _word(plan: Plan) -> str:
    return "agreement" if plan.kind is PlanKind.AGREEMENT else "plan"


def _state(context: ViewContext, entry: Entry[Plan]) -> str:
    """Whether a plan is over, in force or ahead; in force only where it is known to be adopted."""
    plan, tense = entry.record, tense_of(context, entry)
    if _is_cut_short(context, entry):
        return context.text(f"{_word(plan)}-{plan.status}")
    bound = plan.period.start.first if tense is Tense.AHEAD else plan.period.end.last
    is_known = tense is Tense.OVER or plan.stated_status is PlanStatus.ADOPTED
    key = tense if is_known else f"period-{tense}"
    return context.text(f"{_word(plan)}-{key}", date=context.figures.day(bound))


def _authority(context: ViewContext, entry: Entry[Plan]) -> str:
    """What the document is worth beside the site's own words."""
    status, word = entry.record.stated_status, _word(entry.record)
    if status is PlanStatus.PROPOSED:
        return context.text(f"{word}-proposed")
    if status is PlanStatus.ADOPTED and word == "agreement":
        return in_tense(context, "agreement-counts", entry)
    return context.text("plan-counts")
