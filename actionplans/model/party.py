"""Organisations, their roles in activities and agreements, and contact details."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Mail, SearchWord, Slug, Text, Web


class OrganisationKind(StrEnum):
    """The kinds of organisations."""

    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    UNIT = "unit"
    INSTITUTION = "institution"
    SCHOOL = "school"
    POLICE = "police"
    STATE = "state"
    HOUSING = "housing"
    SOCIAL_PLAN = "social-plan"
    PARTNERSHIP = "partnership"
    NETWORK = "network"
    ASSOCIATION = "association"
    COMPANY = "company"
    FUND = "fund"
    OTHER = "other"


class Contact(Record):
    """Contact details of an organisation or a function, never of a person."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    role: Text | None = None
    mail: Mail | None = None
    phone: Text | None = None
    address: Text | None = None
    """The street address of an office, on one line."""

    url: Web | None = None
    note: Text | None = None


class Organisation(Record):
    """An organisation named in plans: a department, a housing association, a club, …"""

    type_name: ClassVar[str] = "organisation"

    id: Slug
    name: Text
    short_name: Text | None = None
    """The abbreviation or everyday name."""

    aliases: tuple[Text, ...] = ()
    """Other names used in documents."""

    search_words: tuple[SearchWord, ...] = ()
    """Words that readers may search by; no page shows them."""

    kind: OrganisationKind
    parent: Annotated[Text, RefersTo("organisation")] | None = None
    """The id of the organisation that it is part of."""

    url: Web | None = None
    contact: Contact | None = None
    """How the public reaches it, besides its web site."""

    description: Text | None = None


class Organisations(Record):
    """The register of organisations."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Organisation, ...] = ()


class Party(Record):
    """An organisation with its role: `{hvem: amager-partnerskab, rolle: arbejdsgruppen}`.

    A unit or function within an organisation is written as its role.
    """

    shorthand: ClassVar[str | None] = "organisation"
    organisation: Annotated[Text, RefersTo("organisation")]
    role: Text | None = None
