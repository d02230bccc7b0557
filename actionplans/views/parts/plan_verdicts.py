"""Every comparison of a plan's figures with those that it prints."""

from collections.abc import Iterator
from dataclasses import replace

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
    """Everything of a plan that can be held against what it prints."""
    yield from _of_plan(context, plan)
    for activity in context.library.activities_of(plan):
        link = context.link(activity)
        place = Link(link.text, f"{link.address}#{context.anchor('budget')}")
        for comparison in reconcile_activity(activity.record):
            if comparison.comparable:
                yield verdict(context, comparison, place)
    for report in context.library.reports_of(plan):
        place = Link(report.record.title, f"{context.address(report)}#{context.anchor('measures')}")
        for measure in report.record.measures:
            yield replace(printed_measure(context, report, measure).verdict, source=place)


def _of_plan(context: ViewContext, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The sums that a plan itself prints, and the shares of its staff."""
    lines = [line.line for line in context.library.overview(plan)]
    title = context.text("budget-title", plan=plan.record.title)
    page = budget_link(context, plan)
    place = replace(page, text=title) if page else context.link(plan)
    for comparison in reconcile_plan(plan.record, lines):
        if comparison.comparable:
            yield verdict(context, comparison, place)
    for post in plan.record.agreement.staffing if plan.record.agreement else ():
        share = share_verdict(context, post)
        if share and share.agrees is not None:
            place = Link(plan.record.title, f"{context.address(plan)}#{context.anchor('staffing')}")
            yield replace(share, source=place)
