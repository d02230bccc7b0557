"""The list of every figure that does not add up and every statement that another contradicts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import View
from actionplans.views.parts.gaps import DisagreementItem, disagreements
from actionplans.views.parts.indicators import indicators_of, printed_changes
from actionplans.views.parts.plan_verdicts import plan_verdicts


@dataclass(frozen=True, slots=True)
class PlanDisagreements:
    """What does not agree in one plan, or in what is said of its partnership."""

    heading: Link
    partnership: str
    computed: tuple[Verdict, ...]
    """Differences between figures that were added up here."""

    recorded: tuple[DisagreementItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsView(View):
    """Everything on the page."""

    groups: tuple[PlanDisagreements, ...]
    checked: int
    """How many pairs of figures were held against each other."""

    differing: int
    recorded: int


def disagreements_view(context: ViewContext) -> DisagreementsView:
    """Every computed difference and every recorded disagreement, with where each stands."""
    groups: list[PlanDisagreements] = []
    checked = 0
    for partnership in context.library.partnerships.values():
        changes = tuple(_changes(context, partnership))
        checked += len(changes)
        own = tuple(_of_partnership(context, partnership))
        wrong = tuple(verdict for verdict in changes if verdict.agrees is False)
        if own or wrong:
            name = partnership.record.title
            link = Link(name, context.address(partnership))
            groups.append(PlanDisagreements(link, name, wrong, own))
        for plan in context.library.plans_of(partnership):
            verdicts = tuple(plan_verdicts(context, plan))
            checked += len(verdicts)
            differing = tuple(verdict for verdict in verdicts if verdict.agrees is False)
            recorded = tuple(_recorded(context, plan))
            if differing or recorded:
                heading = f"{partnership.record.title} · {plan.record.title}"
                link = Link(heading, context.address(plan))
                groups.append(
                    PlanDisagreements(link, partnership.record.title, differing, recorded)
                )
    return DisagreementsView(
        title=context.text("disagreements-title"),
        address=context.page("disagreements"),
        description=context.text("disagreements-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        groups=tuple(groups),
        checked=checked,
        differing=sum(len(group.computed) for group in groups),
        recorded=sum(len(group.recorded) for group in groups),
    )


def _changes(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[Verdict]:
    """Printed changes of a partnership's indicators, held against the measured values."""
    for entry in indicators_of(context, partnership.id):
        for found in printed_changes(context, entry.record):
            if found.agrees is not None:
                yield replace(found, source=context.link(entry))


def _of_partnership(
    context: ViewContext, partnership: Entry[Partnership]
) -> Iterator[DisagreementItem]:
    yield from disagreements(partnership.record.disagreements, context.link(partnership))
    for entry in indicators_of(context, partnership.id):
        yield from disagreements(entry.record.disagreements, context.link(entry))


def _recorded(context: ViewContext, plan: Entry[Plan]) -> Iterator[DisagreementItem]:
    yield from disagreements(plan.record.disagreements, context.link(plan))
    for activity in context.library.activities_of(plan):
        yield from disagreements(activity.record.disagreements, context.link(activity))
    for report in context.library.reports_of(plan):
        link = context.link(report)
        yield from disagreements(report.record.disagreements, link)
        for item in report.record.activities:
            title = context.library.activities[item.activity].record.title
            place = Link(f"{title}: {link.text}", f"{link.address}#del-aktiviteter")
            yield from disagreements(item.disagreements, place)
