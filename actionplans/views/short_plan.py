"""A plan in short, a document to hand out: its activities in a few lines, money, whom to ask.

No page shows it: it is made of what the plan's own page has.
"""

from dataclasses import replace
from functools import partial

from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, listed, present, section
from actionplans.views.pages.plan import activities_section, plan_head
from actionplans.views.pages.whole_plan import PlanDocument
from actionplans.views.parts.activity_list import ActivityRow, activity_row
from actionplans.views.parts.contact import ask
from actionplans.views.parts.hundred_areas import by_area
from actionplans.views.parts.offers import whom_for
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.plan_facts import plan_facts
from actionplans.views.parts.plan_overview import provisional_years
from actionplans.views.parts.qr_code import qr_code
from actionplans.views.parts.standing import standing
from actionplans.views.parts.year_sums import YearSums, year_sums

#: Four pages hold no more summaries of activities; of more activities none has its summary.
_MAX_SUMMARIES = 18


def short_plan_view(context: ViewContext, entry: Entry[Plan]) -> PlanDocument:
    """The document of a plan in short."""
    record, text = entry.record, context.text
    partnership = context.library.partnership_of(entry)
    title = text("short-title", plan=record.title)
    is_brief = len(context.library.activities_of(entry)) > _MAX_SUMMARIES
    return PlanDocument(
        title=title,
        address=short_pdf_address(context, entry),
        partnership=partnership.id,
        plan=title,
        owner=context.link(partnership).text,
        summary=context.description(record.summary),
        head=present(
            replace(plan_head(context, entry), title=title),
            standing(context, entry),
            plan_facts(context, entry),
        ),
        sections=present(
            activities_section(context, entry, partial(_line, is_brief=is_brief)),
            _money(context, entry),
            _funding(context, entry),
            ask(context, entry),
            section(
                context.anchor("on-the-web"),
                text("agreement-on-the-web" if record.is_agreement else "plan-on-the-web"),
                qr_code(context, context.address(entry)),
            ),
        ),
    )


def short_pdf_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """The path of the PDF from the site's root, beside that of the whole plan."""
    name = f"{plan.id.replace('/', '-')}-{context.language.address('short-file')}.pdf"
    return f"{context.whole_plan_address(plan)}{name}"


def _line(context: ViewContext, entry: Entry[Activity], *, is_brief: bool) -> ActivityRow:
    """An activity with whom it is for, and where that is not too much with its summary."""
    row = replace(activity_row(context, entry), who=whom_for(context, entry.record))
    return replace(row, summary=None) if is_brief else row


def _money(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    """The sums of a plan's grants, and their picture by focus area; None without any."""
    sums = listed(YearSums, year_sums(context, entry))
    if sums is None:
        return None
    return section(
        context.anchor("grants"),
        context.text("plan-grants"),
        sums,
        provisional_years(context, entry.record),
        by_area(context, entry),
    )


def _funding(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    """What an agreement is paid with, or another plan's money from other sources."""
    record = entry.record
    funding = other_funding(context, record, record.funding, granted=not record.is_agreement)
    if record.is_agreement:
        return section(context.anchor("funding"), context.text("funding"), funding)
    return section(context.anchor("other-funding"), context.label(Plan, "funding"), funding)
