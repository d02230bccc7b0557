"""The registers of places, glossary terms and topics."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.record import Record, RefersTo
from actionplans.model.values import SearchWord, Slug, Text


class PlaceKind(StrEnum):
    """The kinds of places."""

    MUNICIPALITY = "municipality"
    TOWN = "town"
    ISLAND = "island"
    DISTRICT = "district"
    NEIGHBOURHOOD = "neighbourhood"
    ESTATE = "estate"
    STREET = "street"
    PARK = "park"
    SQUARE = "square"
    FACILITY = "facility"
    SCHOOL = "school"
    OTHER = "other"


class Place(Record):
    """A place named in plans."""

    type_name: ClassVar[str] = "place"

    id: Slug
    name: Text
    kind: PlaceKind
    part_of: Annotated[Text, RefersTo("place")] | None = None
    """The id of the place that it is part of."""

    aliases: tuple[Text, ...] = ()
    search_words: tuple[SearchWord, ...] = ()
    """Words that readers may search by; no page shows them."""

    description: Text | None = None


class Places(Record):
    """The register of places."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Place, ...] = ()


class Term(Record):
    """A glossary entry: an abbreviation or a word that readers may not know."""

    type_name: ClassVar[str] = "term"

    id: Slug
    term: Text
    """The word or abbreviation as written in texts, in the same case."""

    aliases: tuple[Text, ...] = ()
    """Other spellings of the term."""

    stands_for: Text | None = None
    """The expansion of an abbreviation."""

    explanation: Text | None = None
    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    """The id of the organisation that it abbreviates."""


class Terms(Record):
    """The glossary."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Term, ...] = ()


class Topic(Record):
    """A subject shared by activities of several partnerships."""

    type_name: ClassVar[str] = "topic"

    id: Slug
    title: Text
    search_words: tuple[SearchWord, ...] = ()
    """Words that readers may search by; no page shows them."""

    description: Text | None = None


class Topics(Record):
    """The register of topics."""

    shorthand: ClassVar[str | None] = "entries"
    entries: tuple[Topic, ...] = ()
