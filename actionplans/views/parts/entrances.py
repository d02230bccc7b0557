"""The partnerships and their plans on the front page."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.activity_list import activity_count
from actionplans.views.parts.standing import standing
from actionplans.views.parts.yearly_grant import plan_grant


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntrance:
    """A plan on the front page."""

    link: Link
    summary: str | None
    amount: str | None
    """The sum that it grants in its reference year, in words."""

    amount_label: str | None
    activities: str | None
    """The number of its activities in words; None where the site describes none."""

    state: str
    """Whether it runs, in a sentence."""

    tag: str
    """The same in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipEntrance:
    """A partnership on the front page, with its plans."""

    id: str
    """The partnership's id, from which its colour in the style sheet follows."""

    link: Link
    kind: str
    summary: str | None
    plans: tuple[PlanEntrance, ...]


@dataclass(frozen=True, slots=True)
class Entrances(Part):
    """All partnerships with their plans."""

    items: tuple[PartnershipEntrance, ...]


def entrances(context: ViewContext) -> Entrances | None:
    """All partnerships with their plans; None without any."""
    return listed(Entrances, _partnerships(context))


def _partnerships(context: ViewContext) -> Iterator[PartnershipEntrance]:
    for entry in context.library.partnerships.values():
        plans = context.library.plans_of(entry)
        yield PartnershipEntrance(
            id=entry.id,
            link=context.link(entry),
            kind=context.language.label("PartnershipKind", entry.record.kind),
            summary=entry.record.summary,
            plans=tuple(_plan(context, plan) for plan in plans),
        )


def _plan(context: ViewContext, entry: Entry[Plan]) -> PlanEntrance:
    grant = plan_grant(context, entry)
    plan_standing = standing(context, entry)
    return PlanEntrance(
        link=context.link(entry),
        summary=entry.record.summary,
        amount=grant.amount.text if grant else None,
        amount_label=grant.label if grant else None,
        activities=activity_count(context, entry),
        state=plan_standing.state,
        tag=plan_standing.tag,
    )
