"""Organisations in the parts that they have."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.party import Party
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True)
class PartyItem:
    """An organisation with its part."""

    name: str
    address: str
    short: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Parties(Part):
    """Organisations with their parts."""

    items: tuple[PartyItem, ...]


def parties(context: ViewContext, records: Iterable[Party]) -> Parties | None:
    """Organisations with their parts; None without any."""
    return listed(Parties, party_items(context, records))


def party_items(context: ViewContext, records: Iterable[Party]) -> tuple[PartyItem, ...]:
    """The same for a component that shows them among other things."""
    return tuple(_item(context, record) for record in records)


def _item(context: ViewContext, party: Party) -> PartyItem:
    entry = context.organisation(party.organisation)
    record = entry.record
    return PartyItem(record.name, context.address(entry), record.short_name, party.role)
