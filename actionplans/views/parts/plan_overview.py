"""A plan's overview of its grants: every line, the sums, and their reconciliation."""

from collections.abc import Sequence

from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_plan
from actionplans.model.sums import add_by_year, years_of
from actionplans.overview import OverviewLine
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Row
from actionplans.views.page import Part, present
from actionplans.views.parts.amounts import cells
from actionplans.views.parts.grant_words import grant_words
from actionplans.views.parts.money_table import MoneyTable, TableNotes, overview_heads, sum_row
from actionplans.views.parts.reconciliation import reconciliation


def plan_overview(context: ViewContext, entry: Entry[Plan]) -> tuple[Part, ...]:
    """A plan's overview, the note on it, and the reconciliation of its sums with printed ones."""
    record = entry.record
    return present(
        overview_table(context, entry),
        prose(context.html(record.overview_note, entry, "overview")),
        reconciliation(context, record, reconcile_plan(record, context.library.lines(entry))),
    )


def provisional_years(context: ViewContext, plan: Plan) -> Paragraph | None:
    """The years whose grants are provisional, in a sentence; None without any."""
    years = [str(year) for year in plan.provisional_years]
    if not years:
        return None
    return paragraph(context.text("provisional-years", years=context.figures.listing(years)))


def overview_table(context: ViewContext, plan: Entry[Plan]) -> MoneyTable:
    """A plan's overview: every line, its amounts by year, the computed and the printed sums."""
    lines = context.library.overview(plan)
    years = years_of(line.line.grant for line in lines)
    notes = TableNotes()
    total = add_by_year(line.line.grant for line in lines)
    return MoneyTable(
        caption=context.text(
            "overview-caption",
            plan=plan.record.title,
            **grant_words(context, plan.record, years=years),
        ),
        first=context.text("activity"),
        years=overview_heads(context, years, plan),
        rows=tuple(_overview_row(context, line, years, notes) for line in lines),
        sums=(
            sum_row(context, context.text("computed-sum"), total, years),
            *printed_sums(context, plan.record, years),
        ),
        notes=notes.listed,
        numbered=True,
        csv=f"{context.budget_address(plan)}{context.language.address('overview-file')}.csv",
    )


def printed_sums(context: ViewContext, plan: Plan, years: Sequence[int]) -> list[Row]:
    """The sums that a plan prints itself, a row each."""
    sums = (
        (context.label(Plan, "printed_sums"), plan.printed_sums),
        (context.label(Plan, "budget_ceiling"), plan.budget_ceiling),
    )
    return [
        Row(Link(label), cells(context, printed, years), emphasis="printed")
        for label, printed in sums
        if printed
    ]


def _overview_row(
    context: ViewContext, line: OverviewLine, years: Sequence[int], notes: TableNotes
) -> Row:
    suffix = f" ({context.label(Line, 'is_new')})" if line.line.is_new else ""
    return Row(
        mark=notes.sign(line.line.note),
        label=Link(line.title + suffix, context.address(line.activity) if line.activity else None),
        cells=cells(context, line.line.grant, years, notes.signs(line.line.notes)),
        number=line.line.number,
        shape=context.focus_tag(line.entry, line.area).shape if line.area else None,
    )
