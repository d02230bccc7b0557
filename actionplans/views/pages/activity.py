"""The page of an activity: what, for whom, when, by whom, for what money, and what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from actionplans.markup import plain_text
from actionplans.model.activity import Activity, TargetGroup
from actionplans.model.reconciliation import reconcile_activity
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import (
    Contents,
    DatedNote,
    DisagreementView,
    Fact,
    FocusTag,
    Link,
    MoneyTable,
    Note,
    Party,
    Reason,
    Reconciliation,
    View,
    Word,
)
from actionplans.views.parts.change_notes import changes
from actionplans.views.parts.connections import continued_by, continues, fate, part_of, related
from actionplans.views.parts.contact import write_about
from actionplans.views.parts.criteria import CriterionView, criteria_views
from actionplans.views.parts.deliverables import DeliverableView, deliverable_view
from actionplans.views.parts.facts import KeyFigure, facts, key_figures
from actionplans.views.parts.gaps import GAPS, disagreements, gaps_heading, missing
from actionplans.views.parts.money_table import activity_table, other_funding, overview_lines
from actionplans.views.parts.progress import ProgressView, reports_on
from actionplans.views.parts.reconciliation import reconciliations
from actionplans.views.parts.staffing import StaffPosition, staff_positions
from actionplans.views.parts.standing import standing
from actionplans.views.parts.year_sums import budget_link


@dataclass(frozen=True, slots=True)
class GroupView:
    """A target group in words."""

    who: str
    rank: str | None
    details: str | None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the timeline."""

    when: str
    iso: str | None
    what: str


@dataclass(frozen=True, slots=True)
class RoleView:
    """Somebody, and what they have to do."""

    who: Link
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture with what it shows and whose it is."""

    html: str
    """With addresses below `~/`, as rendered texts have them."""

    credit: str
    caption: str | None


@dataclass(frozen=True, slots=True)
class ActivityView(View):
    """Everything on an activity's page."""

    number: str | None
    summary: str | None
    plan_state: str | None
    """That the plan is over, or has not begun, where it is so."""

    status: str | None
    status_kind: str | None
    focus: tuple[FocusTag, ...]
    key_figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    contents: tuple[Contents, ...]
    body: str
    target_groups: tuple[GroupView, ...]
    target_groups_more: str | None
    timeline: tuple[StepView, ...]
    timeline_more: str | None
    deliverables: tuple[DeliverableView, ...]
    deliverables_more: str | None
    reports: tuple[ProgressView, ...]
    criteria: tuple[CriterionView, ...]
    budget: MoneyTable | None
    lines: MoneyTable | None
    reconciliations: tuple[Reconciliation, ...]
    budget_more: str | None
    budget_page: Link | None
    funding: tuple[Note, ...]
    responsible: tuple[Party, ...]
    partners: tuple[Party, ...]
    roles: tuple[RoleView, ...]
    responsible_more: str | None
    staffing: tuple[StaffPosition, ...]
    images: tuple[ImageView, ...]
    attachments: tuple[Link, ...]
    participation: str | None
    results: tuple[Link, ...]
    continues: tuple[Reason, ...]
    continued_by: tuple[Reason, ...]
    fate: Note | None
    part_of: Reason | None
    parts: tuple[Reason, ...]
    related: tuple[Reason, ...]
    disagreements: tuple[DisagreementView, ...]
    missing: tuple[Note, ...]
    changes: tuple[DatedNote, ...]
    words: tuple[Word, ...]
    feedback: str | None
    """The address that opens a mail about it."""

    previous: Link | None
    next: Link | None


def activity_view(context: ViewContext, entry: Entry[Activity]) -> ActivityView:
    """The page of one activity."""
    record, more = entry.record, entry.record.elaboration
    body, headings = context.body(entry)
    plan = context.library.plan_of(entry)
    siblings = context.library.activities_of(plan)
    place = siblings.index(entry)
    return ActivityView(
        title=record.title,
        address=context.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(entry).id,
        draft=record.draft,
        number=", ".join(line.number for line in record.overview_lines if line.number) or None,
        summary=record.summary,
        plan_state=_plan_state(context, entry),
        status=context.language.label("ActivityStatus", record.status) if record.status else None,
        status_kind=str(record.status) if record.status else None,
        focus=context.focus_tags(entry, record.focus_areas),
        key_figures=tuple(key_figures(context, entry)),
        facts=tuple(facts(context, entry)),
        contents=(*headings, *_contents(context, entry)),
        body=body,
        target_groups=tuple(_group(context, group) for group in record.target_groups),
        target_groups_more=context.html(more.target_groups, entry, "maalgruppe"),
        timeline=tuple(
            StepView(step.when, str(step.start) if step.start else None, step.what)
            for step in record.timeline
        ),
        timeline_more=context.html(more.timeline, entry, "tidsplan"),
        deliverables=tuple(deliverable_view(context, item) for item in record.deliverables),
        deliverables_more=context.html(more.deliverables, entry, "leverancer"),
        reports=tuple(reports_on(context, entry)),
        criteria=tuple(criteria_views(context, record.criteria)),
        budget=activity_table(context, entry),
        lines=overview_lines(context, entry),
        reconciliations=reconciliations(context, reconcile_activity(record)),
        budget_more=context.html(more.budget, entry, "budget"),
        budget_page=budget_link(context, plan),
        funding=other_funding(context, record.funding),
        responsible=context.parties(record.responsible),
        partners=context.parties(record.partners),
        roles=tuple(_roles(context, record)),
        responsible_more=context.html(more.responsible, entry, "ansvarlige"),
        staffing=tuple(staff_positions(context, record.staffing)),
        images=tuple(
            ImageView(
                context.files.picture(_beside(entry, i.file), i.alternative), i.credit, i.caption
            )
            for i in record.images
        ),
        attachments=tuple(
            Link(context.files.described(a.title, file), quote(file))
            for a in record.attachments
            for file in [_beside(entry, a.file)]
        ),
        participation=context.html(record.participation, entry, "deltag"),
        results=tuple(context.result_link(entry, id) for id in record.results),
        continues=tuple(continues(context, entry)),
        continued_by=tuple(continued_by(context, entry)),
        fate=fate(context, record),
        part_of=part_of(context, record),
        parts=tuple(
            Reason(context.link(link.source)) for link in context.library.links_to(entry, "part_of")
        ),
        related=tuple(related(context, entry)),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(context, record.changes),
        words=context.words(entry),
        feedback=write_about(context, record.title, context.address(entry)),
        previous=context.link(siblings[place - 1]) if place else None,
        next=context.link(siblings[place + 1]) if place + 1 < len(siblings) else None,
    )


def _contents(context: ViewContext, entry: Entry[Activity]) -> Iterator[Contents]:
    """The sections that follow the body, where there is something in them."""
    record, more = entry.record, entry.record.elaboration
    connected = (record.related, record.continues, record.fate, record.part_of)
    links = context.library.links_to(entry, "related", "continues", "part_of")
    sections = (
        ("del-bilag", "attachments", record.attachments),
        ("resultater", "contributes-to", record.results),
        ("del-maalgruppe", "for-whom", record.target_groups or more.target_groups),
        ("del-deltag", "take-part", record.participation),
        ("del-tidsplan", "timeline", record.timeline or more.timeline),
        ("del-leverancer", "deliverables", record.deliverables or more.deliverables),
        ("del-status", "how-it-goes", any(reports_on(context, entry))),
        ("del-kriterier", "criteria", record.criteria),
        ("del-budget", "money", True),
        ("del-ansvarlige", "who-does-what", True),
        (GAPS, gaps_heading(record), record.disagreements or record.missing),
        ("del-sammenhaeng", "connections", any(connected) or links),
    )
    for id, text, there in sections:
        if there:
            yield Contents(id, context.text(text))


def _beside(entry: Entry[Activity], file: str) -> str:
    """The path of a file that lies beside an activity's own."""
    return f"{entry.id.rpartition('/')[0]}/{file}"


def _group(context: ViewContext, group: TargetGroup) -> GroupView:
    details = []
    if group.ages:
        details.append(context.text("ages", ages=str(group.ages).replace("-", "–")))
    if group.size is not None:
        details.append(context.text("people", number=context.figures.number(group.size)))
    rank = context.language.label("Rank", group.rank) if group.rank else None
    return GroupView(group.who, rank, ", ".join(details) or None)


def _roles(context: ViewContext, record: Activity) -> Iterator[RoleView]:
    """Who has to do what, the tasks of one gathered under it."""
    tasks: dict[Link, list[str]] = {}
    for role in record.roles:
        organisation = context.organisation(role.organisation) if role.organisation else None
        names = [organisation.record.name] if organisation else []
        names += [role.role] if role.role else []
        address = context.address(organisation) if organisation else None
        tasks.setdefault(Link(", ".join(names), address), []).append(role.task)
    for who, what in tasks.items():
        yield RoleView(who, tuple(what))


def _plan_state(context: ViewContext, entry: Entry[Activity]) -> str | None:
    plan = context.library.plan_of(entry)
    period, today = plan.record.period, context.site.settings.today
    runs = period.start.first <= today <= period.end.last
    return None if runs else standing(context, plan).state
