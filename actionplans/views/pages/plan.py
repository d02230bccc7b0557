"""The page of a plan: its standing, facts, activities, money and dates; its text comes last."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import LinkLines, PageHead, aside_links, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, View, listed, present, section, subsection
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.activity_list import (
    ActivityList,
    ActivityRow,
    activity_groups,
    activity_row,
    told_row,
)
from actionplans.views.parts.agreement import agreement_sections
from actionplans.views.parts.change_notes import change_notes
from actionplans.views.parts.contact import ask
from actionplans.views.parts.events import calendar_link, events
from actionplans.views.parts.gaps import gaps
from actionplans.views.parts.hundred import further_hundreds, hundred_section
from actionplans.views.parts.indicators import indicators_link, is_measured
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.plan_facts import facts_in_short
from actionplans.views.parts.promises import plan_promises
from actionplans.views.parts.search_names import search_names
from actionplans.views.parts.standing import in_tense, standing
from actionplans.views.parts.succession_table import editions_link
from actionplans.views.parts.theory import leads_to_effects, theory_of
from actionplans.views.parts.whole_plan_link import whole_plan_link
from actionplans.views.parts.year_chart import year_chart
from actionplans.views.parts.year_sums import YearSums, budget_link, changes_link, year_sums
from actionplans.views.parts.yearly_grant import grant_of_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView(View):
    """The page of a plan."""

    other_form: Link
    """The link to the whole plan on one page."""


def plan_view(context: ViewContext, entry: Entry[Plan]) -> PlanView:
    """The page of one plan."""
    record, text = entry.record, context.text
    partnership = context.library.partnership_of(entry)
    head = replace(plan_head(context, entry), belongs_to=None)  # the breadcrumbs say it
    editions = [plan for plan in context.library.plans_of(partnership) if plan is not entry]
    return PlanView(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=partnership.id,
        head=present(head, standing(context, entry), search_names(record)),
        other_form=whole_plan_link(context, entry),
        aside=present(
            *facts_in_short(context, entry),
            aside_links(
                text("status-reports"), map(context.link, context.library.reports_of(entry))
            ),
            aside_links(
                text("editions"),
                filter(None, (*map(context.link, editions), _editions(context, entry))),
            ),
        ),
        sections=present(
            hundred_section(context, entry),
            activities_section(context, entry, told_row),
            _money(context, entry),
            paragraph(_trends(context, partnership)),
            plan_promises(context, entry),
            _calendar(context, entry),
            theory_section(context, entry),
            *particulars(context, entry),
            ask(context, entry),
            context.body(
                entry,
                follows=True,
                heading=text("more-on-agreement" if record.is_agreement else "more-on-plan"),
            ),
            gaps(context, entry),
        ),
        closing=present(change_notes(context, record), context.words(entry)),
    )


def plan_head(context: ViewContext, entry: Entry[Plan]) -> PageHead:
    """The head of a plan."""
    record = entry.record
    return PageHead(
        kind=context.language.label("PlanKind", record.kind),
        belongs_to=context.link(context.library.partnership_of(entry)),
        title=record.title,
        summary=record.summary,
    )


def particulars(context: ViewContext, entry: Entry[Plan]) -> Iterator[Section | None]:
    """The sections of an agreement, or for another plan its money from other sources."""
    if agreement := entry.record.agreement:
        yield from agreement_sections(context, entry, agreement)
    else:
        funding = other_funding(context, entry.record, entry.record.funding)
        yield section(context.anchor("other-funding"), context.label(Plan, "funding"), funding)


def theory_section(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    """The section of a plan's theory of change; None without results."""
    record = entry.record
    intro = paragraph(context.text("theory-intro") if leads_to_effects(record) else None)
    theory = theory_of(context, entry)
    return section(
        context.anchor("theory"), in_tense(context, "theory", entry), theory, intro=intro
    )


def _money(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    """The section of its money: year by year, with the pictures that the first leaves."""
    sums, pictures = listed(YearSums, year_sums(context, entry)), further_hundreds(context, entry)
    links = (budget_link(context, entry), changes_link(context, entry)) if sums else ()
    pages = listed(LinkLines, (link for link in links if link))
    return section(context.anchor("grants"), context.text("plan-grants"), sums, pages, *pictures)


def _trends(context: ViewContext, partnership: Entry[Partnership]) -> Link | None:
    """The way to what is measured for the plan's partnership; None where nothing is."""
    is_told = is_measured(context, partnership.id)
    return indicators_link(context, partnership.id) if is_told else None


def activities_section(
    context: ViewContext,
    entry: Entry[Plan],
    line: Callable[[ViewContext, Entry[Activity]], ActivityRow] = activity_row,
) -> Section:
    """The section of a plan's activities and of the other lines of its overview.

    Args:
        context: the site.
        entry: the plan.
        line: makes the line of an activity.
    """
    text = context.text
    groups: tuple[Part, ...] = tuple(activity_groups(context, entry, line))
    lines = listed(ActivityList, _other_lines(context, entry))
    intro = paragraph(text("other-lines-intro"))
    other = subsection(context.label(Plan, "other_lines"), intro, lines) if lines else None
    content = present(*(groups or present(paragraph(text("no-activities-described")))), other)
    activities = context.library.activities_of(entry)
    heading = Link(activity_count(context, activities) if activities else text("activities"))
    return Section(
        id=context.anchor("activities"), heading=heading, parts=content, short=text("activities")
    )


def _editions(context: ViewContext, entry: Entry[Plan]) -> Link | None:
    """The way to what became of its activities, or what they come from."""
    if entry.record.is_agreement:
        return None
    return editions_link(context, context.library.partnership_of(entry))


def _calendar(context: ViewContext, entry: Entry[Plan]) -> Part | None:
    """The chart of dates and the way to all of them; without a chart the way alone, if any."""
    if not events(context, entry):
        return None
    chart = year_chart(context, entry)
    link = paragraph(calendar_link(context, context.library.partnership_of(entry)))
    if chart is None:
        return link
    heading = in_tense(context, "what-when", entry)
    return section(context.anchor("calendar"), heading, chart, link)


def _other_lines(context: ViewContext, entry: Entry[Plan]) -> Iterator[ActivityRow]:
    for line in context.library.overview(entry):
        if line.activity is None:
            grant = grant_of_lines(context, entry, [line.line])
            yield ActivityRow(
                link=Link(line.line.title or ""),
                number=line.line.number,
                summary=line.line.note,
                amount=grant.amount if grant else None,
                amount_label=grant.label if grant else None,
            )
