"""The page of a plan: what it is, what it wants, what it will do, and whether it still runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.markup import plain_text
from actionplans.model.agreement import Agreement
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import (
    ActivityGroup,
    ActivityRow,
    Contents,
    DatedNote,
    DisagreementView,
    Fact,
    Link,
    Note,
    View,
    Word,
)
from actionplans.views.parts.activity_list import activity_groups
from actionplans.views.parts.agreement import AgreementView, agreement_view
from actionplans.views.parts.amounts import money
from actionplans.views.parts.change_notes import changes, last_updated
from actionplans.views.parts.events import calendar_link, events
from actionplans.views.parts.gaps import GAPS, disagreements, gaps_heading, missing
from actionplans.views.parts.money_table import other_funding
from actionplans.views.parts.standing import Standing, standing
from actionplans.views.parts.theory import Theory, theory_of
from actionplans.views.parts.year_chart import YearChart, year_chart
from actionplans.views.parts.year_sums import YearSum, budget_link, changes_link, year_sums


@dataclass(frozen=True, slots=True)
class PlanView(View):
    """Everything on a plan's page."""

    partnership_link: Link
    summary: str | None
    standing: Standing
    facts: tuple[Fact, ...]
    contents: tuple[Contents, ...]
    sums: tuple[YearSum, ...]
    budget_page: Link | None
    body: str
    theory: Theory | None
    year: YearChart | None
    calendar: Link | None
    groups: tuple[ActivityGroup, ...]
    activities: int
    other_lines: tuple[ActivityRow, ...]
    editions: tuple[Link, ...]
    reports: tuple[Link, ...]
    changes_page: Link | None
    whole_page: Link
    funding: tuple[Note, ...]
    agreement: AgreementView | None
    disagreements: tuple[DisagreementView, ...]
    missing: tuple[Note, ...]
    changes: tuple[DatedNote, ...]
    words: tuple[Word, ...]


def plan_view(context: ViewContext, entry: Entry[Plan]) -> PlanView:
    """The page of one plan."""
    record = entry.record
    partnership = context.library.partnership_of(entry)
    body, headings = context.body(entry)
    groups = tuple(activity_groups(context, entry))
    theory = theory_of(context, entry)
    sums = year_sums(context, entry)
    calendar = calendar_link(context, partnership) if events(context, entry) else None
    return PlanView(
        title=record.title,
        address=context.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=context.breadcrumbs(entry),
        partnership=partnership.id,
        draft=record.draft,
        partnership_link=context.link(partnership),
        summary=record.summary,
        standing=standing(context, entry),
        facts=tuple(_facts(context, entry)),
        contents=tuple(
            _contents(context, record, headings, bool(theory), bool(sums), bool(calendar))
        ),
        sums=sums,
        budget_page=budget_link(context, entry),
        body=body,
        theory=theory,
        year=year_chart(context, entry),
        calendar=calendar,
        groups=groups,
        activities=len(context.library.activities_of(entry)),
        other_lines=tuple(_other_lines(context, entry)),
        editions=tuple(
            context.link(other)
            for other in context.library.plans_of(partnership)
            if other is not entry
        ),
        reports=tuple(context.link(report) for report in context.library.reports_of(entry)),
        changes_page=changes_link(context, entry),
        whole_page=Link(context.text("whole-page"), context.whole_address(entry)),
        funding=other_funding(context, record.funding),
        agreement=agreement_view(context, entry),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(context, record.changes),
        words=context.words(entry),
    )


def _contents(
    context: ViewContext,
    record: Plan,
    headings: tuple[Contents, ...],
    theory: bool,
    sums: bool,
    dated: bool,
) -> Iterator[Contents]:
    """The sections of the page, in its order, where there is something in them."""
    agreement = record.agreement or Agreement()
    sections = (
        ("del-penge", "plan-grants", sums),
        ("del-aktiviteter", "activities", True),
        ("del-aaret", "what-when", dated),
        ("del-forandringsteori", "theory", theory),
        ("", "", headings),
        ("del-andre-penge", "other-funding", record.funding and not record.agreement),
        ("del-parter", "parties", record.agreement),
        ("del-maal", "goals", agreement.goals),
        ("del-kriterier", "criteria", agreement.criteria),
        ("del-bemanding", "staffing", agreement.staffing),
        ("del-finansiering", "funding", record.funding and record.agreement),
        ("del-konflikt", "conflict", agreement.conflict_handling),
        ("del-underretning", "notification", agreement.notification),
        ("del-revision", "revision", agreement.revision),
        (GAPS, gaps_heading(record), record.disagreements or record.missing),
    )
    for id, text, there in sections:
        if there and not id:
            yield from headings
        elif there:
            yield Contents(id, context.text(text))


def _facts(context: ViewContext, entry: Entry[Plan]) -> Iterator[Fact]:
    record = entry.record
    yield Fact(context.text("belongs-to"), (context.link(context.library.partnership_of(entry)),))
    yield Fact(context.text("period"), (Link(context.figures.years(record.period.years)),))
    yield Fact(context.text("status"), (Link(context.language.label("PlanStatus", record.status)),))
    if adopted := record.adopted:
        parts = []
        if adopted.organisation:
            parts.append(context.organisation(adopted.organisation).record.name)
        parts += [part for part in (adopted.role,) if part]
        if adopted.date:
            parts.append(context.date(adopted.date))
        yield Fact(
            context.text("adopted"), (Link(", ".join(parts)),) if parts else (), adopted.note
        )
    source = [Link(record.source.title)]
    if record.source.publisher:
        source.append(context.link(context.organisation(record.source.publisher)))
    if record.source.document_number:
        source.append(Link(context.text("document", number=record.source.document_number)))
    yield Fact(context.text("source"), tuple(source), record.source.note)
    yield from last_updated(context, entry)


def _other_lines(context: ViewContext, entry: Entry[Plan]) -> Iterator[ActivityRow]:
    year = entry.record.plan_year or entry.record.period.end.year
    for line in context.library.overview(entry):
        if line.activity is None:
            amount = line.line.grant.get(year)
            yield ActivityRow(
                link=Link(line.line.title or ""),
                number=line.line.number,
                summary=line.line.note,
                amount=money(context, amount),
                amount_label=context.granted_in(entry.record),
            )
