"""The budget page of a plan: every line, every sum, and whether the figures add up."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from actionplans.model.money import years_of
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Link, Note
from actionplans.views.page import Notes, Part, View, paragraph, present, prose
from actionplans.views.parts.amounts import MoneyTable
from actionplans.views.parts.bar_chart import ChartWithTable
from actionplans.views.parts.budget_breakdown import by_year, focus_chart, focus_table, kind_table
from actionplans.views.parts.money_table import other_funding, overview_table
from actionplans.views.parts.reconciliation import ComparisonGroup, reconciliation, reconciliations
from actionplans.views.parts.standing import Standing, standing
from actionplans.views.parts.year_sums import YearSum, year_sums


@dataclass(frozen=True, slots=True)
class ActivityReckoning:
    """How the figures of one activity come out."""

    activity: Link
    reconciliations: tuple[ComparisonGroup, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return all(reckoning.agrees for reckoning in self.reconciliations)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetView(View):
    """Everything on a plan's budget page."""

    plan: Link
    partnership_link: Link
    standing: Standing
    sums: tuple[YearSum, ...]
    contents: tuple[Contents, ...]
    by_year: ChartWithTable | None
    overview: MoneyTable
    overview_note: Markup | None
    provisional: str | None
    reconciliations: tuple[ComparisonGroup, ...]
    by_focus: ChartWithTable
    by_kind: MoneyTable | None
    activities: tuple[ActivityReckoning, ...]
    differing: int
    funding: tuple[Note, ...]


def budget_view(context: ViewContext, entry: Entry[Plan]) -> BudgetView:
    """The budget page of one plan."""
    record = entry.record
    lines = context.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    activities = tuple(_activities(context, entry))
    by_kind = kind_table(context, entry, context.text("by-kind-caption"))
    title = context.text("budget-title", plan=record.title)
    yearly = by_year(context, entry)
    sections = (
        ("del-aar", "across-by-year", yearly),
        ("del-oversigt", "overview", True),
        ("del-indsatsomraader", "by-focus-area", True),
        ("del-arter", "by-kind", by_kind),
        ("del-regnskab", "do-figures-agree", activities),
        ("del-andre-penge", "other-funding", record.funding),
    )
    return BudgetView(
        title=title,
        address=context.budget_address(entry),
        description=context.text("budget-description", plan=record.title),
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=context.library.partnership_of(entry).id,
        draft=record.draft,
        plan=context.link(entry),
        partnership_link=context.link(context.library.partnership_of(entry)),
        standing=standing(context, entry),
        sums=year_sums(context, entry),
        contents=tuple(Contents(id, context.text(text)) for id, text, there in sections if there),
        by_year=yearly,
        overview=overview_table(context, entry, lines, years),
        overview_note=context.html(record.overview_note, entry, "oversigt"),
        provisional=_provisional(context, record),
        reconciliations=reconciliations(
            context, reconcile_plan(record, [line.line for line in lines])
        ),
        by_focus=ChartWithTable(
            focus_chart(context, entry),
            focus_table(context, entry, context.text("by-focus-area-caption")),
        ),
        by_kind=by_kind,
        activities=activities,
        differing=sum(not activity.agrees for activity in activities),
        funding=_items(other_funding(context, record.funding)),
    )


def overview_parts(context: ViewContext, entry: Entry[Plan]) -> tuple[Part, ...]:
    """A plan's overview of its grants, and whether its sums agree with those that it prints."""
    record, lines = entry.record, context.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    return present(
        paragraph(_provisional(context, record)),
        overview_table(context, entry, lines, years),
        prose(context.html(record.overview_note, entry, "oversigt")),
        reconciliation(context, reconcile_plan(record, [line.line for line in lines])),
    )


def _provisional(context: ViewContext, record: Plan) -> str | None:
    years = [str(year) for year in record.provisional_years]
    if not years:
        return None
    return context.text("provisional-years", years=context.figures.listing(years))


def _activities(context: ViewContext, entry: Entry[Plan]) -> Iterator[ActivityReckoning]:
    for activity in context.library.activities_of(entry):
        found = reconciliations(context, reconcile_activity(activity.record))
        if found:
            yield ActivityReckoning(context.link(activity), found)


def _items(notes: Notes | None) -> tuple[Note, ...]:
    return notes.items if notes else ()
