"""The money of the activities on a topic, plan by plan, as the plans' overviews state it.

An activity counts wholly on each of its topics. So the sums of topics are never added; nor are
those of plans, for an edition may reprint the amounts of an earlier one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.activity_grants import (
    ActivityGrants,
    activity_grants,
    granted_years,
    own_sum,
    with_own_money,
)
from actionplans.model.activity import Activity
from actionplans.model.place import Topic
from actionplans.model.plan import Plan
from actionplans.model.sums import stated_years
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, section
from actionplans.views.parts.activity_list import activities_on, by_edition, plan_heading
from actionplans.views.parts.grant_words import caveats, ends_in, granted_in, is_proposed
from actionplans.views.parts.link_sentence import link_sentence
from actionplans.views.parts.standing import plan_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMoney:
    """What the activities of a plan have."""

    plan: Link
    tag: str | None
    amount: str
    """The sum of the plan's own year; without one, the words that say so."""

    label: str | None
    """What the amount is, and to how many activities; None where there is none."""

    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicMoney(Part):
    """The money of the activities on a topic, plan by plan."""

    items: tuple[PlanMoney, ...]


def topic_money(context: ViewContext, topic: Entry[Topic]) -> Section | None:
    """The section of a topic's money; None where no plan states an amount for an activity of it."""
    if not has_money(context, topic):
        return None
    plans = by_edition(context, activities_on(context, topic))
    items = tuple(_of_plan(context, topic, plan, entries) for plan, entries in plans)
    return section(
        context.anchor("grants"),
        context.text("topic-money"),
        paragraph(context.text("budgets-not-accounts", count=len(items)), "quiet"),
        TopicMoney(items),
        paragraph(context.text("topic-money-whole"), "quiet"),
    )


def has_money(context: ViewContext, topic: Entry[Topic]) -> bool:
    """Whether the overview of a plan states an amount for an activity on a topic."""
    return bool(granted_years(activities_on(context, topic)))


def money_of_topics(context: ViewContext) -> Section | None:
    """The section of ways to the money of single topics; None where no plan states any."""
    links = [
        Link(topic.record.title, f"{context.address(topic)}#{context.anchor('grants')}")
        for topic in context.library.topics.values()
        if has_money(context, topic)
    ]
    links.sort(key=lambda link: context.language.sort_key(link.text))
    return section(
        context.anchor("topics"),
        context.text("money-of-topics"),
        link_sentence(context.text("money-of-topics-choose"), links),
        intro=paragraph(context.text("money-of-topics-apart"), "prose"),
    )


def _of_plan(
    context: ViewContext, topic: Entry[Topic], plan: Entry[Plan], entries: list[Entry[Activity]]
) -> PlanMoney:
    counted, year = with_own_money(entries), context.library.reference_year(plan)
    found = activity_grants(context.library, plan, counted, year) if year is not None else None
    amount, label, divided = None, None, None
    remarks: list[str] = []
    if year is not None and found is not None:
        amount = _amount(context, plan, found, year)
        label = _label(context, plan, found, year)
        if divided := _divided(context, topic, plan, counted, year):
            amount, label, shared = divided
            remarks.append(shared)
        elif found.stating and not _alone(topic, found.stating):
            remarks.append(context.text("topic-money-shared", count=len(found.stating)))
        remarks += _beside(context, plan, found, year)
    return PlanMoney(
        plan=plan_heading(context, plan),
        tag=plan_tag(context, plan),
        amount=amount or context.text("topic-money-none", count=len(counted)),
        label=label,
        remarks=(*remarks, *_elsewhere(context, plan, counted, year, is_divided=bool(divided))),
    )


def _amount(context: ViewContext, plan: Entry[Plan], found: ActivityGrants, year: int) -> str:
    if found.grants:
        return context.kroner(found.grants.amount)
    if found.ended == found.count:
        return ends_in(context, plan.record, year)
    return context.text("unstated-in", year=year)


def _label(context: ViewContext, plan: Entry[Plan], found: ActivityGrants, year: int) -> str | None:
    """What an amount is, to how many activities, and the reservations about it."""
    if found.grants is None:
        return None
    label = f"{granted_in(context, plan.record, year)} {_to_how_many(context, found)}"
    reservations = ", ".join(caveats(context, found.grants))
    return f"{label} ({reservations})" if reservations else label


def _to_how_many(context: ViewContext, found: ActivityGrants) -> str:
    is_all = len(found.stating) == found.count
    key = "topic-money-to-all" if is_all else "topic-money-to-some"
    return context.text(key, count=found.count, stated=len(found.stating))


def _divided(
    context: ViewContext,
    topic: Entry[Topic],
    plan: Entry[Plan],
    activities: list[Entry[Activity]],
    year: int,
) -> tuple[str, str, str] | None:
    """The sum of the activities on the topic alone, what it is, and that of all others.

    None where either states no amount, or where money is taken back, which leaves no parts.
    """
    alone = _alone(topic, activities)
    others = [activity for activity in activities if activity not in alone]
    own, shared = (activity_grants(context.library, plan, it, year) for it in (alone, others))
    is_taken_back = any((own_sum(it, year).amount or 0) < 0 for it in activities)
    if own.grants is None or shared.grants is None or is_taken_back:
        return None
    label = _label(context, plan, own, year)
    also = _label(context, plan, shared, year)
    return (
        context.kroner(own.grants.amount),
        context.text("topic-money-alone", label=label),
        context.text("topic-money-also", amount=context.kroner(shared.grants.amount), label=also),
    )


def _alone(topic: Entry[Topic], activities: Iterable[Entry[Activity]]) -> list[Entry[Activity]]:
    """The activities that have no other topic."""
    return [activity for activity in activities if set(activity.record.topics) == {topic.id}]


def _beside(
    context: ViewContext, plan: Entry[Plan], found: ActivityGrants, year: int
) -> Iterator[str]:
    """What else the overview says beside the amounts of a year: some have ended, or have notes."""
    if found.stating and found.ended:
        is_only_proposed = is_proposed(plan.record, year)
        key = "topic-money-proposed-end" if is_only_proposed else "topic-money-ends"
        yield context.text(key, count=found.ended, year=year)
    lines = [line for it in found.stating for line in it.record.overview_lines]
    amounts = [line for line in lines if isinstance(line.grant.get(year), int)]
    if noted := sum(bool(line.note or line.notes.get(year)) for line in amounts):
        yield context.text("topic-money-notes", count=noted)


def _elsewhere(
    context: ViewContext,
    plan: Entry[Plan],
    entries: list[Entry[Activity]],
    year: int | None,
    *,
    is_divided: bool,
) -> Iterator[str]:
    """The money of other years, that of budgets without any grant, and that from others.

    Other years are not divided as the plan's own may be.
    """
    years = granted_years(entries)
    if others := [_other_year(context, plan, entries, it) for it in years if it != year]:
        key = "topic-money-years-of-all" if is_divided else "topic-money-years"
        yield context.text(key, years=" · ".join(others))
    if not years and any(map(_has_budget, entries)):
        yield context.text("topic-money-budgets", count=len(entries))
    if funded := sum(any(not it.within_grant for it in e.record.funding) for e in entries):
        yield context.text("topic-money-funding", count=funded)


def _other_year(
    context: ViewContext, plan: Entry[Plan], entries: list[Entry[Activity]], year: int
) -> str:
    found = activity_grants(context.library, plan, entries, year)
    said = [context.text("proposed")] if is_proposed(plan.record, year) else []
    if len(found.stating) < found.count:
        said.append(_to_how_many(context, found))
    said += caveats(context, found.grants) if found.grants else []
    amount = f"{year}: {_amount(context, plan, found, year)}"
    return f"{amount} ({', '.join(said)})" if said else amount


def _has_budget(entry: Entry[Activity]) -> bool:
    record = entry.record
    return bool(stated_years((record.printed_total, *(item.amounts for item in record.budget))))
