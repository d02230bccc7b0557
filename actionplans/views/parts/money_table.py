"""Money tables, as an activity's page and a plan's budget page show them."""

from collections.abc import Iterable, Sequence

from actionplans.model.activity import Activity
from actionplans.model.money import Funding, add_by_year, years_of
from actionplans.model.plan import Plan
from actionplans.overview import OverviewLine
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Note, Row, TableNote
from actionplans.views.page import Notes, listed
from actionplans.views.parts.amounts import MoneyTable, cells, sum_row, year_heads

#: The signs of notes under a table, in the order of printers. No digits: they stand at amounts.
_SIGNS = "*†‡§abcdefghijklmnopqrstuvwxyz"


class TableNotes:
    """Gathers the notes of a table and gives each its sign; one text has one sign."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def sign(self, text: str | None) -> str | None:
        """The sign of a note, or None for no note."""
        if text is None:
            return None
        if text not in self._signs:
            rounds, place = divmod(len(self._signs), len(_SIGNS))
            self._signs[text] = _SIGNS[place] * (rounds + 1)
        return self._signs[text]

    def signs(self, notes: dict[int, str]) -> dict[int, str]:
        """The signs of notes to single years."""
        return {year: sign for year, text in sorted(notes.items()) if (sign := self.sign(text))}

    @property
    def listed(self) -> tuple[TableNote, ...]:
        """The notes in the order of their signs."""
        return tuple(TableNote(sign, text) for text, sign in self._signs.items())


def activity_table(context: ViewContext, entry: Entry[Activity]) -> MoneyTable | None:
    """An activity's posts, the sum of them, the total printed, and the grant; None without any."""
    record = entry.record
    grants = [line.grant for line in record.overview_lines]
    tables = [*(post.amounts for post in record.budget), record.printed_total, *grants]
    years = years_of(tables)
    if not years:
        return None
    notes = TableNotes()
    rows = tuple(
        Row(
            mark=notes.sign(post.note),
            label=Link(post.post),
            cells=cells(context, post.amounts, years, notes.signs(post.notes)),
        )
        for post in record.budget
    )
    sums = []
    if rows:
        posts = add_by_year(post.amounts for post in record.budget)
        sums.append(sum_row(context, context.text("sum-of-posts"), posts, years))
    if record.printed_total:
        total = cells(context, record.printed_total, years)
        sums.append(Row(Link(context.text("printed-total")), total, emphasis="printed"))
    if any(grants):
        sums.append(_grant_row(context, record, years, notes))
    return MoneyTable(
        caption=context.text("budget-caption"),
        first=context.text("post"),
        years=year_heads(context, years, context.library.plan_of(entry).record),
        rows=rows,
        sums=tuple(sums),
        notes=notes.listed,
    )


def _grant_row(
    context: ViewContext, record: Activity, years: Sequence[int], notes: TableNotes
) -> Row:
    label = Link(context.text("grant"))
    lines = record.overview_lines
    if len(lines) > 1:
        sums = add_by_year(line.grant for line in lines)
        return sum_row(context, label.text, sums, years)
    (line,) = lines
    mark = notes.sign(line.note)
    amounts = cells(context, line.grant, years, notes.signs(line.notes))
    return Row(label, amounts, mark=mark, emphasis="printed")


def overview_lines(context: ViewContext, entry: Entry[Activity]) -> MoneyTable | None:
    """The overview lines of a sheet that answers to more than one; else None."""
    lines = entry.record.lines
    years = years_of(line.grant for line in lines)
    if len(lines) < 2 or not years:
        return None
    notes = TableNotes()
    rows = tuple(
        Row(
            mark=notes.sign(line.note),
            label=Link(line.title or entry.record.title),
            cells=cells(context, line.grant, years, notes.signs(line.notes)),
            number=line.number,
        )
        for line in lines
    )
    return MoneyTable(
        caption=context.text("lines-caption"),
        first=context.text("line"),
        years=year_heads(context, years, context.library.plan_of(entry).record),
        rows=rows,
        notes=notes.listed,
        numbered=True,
    )


def overview_table(
    context: ViewContext, plan: Entry[Plan], lines: Sequence[OverviewLine], years: Sequence[int]
) -> MoneyTable:
    """A plan's overview: every line, its amounts by year, the computed and the printed sums."""
    notes = TableNotes()
    sums = [
        sum_row(
            context,
            context.text("computed-sum"),
            add_by_year(line.line.grant for line in lines),
            years,
        )
    ]
    sums += printed_sums(context, plan.record, years)
    return MoneyTable(
        caption=context.text("overview-caption", plan=plan.record.title),
        first=context.text("activity"),
        years=year_heads(context, years, plan.record),
        rows=tuple(_overview_row(context, line, years, notes) for line in lines),
        sums=tuple(sums),
        notes=notes.listed,
        numbered=True,
        csv=f"{context.budget_address(plan)}{context.language.address('overview-file')}.csv",
    )


def printed_sums(context: ViewContext, plan: Plan, years: Sequence[int]) -> list[Row]:
    """The sums that a plan prints itself, a row each."""
    sums = (
        (context.text("printed-sum"), plan.printed_sums),
        (context.text("budget-frame"), plan.budget_frame),
    )
    return [
        Row(Link(label), cells(context, printed, years), emphasis="printed")
        for label, printed in sums
        if printed
    ]


def _overview_row(
    context: ViewContext, line: OverviewLine, years: Sequence[int], notes: TableNotes
) -> Row:
    suffix = f" ({context.text('new-line')})" if line.line.is_new else ""
    return Row(
        mark=notes.sign(line.line.note),
        label=Link(line.title + suffix, context.address(line.activity) if line.activity else None),
        cells=cells(context, line.line.grant, years, notes.signs(line.line.notes)),
        number=line.line.number,
        shape=context.focus_tag(line.entry, line.main_area).shape if line.main_area else None,
    )


def other_funding(
    context: ViewContext, funding: Iterable[Funding], *, granted: bool = True
) -> Notes | None:
    """Money from elsewhere, a sentence each, which is in no sum; None without any.

    With `granted`, there are grants besides, and each says whether it is part of them.
    """
    notes = []
    for item in funding:
        who = (
            context.organisation(item.organisation).record.name
            if item.organisation
            else item.source or ""
        )
        parts = [f"{who}: {context.kroner(item.amount)}".removeprefix(": ")]
        if item.period:
            parts.append(context.figures.years(item.period.years))
        within = context.text("within-grant" if item.within_grant else "outside-grant")
        remarks = [within if granted else "", item.note or ""]
        notes.append(Note(", ".join(parts), " ".join(filter(None, remarks)) or None))
    return listed(Notes, notes)
