"""The page of an activity: its content, target groups, timeline, people, budget and progress."""

from actionplans.model.activity import Activity
from actionplans.model.reconciliation import reconcile_activity
from actionplans.model.report import ActivityReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links, Prose, paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, View, listed, present, section, subsection
from actionplans.views.parts.activity_budget import activity_table, overview_lines
from actionplans.views.parts.activity_head import activity_head
from actionplans.views.parts.change_notes import change_notes
from actionplans.views.parts.connections import connections
from actionplans.views.parts.contact import feedback_address
from actionplans.views.parts.criteria import criteria
from actionplans.views.parts.deliverables import deliverables
from actionplans.views.parts.facts import activity_facts
from actionplans.views.parts.field_section import field_section
from actionplans.views.parts.gaps import gaps
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.pager import pager
from actionplans.views.parts.parties import parties
from actionplans.views.parts.picture import attachments, pictures
from actionplans.views.parts.progress import reports_on
from actionplans.views.parts.reconciliation import reconciliation
from actionplans.views.parts.roles import roles
from actionplans.views.parts.staffing import staffing
from actionplans.views.parts.standing import standing
from actionplans.views.parts.target_groups import target_groups
from actionplans.views.parts.timeline import timeline
from actionplans.views.parts.year_sums import budget_link


def activity_view(context: ViewContext, entry: Entry[Activity]) -> View:
    """The page of one activity."""
    record = entry.record
    siblings = context.library.activities_of(context.library.plan_of(entry))
    mail = feedback_address(context, record.name, context.address(entry))
    return View(
        title=record.name,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(entry).id,
        draft=record.draft,
        head=present(
            activity_head(context, entry), paragraph(_plan_state(context, entry), "standing")
        ),
        aside=present(
            activity_facts(context, entry),
            paragraph(Link(context.text("give-feedback"), mail, outside=True) if mail else None),
        ),
        sections=activity_sections(context, entry),
        closing=present(
            change_notes(context, record), context.words(entry), pager(context, siblings, entry)
        ),
    )


def activity_sections(
    context: ViewContext, entry: Entry[Activity], *, standalone: bool = True
) -> tuple[Part, ...]:
    """The body of an activity and its sections, in the order of the page.

    Args:
        context: the site.
        entry: the activity.
        standalone: whether the activity has the page to itself; otherwise it is part of its plan's.
    """
    record, more = entry.record, entry.record.elaboration
    anchor, label = context.anchor, context.label

    def elaboration(text: str | None, prefix: str) -> Prose | None:
        return prose(context.html(text, entry, prefix))

    return present(
        context.body(entry),
        *pictures(context, entry),
        field_section(context, Activity, "attachments", attachments(context, entry)),
        section(
            anchor("results"),
            label(Activity, "results"),
            listed(Links, (context.result_link(entry, id) for id in record.results)),
        ),
        field_section(
            context,
            Activity,
            "target_groups",
            target_groups(context, record),
            elaboration(more.target_groups, "target-groups"),
        ),
        field_section(
            context,
            Activity,
            "participation",
            elaboration(record.participation, "participation"),
        ),
        field_section(
            context,
            Activity,
            "timeline",
            timeline(record.timeline),
            elaboration(more.timeline, "timeline"),
        ),
        field_section(
            context,
            Activity,
            "deliverables",
            deliverables(context, record.deliverables),
            elaboration(more.deliverables, "deliverables"),
        ),
        section(
            anchor("progress"),
            label(ActivityReport, "progress"),
            *(subsection(item.report, item) for item in reports_on(context, entry)),
        ),
        section(
            anchor("criteria"), label(Activity, "criteria"), criteria(context, record.criteria)
        ),
        _money(context, entry, standalone=standalone),
        _responsible(context, entry),
        gaps(context, record),
        connections(context, entry),
    )


def _money(context: ViewContext, entry: Entry[Activity], *, standalone: bool) -> Section | None:
    record, t = entry.record, context.text
    tables = present(overview_lines(context, entry), activity_table(context, entry))
    return section(
        context.anchor("budget"),
        t("money"),
        *(tables or present(paragraph(t("no-budget")))),
        reconciliation(context, reconcile_activity(record)),
        prose(context.html(record.elaboration.budget, entry, "budget")),
        subsection(context.label(Activity, "funding"), other_funding(context, record.funding)),
        paragraph(budget_link(context, context.library.plan_of(entry)) if standalone else None),
    )


def _responsible(context: ViewContext, entry: Entry[Activity]) -> Section:
    record, t, label = entry.record, context.text, context.label
    content = present(
        subsection(label(Activity, "responsible"), parties(context, record.responsible)),
        subsection(label(Activity, "partners"), parties(context, record.partners)),
        roles(context, record),
        subsection(label(Activity, "staffing"), staffing(context, record.staffing)),
        prose(context.html(record.elaboration.responsible, entry, "responsible")),
    )
    # Always there, even when nobody is named: its absence would leave a reader in doubt.
    return Section(
        id=context.anchor("responsible"), heading=Link(t("who-does-what")), parts=content
    )


def _plan_state(context: ViewContext, entry: Entry[Activity]) -> str | None:
    """The sentence that the plan is over or has not begun; None while it runs."""
    plan = context.library.plan_of(entry)
    period, today = plan.record.period, context.site.settings.today
    runs = period.start.first <= today <= period.end.last
    return None if runs else standing(context, plan).state
