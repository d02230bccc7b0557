"""Who: organisations, and the part that one plays in an activity or an agreement."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Mail, Slug, Text, Web


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

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


class Organisation(Record):
    """An organisation that plans name: a department, a housing association, a club, …"""

    type_name: ClassVar[str] = "organisation"

    id: Slug
    name: Text
    short_name: Text | None = None
    """An abbreviation or the everyday name."""

    aliases: tuple[Text, ...] = ()
    """Other names that documents use."""

    kind: OrganisationKind
    parent: Annotated[Text, RefersTo("organisation")] | None = None
    """The organisation that it is a part of."""

    url: Web | None = None
    description: Text | None = None


class Organisations(Record):
    """The register of organisations."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Organisation, ...] = ()


class Party(Record):
    """An organisation with its part: `{hvem: amager-partnerskab, rolle: arbejdsgruppen}`.

    A role within an organisation is a role, not an organisation.
    """

    shorthand: ClassVar[str | None] = "organisation"
    organisation: Annotated[Text, RefersTo("organisation")]
    role: Text | None = None


class Contact(Record):
    """How to reach somebody: always an organisation or a function, never a person."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    role: Text | None = None
    mail: Mail | None = None
    phone: Text | None = None
    url: Web | None = None
    note: Text | None = None
