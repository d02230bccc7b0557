"""Partnerships: the bodies that publish plans, with their areas and the figures of those."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.acceptance import Acceptance
from actionplans.model.dates import Day, Period
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.party import Contact, Party
from actionplans.model.record import Record, RefersTo
from actionplans.model.status import StatusWord
from actionplans.model.values import Colour, Number, Text, Year


class PartnershipKind(StrEnum):
    """The kinds of bodies that publish plans."""

    SAFETY_PARTNERSHIP = "safety-partnership"
    HOUSING_SOCIAL_PLAN = "housing-social-plan"
    MUNICIPALITY = "municipality"
    OTHER = "other"


class Area(Record):
    """A place that belongs to the partnership's area, with the years in which it does."""

    shorthand = "place"
    place: Annotated[Text, RefersTo("place")]
    since: Year | None = None
    """The first year; None is no beginning: in every year until the last."""

    known_since: Year | None = None
    """The first year in which a document has it in the area, where none says when that began."""

    until: Year | None = None
    """The last year; None is no end."""

    secondary: bool = False
    """Whether it is only a secondary focus."""

    note: Text | None = None


class Measure(StrEnum):
    """The quantities that figures of an area count."""

    DWELLINGS = "dwellings"
    RESIDENTS = "residents"
    ESTATES = "estates"
    INVESTMENT = "investment"


class Figure(Record):
    """A figure of the area, with its year and source."""

    measure: Measure
    value: Number
    approximate: bool = False
    """Whether the source qualifies the figure by "about" or "over"."""

    as_printed: Text | None = None
    """The figure in the words of the source, such as "godt 2.400"."""

    year: Year | None = None
    covers: tuple[Annotated[Text, RefersTo("place")], ...] = ()
    """The ids of the places that the figure counts."""

    source: Text
    note: Text | None = None


class Partnership(Record):
    """A body that publishes action plans."""

    type_name: ClassVar[str] = "partnership"

    title: Text
    kind: PartnershipKind
    summary: Text | None = None
    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    """The partnership's own id in the register of organisations."""

    municipality: Annotated[Text, RefersTo("organisation")] | None = None
    areas: tuple[Area, ...] = ()
    boundaries: tuple[Annotated[Text, RefersTo("place")], ...] = ()
    """The ids of the streets that border the area."""

    figures: tuple[Figure, ...] = ()
    members: tuple[Party, ...] = ()
    housing_associations: tuple[Party, ...] = ()
    periods: tuple[Period, ...] = ()
    status_words: tuple[StatusWord, ...] = ()
    """The words by which its documents state the status of activities."""

    contact: Contact | None = None
    colour: Colour | None = None
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    draft: bool = False
    publish_from: Day | None = None
    """The day from which it is published; None for one that is published as soon as it can be."""

    accepted: tuple[Acceptance, ...] = ()
