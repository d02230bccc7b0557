"""All comparisons of computed figures of a plan with printed ones."""

from collections.abc import Iterator
from dataclasses import replace

from actionplans.model.agreement import Agreement
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.parts.printed_measure import printed_measure
from actionplans.views.parts.reconciliation import verdict
from actionplans.views.parts.staffing import share_verdict
from actionplans.views.parts.year_sums import budget_link


def plan_verdicts(context: ViewContext, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The verdicts on a plan's figures, those of its activities and reports included."""
    yield from _plan_level_verdicts(context, plan)
    for activity in context.library.activities_of(plan):
        link = context.link(activity)
        section = Link(link.text, f"{link.address}#{context.anchor('budget')}")
        for comparison in reconcile_activity(activity.record):
            if comparison.comparable:
                yield verdict(context, plan.record, comparison, section)
    for report in context.library.reports_of(plan):
        section = Link(
            report.record.title, f"{context.address(report)}#{context.anchor('measures')}"
        )
        for measure in report.record.measures:
            yield replace(printed_measure(context, report, measure).verdict, source=section)


def _plan_level_verdicts(context: ViewContext, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The verdicts on the plan's printed sums and on the shares of its staff."""
    title = context.text("budget-title", plan=plan.record.title)
    page = budget_link(context, plan)
    source = replace(page, text=title) if page else context.link(plan)
    for comparison in reconcile_plan(plan.record, context.library.lines(plan)):
        if comparison.comparable:
            yield verdict(context, plan.record, comparison, source)
    for post in plan.record.agreement.staffing if plan.record.agreement else ():
        share = share_verdict(context, post)
        if share and share.agrees is not None:
            anchor = context.field_anchor(Agreement, "staffing")
            address = f"{context.address(plan)}#{anchor}"
            yield replace(share, source=Link(plan.record.title, address))
