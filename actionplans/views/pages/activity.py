"""The page of an activity: its content, target groups, timeline, people, budget and progress."""

from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.model.reconciliation import reconcile_activity
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.responsibility import lacks_responsible
from actionplans.views.basic_parts import Links, Prose, paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, View, listed, present, section, subsection
from actionplans.views.parts.activity_budget import activity_table, overview_lines
from actionplans.views.parts.activity_head import activity_head
from actionplans.views.parts.change_notes import change_notes
from actionplans.views.parts.connections import connections
from actionplans.views.parts.contact import ask, feedback_address
from actionplans.views.parts.criteria import criteria
from actionplans.views.parts.deliverables import deliverables
from actionplans.views.parts.facts import activity_facts, all_places, see_also
from actionplans.views.parts.field_section import field_section, heading_in_tense
from actionplans.views.parts.gaps import folded_gaps, gaps, missing
from actionplans.views.parts.mentioned import Shown, folded_mentions
from actionplans.views.parts.noted import noted_on
from actionplans.views.parts.other_funding import other_funding
from actionplans.views.parts.pager import pager
from actionplans.views.parts.participation import participation
from actionplans.views.parts.parties import parties, partners
from actionplans.views.parts.picture import attachments, pictures
from actionplans.views.parts.poster import poster_link
from actionplans.views.parts.progress import reports_of
from actionplans.views.parts.reconciliation import reconciliation
from actionplans.views.parts.roles import roles
from actionplans.views.parts.search_names import search_names
from actionplans.views.parts.staffing import staffing
from actionplans.views.parts.standing import in_tense, past_or_ahead, tense_of
from actionplans.views.parts.target_groups import target_groups
from actionplans.views.parts.timeline import timeline
from actionplans.views.parts.year_strip import year_strip
from actionplans.views.parts.year_sums import budget_link

#: The fields whose references to an activity its page shows otherwise.
_SHOWN: Shown = frozenset(
    {
        (Activity, "related"),
        (Activity, "continues"),
        (Activity, "part_of"),
        (StatusReport, "activities"),
    }
)


def activity_view(context: ViewContext, entry: Entry[Activity]) -> View:
    """The page of one activity."""
    record = entry.record
    plan = context.library.plan_of(entry)
    siblings = context.library.activities_of(plan)
    return View(
        title=record.name,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=context.library.partnership_of(entry).id,
        head=present(
            activity_head(context, entry), past_or_ahead(context, entry), search_names(record)
        ),
        aside=present(activity_facts(context, entry)),
        sections=activity_sections(context, entry),
        closing=present(
            _see_also(context, entry),
            change_notes(context, record),
            context.words(entry),
            pager(context, siblings, entry),
        ),
    )


def activity_sections(
    context: ViewContext, entry: Entry[Activity], *, standalone: bool = True
) -> tuple[Part, ...]:
    """The sections of an activity: whom to ask, promises, what came of it, money, background.

    How to take part comes first, but not how one once could in an activity of a past plan.

    Args:
        context: the site.
        entry: the activity.
        standalone: whether the activity has the page to itself; otherwise it is part of its plan's.
    """
    record, more = entry.record, entry.record.elaboration
    anchor, label = context.anchor, context.label
    joining, is_over = participation(context, entry), tense_of(context, entry) is Tense.OVER

    def elaboration(text: str | None, prefix: str) -> Prose | None:
        return prose(context.html(text, entry, prefix))

    return present(
        None if is_over else joining,
        ask(context, entry, own=not standalone),
        field_section(context, Activity, "attachments", attachments(context, entry)),
        field_section(
            context,
            Activity,
            "deliverables",
            deliverables(context, entry, standalone=standalone),
            elaboration(more.deliverables, "deliverables"),
        ),
        joining if is_over else None,
        section(
            anchor("progress"),
            _progress_heading(context, entry),
            *(
                subsection(item.report, paragraph(item.time, "quiet"), item)
                for _, item in reports_of(context, entry)
            ),
        ),
        section(
            anchor("criteria"), label(Activity, "criteria"), criteria(context, record.criteria)
        ),
        field_section(
            context,
            Activity,
            "target_groups",
            target_groups(context, record),
            elaboration(more.target_groups, "target-groups"),
        ),
        all_places(context, entry) if standalone else None,
        field_section(
            context,
            Activity,
            "timeline",
            timeline(record.timeline),
            elaboration(more.timeline, "timeline"),
        ),
        _money(context, entry, standalone=standalone),
        _responsible(context, entry),
        context.body(entry, follows=True, heading=context.text("more-on-activity")),
        *pictures(context, entry),
        section(
            anchor("results"),
            label(Activity, "results"),
            listed(Links, (context.result_link(entry, id) for id in record.results)),
        ),
        connections(context, entry),
        _notes(context, entry) if standalone else gaps(context, entry, is_open=True),
    )


def _see_also(context: ViewContext, entry: Entry[Activity]) -> Section | None:
    """The section of what concerns the page and its plan rather than the activity."""
    mail = feedback_address(context, entry.record.name, context.address(entry))
    return section(
        context.anchor("see-also"),
        context.text("see-also"),
        see_also(context, entry),
        poster_link(context, entry),
        paragraph(Link(context.text("give-feedback"), mail, outside=True) if mail else None),
    )


def _notes(context: ViewContext, entry: Entry[Activity]) -> Section | None:
    """The section of what concerns the documents rather than the activity, all of it folded."""
    noted, lacking = noted_on(context, entry), missing(entry.record.missing)
    plan = context.library.plan_of(entry)
    return section(
        context.anchor("disagreements"),
        context.text("document-notes"),
        folded_gaps(context, noted, lacking, is_open=False),
        folded_mentions(context, entry, shown=_SHOWN, listed=(plan,)),
    )


def _money(context: ViewContext, entry: Entry[Activity], *, standalone: bool) -> Section | None:
    """The section on money; None where neither the activity nor its plan states any."""
    record, t = entry.record, context.text
    plan = context.library.plan_of(entry)
    plan_budget = budget_link(context, plan)
    tables = present(overview_lines(context, entry), activity_table(context, entry))
    none = present(paragraph(t("no-budget"))) if plan_budget else ()
    return section(
        context.anchor("budget"),
        t("money"),
        year_strip(context, entry) if standalone else None,
        *(tables or none),
        reconciliation(context, plan.record, reconcile_activity(record)),
        prose(context.html(record.elaboration.budget, entry, "budget")),
        subsection(
            context.label(Activity, "funding"), other_funding(context, plan.record, record.funding)
        ),
        paragraph(plan_budget if standalone else None),
    )


def _responsible(context: ViewContext, entry: Entry[Activity]) -> Section | None:
    """The section on who does what; None where nobody is named, nor could be expected to be.

    Of an activity that alone names nobody it says so: readers would look for it.
    """
    record, t, label = entry.record, context.text, context.label
    content = present(
        subsection(label(Activity, "responsible"), parties(context, record.responsible)),
        subsection(label(Activity, "partners"), partners(context, record)),
        roles(context, record),
        subsection(
            heading_in_tense(context, entry, Activity, "staffing"),
            staffing(context, entry, record.staffing),
        ),
        prose(context.html(record.elaboration.responsible, entry, "responsible")),
    )
    is_missed = not content and lacks_responsible(context.library, entry)
    return section(
        context.anchor("responsible"),
        t("who-does-what"),
        *(content or present(paragraph(t("responsible-unstated") if is_missed else None))),
    )


def _progress_heading(context: ViewContext, entry: Entry[Activity]) -> str:
    """The heading over reports on an activity, with the month of the report where it is one."""
    dates = [report.record.date for report, _ in reports_of(context, entry)]
    if len(dates) == 1 and (date := dates[0]):
        return context.text("how-it-went", when=context.date(date._replace(day=None)))
    return in_tense(context, "how-it-goes", entry)
