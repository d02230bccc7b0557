"""The plans of each partnership that no later edition took the place of, on the front page."""

from dataclasses import dataclass, replace

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, present, section
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.hundred import hundred
from actionplans.views.parts.standing import plan_tag
from actionplans.views.parts.yearly_grant import plan_grant

_MOST = 12
"""The most plans on the front page; the index of plans has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestPlan:
    """A partnership with a plan that no later edition took the place of."""

    id: str
    """The partnership's id, from which its colour in the style sheet follows."""

    partnership: Link
    kind: str
    plan: Link | None
    """None where the partnership has no plan on the site."""

    tag: str | None
    """When the plan ends, ended or begins, in two or three words; None where that is not known."""

    summary: str | None
    """That of the plan in the page's language, or of a partnership without one."""

    amount: str | None
    """The sum that it grants in its reference year, in words."""

    amount_label: str | None
    activities: str | None
    """The number of its activities in words."""

    picture: tuple[Part, ...] = ()
    """What is drawn of the plan."""

    more: Link | None = None
    """The link to the partnership, in words that no other link of the page has."""


@dataclass(frozen=True, slots=True)
class NewestPlans(Part):
    """The newest plans of a site, by partnership."""

    items: tuple[NewestPlan, ...]

    @property
    def children(self) -> tuple[Part, ...]:
        """The pictures of all plans."""
        return tuple(part for item in self.items for part in item.picture)


def newest_plans(context: ViewContext, intro: Part | None = None) -> Section | None:
    """The section of the newest plans; None without any partnership.

    Args:
        context: the site.
        intro: what stands before the plans.
    """
    items = tuple(_chosen(context))
    return section(
        context.anchor("plans"),
        context.text("plans"),
        NewestPlans(items) if items else None,
        paragraph(_all_plans(context, sum(it.plan is not None for it in items))),
        intro=intro,
    )


def _chosen(context: ViewContext) -> list[NewestPlan]:
    """The plans, and the partnerships without any; of too many, those of the latest years.

    Of a partnership whose editions do not say which is newer, each is here: any may be in force.
    """
    library = context.library
    found: list[tuple[int, NewestPlan]] = []
    for partnership in library.partnerships.values():
        plans = [it for it in library.plans_of(partnership) if not library.is_superseded(it)]
        found += [(_latest_year(plan), _newest(context, partnership, plan)) for plan in plans]
        if not plans:
            found.append((0, _without_plan(context, partnership)))
    least = sorted((year for year, _ in found), reverse=True)[:_MOST][-1] if found else 0
    return [item for year, item in found if year >= least][:_MOST]


def _latest_year(plan: Entry[Plan]) -> int:
    """The last year that a plan describes; 0 where it states none."""
    return plan.record.described_years[-1] if plan.record.described_years else 0


def _newest(context: ViewContext, partnership: Entry[Partnership], plan: Entry[Plan]) -> NewestPlan:
    grant, link = plan_grant(context, plan), context.link(partnership)
    return NewestPlan(
        id=partnership.id,
        partnership=link,
        kind=context.language.label("PartnershipKind", partnership.record.kind),
        plan=context.link(plan),
        tag=plan_tag(context, plan),
        summary=_summary(context, plan),
        amount=grant.amount.text if grant else None,
        amount_label=grant.label if grant else None,
        activities=activity_count(context, context.library.activities_of(plan)),
        picture=present(hundred(context, plan)),
        more=replace(link, text=context.text("more-about", name=link.text)),
    )


def _without_plan(context: ViewContext, partnership: Entry[Partnership]) -> NewestPlan:
    return NewestPlan(
        id=partnership.id,
        partnership=context.link(partnership),
        kind=context.language.label("PartnershipKind", partnership.record.kind),
        plan=None,
        tag=None,
        summary=_summary(context, partnership),
        amount=None,
        amount_label=None,
        activities=None,
    )


def _summary(context: ViewContext, entry: Entry[Plan] | Entry[Partnership]) -> str | None:
    """The summary of a record in the language of the pages; None where it has none in it."""
    if not context.code:
        return entry.record.summary
    translation = context.library.translations(entry).get(context.code)
    return translation.record.summary if translation else None


def _all_plans(context: ViewContext, shown: int) -> Link | None:
    """The link to the index of plans; None where all are here."""
    count = len(context.library.plans)
    return (
        Link(context.text("all-plans", count=count), context.page("plans"))
        if count > shown
        else None
    )
