"""Organisations with their roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.party import Organisation, Party
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyItem:
    """An organisation with its role, or those that a document mentions without their names."""

    name: str
    address: str | None = None
    """None for organisations without a name."""

    short: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Parties(Part):
    """Organisations with their roles."""

    items: tuple[PartyItem, ...]


def parties(context: ViewContext, records: Iterable[Party]) -> Parties | None:
    """Organisations with their roles; None without any."""
    return listed(Parties, party_items(context, records))


def party_items(context: ViewContext, records: Iterable[Party]) -> tuple[PartyItem, ...]:
    """Organisations with their roles, as lines."""
    return tuple(_item(context, record) for record in records)


def partners(context: ViewContext, record: Activity) -> Parties | None:
    """The partners of an activity: those that have names, and the others; None without any."""
    unnamed = (PartyItem(name=they.who, role=they.role) for they in record.unnamed_partners)
    return listed(Parties, (*party_items(context, record.partners), *unnamed))


def _item(context: ViewContext, party: Party) -> PartyItem:
    entry = context.organisation(party.organisation)
    record = entry.record
    return PartyItem(
        name=record.name,
        address=context.link(entry).address,
        short=record.short_name,
        role=party.role,
    )


def activities_with(
    context: ViewContext, entry: Entry[Organisation]
) -> tuple[Entry[Activity], ...]:
    """The activities that an organisation is responsible for or a partner in, each once."""
    references = context.library.references_to(entry, Activity, "responsible", "partners")
    return tuple(dict.fromkeys(reference.source for reference in references))
