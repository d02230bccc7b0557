"""Where: places, and the words and topics that tie activities together."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Slug, Text


class PlaceKind(StrEnum):
    """What sort of place it is."""

    DISTRICT = "district"
    NEIGHBOURHOOD = "neighbourhood"
    ESTATE = "estate"
    STREET = "street"
    PARK = "park"
    SQUARE = "square"
    FACILITY = "facility"
    SCHOOL = "school"


class Place(Record):
    """A place that plans name."""

    type_name: ClassVar[str] = "place"

    id: Slug
    name: Text
    kind: PlaceKind
    part_of: Annotated[Text, RefersTo("place")] | None = None
    """The place that it lies in."""

    aliases: tuple[Text, ...] = ()
    description: Text | None = None


class Places(Record):
    """The register of places."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Place, ...] = ()


class Term(Record):
    """An abbreviation or a word that readers may not know."""

    type_name: ClassVar[str] = "term"

    id: Slug
    term: Text
    """The word or abbreviation as texts write it, capitals and all."""

    aliases: tuple[Text, ...] = ()
    """Other spellings that mean the same."""

    stands_for: Text | None = None
    """What an abbreviation is short for."""

    explanation: Text | None = None
    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    """The organisation whose abbreviation it is."""


class Terms(Record):
    """The glossary."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Term, ...] = ()


class Topic(Record):
    """A subject that activities of several partnerships have in common."""

    type_name: ClassVar[str] = "topic"

    id: Slug
    title: Text
    description: Text | None = None


class Topics(Record):
    """The register of topics."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Topic, ...] = ()
