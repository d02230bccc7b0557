"""Activities as lines of a list."""

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.amounts import money
from actionplans.views.parts import ActivityRow
from actionplans.views.shared import Shared


def activity_row(shared: Shared, entry: Entry[Activity], role: str | None = None) -> ActivityRow:
    """An activity in a list, with what its plan grants in the plan's year."""
    plan = shared.library.plan_of(entry).record
    year = plan.plan_year or plan.period.end.year
    record = entry.record
    amounts = [line.grant.get(year) for line in record.overview_lines]
    stated = [amount for amount in amounts if isinstance(amount, int)]
    amount = sum(stated) if stated else next(iter(amounts), None)
    return ActivityRow(
        link=shared.link(entry),
        number=", ".join(line.number for line in record.overview_lines if line.number) or None,
        summary=record.summary,
        amount=money(shared, amount) if record.overview_lines else None,
        amount_label=shared.text("granted-in", year=year),
        status=shared.language.word("ActivityStatus", record.status) if record.status else None,
        context=shared.context(entry),
        role=role,
    )
