"""Who has plans: a partnership, the area that it works in, and the figures of that area."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.dates import Period
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.party import Contact, Party
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Colour, Number, Text, Year


class PartnershipKind(StrEnum):
    """What sort of body has the plans."""

    SAFETY_PARTNERSHIP = "safety-partnership"
    HOUSING_SOCIAL_PLAN = "housing-social-plan"
    MUNICIPALITY = "municipality"
    OTHER = "other"


class Area(Record):
    """A place with the years in which it belongs to the partnership's area."""

    shorthand = "place"
    place: Annotated[Text, RefersTo("place")]
    since: Year | None = None
    until: Year | None = None
    secondary: bool = False
    """Whether it is only a secondary focus."""

    note: Text | None = None


class Measure(StrEnum):
    """What a figure of the area counts."""

    DWELLINGS = "dwellings"
    RESIDENTS = "residents"
    ESTATES = "estates"
    INVESTMENT = "investment"


class Figure(Record):
    """A figure of the area, with the year it is from and where it stands."""

    measure: Measure
    value: Number
    approximate: bool = False
    """Whether the source says "about" or "over"."""

    as_printed: Text | None = None
    """The source's own words for the figure, such as "godt 2.400"."""

    year: Year | None = None
    covers: tuple[Annotated[Text, RefersTo("place")], ...] = ()
    """The places that the figure counts."""

    source: Text
    note: Text | None = None


class Partnership(Record):
    """A body that publishes action plans."""

    type_name: ClassVar[str] = "partnership"

    title: Text
    kind: PartnershipKind
    summary: Text | None = None
    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    """The partnership's own entry among the organisations."""

    municipality: Annotated[Text, RefersTo("organisation")] | None = None
    areas: tuple[Area, ...] = ()
    boundaries: tuple[Annotated[Text, RefersTo("place")], ...] = ()
    """The streets that border the area."""

    figures: tuple[Figure, ...] = ()
    members: tuple[Party, ...] = ()
    housing_associations: tuple[Party, ...] = ()
    periods: tuple[Period, ...] = ()
    contact: Contact | None = None
    colour: Colour | None = None
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    draft: bool = False
