"""The page of an organisation, and the index of them: who does what, in every plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from actionplans.model.activity import Activity
from actionplans.model.money import add
from actionplans.model.party import Organisation
from actionplans.reader import Entry
from actionplans.views.parts import ActivityGroup, Fact, Link, View
from actionplans.views.rows import grouped_by_plan
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in the index."""

    link: Link
    short: str | None
    kind: str
    parent: str | None
    count: str


@dataclass(frozen=True, slots=True)
class Initial:
    """The organisations under a letter."""

    letter: str
    lines: tuple[OrganisationLine, ...]


@dataclass(frozen=True, slots=True)
class OrganisationsView(View):
    """The index of organisations."""

    initials: tuple[Initial, ...]


def organisation_view(shared: Shared, entry: Entry[Organisation]) -> OrganisationView:
    """The page of one organisation."""
    record = entry.record
    children = shared.library.links_to(entry, "parent", "entries")
    return OrganisationView(
        title=record.name,
        address=shared.address(entry),
        description=record.description,
        breadcrumbs=(shared.home(), _index(shared)),
        partnership=None,
        draft=False,
        short=record.short_name,
        kind=shared.language.word("OrganisationKind", record.kind),
        summary=record.description,
        facts=tuple(_facts(shared, record)),
        url=record.url,
        responsible=_groups(shared, entry, "responsible"),
        partner=_groups(shared, entry, "partners"),
        children=tuple(
            sorted(
                (shared.link(x.source) for x in children),
                key=lambda x: shared.language.collate(x.text),
            )
        ),
        members_of=_memberships(shared, entry),
    )


def _index(shared: Shared) -> Link:
    return Link(shared.text("organisations"), shared.page("organisations"))


def _facts(shared: Shared, record: Organisation) -> Iterator[Fact]:
    if record.parent:
        yield Fact(shared.text("part-of"), (shared.link(shared.organisation(record.parent)),))
    names = [record.short_name] if record.short_name else []
    names += [alias for alias in record.aliases if alias not in names]
    if names:
        yield Fact(shared.text("also-called"), tuple(Link(name) for name in names))


def _groups(shared: Shared, entry: Entry[Organisation], field: str) -> tuple[ActivityGroup, ...]:
    """The activities in which an organisation has a part, under the plan that each belongs to."""
    roles: dict[str, str | None] = {}
    activities = []
    for link in shared.library.links_to(entry, field):
        if link.source.kind == "activity":
            activity = cast(Entry[Activity], link.source)
            roles[activity.id] = getattr(activity.record, field)[link.path[1]].role
            activities.append(activity)
    groups = grouped_by_plan(shared, activities, roles)
    if field != "responsible":
        return groups
    return tuple(_with_money(shared, group, activities) for group in groups)


def _with_money(
    shared: Shared, group: ActivityGroup, activities: list[Entry[Activity]]
) -> ActivityGroup:
    """A plan's group with what it grants, in the plan's year, to these activities together."""
    address = group.heading.address or ""
    plan = shared.library.plans[address.strip("/")]
    year = plan.record.plan_year or plan.record.period.end.year
    own = {a.id: a for a in activities if shared.library.plan_of(a) is plan}
    total = add(line.grant.get(year) for a in own.values() for line in a.record.overview_lines)
    if not total.is_stated:
        return group
    note = shared.text("granted-together", amount=shared.kroner(total.amount), year=year)
    return replace(group, note=note)


def _memberships(shared: Shared, entry: Entry[Organisation]) -> tuple[Link, ...]:
    """The partnerships and agreements that an organisation is a party to."""
    links = shared.library.links_to(entry, "members", "housing_associations", "agreement")
    return tuple(dict.fromkeys(shared.link(link.source) for link in links))


def organisations_view(shared: Shared) -> OrganisationsView:
    """The index of organisations, by alphabet."""
    entries = sorted(
        shared.library.organisations.values(),
        key=lambda entry: shared.language.collate(entry.record.name),
    )
    letters: dict[str, list[OrganisationLine]] = {}
    for entry in entries:
        letters.setdefault(entry.record.name[0].upper(), []).append(_line(shared, entry))
    title = shared.text("organisations")
    return OrganisationsView(
        title=title,
        address=shared.page("organisations"),
        description=shared.text("organisations-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        initials=tuple(Initial(letter, tuple(lines)) for letter, lines in letters.items()),
    )


def _line(shared: Shared, entry: Entry[Organisation]) -> OrganisationLine:
    record = entry.record
    links = shared.library.links_to(entry, "responsible", "partners")
    activities = {link.source.id for link in links if link.source.kind == "activity"}
    return OrganisationLine(
        link=shared.link(entry),
        short=record.short_name if record.short_name != record.name else None,
        kind=shared.language.word("OrganisationKind", record.kind),
        parent=shared.organisation(record.parent).record.name if record.parent else None,
        count=shared.text("activity-count", count=len(activities)),
    )
