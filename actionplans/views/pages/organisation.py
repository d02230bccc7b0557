"""The page of an organisation, and the index of them: who does what, in every plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.money import add
from actionplans.model.party import Organisation
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityGroup, grouped_by_plan


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
    children = context.library.links_to(entry, "parent", "entries")
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
    for link in context.library.links_to(entry, field):
        if link.source.kind == "activity":
            activity = cast(Entry[Activity], link.source)
            roles[activity.id] = getattr(activity.record, field)[link.path[1]].role
            activities.append(activity)
    groups = grouped_by_plan(context, activities, roles)
    if field != "responsible":
        return groups
    return tuple(_with_money(context, group, activities) for group in groups)


def _with_money(
    context: ViewContext, group: ActivityGroup, activities: list[Entry[Activity]]
) -> ActivityGroup:
    """A plan's group with what it grants, in the plan's year, to these activities together."""
    address = group.heading.address or ""
    plan = context.library.plans[address.strip("/")]
    year = plan.record.plan_year or plan.record.period.end.year
    own = {a.id: a for a in activities if context.library.plan_of(a) is plan}
    total = add(line.grant.get(year) for a in own.values() for line in a.record.overview_lines)
    if not total.is_stated:
        return group
    note = context.text("granted-together", amount=context.kroner(total.amount), year=year)
    return replace(group, note=note)


def _memberships(context: ViewContext, entry: Entry[Organisation]) -> tuple[Link, ...]:
    """The partnerships and agreements that an organisation is a party to."""
    links = context.library.links_to(entry, "members", "housing_associations", "agreement")
    return tuple(dict.fromkeys(context.link(link.source) for link in links))
