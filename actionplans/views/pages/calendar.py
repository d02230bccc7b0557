"""A partnership's calendar: dated steps and deadlines by plan, and the steps without a date."""

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, View, listed, present, section, subsection
from actionplans.views.parts.event_group import UndatedSteps, event_groups, undated_steps
from actionplans.views.parts.events import (
    Event,
    State,
    calendar_address,
    calendar_file,
    events,
    state,
)
from actionplans.views.parts.year_chart import year_chart


def calendar_view(context: ViewContext, partnership: Entry[Partnership]) -> View:
    """The calendar of a partnership, its newest plan first."""
    t, title = context.text, partnership.record.title
    description = t("calendar-description", name=title)
    head = PageHead(
        belongs_to=context.link(partnership),
        title=t("calendar-title", name=title),
        summary=description,
    )
    file = Link(t("calendar-file"), calendar_file(context, partnership))
    return View(
        title=head.title,
        address=calendar_address(context, partnership),
        description=description,
        breadcrumbs=(context.home(), context.link(partnership)),
        partnership=partnership.id,
        draft=partnership.record.draft,
        head=present(head, paragraph((file, Link(f". {t('calendar-file-does')}")), "prose")),
        sections=present(*(_plan(context, plan) for plan in context.library.plans_of(partnership))),
    )


def _plan(context: ViewContext, plan: Entry[Plan]) -> Section | None:
    """The section of a plan's steps and deadlines; None without any."""
    dated, t = events(context, plan), context.text
    undated = listed(UndatedSteps, undated_steps(context, plan))
    return section(
        context.anchor("plan", id=plan.id.local),
        context.link(plan),
        paragraph(_count(context, dated)),
        year_chart(context, plan),
        *event_groups(context, dated),
        subsection(t("undated"), paragraph(t("undated-intro"), "prose"), undated)
        if undated
        else None,
    )


def _count(context: ViewContext, dated: list[Event]) -> str | None:
    """The number of a plan's dates that are past on the day of the build, in words."""
    if not dated:
        return None
    day = context.figures.day(context.site.settings.today)
    past = sum(state(context, event) is State.PAST for event in dated)
    if past == len(dated):
        return context.text("events-all-past", day=day, count=past)
    return context.text("events-past", day=day, past=past, count=len(dated))
