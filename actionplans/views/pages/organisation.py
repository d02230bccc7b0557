"""The page of an organisation, and the index of them: who does what, in every plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.reference import Reference
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityGroup, granted_together, grouped_by_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView(View):
    """Everything on an organisation's page."""

    short: str | None
    kind: str
    summary: str | None
    facts: tuple[Fact, ...]
    url: str | None
    responsible: tuple[ActivityGroup, ...]
    partner: tuple[ActivityGroup, ...]
    children: tuple[Link, ...]
    members_of: tuple[Link, ...]


def organisation_view(context: ViewContext, entry: Entry[Organisation]) -> OrganisationView:
    """The page of one organisation."""
    record = entry.record
    children = context.library.references_to(entry, Organisation, "parent")
    return OrganisationView(
        title=record.name,
        address=context.address(entry),
        description=record.description,
        breadcrumbs=(context.home(), _index(context)),
        partnership=None,
        draft=False,
        short=record.short_name,
        kind=context.language.label("OrganisationKind", record.kind),
        summary=record.description,
        facts=tuple(_facts(context, record)),
        url=record.url,
        responsible=_groups(context, entry, "responsible"),
        partner=_groups(context, entry, "partners"),
        children=tuple(
            sorted(
                (context.link(x.source) for x in children),
                key=lambda x: context.language.sort_key(x.text),
            )
        ),
        members_of=_memberships(context, entry),
    )


def _index(context: ViewContext) -> Link:
    return Link(context.text("organisations"), context.page("organisations"))


def _facts(context: ViewContext, record: Organisation) -> Iterator[Fact]:
    if record.parent:
        yield Fact(context.text("part-of"), (context.link(context.organisation(record.parent)),))
    names = [record.short_name] if record.short_name else []
    names += [alias for alias in record.aliases if alias not in names]
    if names:
        yield Fact(context.text("also-called"), tuple(Link(name) for name in names))


def _groups(
    context: ViewContext, entry: Entry[Organisation], field: str
) -> tuple[ActivityGroup, ...]:
    """The activities in which an organisation has a part, under the plan that each belongs to."""
    roles: dict[str, str | None] = {}
    activities = []
    for reference in context.library.references_to(entry, Activity, field):
        activity = reference.source
        roles[activity.id] = getattr(activity.record, field)[reference.path[1]].role
        activities.append(activity)
    if field != "responsible":
        return grouped_by_plan(context, activities, roles)
    return grouped_by_plan(context, activities, roles, partial(_grant_note, context))


def _grant_note(
    context: ViewContext, plan: Entry[Plan], activities: list[Entry[Activity]]
) -> str | None:
    """What a plan grants an organisation's activities together; None where it states nothing."""
    total = granted_together(plan, activities)
    if not total.is_stated:
        return None
    amount, year = context.kroner(total.amount), plan.record.reference_year
    return context.text("granted-together", amount=amount, year=year)


def _memberships(context: ViewContext, entry: Entry[Organisation]) -> tuple[Link, ...]:
    """The partnerships and agreements that an organisation is a party to."""
    references: list[Reference[Partnership] | Reference[Plan]] = [
        *context.library.references_to(entry, Partnership, "members", "housing_associations"),
        *context.library.references_to(entry, Plan, "agreement"),
    ]
    return tuple(dict.fromkeys(context.link(reference.source) for reference in references))
