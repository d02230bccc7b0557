"""The list of every figure that does not add up and every statement that another contradicts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.reader import Entry
from actionplans.views.agreeing import disagreements, verdict
from actionplans.views.agreement import share_verdict
from actionplans.views.indicators import indicators_of, printed_changes
from actionplans.views.parts import DisagreementView, Link, Verdict, View
from actionplans.views.plan import budget_link
from actionplans.views.report import measure_view
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class PlanDisagreements:
    """What does not agree in one plan, or in what is said of its partnership."""

    heading: Link
    partnership: str
    computed: tuple[Verdict, ...]
    """Differences between figures that were added up here."""

    recorded: tuple[DisagreementView, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsView(View):
    """Everything on the page."""

    groups: tuple[PlanDisagreements, ...]
    checked: int
    """How many pairs of figures were held against each other."""

    differing: int
    recorded: int


def disagreements_view(shared: Shared) -> DisagreementsView:
    """Every computed difference and every recorded disagreement, with where each stands."""
    groups: list[PlanDisagreements] = []
    checked = 0
    for partnership in shared.library.partnerships.values():
        changes = tuple(_changes(shared, partnership))
        checked += len(changes)
        own = tuple(_of_partnership(shared, partnership))
        wrong = tuple(verdict for verdict in changes if verdict.agrees is False)
        if own or wrong:
            name = partnership.record.title
            link = Link(name, shared.address(partnership))
            groups.append(PlanDisagreements(link, name, wrong, own))
        for plan in shared.library.plans_of(partnership):
            verdicts = tuple(plan_verdicts(shared, plan))
            checked += len(verdicts)
            differing = tuple(verdict for verdict in verdicts if verdict.agrees is False)
            recorded = tuple(_recorded(shared, plan))
            if differing or recorded:
                heading = f"{partnership.record.title} · {plan.record.title}"
                link = Link(heading, shared.address(plan))
                groups.append(
                    PlanDisagreements(link, partnership.record.title, differing, recorded)
                )
    return DisagreementsView(
        title=shared.text("disagreements-title"),
        address=shared.page("disagreements"),
        description=shared.text("disagreements-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        groups=tuple(groups),
        checked=checked,
        differing=sum(len(group.computed) for group in groups),
        recorded=sum(len(group.recorded) for group in groups),
    )


def plan_verdicts(shared: Shared, plan: Entry[Plan]) -> Iterator[Verdict]:
    """Everything of a plan that can be held against what it prints."""
    yield from _of_plan(shared, plan)
    for activity in shared.library.activities_of(plan):
        link = shared.link(activity)
        place = Link(link.text, f"{link.address}#del-budget")
        for comparison in reconcile_activity(activity.record):
            if comparison.comparable:
                yield verdict(shared, comparison, place)
    for report in shared.library.reports_of(plan):
        place = Link(report.record.title, f"{shared.address(report)}#del-opgoerelser")
        for measure in report.record.measures:
            yield replace(measure_view(shared, report, measure).verdict, source=place)


def _of_plan(shared: Shared, plan: Entry[Plan]) -> Iterator[Verdict]:
    """The sums that a plan itself prints, and the shares of its staff."""
    lines = [line.line for line in shared.library.overview(plan)]
    title = shared.text("budget-title", plan=plan.record.title)
    page = budget_link(shared, plan)
    place = replace(page, text=title) if page else shared.link(plan)
    for comparison in reconcile_plan(plan.record, lines):
        if comparison.comparable:
            yield verdict(shared, comparison, place)
    for post in plan.record.agreement.staffing if plan.record.agreement else ():
        share = share_verdict(shared, post)
        if share and share.agrees is not None:
            place = Link(plan.record.title, f"{shared.address(plan)}#del-bemanding")
            yield replace(share, source=place)


def _changes(shared: Shared, partnership: Entry[Partnership]) -> Iterator[Verdict]:
    """Printed changes of a partnership's indicators, held against the measured values."""
    for entry in indicators_of(shared, partnership.id):
        for found in printed_changes(shared, entry.record):
            if found.agrees is not None:
                yield replace(found, source=shared.link(entry))


def _of_partnership(shared: Shared, partnership: Entry[Partnership]) -> Iterator[DisagreementView]:
    yield from disagreements(partnership.record.disagreements, shared.link(partnership))
    for entry in indicators_of(shared, partnership.id):
        yield from disagreements(entry.record.disagreements, shared.link(entry))


def _recorded(shared: Shared, plan: Entry[Plan]) -> Iterator[DisagreementView]:
    yield from disagreements(plan.record.disagreements, shared.link(plan))
    for activity in shared.library.activities_of(plan):
        yield from disagreements(activity.record.disagreements, shared.link(activity))
    for report in shared.library.reports_of(plan):
        link = shared.link(report)
        yield from disagreements(report.record.disagreements, link)
        for item in report.record.activities:
            title = shared.library.activities[item.activity].record.title
            place = Link(f"{title}: {link.text}", f"{link.address}#del-aktiviteter")
            yield from disagreements(item.disagreements, place)
