"""The facts of a record in the language of its translation."""

from collections.abc import Iterator
from dataclasses import replace

from actionplans.locale import capitalized
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import listed
from actionplans.views.parts.contact import activity_contact, contact_fact
from actionplans.views.parts.facts import Facts
from actionplans.views.parts.standing import activity_status, past_or_ahead, standing


def translation_facts(context: ViewContext, original: Entry[Record]) -> Facts | None:
    """The facts of a translated record, without those that have no links."""
    return listed(Facts, (fact for fact in _facts(context, original) if fact.links))


def _facts(context: ViewContext, original: Entry[Record]) -> Iterator[Fact]:
    if holds(original, Activity):
        yield from _activity_facts(context, original)
    elif holds(original, Plan):
        yield from _plan_facts(context, original)
    elif holds(original, Partnership):
        record = original.record
        if record.municipality:
            municipality = context.link(context.organisation(record.municipality))
            yield Fact(context.label(Partnership, "municipality"), (municipality,))
        if record.contact:
            yield replace(contact_fact(context, record.contact), note=None)


def _activity_facts(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    record = entry.record
    groups = []
    for group in record.target_groups:
        parts = [context.language.label("Group", name) for name in group.groups]
        if group.ages:
            parts.append(context.ages(group.ages))
        if parts:
            groups.append(Link(capitalized(", ".join(parts))))
    yield Fact(context.label(Activity, "target_groups"), tuple(dict.fromkeys(groups)))
    yield Fact(context.label(Activity, "places"), context.place_names(record.places))
    for field in ("responsible", "partners"):
        parties = [context.organisation(p.organisation) for p in getattr(record, field)]
        links = dict.fromkeys(context.link(party) for party in parties)
        unnamed = record.unnamed_partners if field == "partners" else ()
        own = context.foreign(context.site.language.code)
        named = (*links, *(Link(partners.who, lang=own) for partners in unnamed))
        yield Fact(context.label(Activity, field), named)
    if status := activity_status(context, entry):
        yield Fact(context.label(Activity, "status"), (Link(status),))
    if record.contact:
        yield replace(activity_contact(context, entry, record.contact), note=None)
    plan = context.library.plan_of(entry)
    yield Fact(context.text("part-of-plan"), (context.link(plan),), _state(context, plan))


def _plan_facts(context: ViewContext, entry: Entry[Plan]) -> Iterator[Fact]:
    record, plan_standing = entry.record, standing(context, entry)
    yield Fact(context.text("belongs-to"), (context.link(context.library.partnership_of(entry)),))
    if plan_standing.period:
        period = Link(plan_standing.period)
        yield Fact(context.label(Plan, "period"), (period,), _state(context, entry))
    yield Fact(context.label(Plan, "status"), (Link(plan_standing.status),))
    source = Link(record.source.title, lang=context.foreign(context.site.language.code))
    yield Fact(context.label(Plan, "source"), (source,), plan_standing.authority)


def _state(context: ViewContext, plan: Entry[Plan]) -> str | None:
    """Whether a plan is in force; None where the head of the page says that it is over or ahead."""
    return None if past_or_ahead(context, plan) else standing(context, plan).state
