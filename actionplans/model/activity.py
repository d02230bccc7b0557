"""An activity: what will be done, for whom, by whom, for what money, and what comes of it."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.agreement import Criterion, Staffing
from actionplans.model.dates import Date, Span
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.money import BudgetItem, Explanation, Funding, Line
from actionplans.model.party import Contact, Party
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import (
    Ages,
    Amounts,
    Count,
    FileName,
    Markdown,
    Number,
    Text,
    Year,
)

ActivityRef = Annotated[Text, RefersTo("activity")]
"""The path of an activity's file below the content folder, without `.md`."""


class ActivityStatus(StrEnum):
    """What the plan says of the activity against the edition before."""

    NEW = "new"
    CONTINUED = "continued"
    ADJUSTED = "adjusted"
    ENDING = "ending"


class Rank(StrEnum):
    """How near a target group is to the aim."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class Group(StrEnum):
    """The entry by need: whom residents look for."""

    CHILDREN = "children"
    YOUTH = "youth"
    ADULTS = "adults"
    FAMILIES = "families"
    ELDERLY = "elderly"
    EVERYBODY = "everybody"
    PROFESSIONALS = "professionals"


class TargetGroup(Record):
    """Somebody whom an activity is for."""

    shorthand: ClassVar[str | None] = "who"
    who: Text
    ages: Ages | None = None
    size: Count | None = None
    """How many there are in the group."""

    rank: Rank | None = None
    groups: tuple[Group, ...] = ()


class TimelineEntry(Record):
    """What happens when. The text always stands; dates only where the document has them."""

    when: Text
    start: Date | None = None
    end: Date | None = None
    what: Text

    @property
    def span(self) -> Span | None:
        """What the document dates, and no more: with one end given, just what that end covers."""
        first, last = self.start or self.end, self.end or self.start
        if first is None or last is None or first.first > last.last:
            return None
        return Span(first, last)


class Deliverable(Record):
    """Something countable, or at least visible, that an activity is to deliver."""

    shorthand: ClassVar[str | None] = "what"
    what: Text
    at_least: Number | None = None
    at_most: Number | None = None
    target: Number | None = None
    """A number that is neither a floor nor a ceiling."""

    unit: Text | None = None
    per: Text | None = None
    """What the number is counted by: week, event, year."""

    due: Date | None = None


class Continues(Record):
    """An earlier activity that this one lives on from."""

    shorthand: ClassVar[str | None] = "activity"
    activity: ActivityRef
    reason: Text | None = None


class Related(Record):
    """Another activity that is worth a look, and why."""

    activity: ActivityRef
    reason: Text


class SuccessionKind(StrEnum):
    """What became of an activity in the edition after."""

    CONTINUED = "continued"
    MERGED = "merged"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Succession(Record):
    """What became of an activity, stated where no later activity says it."""

    shorthand: ClassVar[str | None] = "kind"
    kind: SuccessionKind
    note: Text | None = None


class Role(Record):
    """What somebody has to do in an activity."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    role: Text | None = None
    task: Text


class Elaboration(Record):
    """What the document says besides, shown with the part that it belongs to."""

    target_groups: Markdown | None = None
    timeline: Markdown | None = None
    deliverables: Markdown | None = None
    budget: Markdown | None = None
    responsible: Markdown | None = None


class Image(Record):
    """A picture with what it shows and whose it is."""

    file: FileName
    alternative: Text
    credit: Text
    caption: Text | None = None


class Attachment(Record):
    """A file to fetch."""

    file: FileName
    title: Text


class Activity(Record):
    """One activity of a plan."""

    type_name: ClassVar[str] = "activity"

    number: Text | None = None
    title: Text
    summary: Text | None = None
    """At most three sentences in plain language."""

    focus_areas: tuple[Annotated[Text, RefersTo("focus-area")], ...] = ()
    """The first is the one that it stands under in the plan."""

    position: Count | None = None
    """Its place among the plan's activities, where no number tells it."""

    topics: tuple[Annotated[Text, RefersTo("topic")], ...] = ()
    places: tuple[Annotated[Text, RefersTo("place")], ...] = ()
    status: ActivityStatus | None = None
    target_groups: tuple[TargetGroup, ...] = ()
    responsible: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    roles: tuple[Role, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    overview_title: Text | None = None
    """The title in the plan's overview, where it is another."""

    grant: Amounts = {}
    lines: tuple[Line, ...] = ()
    """The overview lines, where the sheet answers to more than one."""

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
    """How to take part, only where the document says so."""

    contact: Contact | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    draft: bool = False

    @property
    def main_area(self) -> str | None:
        """The id of the focus area that it stands under in the plan; None where it has none."""
        return next(iter(self.focus_areas), None)

    @property
    def numbers(self) -> str | None:
        """The numbers of its lines, `5, 6`; None where none has one."""
        return ", ".join(line.number for line in self.overview_lines if line.number) or None

    @property
    def overview_lines(self) -> tuple[Line, ...]:
        """Its lines in the overview: those it lists, or the one that its number and grant are."""
        if self.lines or (self.number is None and not self.grant):
            return self.lines
        return (
            Line(
                number=self.number,
                title=self.overview_title or self.title,
                focus_areas=self.focus_areas,
                grant=self.grant,
                note=self.grant_note,
                notes=self.grant_notes,
                is_new=self.status is ActivityStatus.NEW,
            ),
        )
