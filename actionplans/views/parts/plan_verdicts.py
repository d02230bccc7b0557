"""All comparisons of computed figures of a plan with printed ones, and of titles."""

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from actionplans.model.agreement import Agreement
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.parts.printed_measure import printed_measure
from actionplans.views.parts.reconciliation import verdicts
from actionplans.views.parts.staffing import share_verdict
from actionplans.views.parts.year_sums import budget_link


def plan_verdicts(context: ViewContext, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The verdicts on a plan's figures, those of its activities and reports included.

    Only on figures of which both are stated: what cannot be compared is left out, and so is a
    difference that silent parts may explain.
    """
    yield from _plan_level_verdicts(context, plan)
    for activity in context.library.activities_of(plan):
        link = context.link(activity)
        section = Link(link.text, f"{link.address}#{context.anchor('budget')}")
        compared = (one for one in reconcile_activity(activity.record) if one.is_decided)
        yield from verdicts(context, plan.record, compared, section)
    for report in context.library.reports_of(plan):
        section = Link(
            report.record.title, f"{context.address(report)}#{context.anchor('measures')}"
        )
        for measure in report.record.measures:
            counted = printed_measure(context, report, measure).verdict
            if counted.agrees is not None:
                yield replace(counted, source=section)


def different_titles(context: ViewContext, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The activities that the plan's overview calls by other words than their own title."""
    for activity in context.library.activities_of(plan):
        record = activity.record
        overview = record.overview_title
        if overview and _words(overview) != _words(record.title):
            text = context.text("titles-differ", overview=overview, title=record.title)
            yield Verdict(text, False, source=context.link(activity))


def _words(title: str) -> list[str]:
    """The words of a title, without regard to capitals, punctuation and accents (`café`)."""
    return re.findall(r"\w+", normalize("NFKD", title.casefold()).replace("\u0301", ""))


def _plan_level_verdicts(context: ViewContext, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The verdicts on the plan's printed sums and on the shares of its staff."""
    title = context.text("budget-title", plan=plan.record.title)
    page = budget_link(context, plan)
    source = replace(page, text=title) if page else context.link(plan)
    lines = context.library.lines(plan)
    compared = (one for one in reconcile_plan(plan.record, lines) if one.is_decided)
    yield from verdicts(context, plan.record, compared, source)
    for post in plan.record.agreement.staffing if plan.record.agreement else ():
        share = share_verdict(context, post)
        if share and share.agrees is not None:
            anchor = context.field_anchor(Agreement, "staffing")
            address = f"{context.address(plan)}#{anchor}"
            yield replace(share, source=Link(plan.record.title, address))
