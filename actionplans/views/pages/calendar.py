"""A partnership's calendar: dated steps and deadlines by plan, and the steps without a date.

What is past is told by plan, not by date: no page changes only because a day has passed.
"""

from actionplans.editions import are_newest_first
from actionplans.model.dates import Tense
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, View, listed, present, section, subsection
from actionplans.views.parts.details import Details
from actionplans.views.parts.event_group import UndatedSteps, event_groups, undated_steps
from actionplans.views.parts.events import (
    Event,
    calendar_address,
    calendar_file,
    coming_events,
    events,
)
from actionplans.views.parts.standing import past_end, plan_tag, tense_of
from actionplans.views.parts.year_chart import year_chart


def calendar_view(context: ViewContext, partnership: Entry[Partnership]) -> View:
    """The calendar of a partnership, its newest plan first."""
    t, title = context.text, partnership.record.title
    plans = context.library.plans_of(partnership)
    description = t("calendar-description", name=title, count=len(plans))
    if are_newest_first([plans]):
        description = f"{description} {t('newest-first')}"
    head = PageHead(
        title=t("calendar-title", name=title),
        summary=description,
    )
    file = Link(t("calendar-file"), calendar_file(context, partnership))
    does = Link(f". {t('calendar-file-does')}")
    is_coming = coming_events(context, partnership)
    return View(
        title=head.title,
        address=calendar_address(context, partnership),
        description=description,
        breadcrumbs=(context.home(), context.link(partnership)),
        partnership=partnership.id,
        head=present(head, paragraph((file, does) if is_coming else None, "prose")),
        sections=present(*(_plan(context, plan) for plan in plans)),
    )


def _plan(context: ViewContext, plan: Entry[Plan]) -> Section | None:
    """The section of a plan's steps and deadlines; None without any."""
    dated, t = events(context, plan), context.text
    undated = listed(UndatedSteps, undated_steps(context, plan))
    return section(
        context.anchor("plan", id=plan.id.local),
        context.link(plan),
        *_dated(context, plan, dated),
        subsection(t("undated"), paragraph(t("undated-intro"), "prose"), undated)
        if undated
        else None,
        tag=plan_tag(context, plan),
    )


def _dated(context: ViewContext, plan: Entry[Plan], dated: list[Event]) -> tuple[Part, ...]:
    """The dates of a plan; folded up where it is over."""
    parts = present(year_chart(context, plan), *event_groups(context, dated))
    if not dated or tense_of(context, plan) is not Tense.OVER:
        return parts
    key = "events-all-past" if _are_past(context, plan, dated) else "event-count"
    return (Details(summary=context.text(key, count=len(dated)), remark="", parts=parts),)


def _are_past(context: ViewContext, plan: Entry[Plan], dated: list[Event]) -> bool:
    """Whether all dates of a plan that is over lie before its end, and are past for that reason."""
    end = past_end(context, plan)
    return end is not None and all(event.span.end.last <= end for event in dated)
