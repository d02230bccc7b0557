"""The budget page of a plan: every line, every sum, and whether the figures add up."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.money import years_of
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.agreeing import reckonings
from actionplans.views.bars import Pictured
from actionplans.views.breakdown import by_year, focus_chart, focus_table, kind_table
from actionplans.views.money import other_funding, overview_table
from actionplans.views.parts import (
    Contents,
    Link,
    MoneyTable,
    Note,
    Reckoning,
    View,
)
from actionplans.views.plan import Standing, YearSum, standing, year_sums
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class ActivityReckoning:
    """How the figures of one activity come out."""

    activity: Link
    reckonings: tuple[Reckoning, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return all(reckoning.agrees for reckoning in self.reckonings)


@dataclass(frozen=True, slots=True)
class BudgetView(View):
    """Everything on a plan's budget page."""

    plan: Link
    partnership_link: Link
    standing: Standing
    sums: tuple[YearSum, ...]
    contents: tuple[Contents, ...]
    by_year: Pictured | None
    overview: MoneyTable
    overview_note: str | None
    provisional: str | None
    reckonings: tuple[Reckoning, ...]
    by_focus: Pictured
    by_kind: MoneyTable | None
    activities: tuple[ActivityReckoning, ...]
    differing: int
    funding: tuple[Note, ...]


def budget_view(shared: Shared, entry: Entry[Plan]) -> BudgetView:
    """The budget page of one plan."""
    record = entry.record
    lines = shared.library.overview(entry)
    years = years_of(line.line.grant for line in lines)
    activities = tuple(_activities(shared, entry))
    by_kind = kind_table(shared, entry, shared.text("by-kind-caption"))
    title = shared.text("budget-title", plan=record.title)
    yearly = by_year(shared, entry)
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
        address=shared.budget_address(entry),
        description=shared.text("budget-description", plan=record.title),
        breadcrumbs=(*shared.breadcrumbs(entry), shared.link(entry)),
        partnership=shared.library.partnership_of(entry).id,
        draft=record.draft,
        plan=shared.link(entry),
        partnership_link=shared.link(shared.library.partnership_of(entry)),
        standing=standing(shared, entry),
        sums=year_sums(shared, entry),
        contents=tuple(Contents(id, shared.text(text)) for id, text, there in sections if there),
        by_year=yearly,
        overview=overview_table(shared, entry, lines, years),
        overview_note=shared.html(record.overview_note, entry, "oversigt"),
        provisional=_provisional(shared, record),
        reckonings=reckonings(shared, reconcile_plan(record, [line.line for line in lines])),
        by_focus=Pictured(
            focus_chart(shared, entry),
            focus_table(shared, entry, shared.text("by-focus-area-caption")),
        ),
        by_kind=by_kind,
        activities=activities,
        differing=sum(not activity.agrees for activity in activities),
        funding=other_funding(shared, record.funding),
    )


def _provisional(shared: Shared, record: Plan) -> str | None:
    years = [str(year) for year in record.provisional_years]
    if not years:
        return None
    return shared.text("provisional-years", years=shared.figures.listing(years))


def _activities(shared: Shared, entry: Entry[Plan]) -> Iterator[ActivityReckoning]:
    for activity in shared.library.activities_of(entry):
        found = reckonings(shared, reconcile_activity(activity.record))
        if found:
            yield ActivityReckoning(shared.link(activity), found)
