"""The page of a plan: what it is, what it wants, what it will do, and whether it still runs."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.markup import plain_text
from actionplans.model.agreement import Agreement
from actionplans.model.money import add_by_year, years_of
from actionplans.model.plan import Plan, PlanKind, PlanStatus
from actionplans.reader import Entry
from actionplans.views.agreeing import GAPS, changes, disagreements, gaps_heading, missing
from actionplans.views.agreement import AgreementView, agreement_view
from actionplans.views.amounts import money
from actionplans.views.money import other_funding
from actionplans.views.parts import (
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
from actionplans.views.rows import activity_row
from actionplans.views.shared import Shared
from actionplans.views.steps import calendar_link, events
from actionplans.views.theory import Theory, theory_of
from actionplans.views.updates import last_updated
from actionplans.views.year import YearPicture, year_picture


@dataclass(frozen=True, slots=True)
class YearSum:
    """What a plan grants in a year."""

    year: str
    amount: str
    provisional: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the plan is, where it comes from, and whether it still runs."""

    kind: str
    period: str
    is_over: bool
    state: str
    status: str
    document: str
    authority: str
    source_address: str | None


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
    year: YearPicture | None
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


def plan_view(shared: Shared, entry: Entry[Plan]) -> PlanView:
    """The page of one plan."""
    record = entry.record
    partnership = shared.library.partnership_of(entry)
    body, headings = shared.body(entry)
    groups = tuple(activity_groups(shared, entry))
    theory = theory_of(shared, entry)
    sums = year_sums(shared, entry)
    calendar = calendar_link(shared, partnership) if events(shared, entry) else None
    return PlanView(
        title=record.title,
        address=shared.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=shared.breadcrumbs(entry),
        partnership=partnership.id,
        draft=record.draft,
        partnership_link=shared.link(partnership),
        summary=record.summary,
        standing=standing(shared, entry),
        facts=tuple(_facts(shared, entry)),
        contents=tuple(
            _contents(shared, record, headings, bool(theory), bool(sums), bool(calendar))
        ),
        sums=sums,
        budget_page=budget_link(shared, entry),
        body=body,
        theory=theory,
        year=year_picture(shared, entry),
        calendar=calendar,
        groups=groups,
        activities=len(shared.library.activities_of(entry)),
        other_lines=tuple(_other_lines(shared, entry)),
        editions=tuple(
            shared.link(other)
            for other in shared.library.plans_of(partnership)
            if other is not entry
        ),
        reports=tuple(shared.link(report) for report in shared.library.reports_of(entry)),
        changes_page=_changes_page(shared, entry),
        whole_page=Link(shared.text("whole-page"), shared.whole_address(entry)),
        funding=other_funding(shared, record.funding),
        agreement=agreement_view(shared, entry),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(shared, record.changes),
        words=shared.words(entry),
    )


def _contents(
    shared: Shared,
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
            yield Contents(id, shared.text(text))


def budget_link(shared: Shared, plan: Entry[Plan]) -> Link | None:
    """The way to a plan's budget page; None where its overview states no money."""
    if not years_of(line.line.grant for line in shared.library.overview(plan)):
        return None
    return Link(shared.text("whole-budget"), shared.budget_address(plan))


def standing(shared: Shared, entry: Entry[Plan]) -> Standing:
    """What the plan is and whether it still runs, measured against the day of the build."""
    record, today = entry.record, shared.site.settings.today
    first, last = record.period.start.first, record.period.end.last
    word = "agreement" if record.kind is PlanKind.AGREEMENT else "plan"
    when, day = ("over", last) if today > last else ("now", last)
    if today < first:
        when, day = "ahead", first
    state = shared.text(f"{word}-{when}", date=shared.figures.day(day))
    counts = "proposed" if record.status is PlanStatus.PROPOSED else "counts"
    source = record.source
    details = [source.title]
    if source.date:
        details.append(shared.date(source.date))
    if source.case_number:
        details.append(shared.text("case", number=source.case_number))
    return Standing(
        kind=shared.language.word("PlanKind", record.kind),
        period=_years(record),
        is_over=today > last,
        state=state,
        status=shared.language.word("PlanStatus", record.status),
        document=", ".join(details),
        authority=shared.text(f"{word}-{counts}"),
        source_address=source.url,
    )


def _years(record: Plan) -> str:
    years = record.period.years
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def year_sums(shared: Shared, entry: Entry[Plan]) -> tuple[YearSum, ...]:
    """What all lines of the overview grant together, by year; years without an amount are out."""
    sums = add_by_year(line.line.grant for line in shared.library.overview(entry))
    provisional = shared.text("provisional")
    return tuple(
        YearSum(
            str(year),
            shared.kroner(found.amount),
            provisional if year in entry.record.provisional_years else None,
        )
        for year, found in sums.items()
        if found.is_stated
    )


def _facts(shared: Shared, entry: Entry[Plan]) -> Iterator[Fact]:
    record = entry.record
    yield Fact(shared.text("belongs-to"), (shared.link(shared.library.partnership_of(entry)),))
    yield Fact(shared.text("period"), (Link(_years(record)),))
    yield Fact(shared.text("status"), (Link(shared.language.word("PlanStatus", record.status)),))
    if adopted := record.adopted:
        parts = []
        if adopted.organisation:
            parts.append(shared.organisation(adopted.organisation).record.name)
        parts += [part for part in (adopted.role,) if part]
        if adopted.date:
            parts.append(shared.date(adopted.date))
        yield Fact(shared.text("adopted"), (Link(", ".join(parts)),) if parts else (), adopted.note)
    source = [Link(record.source.title)]
    if record.source.publisher:
        source.append(shared.link(shared.organisation(record.source.publisher)))
    if record.source.document_number:
        source.append(Link(shared.text("document", number=record.source.document_number)))
    yield Fact(shared.text("source"), tuple(source), record.source.note)
    yield from last_updated(shared, entry)


def activity_groups(shared: Shared, entry: Entry[Plan]) -> Iterator[ActivityGroup]:
    """A plan's activities under the focus area that each stands in."""
    activities = shared.library.activities_of(entry)
    for area in entry.record.focus_areas:
        rows = [
            activity_row(shared, a)
            for a in activities
            if area.id == next(iter(a.record.focus_areas), 0)
        ]
        if rows:
            tag = shared.focus_tag(entry, area.id)
            heading = Link(tag.title, tag.address)
            yield ActivityGroup(heading, tuple(rows), tag.shape, area.summary)
    rows = [activity_row(shared, a) for a in activities if not a.record.focus_areas]
    if rows:
        yield ActivityGroup(Link(shared.text("no-focus-area")), tuple(rows))


def _other_lines(shared: Shared, entry: Entry[Plan]) -> Iterator[ActivityRow]:
    year = entry.record.plan_year or entry.record.period.end.year
    for line in shared.library.overview(entry):
        if line.activity is None:
            amount = line.line.grant.get(year)
            yield ActivityRow(
                link=Link(line.line.title or ""),
                number=line.line.number,
                summary=line.line.note,
                amount=money(shared, amount),
                amount_label=shared.granted_in(entry.record),
            )


def _changes_page(shared: Shared, entry: Entry[Plan]) -> Link | None:
    """The page of what changed from year to year, where there is more than one year."""
    if len(year_sums(shared, entry)) < 2:
        return None
    return Link(shared.text("changes-page"), changes_address(shared, entry))


def changes_address(shared: Shared, plan: Entry[Plan]) -> str:
    """The address of the page of what changed in a plan."""
    return f"{plan.id}/{shared.language.address('changes')}/"
