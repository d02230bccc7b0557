"""Activities: the actions of a plan, with their target groups, budgets and deliverables."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.acceptance import Acceptance
from actionplans.model.agreement import Criterion, Staffing
from actionplans.model.dates import Date, Day, Span
from actionplans.model.deliverable import Deliverable
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.money import BudgetItem, Explanation, Funding, Line
from actionplans.model.party import Contact, Party
from actionplans.model.record import Record, RefersTo
from actionplans.model.status import StatesStatus
from actionplans.model.values import (
    Ages,
    Amounts,
    Count,
    FileName,
    Markdown,
    SearchWord,
    Text,
    Year,
)

ActivityRef = Annotated[Text, RefersTo("activity")]
"""The path of an activity's file below the content folder, without `.md`."""


class ActivityStatus(StrEnum):
    """The status of an activity in a plan, compared with the plan's previous edition."""

    NEW = "new"
    CONTINUED = "continued"
    ADJUSTED = "adjusted"
    ENDING = "ending"


class Rank(StrEnum):
    """The priority of a target group."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class Group(StrEnum):
    """The groups of residents by which visitors can find activities."""

    CHILDREN = "children"
    YOUTH = "youth"
    ADULTS = "adults"
    FAMILIES = "families"
    ELDERLY = "elderly"
    EVERYBODY = "everybody"
    PROFESSIONALS = "professionals"


class TargetGroup(Record):
    """A group of people that an activity is for."""

    shorthand: ClassVar[str | None] = "who"
    who: Text
    ages: Ages | None = None
    size: Count | None = None
    """The number of people in the group."""

    rank: Rank | None = None
    groups: tuple[Group, ...] = ()


class TimelineEntry(Record):
    """A step of a timeline. The text is always given; dates only if the document states them."""

    when: Text
    start: Date | None = None
    end: Date | None = None
    what: Text

    @property
    def span(self) -> Span | None:
        """The dated part of the step; with only one date given, the time that this date covers."""
        first, last = self.start or self.end, self.end or self.start
        if first is None or last is None or first.first > last.last:
            return None
        return Span(first, last)


class UnnamedPartners(Record):
    """Partners of an activity that the document mentions without their names."""

    shorthand: ClassVar[str | None] = "who"
    who: Text
    """The document's own words for them."""

    size: Count | None = None
    """The number of organisations, if the document states it."""

    role: Text | None = None


class Continues(Record):
    """A reference to an earlier activity that this one continues."""

    shorthand: ClassVar[str | None] = "activity"
    activity: ActivityRef
    reason: Text | None = None


class Related(Record):
    """A reference to a related activity, with the reason."""

    activity: ActivityRef
    reason: Text


class SuccessionKind(StrEnum):
    """The ways in which an activity can go on, or not, in the next edition of its plan."""

    CONTINUED = "continued"
    MERGED = "merged"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Succession(Record):
    """The fate of an activity in the next edition, if no later activity continues it."""

    shorthand: ClassVar[str | None] = "kind"
    kind: SuccessionKind
    note: Text | None = None


class Role(Record):
    """A task in an activity, with the organisation or role that has it."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    role: Text | None = None
    task: Text


class Elaboration(Record):
    """Further text from the document, by the section of the page that shows it."""

    target_groups: Markdown | None = None
    timeline: Markdown | None = None
    deliverables: Markdown | None = None
    budget: Markdown | None = None
    responsible: Markdown | None = None


class Image(Record):
    """A picture with its alternative text and credit."""

    file: FileName
    alternative: Text
    credit: Text
    caption: Text | None = None


class Attachment(Record):
    """A file for download."""

    file: FileName
    title: Text


class Activity(StatesStatus):
    """One activity of a plan. Its status is what the plan itself states of it."""

    type_name: ClassVar[str] = "activity"

    number: Text | None = None
    title: Text
    short_title: Text | None = None
    """A short name in plain language, which readers see first; None where the title is one."""

    summary: Text | None = None
    """At most three sentences in plain language."""

    search_words: tuple[SearchWord, ...] = ()
    """Words that readers may search by; no page shows them."""

    focus_areas: tuple[Annotated[Text, RefersTo("focus-area")], ...] = ()
    """Ids of all that it works in."""

    placed_under: Annotated[Text, RefersTo("focus-area")] | None = None
    """The focus area under which the document itself places it, for an activity in several."""

    position: Count | None = None
    """The sort key among the plan's activities, where numbers do not give their order."""

    topics: tuple[Annotated[Text, RefersTo("topic")], ...] = ()
    places: tuple[Annotated[Text, RefersTo("place")], ...] = ()
    status: ActivityStatus | None = None
    target_groups: tuple[TargetGroup, ...] = ()
    responsible: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    unnamed_partners: tuple[UnnamedPartners, ...] = ()
    roles: tuple[Role, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    overview_title: Text | None = None
    """The title in the plan's overview, where it differs."""

    grant: Amounts = {}
    lines: tuple[Line, ...] = ()
    """The overview lines, for an activity with more than one."""

    grant_note: Text | None = None
    grant_notes: dict[Year, Text] = {}
    """Notes to the grant of one year."""

    budget: tuple[BudgetItem, ...] = ()
    printed_total: Amounts = {}
    funding: tuple[Funding, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    results: tuple[Annotated[Text, RefersTo("result")], ...] = ()
    elaboration: Elaboration = Elaboration()
    continues: tuple[Continues, ...] = ()
    related: tuple[Related, ...] = ()
    part_of: ActivityRef | None = None
    succession: Succession | None = None
    participation: Markdown | None = None
    """Instructions for taking part, only if the document gives any."""

    contact: Contact | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    source_page: Count | None = None
    """The page of the plan's document on which it and its figures begin."""

    draft: bool = False
    publish_from: Day | None = None
    """The day from which it is published; None for one that is published as soon as it can be."""

    accepted: tuple[Acceptance, ...] = ()

    @property
    def name(self) -> str:
        """The title by which readers know it: the short one where it has one."""
        return self.short_title or self.title

    def deliverable_named(self, name: str) -> int | None:
        """The index of a deliverable by its id, its place from 1 or its words; None without one."""
        for index, deliverable in enumerate(self.deliverables):
            if name in (deliverable.id, str(index + 1), deliverable.what):
                return index
        return None

    @property
    def areas(self) -> tuple[str, ...]:
        """The ids of the focus areas that it belongs to as a whole: the one it is placed under.

        Without, they are all of its focus areas; how it is split between several is not known.
        """
        return (self.placed_under,) if self.placed_under else self.focus_areas

    @property
    def area(self) -> str | None:
        """The id of the focus area under which it stands; None without one, or in several."""
        return self.areas[0] if len(self.areas) == 1 else None

    @property
    def numbers(self) -> str | None:
        """The numbers of its overview lines, such as `5, 6`; None if no line has a number."""
        return ", ".join(line.number for line in self.overview_lines if line.number) or None

    @property
    def overview_lines(self) -> tuple[Line, ...]:
        """Its overview lines: those in `lines`, else one line with its own number and grant."""
        if self.lines or (self.number is None and not self.grant):
            return self.lines
        return (
            Line(
                number=self.number,
                title=self.overview_title or self.title,
                focus_areas=self.areas,
                grant=self.grant,
                note=self.grant_note,
                notes=self.grant_notes,
                is_new=self.status is ActivityStatus.NEW,
            ),
        )
