"""The facts of a plan: its period, status, adoption, money and source."""

from collections.abc import Iterator
from dataclasses import replace

from actionplans.editions import next_edition
from actionplans.model.plan import Plan, PlanStatus
from actionplans.model.values import Amounts, Ended
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import listed, present
from actionplans.views.parts.change_notes import last_updated
from actionplans.views.parts.details import Details
from actionplans.views.parts.documents import document_link, document_number
from actionplans.views.parts.facts import Facts
from actionplans.views.parts.grant_words import is_proposed
from actionplans.views.parts.standing import plan_status
from actionplans.views.parts.year_sums import changes_link
from actionplans.views.parts.yearly_grant import plan_grant


def plan_facts(context: ViewContext, entry: Entry[Plan]) -> Facts | None:
    """The facts of a plan: its period, status, adoption and source."""
    every = (_facts, _document_facts, last_updated)
    return listed(Facts, (fact for facts in every for fact in facts(context, entry)))


def facts_in_short(context: ViewContext, entry: Entry[Plan]) -> Iterator[Facts | Details | None]:
    """The facts of a plan with its money; the notes on its document are folded after them."""
    facts, grant = [*_facts(context, entry)], plan_grant(context, entry)
    if grant:
        words = " ".join(filter(None, (grant.amount.text, grant.label)))
        facts.append(Fact(context.text("plan-grants"), (Link(words),)))
    facts += ended_facts(context, entry)
    document = [*_document_facts(context, entry)]
    notes = [fact.note for fact in (*facts, *document)]
    short = (replace(fact, note=None) for fact in (*facts, *document))
    yield listed(Facts, (*short, *last_updated(context, entry)))
    if parts := present(*map(paragraph, notes)):
        yield Details(summary=context.text("about-the-document"), parts=parts)


def _facts(context: ViewContext, entry: Entry[Plan]) -> Iterator[Fact]:
    record = entry.record
    if record.period:
        yield Fact(context.label(Plan, "period"), (Link(context.period(record.period)),))
    adopted = record.adopted
    remark = adopted.note if adopted and not adopted.is_stated else None
    yield Fact(context.label(Plan, "status"), (_status(context, entry),), remark)
    if adopted and adopted.is_stated:
        parts = []
        if adopted.organisation:
            parts.append(context.organisation(adopted.organisation).record.name)
        parts += [part for part in (adopted.role,) if part]
        if adopted.date:
            parts.append(context.date(adopted.date))
        label = context.label(Plan, "adopted")
        if record.is_agreement:
            is_by = adopted.organisation or adopted.role
            label = context.text("agreement-entered-by" if is_by else "agreement-entered")
        yield Fact(label, (Link(", ".join(parts)),), adopted.note)


def ended_facts(context: ViewContext, entry: Entry[Plan]) -> Iterator[Fact]:
    """The lines that a plan ends, or proposes to end, and states no amount of after that."""
    page = changes_link(context, entry)
    if page is None:
        return
    ended: dict[str, list[str]] = {}
    for it in context.library.overview(entry):
        if year := _year_ended(it.line.grant):
            label = _label_of_end(context, entry.record, it.line.grant, year)
            ended.setdefault(label, []).append(it.title)
    for label, titles in ended.items():
        names = context.figures.listing(titles)
        text = context.text("ended-lines", count=len(titles), names=names)
        yield Fact(label, (Link(text, page.address),))


def _label_of_end(context: ViewContext, plan: Plan, amounts: Amounts, year: int) -> str:
    """The label of a line that ends; along the way only where it had money in the plan's years."""
    if is_proposed(plan, year):
        return context.text("plan-proposed-end-lines")
    years = [it for it in (plan.period.years if plan.period else amounts) if it < year]
    is_along_the_way = any(isinstance(it := amounts.get(one), int) and it for one in years)
    return context.text("plan-ended-lines" if is_along_the_way else "plan-ended-lines-at-once")


def _year_ended(amounts: Amounts) -> int | None:
    """The year in which a line is stated to end; None where it states an amount of a later one."""
    years = [year for year, amount in amounts.items() if isinstance(amount, Ended)]
    later = (year for year, amount in amounts.items() if isinstance(amount, int))
    return None if not years or max(later, default=0) > min(years) else min(years)


def _document_facts(context: ViewContext, entry: Entry[Plan]) -> Iterator[Fact]:
    record = entry.record
    document = document_link(context, entry, record.source, record.source.title)
    source = [document]
    if record.source.publisher:
        source.append(context.link(context.organisation(record.source.publisher)))
    if record.source.document_number:
        source.append(Link(document_number(context, record.source.document_number)))
    unlinked = None if document.address else context.text("document-unlinked")
    remarks = " ".join(filter(None, (record.source.note, unlinked)))
    yield Fact(context.label(Plan, "source"), tuple(source), remarks or None)


def _status(context: ViewContext, entry: Entry[Plan]) -> Link:
    """The status of a plan; where a newer one took its place, the way to that, if it is here."""
    editions = context.library.plans_of(context.library.partnership_of(entry))
    is_replaced = entry.record.stated_status is PlanStatus.REPLACED
    newer = next_edition(entry, editions) if is_replaced else None
    return Link(plan_status(context, entry.record), context.address(newer) if newer else None)
