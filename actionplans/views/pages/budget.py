"""The budget page of a plan: every line, every sum, and the reconciliation of the figures."""

from collections.abc import Iterator, Sequence
from itertools import chain

from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, View, listed, present, section
from actionplans.views.parts.activity_count import parts_counted
from actionplans.views.parts.cost_kinds import kind_table
from actionplans.views.parts.details import Details
from actionplans.views.parts.focus_split import focus_chart, focus_table
from actionplans.views.parts.grant_words import grant_words
from actionplans.views.parts.hundred import hundred_section
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.plan_overview import plan_overview, provisional_years
from actionplans.views.parts.reconciliation import Outcome, Reconciliation, reconciliation
from actionplans.views.parts.standing import standing
from actionplans.views.parts.year_sums import YearSums, plan_grants, year_sums
from actionplans.views.parts.year_table import by_year


def budget_view(context: ViewContext, entry: Entry[Plan]) -> View:
    """The budget page of one plan."""
    record, t = entry.record, context.text
    title = t("budget-title", plan=record.title)
    words = grant_words(context, record, years=list(plan_grants(context, entry)))
    partnership = context.library.partnership_of(entry)
    compares = _compares(context, entry)
    description = t(
        "budget-description" if compares else "budget-description-unchecked",
        plan=record.title,
        **words,
    )
    return View(
        title=title,
        address=context.budget_address(entry),
        description=description,
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=partnership.id,
        head=present(
            PageHead(
                kind=t("budget"),
                title=title,
                summary=t("budget-intro" if compares else "budget-intro-unchecked"),
            ),
            listed(YearSums, year_sums(context, entry)),
            provisional_years(context, record),
            standing(context, entry),
        ),
        sections=present(
            hundred_section(context, entry),
            section(context.anchor("by-year"), t("across-by-year"), *by_year(context, entry)),
            section(
                context.anchor("overview"), t("overview", **words), *plan_overview(context, entry)
            ),
            section(
                context.anchor("focus-areas"),
                t("by-focus-area"),
                focus_chart(context, entry),
                focus_table(context, entry, t("by-focus-area-caption", **words)),
                intro=paragraph(t("by-focus-area-intro")),
            ),
            section(
                context.anchor("kinds"),
                t("by-kind"),
                kind_table(context, entry, t("by-kind-caption")),
                intro=paragraph(t("by-kind-intro")),
            ),
            _reconciliation(context, entry),
            section(
                context.anchor("other-funding"),
                context.label(Plan, "funding"),
                other_funding(context, record, record.funding),
                intro=paragraph(t("other-funding-intro", **words)),
            ),
        ),
        closing=present(paragraph(context.link(entry))),
    )


def _compares(context: ViewContext, entry: Entry[Plan]) -> bool:
    """Whether the page holds any figures of the plan or its activities against each other."""
    activities = (a.record for a in context.library.activities_of(entry))
    of_activities = chain.from_iterable(map(reconcile_activity, activities))
    compared = chain(reconcile_plan(entry.record, context.library.lines(entry)), of_activities)
    return any(one.comparable for one in compared)


def _reconciliation(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    """The reconciliation of each activity's figures, open where they differ."""
    results = tuple(_results(context, entry))
    return section(
        context.anchor("reconciliation"),
        context.text("do-figures-agree"),
        *(_details(context, *result) for result in results),
        intro=paragraph(_summary(context, results)),
    )


def _summary(
    context: ViewContext, results: Sequence[tuple[Entry[Activity], Reconciliation]]
) -> str | None:
    """How many activities could be checked, and of how many the figures differ, in words."""
    checked = [(it, found) for it, found in results if found.outcome is not Outcome.NOT_CHECKED]
    differing = sum(found.outcome is Outcome.DIFFERS for _, found in checked)
    if not checked:
        return None
    if not differing:
        result = context.text("figures-all-agree", count=len(checked))
    elif len(checked) == 1:
        result = context.text("figures-differ-alone")
    else:
        result = context.text("figures-differ-count", count=differing)
    parts = parts_counted(context, [activity for activity, _ in checked])
    checks = context.text("figures-checked", count=len(checked))
    return " ".join(filter(None, (checks, result, parts)))


def _results(
    context: ViewContext, entry: Entry[Plan]
) -> Iterator[tuple[Entry[Activity], Reconciliation]]:
    for activity in context.library.activities_of(entry):
        result = reconciliation(context, entry.record, reconcile_activity(activity.record))
        if result:
            yield activity, result


def _details(context: ViewContext, activity: Entry[Activity], result: Reconciliation) -> Details:
    link = context.link(activity)
    return Details(
        summary=link.text,
        remark=context.text(result.outcome),
        is_open=result.outcome is Outcome.DIFFERS,
        parts=present(result, paragraph(link)),
    )
