"""What an agreement's page shows besides a plan's: parties, criteria, staff, money, rules."""

from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Note, Party, Reconciliation
from actionplans.views.parts.criteria import CriterionView, criteria_views
from actionplans.views.parts.money_table import other_funding
from actionplans.views.parts.reconciliation import reconciliations
from actionplans.views.parts.staffing import StaffPosition, staff_positions


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The parts of an agreement."""

    parties: tuple[Party, ...]
    goals: tuple[str, ...]
    criteria: tuple[CriterionView, ...]
    staffing: tuple[StaffPosition, ...]
    funding: tuple[Note, ...]
    reconciliations: tuple[Reconciliation, ...]
    conflict_handling: str | None
    notification: str | None
    revision: str | None


def agreement_view(context: ViewContext, entry: Entry[Plan]) -> AgreementView | None:
    """The parts of an agreement; None for a plan that is none."""
    record = entry.record.agreement
    if record is None:
        return None
    lines = [line.line for line in context.library.overview(entry)]
    return AgreementView(
        parties=context.parties(record.parties),
        goals=record.goals,
        criteria=tuple(criteria_views(context, record.criteria)),
        staffing=tuple(staff_positions(context, record.staffing)),
        funding=other_funding(context, entry.record.funding, granted=False),
        reconciliations=reconciliations(context, reconcile_plan(entry.record, lines)),
        conflict_handling=context.html(record.conflict_handling, entry, "konflikt"),
        notification=context.html(record.notification, entry, "underretning"),
        revision=context.html(record.revision, entry, "revision"),
    )
