"""The sections that only agreements have, not other plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.agreement import Agreement
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, listed, section
from actionplans.views.parts.criteria import criteria
from actionplans.views.parts.field_section import field_section, heading_in_tense
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.parties import Parties, party_items
from actionplans.views.parts.reconciliation import reconciliation
from actionplans.views.parts.staffing import staffing


@dataclass(frozen=True, slots=True)
class Goals(Part):
    """The goals of an agreement."""

    items: tuple[str, ...]


def agreement_sections(
    context: ViewContext, entry: Entry[Plan], record: Agreement
) -> Iterator[Section | None]:
    """Parties, goals, criteria, staff, money and rules of an agreement; None where it has none."""
    anchor, label = context.anchor, context.label
    parties = Parties(party_items(context, record.parties))
    yield Section(id=anchor("parties"), heading=Link(label(Agreement, "parties")), parts=(parties,))
    yield field_section(context, Agreement, "goals", listed(Goals, record.goals))
    yield section(
        anchor("criteria"), label(Agreement, "criteria"), criteria(context, record.criteria)
    )
    yield section(
        context.field_anchor(Agreement, "staffing"),
        heading_in_tense(context, entry, Agreement, "staffing"),
        staffing(context, entry, record.staffing),
    )
    if funding := other_funding(context, entry.record, entry.record.funding, granted=False):
        comparisons = reconcile_plan(entry.record, context.library.lines(entry))
        yield section(
            anchor("funding"),
            context.text("funding"),
            funding,
            reconciliation(context, entry.record, comparisons),
        )
    for field, key in (
        ("conflict_handling", "conflict"),
        ("notification", "notification"),
        ("revision", "revision"),
    ):
        text = context.html(getattr(record, field), entry, key)
        yield section(anchor(key), heading_in_tense(context, entry, Agreement, field), prose(text))
