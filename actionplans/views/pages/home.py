"""The front page."""

from dataclasses import dataclass

from markupsafe import Markup

from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.shortcuts import Shortcut, needs
from actionplans.views.parts.standing import Standing, standing
from actionplans.views.parts.year_sums import YearSum, year_sums


@dataclass(frozen=True, slots=True)
class PlanEntrance:
    """A plan on the front page."""

    link: Link
    standing: Standing
    summary: str | None
    activities: str
    latest: YearSum | None
    granted: str
    """What the latest sum is, and of when."""


@dataclass(frozen=True, slots=True)
class PartnershipEntrance:
    """A partnership on the front page, with its plans."""

    link: Link
    id: str
    kind: str
    summary: str | None
    plans: tuple[PlanEntrance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The front page."""

    summary: str | None
    body: Markup
    needs: tuple[Shortcut, ...]
    partnerships: tuple[PartnershipEntrance, ...]


def home_view(context: ViewContext, entry: Entry[TextPage]) -> HomeView:
    """The front page: what this is, and the way to each plan."""
    return HomeView(
        title=entry.record.title,
        address="",
        description=context.description(entry.record.summary),
        breadcrumbs=(),
        partnership=None,
        draft=entry.record.draft,
        summary=entry.record.summary,
        body=context.body(entry).html,
        needs=needs(context),
        partnerships=tuple(_entrance(context, id) for id in context.library.partnerships),
    )


def _entrance(context: ViewContext, id: str) -> PartnershipEntrance:
    entry = context.library.partnerships[id]
    plans = []
    for plan in context.library.plans_of(entry):
        count = context.text("activity-count", count=len(context.library.activities_of(plan)))
        year = str(plan.record.reference_year)
        sums = {one.year: one for one in year_sums(context, plan)}
        summary = plan.record.summary
        plans.append(
            PlanEntrance(
                context.link(plan),
                standing(context, plan),
                summary,
                count,
                sums.get(year),
                context.granted_in(plan.record),
            )
        )
    kind = context.language.label("PartnershipKind", entry.record.kind)
    return PartnershipEntrance(context.link(entry), id, kind, entry.record.summary, tuple(plans))
