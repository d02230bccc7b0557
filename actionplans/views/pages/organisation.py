"""The page of an organisation: its facts, and its activities in every plan."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.reference import Reference
from actionplans.views.basic_parts import PageHead, aside_links, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, View, present, section
from actionplans.views.parts.activity_list import activities_by_plan
from actionplans.views.parts.facts import Facts


def organisation_view(context: ViewContext, entry: Entry[Organisation]) -> View:
    """The page of one organisation."""
    record, text = entry.record, context.text
    children = context.library.references_to(entry, Organisation, "parent")
    website = Link(text("own-site"), record.url, outside=True) if record.url else None
    head = PageHead(
        kind=context.language.label("OrganisationKind", record.kind),
        title=record.name,
        summary=record.description,
    )
    return View(
        title=record.name,
        address=context.address(entry),
        description=record.description,
        breadcrumbs=(context.home(), Link(text("organisations"), context.page("organisations"))),
        head=(head,),
        aside=present(
            Facts(tuple(_facts(context, record))),
            paragraph(website),
            aside_links(text("takes-part-in"), _memberships(context, entry)),
            aside_links(text("has-parts"), context.by_alphabet(child.source for child in children)),
        ),
        sections=_activities(context, entry),
    )


def _facts(context: ViewContext, record: Organisation) -> Iterator[Fact]:
    if record.parent:
        yield Fact(
            context.label(Organisation, "parent"),
            (context.link(context.organisation(record.parent)),),
        )
    names = [record.short_name] if record.short_name else []
    names += [alias for alias in record.aliases if alias not in names]
    if names:
        yield Fact(context.label(Organisation, "aliases"), tuple(Link(name) for name in names))


def _activities(context: ViewContext, entry: Entry[Organisation]) -> tuple[Part, ...]:
    """The activities of an organisation by its role, or the sentence that it has none."""
    text = context.text
    sections = present(
        _by_role(
            context,
            entry,
            "responsible",
            context.anchor("responsible-for"),
            text("responsible-for"),
        ),
        _by_role(context, entry, "partners", context.anchor("partner"), text("partner-in")),
    )
    return sections or present(paragraph(text("no-part-in-activities")))


def _by_role(
    context: ViewContext, entry: Entry[Organisation], field: str, id: str, heading: str
) -> Section | None:
    """The activities that name an organisation in a field, by plan."""
    roles: dict[str, str | None] = {}
    activities = []
    for reference in context.library.references_to(entry, Activity, field):
        activity = reference.source
        roles[activity.id] = getattr(activity.record, field)[reference.path[1]].role
        activities.append(activity)
    return section(id, heading, *activities_by_plan(context, activities, roles))


def _memberships(context: ViewContext, entry: Entry[Organisation]) -> tuple[Link, ...]:
    """The partnerships and agreements that an organisation is a party to."""
    references: list[Reference[Partnership] | Reference[Plan]] = [
        *context.library.references_to(entry, Partnership, "members", "housing_associations"),
        *context.library.references_to(entry, Plan, "agreement"),
    ]
    return tuple(dict.fromkeys(context.link(reference.source) for reference in references))
