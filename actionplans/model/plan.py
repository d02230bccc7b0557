"""Plans: the editions of a partnership's action plan, and agreements."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.acceptance import Acceptance
from actionplans.model.address import Scope
from actionplans.model.agreement import Agreement
from actionplans.model.dates import Date, Day, Period, Tense
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.money import Explanation, Funding, Line
from actionplans.model.party import Contact
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import (
    Amounts,
    FileName,
    Kroner,
    Markdown,
    SearchWord,
    Slug,
    Text,
    Web,
    Year,
)


class PlanKind(StrEnum):
    """The kinds of documents that are plans."""

    SAFETY_PLAN = "safety-plan"
    ACTION_PLAN = "action-plan"
    AGREEMENT = "agreement"


class PlanStatus(StrEnum):
    """The status of the document."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Source(Record):
    """The document that a plan or a report was transcribed from."""

    title: Text
    date: Date | None = None
    publisher: Annotated[Text, RefersTo("organisation")] | None = None
    case_number: Text | None = None
    document_number: Text | None = None
    url: Web | None = None
    file: FileName | None = None
    """The document itself, as a file beside the page of its plan."""

    note: Text | None = None


class Adoption(Record):
    """The adoption of a plan: by whom and when."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    role: Text | None = None
    date: Date | None = None
    note: Text | None = None

    @property
    def is_stated(self) -> bool:
        """Whether it says who adopted the plan, or when: a note alone may say that nobody knows."""
        return bool(self.organisation or self.role or self.date)


class FocusArea(Record):
    """A focus area of a plan, by which its activities are grouped."""

    type_name: ClassVar[str] = "focus-area"
    scope: ClassVar[Scope] = Scope.PLAN

    id: Slug
    number: Text | None = None
    title: Text
    summary: Markdown | None = None
    intro: Markdown | None = None
    cross_cutting: bool = False
    """Whether it cuts across the other focus areas and has no activities of its own."""


class Result(Record):
    """An intended result of a plan's activities, in its theory of change."""

    type_name: ClassVar[str] = "result"
    scope: ClassVar[Scope] = Scope.PLAN

    id: Slug
    number: Text | None = None
    title: Text
    focus_areas: tuple[Annotated[Text, RefersTo("focus-area")], ...] = ()
    """The ids of the focus areas that lead to it; empty is all."""


class Plan(Record):
    """One edition of a partnership's plan, or an agreement."""

    type_name: ClassVar[str] = "plan"

    title: Text
    kind: PlanKind
    edition: Text
    """The name of the edition: `2022`, `2018–2021`."""

    period: Period | None = None
    """The time that the plan runs and grants money for; None where its document states none."""

    plan_year: Year | None = None
    """The year that the edition describes, if its period is longer than that.

    Which year's grants represent the plan is a matter of its lines too, see `model.grants`."""

    status: PlanStatus | None = None
    """The status as staff wrote it; see `stated_status`."""

    summary: Text | None = None
    search_words: tuple[SearchWord, ...] = ()
    """Words that readers may search by; no page shows them."""

    adopted: Adoption | None = None
    source: Source
    follows: Annotated[Text, RefersTo("plan")] | None = None
    """The address of the previous edition."""

    focus_areas: tuple[FocusArea, ...] = ()
    results: tuple[Result, ...] = ()
    effects: tuple[Text, ...] = ()
    """The long-term effects of the results."""

    other_lines: tuple[Line, ...] = ()
    """Overview lines without an activity."""

    printed_sums: Amounts = {}
    """The sums printed in the overview."""

    budget_ceiling: Amounts = {}
    """The budget ceiling stated in the plan."""

    provisional_years: tuple[Year, ...] = ()
    """Years whose grants will be decided later."""

    overview_note: Markdown | None = None
    funding: tuple[Funding, ...] = ()
    printed_funding: Kroner | None = None
    """The printed total of `funding`."""

    agreement: Agreement | None = None
    contact: Contact | None = None
    explanations: tuple[Explanation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    draft: bool = False
    publish_from: Day | None = None
    """The day from which it is published; None for one that is published as soon as it can be."""

    accepted: tuple[Acceptance, ...] = ()

    @property
    def is_agreement(self) -> bool:
        """Whether it is an agreement, which is entered between parties."""
        return self.kind is PlanKind.AGREEMENT

    @property
    def is_adopted(self) -> bool:
        """Whether it is stated who adopted the plan, or when."""
        return self.adopted is not None and self.adopted.is_stated

    @property
    def stated_status(self) -> PlanStatus | None:
        """The status that the document bears out; None where it states none.

        A plan is adopted where `adopted` says who adopted it, or when, and nowhere else.
        """
        if self.status in (None, PlanStatus.ADOPTED):
            return PlanStatus.ADOPTED if self.is_adopted else None
        return self.status

    def tense(self, day: date) -> Tense | None:
        """Whether it is ahead, runs or is over on a day; once replaced or withdrawn, it is over.

        Whatever the site says of the plan in the past or in the present is decided here. It is None
        where the plan states no period: nothing is said then.
        """
        if self.status in (PlanStatus.REPLACED, PlanStatus.WITHDRAWN):
            return Tense.OVER
        return self.period.tense(day) if self.period else None

    @property
    def described_years(self) -> Sequence[int]:
        """The years that the edition describes: its plan year, else all of its period.

        They are empty where it states neither.
        """
        if self.plan_year is not None:
            return range(self.plan_year, self.plan_year + 1)
        return self.period.years if self.period else ()
