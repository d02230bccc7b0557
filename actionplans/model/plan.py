"""A plan: one edition of what a partnership sets out to do, or an agreement about it."""

from enum import StrEnum
from typing import Annotated, ClassVar

from actionplans.model.address import Scope
from actionplans.model.agreement import Agreement
from actionplans.model.dates import Date, Period
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.money import Explanation, Funding, Line
from actionplans.model.record import Record, RefersTo
from actionplans.model.values import Amounts, Kroner, Markdown, Slug, Text, Web, Year


class PlanKind(StrEnum):
    """What sort of document the plan is."""

    SAFETY_PLAN = "safety-plan"
    ACTION_PLAN = "action-plan"
    AGREEMENT = "agreement"


class PlanStatus(StrEnum):
    """How far the document has come."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Source(Record):
    """The document that a plan or a report comes from."""

    title: Text
    date: Date | None = None
    publisher: Annotated[Text, RefersTo("organisation")] | None = None
    case_number: Text | None = None
    document_number: Text | None = None
    url: Web | None = None
    note: Text | None = None


class Adoption(Record):
    """Who adopted a plan, and when."""

    organisation: Annotated[Text, RefersTo("organisation")] | None = None
    role: Text | None = None
    date: Date | None = None
    note: Text | None = None


class FocusArea(Record):
    """One of the fields that a plan works in."""

    type_name: ClassVar[str] = "focus-area"
    scope: ClassVar[Scope] = Scope.PLAN

    id: Slug
    number: Text | None = None
    title: Text
    summary: Markdown | None = None
    intro: Markdown | None = None
    cross_cutting: bool = False
    """Whether it runs across the others and has no activities of its own."""


class Result(Record):
    """Something that a plan's activities are to lead to, in its theory of change."""

    type_name: ClassVar[str] = "result"
    scope: ClassVar[Scope] = Scope.PLAN

    id: Slug
    number: Text | None = None
    title: Text
    focus_areas: tuple[Annotated[Text, RefersTo("focus-area")], ...] = ()
    """The focus areas that lead to it; none is all of them."""


class Plan(Record):
    """One edition of a partnership's plan."""

    type_name: ClassVar[str] = "plan"

    title: Text
    kind: PlanKind
    edition: Text
    """What tells this edition from the others: `2022`, `2018–2021`."""

    period: Period
    """The time that the plan grants money and runs for."""

    plan_year: Year | None = None
    """The year that an edition describes, where its period is longer."""

    status: PlanStatus
    summary: Text | None = None
    adopted: Adoption | None = None
    source: Source
    follows: Annotated[Text, RefersTo("plan")] | None = None
    """The edition before this one."""

    focus_areas: tuple[FocusArea, ...] = ()
    results: tuple[Result, ...] = ()
    effects: tuple[Text, ...] = ()
    """What the results are to lead to in the end."""

    other_lines: tuple[Line, ...] = ()
    """Lines of the overview that have no activity sheet."""

    printed_sums: Amounts = {}
    """The sums that the overview prints."""

    budget_ceiling: Amounts = {}
    """The budget that the plan says it has."""

    provisional_years: tuple[Year, ...] = ()
    """Years whose grants are decided later."""

    overview_note: Markdown | None = None
    funding: tuple[Funding, ...] = ()
    printed_funding: Kroner | None = None
    """The total that the document prints of the funding."""

    agreement: Agreement | None = None
    explanations: tuple[Explanation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    missing: tuple[Missing, ...] = ()
    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    draft: bool = False

    @property
    def reference_year(self) -> int:
        """The year whose grants stand for the plan: the one it describes, else its last."""
        return self.plan_year or self.period.end.year
